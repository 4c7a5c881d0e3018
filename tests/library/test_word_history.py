"""The words that were sent before: each once, newest first, and the pinned ones at hand."""

from dataclasses import replace
from datetime import timedelta

from qwen_studio.core.job import JobState
from qwen_studio.core.presets import WordsKind
from qwen_studio.library import jobs, word_history
from qwen_studio.library.database import Database
from qwen_studio.library.word_history import used_words
from tests.library.history import NOON, Writer

INSTRUCTION = WordsKind.INSTRUCTION


def words(database: Database, kind: WordsKind = INSTRUCTION) -> list[str]:
    return [used.words for used in database.call(used_words, kind)]


def test_each_instruction_stands_once_at_its_newest_use(database: Database, writer: Writer) -> None:
    for instruction in ("Make it warm", "把天空变成紫色", "Make it warm", " "):
        writer.job("a" * 64, instruction)

    assert words(database) == ["Make it warm", "把天空变成紫色"]
    warm = database.call(used_words, INSTRUCTION)[0]
    assert (warm.times, warm.used_at, warm.pinned) == (2, NOON + timedelta(minutes=3), False)


def test_what_was_imported_is_nobodys_words(database: Database, writer: Writer) -> None:
    writer.job("a" * 64, "From elsewhere", state=JobState.IMPORTED)

    assert words(database) == []


def test_negative_prompts_have_a_history_of_their_own(database: Database, writer: Writer) -> None:
    job = writer.job("a" * 64, "Make it warm")
    request = replace(job.request, images=(), negative_prompt="blur")
    database.call(jobs.insert, replace(job, id="f" * 32, request=request), ())

    assert words(database, WordsKind.AVOID) == ["blur"]


def test_pinned_words_come_first_and_stay_without_an_edit(database: Database, writer: Writer) -> None:
    writer.job("a" * 64, "old")
    writer.job("a" * 64, "new")
    for pinned in ("old", "old", "Never sent {slot}"):
        database.call(word_history.pin, INSTRUCTION, pinned, NOON)
    database.call(word_history.pin, WordsKind.AVOID, "blur", NOON)

    assert words(database) == ["old", "Never sent {slot}", "new"]
    assert [used.pinned for used in database.call(used_words, INSTRUCTION)] == [True, True, False]
    assert database.call(used_words, INSTRUCTION)[1].used_at is None

    database.call(word_history.unpin, INSTRUCTION, "old")
    database.call(word_history.unpin, INSTRUCTION, "Never sent {slot}")
    assert words(database) == ["new", "old"]
    assert words(database, WordsKind.AVOID) == ["blur"]
