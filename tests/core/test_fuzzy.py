"""Finding by beginnings, initials, letters in order, and in spite of a slip."""

import pytest

from qwen_studio.core.fuzzy import Searched, Wanted

TITLES = [
    "Export",
    "Gallery",
    "Show in folder",
    "Show the library folder",
    "Compare the two",
    "Compare before and after with a slider",
    "Keyboard shortcuts",
    "Turn the photo into a pencil sketch",
    "铅笔素描风格",
    "把背景换成海滩",
    "Café au lait",
]


def found(typed: str, *, beside: str = "") -> list[str]:
    """The titles that fit, the best first."""
    wanted = Wanted(typed)
    matches = [(title, wanted.match(Searched(title), Searched(beside))) for title in TITLES]
    return [title for title, match in sorted(matches, key=lambda m: -m[1].score if m[1] else 0) if match]


def marked(typed: str, title: str) -> str:
    match = Wanted(typed).match(Searched(title), Searched(""))
    assert match is not None
    return "".join(title[place] for place in sorted(match.letters))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("exp", "Export"),
        ("EXPORT", "Export"),
        ("folder show", "Show in folder"),
        ("sif", "Show in folder"),
        ("ctt", "Compare the two"),
        ("galery", "Gallery"),
        ("gallrey", "Gallery"),
        ("exprot", "Export"),
        ("shortcut", "Keyboard shortcuts"),
        ("cafe", "Café au lait"),
        ("素描", "铅笔素描风格"),
        ("铅笔风格", "铅笔素描风格"),
        ("海滩 背景", "把背景换成海滩"),
        ("ｅｘｐｏｒｔ", "Export"),
    ],
)
def test_what_is_meant_comes_first(typed: str, title: str) -> None:
    assert found(typed)[0] == title


def test_every_word_must_be_there() -> None:
    assert found("compare slider") == ["Compare before and after with a slider"]
    assert found("compare beach") == []
    assert found("xyz") == []
    assert found("海边") == []


def test_a_beginning_comes_before_an_inside() -> None:
    assert found("port") == ["Export"]
    assert found("pen")[0] == "Turn the photo into a pencil sketch"
    assert found("show")[0] == "Show in folder", "of the two, more of it was typed"


def test_the_letters_that_were_typed_are_told() -> None:
    assert marked("sif", "Show in folder") == "Sif"
    assert marked("fold", "Show the library folder") == "fold"
    assert marked("é", "Café au lait") == "é"
    assert marked("素风", "铅笔素描风格") == "素风"


def test_what_stands_beside_counts_for_less_and_only_as_it_is() -> None:
    assert found("image export", beside="Image") == ["Export"]
    assert found("imge export", beside="Image") == []


def test_nothing_typed_fits_everything() -> None:
    assert Wanted("  ").is_empty
    assert len(found("")) == len(TITLES)


def test_hard_texts_come_to_an_end() -> None:
    # Without memory of what was tried it would take years.
    assert Wanted("一" * 10 + "xy").match(Searched("一" * 4000), Searched("")) is None
