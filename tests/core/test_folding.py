"""Chains of edits as one edit."""

from qwen_studio.core.folding import ChainStep, fold
from qwen_studio.core.picture import JobInput

HAT = JobInput(2, "hat", "hat.png")
COAT = JobInput(2, "coat", "coat.png")
BAG = JobInput(3, "bag", "bag.png")


def test_the_instructions_stand_one_after_the_other_each_as_a_sentence() -> None:
    folded = fold([ChainStep("Make it warm"), ChainStep(" Add steam. "), ChainStep(""), ChainStep("把杯子变成蓝色。")])
    assert folded.instruction == "Make it warm.\nAdd steam.\n把杯子变成蓝色。"
    assert folded.also_from == ()


def test_each_name_of_an_image_follows_its_picture() -> None:
    folded = fold(
        [
            ChainStep("Put the hat of Image 2 on her in Image 1", (HAT,)),
            ChainStep("She wears the coat of image 2; 图2", (COAT,)),
        ]
    )
    assert folded.instruction == "Put the hat of Image 2 on her in Image 1.\nShe wears the coat of image 3; 图3."
    assert [image.content_hash for image in folded.also_from] == ["hat", "coat"]


def test_a_picture_used_twice_takes_one_slot() -> None:
    folded = fold(
        [ChainStep("Hat of Image 2", (HAT,)), ChainStep("Bag of Image 3", (HAT, BAG)), ChainStep("x", (BAG,))]
    )
    assert [image.content_hash for image in folded.also_from] == ["hat", "bag"]
    assert folded.left_out == 0


def test_what_finds_no_slot_is_counted() -> None:
    folded = fold([ChainStep("Image 2", (HAT,)), ChainStep("Images 2 and Image 3", (COAT, BAG))])
    assert folded.left_out == 1
    assert [image.content_hash for image in folded.also_from] == ["hat", "coat"]
    assert folded.instruction == "Image 2.\nImages 3 and Image 3."
