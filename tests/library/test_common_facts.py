"""What several pictures have in common, and what was made from one."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from qwen_studio.library import albums, pictures, tags, trash
from qwen_studio.library.common_facts import Common, CommonFacts, common_facts
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.relatives import MOST, children
from tests.library.history import NOON, Writer


@pytest.fixture
def ids(database: Database, writer: Writer) -> list[int]:
    """Two pictures of one job, and one that was made from the first of them."""
    made = [writer.job("o", "Make it warm", "a", "b"), writer.job("a", "Then 更亮", "c")]
    return [picture.id for job in made for picture in database.call(pictures.of_job, job.id)]


def facts_of(database: Database, ids: Sequence[int]) -> CommonFacts:
    facts = database.call(common_facts, ids)
    assert facts is not None
    return facts


def test_values_are_shared_or_mixed(database: Database, ids: list[int]) -> None:
    database.call(pictures.set_rating, ids[:2], 3)
    database.call(pictures.set_note, ids[:1], "x")
    both = facts_of(database, ids[:2]).shared
    assert both["instruction"] == Common("Make it warm")
    assert both["rating"] == Common(3)
    assert both["note"] == Common(None, mixed=True)
    assert both["favourite"] == Common(0)
    every = facts_of(database, ids).shared
    assert every["instruction"] == Common(None, mixed=True)
    assert every["rating"] == Common(None, mixed=True)
    assert every["model"] == Common(both["model"].value)
    # One has a seed and another none: that is not the same either.
    database.call(lambda c: c.execute("UPDATE jobs SET seed = NULL"))
    assert facts_of(database, ids).shared["seed"] == Common(None)
    database.call(lambda c: c.execute("UPDATE jobs SET seed = 7 WHERE instruction = 'Make it warm'"))
    assert facts_of(database, ids).shared["seed"] == Common(None, mixed=True)
    assert facts_of(database, ids[:2]).shared["seed"] == Common(7)


def test_names_are_counted_and_money_is_added(database: Database, ids: list[int]) -> None:
    database.call(tags.add, ids, ["all"])
    database.call(tags.add, ids[:1], ["One"])
    album = database.call(albums.create, "Two of them")
    database.call(albums.add, album, ids[1:])
    database.call(lambda c: c.execute("UPDATE jobs SET demo = 0, unit_price = '0.03'"))
    facts = facts_of(database, [*ids, 999])
    assert (facts.count, facts.tags, facts.albums) == (3, {"all": 3, "One": 1}, {"Two of them": 2})
    assert facts.cost == Decimal("0.09")
    assert facts.file_bytes == sum(p.file_bytes for p in database.call(pictures.get_many, ids))
    database.call(lambda c: c.execute("UPDATE jobs SET unit_price = NULL WHERE instruction = 'Make it warm'"))
    assert facts_of(database, ids).cost is None
    database.call(lambda c: c.execute("UPDATE jobs SET demo = 1"))
    assert facts_of(database, ids).cost == 0
    assert (facts_of(database, ids).demo, facts_of(database, ids).imported) == (3, 0)
    # What came from outside has no price, and makes that of the others no less known.
    database.call(lambda c: c.execute("UPDATE jobs SET demo = 0, unit_price = '0.03'"))
    database.call(
        lambda c: c.execute("UPDATE jobs SET state = 'imported', unit_price = NULL WHERE instruction <> 'Make it warm'")
    )
    assert facts_of(database, ids).cost == Decimal("0.06")
    assert (facts_of(database, ids).demo, facts_of(database, ids).imported) == (0, 1)
    assert database.call(common_facts, [999]) is None


def test_children_are_what_was_made_from_it(database: Database, writer: Writer, ids: list[int]) -> None:
    found = database.call(children, "a")
    assert [(child.id, child.instruction) for child in found.newest] == [(ids[2], "Then 更亮")]
    assert found.total == 1
    assert database.call(children, "c").total == 0
    many = writer.job("a", "Many", *(f"x{number}" for number in range(MOST + 5)))
    last = database.call(pictures.of_job, many.id)[-1]
    found = database.call(children, "a")
    assert (found.total, len(found.newest)) == (MOST + 6, MOST)
    assert found.newest[0].id == last.id
    database.call(trash.move, LibraryFiles(database.folder), [last.id], NOON)
    assert database.call(children, "a").total == MOST + 5


def test_the_newest_of_very_many_are_found_without_counting_all(
    database: Database, writer: Writer, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qwen_studio.library.relatives._MOST_JOBS", 49)
    for number in range(60):
        writer.job("a", f"Number {number}", f"p{number}", f"q{number}")
    other = writer.job("o", "Of another", "z")
    found = database.call(children, "a")
    assert [child.instruction for child in found.newest[:4]] == ["Number 59", "Number 59", "Number 58", "Number 58"]
    assert len(found.newest) == MOST
    assert not found.is_exact
    assert found.total in (0, 100)
    few = database.call(children, "o")
    assert few.is_exact
    assert few.newest[0].id == database.call(pictures.of_job, other.id)[0].id
