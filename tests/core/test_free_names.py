"""Names that no other file has."""

from qwen_studio.core.free_names import FreeNames


def test_a_name_is_given_once() -> None:
    names = FreeNames()
    assert [names.take("cat", ".png") for _ in range(3)] == ["cat.png", "cat 2.png", "cat 3.png"]
    assert names.take("cat", ".jpg") == "cat.jpg"


def test_names_that_differ_by_case_or_composition_are_the_same() -> None:
    names = FreeNames(["CAT.PNG", "cat 2.png"])
    assert names.take("cat", ".png") == "cat 3.png"
    assert names.take("u\u0308ber", ".png") == "u\u0308ber.png"
    assert names.take("Über", ".png") == "Über 2.png"


def test_ten_thousand_of_one_name_take_no_time_that_grows() -> None:
    names = FreeNames()
    given = [names.take("same", ".png") for _ in range(10_000)]
    assert len(set(given)) == 10_000
    assert given[-1] == "same 10000.png"
