"""Which pictures stand together as a chain."""

from qwen_studio.library import chains, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.search import GalleryFilter, Order
from tests.library.history import Writer


def drawn(database: Database, wanted: GalleryFilter) -> list[tuple[str, list[str]]]:
    """The chains as the gallery shows them, by content."""
    groups = database.call(chains.grouped, wanted)
    found = {p.id: p.content_hash for p in database.call(pictures.get_many, [i for _, ids in groups for i in ids])}
    return [(name, [found[i] for i in ids]) for name, ids in groups]


def test_pictures_of_one_original_stand_together_under_its_name(database: Database, writer: Writer) -> None:
    writer.job("photo", "warm", "warm 1", "warm 2", name="photo.jpg")
    writer.job("flower", "blue", "blue", name="flower.jpg")
    writer.job("", "of a link", "linked", url="https://example.com/a.png")
    writer.job("warm 2", "golden", "golden", also_from=("flower",), name="warm 2.png")
    assert drawn(database, GalleryFilter()) == [
        ("photo.jpg", ["golden", "warm 2", "warm 1"]),
        ("flower.jpg", ["blue"]),
        ("", ["linked"]),
    ]


def test_the_filter_and_its_order_hold_within_the_chains(database: Database, writer: Writer) -> None:
    writer.job("photo", "b", "b")
    writer.job("flower", "c", "c", name="flower.jpg")
    writer.job("b", "a", "a")
    by_name = GalleryFilter(order=Order.NAME, newest_first=False)
    assert drawn(database, by_name) == [("photo.jpg", ["a", "b"]), ("flower.jpg", ["c"])]
    assert drawn(database, GalleryFilter(text="c")) == [("flower.jpg", ["c"])]
    assert drawn(database, GalleryFilter(text="nothing")) == []


def test_results_that_are_the_same_as_their_inputs_end_no_chain_and_no_program(
    database: Database, writer: Writer
) -> None:
    writer.job("photo", "no change", "photo", name="photo.jpg")
    writer.job("photo", "warm", "warm", name="photo.jpg")
    writer.job("hen", "lay", "egg", name="hen.jpg")
    writer.job("egg", "hatch", "hen", name="egg.jpg")
    groups = drawn(database, GalleryFilter())
    assert ("photo.jpg", ["warm", "photo"]) in groups
    assert sorted(content for _, contents in groups for content in contents) == ["egg", "hen", "photo", "warm"]


def test_every_picture_knows_with_what_its_chain_began(database: Database, writer: Writer) -> None:
    writer.job("photo", "warm", "warm")
    writer.job("warm", "golden", "golden")
    writer.job("", "of a link", "linked", url="https://example.com/a.png")
    writer.job("hen", "lay", "egg")
    writer.job("egg", "hatch", "hen")
    ids = {p.content_hash: p.id for p in database.call(pictures.get_many, range(1, 7))}
    assert database.call(chains.origin_of, ids["golden"]) == "photo"
    assert database.call(chains.origin_of, ids["linked"]) == "linked"
    assert database.call(chains.origin_of, ids["egg"]) in {"hen", "egg"}
