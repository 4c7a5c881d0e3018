"""What a look at an instruction finds, where, and how it is mended."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.catalog import Catalog, Model
from qwen_studio.core.instruction_checks import Check, CheckKind, check_instruction
from qwen_studio.core.prompt import instruction_length

DOCUMENT_EXAMPLES = (
    ("Replace the dotted shirt with a light blue shirt.", 1),
    ("Change the background of the image to Antarctica.", 1),
    ('Replace the words "HEALTH INSURANCE" on the letter blocks with "Tomorrow will be better".', 1),
    (
        (
            "Generate an image that matches the depth map, following this description: A dilapidated red bicycle is "
            "parked on a muddy path with a dense primeval forest in the background."
        ),
        1,
    ),
    (
        (
            "Make the girl from Image 1 wear the black dress from Image 2 and sit in the pose from Image 3. Keep her "
            "clothing, hairstyle, and expression unchanged, and ensure the action is natural and smooth."
        ),
        3,
    ),
)


@pytest.fixture(scope="session")
def model(catalog: Catalog) -> Model:
    found = catalog.model("qwen-image-edit-plus")
    assert found is not None
    return found


def found(text: str, filled: tuple[int, ...], model: Model, kind: CheckKind) -> list[Check]:
    return [check for check in check_instruction(text, filled, model) if check.kind is kind]


def the_one(text: str, filled: tuple[int, ...], model: Model) -> Check:
    (check,) = check_instruction(text, filled, model)
    return check


@pytest.mark.parametrize(("text", "images"), DOCUMENT_EXAMPLES)
def test_nothing_is_odd_about_the_examples_of_the_service(text: str, images: int, model: Model) -> None:
    assert check_instruction(text, tuple(range(1, images + 1)), model) == ()


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_nothing_is_said_of_an_instruction_that_is_not_begun(text: str, model: Model) -> None:
    assert check_instruction(text, (1, 2), model) == ()


def test_what_the_service_would_cut_is_found_to_the_character(model: Model) -> None:
    text = "  " + "Sky. " * 159 + "12345 lost words"
    check = the_one(text, (1,), model)
    assert check.kind is CheckKind.TOO_LONG
    assert text[check.start : check.end] == " lost words"
    assert len(text.strip()[: check.start - 2]) == 800
    # Mended, it ends with a whole sentence.
    assert check.fixed == ("Sky. " * 159).strip()


def test_exactly_at_the_limit_nothing_is_cut(model: Model) -> None:
    assert check_instruction("字" * 800, (1,), model) == ()
    assert the_one("字" * 801, (1,), model).fixed == "字" * 800


def test_a_limit_in_tokens_is_estimated(model: Model, catalog: Catalog) -> None:
    tokens = catalog.model("qwen-image-2.0")
    assert tokens is not None
    text = "字" * (tokens.instruction_limit + 5)
    check = the_one(text, (1,), tokens)
    assert (check.kind, check.end - check.start) == (CheckKind.TOO_LONG, 5)


@pytest.mark.parametrize(
    ("text", "filled", "named", "fixed"),
    [
        ("Brighten Image 2", (1,), "Image 2", "Brighten Image 1"),
        ("Put Image 3 into Image 1, and Image 3 only", (1, 2), "Image 3", "Put Image 2 into Image 1, and Image 2 only"),
        ("把图3放到图1里", (1, 2), "图3", "把图2放到图1里"),
        ("Put Image 3 and Image 4 into Image 1", (1, 2), "Image 3", None),
        ("Brighten Image 1", (), "Image 1", None),
    ],
)
def test_an_image_without_a_picture(
    text: str, filled: tuple[int, ...], named: str, fixed: str | None, model: Model
) -> None:
    check = found(text, filled, model, CheckKind.MISSING_IMAGE)[0]
    assert text[check.start : check.end] == named
    assert check.fixed == fixed


@pytest.mark.parametrize(
    ("text", "filled", "kind", "images", "fixed"),
    [
        ("Mix them", (1, 2), CheckKind.NO_IMAGE_NAMED, (1, 2), "Mix them. Use Image 1 and Image 2."),
        ("Mix them.", (1, 2, 3), CheckKind.NO_IMAGE_NAMED, (1, 2, 3), "Mix them. Use Image 1, Image 2 and Image 3."),
        ("混合它们", (1, 2), CheckKind.NO_IMAGE_NAMED, (1, 2), "混合它们。使用图1和图2。"),
        ("Blur Image 1", (1, 3), CheckKind.UNUSED_IMAGE, (3,), "Blur Image 1. Use Image 3."),
        (
            "Put the cat of the first picture into the second photo.",
            (1, 2),
            CheckKind.NO_IMAGE_NAMED,
            (1, 2),
            "Put the cat of Image 1 into Image 2.",
        ),
        ("把第一张图的猫放到第二张照片", (1, 2), CheckKind.NO_IMAGE_NAMED, (1, 2), "把图1的猫放到图2"),
        # The third is not called anything, so numbers alone would not do.
        (
            "Put the first picture on the second",
            (1, 2, 3),
            CheckKind.NO_IMAGE_NAMED,
            (1, 2, 3),
            "Put the first picture on the second. Use Image 1, Image 2 and Image 3.",
        ),
    ],
)
def test_pictures_that_the_words_leave_out(
    text: str, filled: tuple[int, ...], kind: CheckKind, images: tuple[int, ...], fixed: str, model: Model
) -> None:
    check = the_one(text, filled, model)
    assert (check.kind, check.images, check.fixed) == (kind, images, fixed)


def test_one_picture_needs_no_name(model: Model) -> None:
    assert check_instruction("Make it sepia", (1,), model) == ()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("a sign that says open today above the door", 'a sign that says "open today" above the door'),
        ("Write Happy birthday on the cake", 'Write "Happy birthday" on the cake'),
        ("Write 'Hello you' on the cake", 'Write "Hello you" on the cake'),
        ("Add the title Summer Sale at the top", 'Add the title "Summer Sale" at the top'),
        ("change the title to Summer Sale", 'change the title to "Summer Sale"'),
        (
            "Replace the words HEALTH INSURANCE with Tomorrow will be better",
            'Replace the words "HEALTH INSURANCE" with "Tomorrow will be better"',
        ),
        ('Replace "OPEN" with CLOSED', 'Replace "OPEN" with "CLOSED"'),
        ("把文字“开业”改为停业", "把文字“开业”改为“停业”"),
        ("在牌子上写上欢迎光临", "在牌子上写上“欢迎光临”"),
        ("添加文字：新年快乐，红色", "添加文字：“新年快乐”，红色"),
    ],
)
def test_words_to_be_written_get_double_quotes(text: str, fixed: str, model: Model) -> None:
    check = the_one(text, (1,), model)
    assert (check.kind, check.fixed) == (CheckKind.UNQUOTED, fixed)
    assert text[check.start : check.end].strip("'") in fixed


@pytest.mark.parametrize(
    "text",
    [
        'a sign that says "open"',
        "a sign that says “open”",
        "change the text colour to Red",
        "change the sign to Chinese",
        "Add a title to the poster",
        "Add a caption below",
        "Write Image 1 on Image 1",
        "the dog's and cat's bowls",
        "a dog reading a book",
        "把文字改成红色",
        "把标题换成英文",
        "在牌子上写上“欢迎光临”",
        "在牌子上写上「欢迎光临」",
    ],
)
def test_what_is_no_text_or_has_its_quotes_is_left_alone(text: str, model: Model) -> None:
    assert found(text, (1,), model, CheckKind.UNQUOTED) == []


@pytest.mark.parametrize(
    ("text", "person", "fixed"),
    [
        (
            "Put the woman on a beach",
            "woman",
            "Put the woman on a beach. Keep the face, hair, expression and outfit unchanged.",
        ),
        ("Give him a suit!", "him", "Give him a suit! Keep the face, hair and expression unchanged."),
        ("让女孩穿上红色的裙子", "女孩", "让女孩穿上红色的裙子。保持人物的面部、发型和表情不变。"),
    ],
)
def test_an_edit_of_a_person_says_what_stays(text: str, person: str, fixed: str, model: Model) -> None:
    check = the_one(text, (1,), model)
    assert (check.kind, check.fixed) == (CheckKind.NOTHING_STAYS, fixed)
    assert text[check.start : check.end] == person


@pytest.mark.parametrize(
    "text",
    [
        "Make the man smile, and keep his clothes",
        "Only change the woman's hat",
        "Don't change her face",
        "Remove the people in the background",
        "Add a man with a dog",
        "Place the humane society logo there",
        "让女孩穿上红裙，保持面部不变",
        "去掉背景里的人",
        "一个机器人",
        "A manual on the table",
    ],
)
def test_who_says_what_stays_or_edits_nobody_hears_nothing(text: str, model: Model) -> None:
    assert found(text, (1,), model, CheckKind.NOTHING_STAYS) == []


def test_no_fix_makes_an_instruction_too_long(model: Model) -> None:
    text = "Put the woman on a beach " + "y" * 770
    (check,) = check_instruction(text, (1,), model)
    assert (check.kind, check.fixed) == (CheckKind.NOTHING_STAYS, None)


def test_quotes_that_part_the_words_anew_are_followed_to_the_end(model: Model) -> None:
    (check,) = found("' 写上 ' 写上 the first picture", (1,), model, CheckKind.UNQUOTED)
    assert check.fixed is not None
    assert found(check.fixed, (1,), model, CheckKind.UNQUOTED) == []


def test_an_article_is_only_too_long(model: Model) -> None:
    assert the_one("Write Hello on the woman's sign, " * 3000, (1, 2), model).kind is CheckKind.TOO_LONG


WORDS = st.lists(
    st.sampled_from(
        [
            *("Image 1", "Image 2", "Image 4", "the first picture", "the second photo", "the girl", "her hair", "Sale"),
            *("a sign that says", "write", "Happy day", "replace the words", "with", "'", '"', "“", ".", ",", "keep"),
            *("图1", "图3", "第一张图", "女孩", "写上", "欢迎", "改为", "。", "😀", "\n", " ", "x" * 40),
        ]
    ),
    max_size=14,
).map(" ".join)


@given(text=WORDS | st.text(), filled=st.sampled_from([(), (1,), (1, 2), (1, 3), (1, 2, 3)]), limit=st.integers(1, 900))
def test_every_finding_lies_in_the_text_and_its_fix_mends_it(
    text: str, filled: tuple[int, ...], limit: int, model: Model
) -> None:
    model = replace(model, instruction_limit=limit)
    for check in check_instruction(text, filled, model):
        assert 0 <= check.start <= check.end <= len(text)
        if check.fixed is None:
            continue
        left = [(c.kind, c.images) for c in check_instruction(check.fixed, filled, model)]
        assert (check.kind, check.images) not in left
        if check.kind is CheckKind.TOO_LONG:
            assert text.strip().startswith(check.fixed)
        else:
            limit_now = max(limit, instruction_length(text.strip(), model))
            assert instruction_length(check.fixed.strip(), model) <= limit_now
