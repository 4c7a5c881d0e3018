from collections.abc import Iterator
from decimal import Decimal

import pytest

from qwen_studio.api.failures import failure_of
from qwen_studio.core.errors import InputError, LibraryInUse
from qwen_studio.core.language import marked, sentences, speak_through, translate
from qwen_studio.core.spend import Period, Spend, over_cap


@pytest.fixture
def dutch() -> Iterator[None]:
    """Sentences of the program in another language, as far as anybody has translated them."""
    known = {
        ("api", "The service is busy."): "De dienst is bezet.",
        ("core", "This library is open on the computer “{computer}”."): "Deze bibliotheek is open op “{computer}”.",
        ("core", "month"): "maand",
    }
    speak_through(lambda context, text: known.get((context, text), text))
    yield
    speak_through(None)


def test_without_a_translator_words_stay_as_they_are() -> None:
    assert translate("core", "Say {what}.") == "Say {what}."
    assert marked("core", "Say {what}.") == "Say {what}."


@pytest.mark.usefixtures("dutch")
def test_an_error_is_worded_when_it_is_raised() -> None:
    error = LibraryInUse("Laptop")
    speak_through(None)
    assert error.message == "Deze bibliotheek is open op “Laptop”."
    assert LibraryInUse("Laptop").message == "This library is open on the computer “Laptop”."


@pytest.mark.usefixtures("dutch")
def test_a_table_made_at_import_is_read_in_the_language_of_the_moment() -> None:
    assert failure_of(503, "ServiceUnavailable", "", "", {}).message == "De dienst is bezet."
    speak_through(None)
    assert failure_of(503, "ServiceUnavailable", "", "", {}).message == "The service is busy."


@pytest.mark.usefixtures("dutch")
def test_what_nobody_has_translated_is_said_in_english_with_its_values() -> None:
    error = over_cap(Period.MONTH, Decimal(5), Spend(), Decimal("0.5"))
    assert "your maand cap of $5.00: $0.00 is spent." in error.message


def test_braces_in_what_the_service_says_stay() -> None:
    error = failure_of(400, "Never.Seen", "expected {size} of {}", "", {})
    assert error.message == "The service refused the edit with “Never.Seen”: expected {size} of {}"


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (("One.", "Two."), "One. Two."),
        (("One.", "", "Two."), "One. Two."),
        (("", "Two."), "Two."),
        ((), ""),
        (("一。", "二。"), "一。二。"),
        (("Say “一。”", "Two."), "Say “一。” Two."),
    ],
)
def test_sentences_follow_each_other_as_their_language_writes_them(said: tuple[str, ...], whole: str) -> None:
    assert sentences(*said) == whole


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    assert str(InputError("Wrong.", next_step="Do.")) == "Wrong. Do."
    assert str(InputError("错了。", next_step="请改。")) == "错了。请改。"
