"""The newest pictures, with the words that they are known by."""

from qwen_studio.library.database import Database
from qwen_studio.library.recent_pictures import recent_pictures
from tests.library.history import Writer


def test_the_newest_come_first_and_no_more_than_wanted(writer: Writer, database: Database) -> None:
    writer.job("a" * 64, "Make it warm", "b" * 64, "c" * 64)
    writer.job("a" * 64, "铅笔素描", "d" * 64)
    found = database.call(recent_pictures, 2)
    assert [(picture.words, picture.content_hash[0]) for picture in found] == [("铅笔素描", "d"), ("Make it warm", "c")]


def test_without_an_instruction_a_picture_is_known_by_its_file(writer: Writer, database: Database) -> None:
    writer.job("a" * 64, " ", "b" * 64)
    assert database.call(recent_pictures, 5)[0].words.endswith("-1.png")


def test_the_trash_is_left_out(writer: Writer, database: Database) -> None:
    writer.job("a" * 64, "Make it warm", "b" * 64)
    database.call(lambda c: c.execute("UPDATE pictures SET trashed_at = created_at"))
    assert database.call(recent_pictures, 5) == []
