"""Every rule of the service that an edit must keep, and how an address is written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.geometry import Size
from qwen_studio.core.request import EditRequest, FileImage, LinkImage, encode_url, problems, without_unsupported

PHOTO = FileImage(Path("coffee.png"), "coffee.png")
EDIT = EditRequest((PHOTO,), "Make it sepia", "qwen-image-edit-plus", "singapore")
# One character each, as the document counts: a Chinese character or a letter, whatever its bytes.
LETTERS = {
    "Latin": "a",
    "umlaut": "ä",
    "Chinese": "画",
    "Chinese beyond 16 bits": "\U00020000",
    "emoji": "🎨",
    "combining accent": "\u0301",
}


def broken(catalog: Catalog, **changes: Any) -> list[str]:
    """The fields that are complained about when the edit is changed so."""
    found = problems(replace(EDIT, **changes), catalog)
    assert all(str(problem).endswith(".") for problem in found)
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    ("model", "least", "most"),
    [("qwen-image-edit-plus", 1, 6), ("qwen-image-edit-plus-2025-10-30", 1, 6), ("qwen-image-edit", 1, 1)],
)
def test_number_of_images_is_that_of_the_model(catalog: Catalog, model: str, least: int, most: int) -> None:
    allowed = [n for n in range(-2, 12) if not broken(catalog, model=model, n=n)]
    assert allowed == list(range(least, most + 1))


def test_a_model_of_one_image_says_so(catalog: Catalog) -> None:
    (problem,) = problems(replace(EDIT, model="qwen-image-edit", n=2), catalog)
    assert str(problem) == "qwen-image-edit makes only 1 image a call, not 2."


@pytest.mark.parametrize(
    ("seed", "complaints"),
    [(None, []), (0, []), (2147483647, []), (-1, ["seed"]), (2147483648, ["seed"])],
)
def test_seed_lies_within_the_documents_limits(catalog: Catalog, seed: int | None, complaints: list[str]) -> None:
    assert broken(catalog, seed=seed) == complaints


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_instruction_may_have_800_characters(catalog: Catalog, letter: str) -> None:
    assert broken(catalog, instruction=letter * 800) == []
    assert broken(catalog, instruction=letter * 801) == ["instruction"]


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_negative_prompt_may_have_500_characters(catalog: Catalog, letter: str) -> None:
    assert broken(catalog, negative_prompt=letter * 500) == []
    assert broken(catalog, negative_prompt=letter * 501) == ["negative prompt"]


@pytest.mark.parametrize(("over", "said"), [(1, "1 character over"), (25, "25 characters over")])
def test_the_excess_is_said(catalog: Catalog, over: int, said: str) -> None:
    (problem,) = problems(replace(EDIT, instruction="a" * (800 + over)), catalog)
    assert said in problem.message
    assert "cut the end off" in problem.next_step


def test_a_limit_in_tokens_can_only_be_estimated_and_so_refuses_nothing(catalog: Catalog) -> None:
    assert broken(catalog, model="qwen-image-2.0", instruction="画" * 2000) == []


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000"])
def test_an_empty_instruction_is_refused(catalog: Catalog, text: str) -> None:
    assert broken(catalog, instruction=text) == ["instruction"]


def test_a_negative_prompt_that_the_model_is_not_sent_has_no_limit(catalog: Catalog) -> None:
    bare = replace(catalog.models[0], parameters=(), negative_prompt_limit=0)
    assert problems(replace(EDIT, negative_prompt="blur"), replace(catalog, models=(bare,))) == []


def test_a_request_keeps_only_what_its_model_is_sent(catalog: Catalog) -> None:
    full = replace(
        EDIT, n=2, negative_prompt="blur", seed=7, watermark=True, prompt_extend=False, size=Size(1024, 1024)
    )
    plus = catalog.models[0]
    assert without_unsupported(full, plus) == full
    assert without_unsupported(full, replace(plus, parameters=("seed",))) == replace(EDIT, n=2, seed=7)
    assert without_unsupported(full, replace(plus, parameters=())) == replace(EDIT, n=2)
    assert without_unsupported(full, None) == full


def test_an_empty_negative_prompt_is_no_problem(catalog: Catalog) -> None:
    assert broken(catalog, negative_prompt="") == broken(catalog, negative_prompt="  ") == []


@pytest.mark.parametrize(("count", "complaints"), [(0, ["image"]), (1, []), (2, []), (3, []), (4, ["image"])])
def test_one_to_three_images(catalog: Catalog, count: int, complaints: list[str]) -> None:
    assert broken(catalog, images=(PHOTO,) * count) == complaints


@pytest.mark.parametrize("text", ["Put Image 1 beside Image 4", "an image 20 cm wide", "把图4的帽子戴上"])
def test_naming_an_image_that_is_not_there_is_worth_a_hint_and_no_refusal(catalog: Catalog, text: str) -> None:
    assert broken(catalog, instruction=text) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/a.png",
        "https://example.com/a.png",
        "HTTPS://Example.com/a.png",
        "https://图片.example/狗 1.png?大小=1#x",
        "http://127.0.0.1:8080/a.png",
        "http://[::1]/a.png",
    ],
)
def test_http_and_https_links_may_be_sent(catalog: Catalog, url: str) -> None:
    assert broken(catalog, images=(LinkImage(url),)) == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a.png",
        "ftp://example.com/a.png",
        "file:///home/me/a.png",
        "data:image/png;base64,AAAA",
        "http:a.png",
        "http://",
        "https:///a.png",
        " https://example.com/a.png",
        "http://[broken/a.png",
        "http://example.com/\udce4.png",
    ],
)
def test_anything_else_is_refused_by_its_number(catalog: Catalog, url: str) -> None:
    (problem,) = problems(replace(EDIT, images=(PHOTO, LinkImage(url))), catalog)
    assert str(problem) == "Image 2 is not an http or https address. Use a file."


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.com/cats/tom.png?size=1#top", "tom.png"),
        ("https://example.com/cats/", "cats"),
        ("https://example.com", "example.com"),
        ("http://[broken/a.png", "http://[broken/a.png"),
    ],
)
def test_a_link_has_a_name_for_people(url: str, name: str) -> None:
    assert LinkImage(url).name == name


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        # The document's own example
        ("https://example.com/search?q=test&page=1", "https://example.com/search?q=test&page=1"),
        ("https://example.com/图.png", "https://example.com/%E5%9B%BE.png"),
        ("https://example.com/my dog.png", "https://example.com/my%20dog.png"),
        ("https://example.com/my%20dog.png", "https://example.com/my%20dog.png"),
        ("https://example.com/%E5%9B%BE 图.png", "https://example.com/%E5%9B%BE%20%E5%9B%BE.png"),
        ("https://e.com/a?b=c&d=(e)*+,;'!$@[f]#g", "https://e.com/a?b=c&d=(e)*+,;'!$@[f]#g"),
        ('https://e.com/"<>\\^`{|}\n', "https://e.com/%22%3C%3E%5C%5E%60%7B%7C%7D%0A"),
    ],
)
def test_links_are_encoded_as_the_document_shows(url: str, sent: str) -> None:
    assert encode_url(url) == sent


@pytest.mark.parametrize(
    ("model", "size", "complaints"),
    [
        ("qwen-image-edit", Size(1024, 1024), ["size"]),
        ("qwen-image-edit-plus", Size(512, 2048), []),
        ("qwen-image-edit-plus", Size(511, 1024), ["size"]),
        ("qwen-image-edit-plus", Size(1024, 2049), ["size"]),
        ("qwen-image-2.0", Size(512, 512), []),
        ("qwen-image-2.0", Size(2048, 2048), []),
        ("qwen-image-2.0", Size(256, 1024), []),
        ("qwen-image-2.0", Size(496, 512), ["size"]),
        ("qwen-image-2.0", Size(2064, 2048), ["size"]),
    ],
)
def test_size_is_one_that_the_model_makes(catalog: Catalog, model: str, size: Size, complaints: list[str]) -> None:
    assert broken(catalog, model=model, size=size) == complaints


def test_what_the_catalogue_does_not_know_is_named(catalog: Catalog) -> None:
    found = problems(replace(EDIT, model="qwen-image-3000", region="atlantis"), catalog)
    assert [p.field for p in found] == ["region", "model"]
    assert "“atlantis”" in str(found[0])
    assert "“qwen-image-3000”" in str(found[1])
    assert "qwen-image-edit-plus," in str(found[1])


def test_everything_that_is_wrong_is_said_at_once(catalog: Catalog) -> None:
    wrong = {"images": (), "instruction": "", "negative_prompt": "a" * 501, "n": 7, "seed": -1, "size": Size(1, 1)}
    assert broken(catalog, **wrong) == ["image", "instruction", "negative prompt", "n", "seed", "size"]


def test_an_alias_is_as_good_as_its_model(catalog: Catalog) -> None:
    assert broken(catalog, model="qwen-image-edit-max-2026-01-16", n=6) == []
