"""Every field of the document's request body, and how it is put together."""

import base64
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qwen_studio.api.payload import READ_BYTES, Body, SentFile, SentLink, build_body
from qwen_studio.core.catalog import Catalog, Model
from qwen_studio.core.errors import NotSent, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.request import EditRequest


def sent(body: Body) -> Any:
    return json.loads(b"".join(body.stream()))


def plus(catalog: Catalog) -> Model:
    model = catalog.model("qwen-image-edit-plus")
    assert model is not None
    return model


def test_body_is_the_documents_example(catalog: Catalog, edit: EditRequest) -> None:
    body = build_body(replace(edit, n=2), [SentLink("https://example.com/a.webp")], plus(catalog))
    assert sent(body) == {
        "model": "qwen-image-edit-plus",
        "input": {
            "messages": [
                {"role": "user", "content": [{"image": "https://example.com/a.webp"}, {"text": "Make it sepia"}]}
            ]
        },
        "parameters": {"n": 2, "negative_prompt": " ", "watermark": False, "prompt_extend": True},
    }


def test_images_stand_in_slot_order_and_the_text_comes_last(catalog: Catalog, edit: EditRequest, photo: Path) -> None:
    images: list[SentFile | SentLink] = [
        SentLink("https://a.example/1.png"),
        SentFile(photo, "image/png"),
        SentLink("https://a.example/3.png"),
    ]
    content = sent(build_body(edit, images, plus(catalog)))["input"]["messages"][0]["content"]
    assert [list(part) for part in content] == [["image"], ["image"], ["image"], ["text"]]
    assert content[0]["image"].endswith("/1.png")
    assert content[1]["image"].startswith("data:image/png;base64,")
    assert content[2]["image"].endswith("/3.png")


@pytest.mark.parametrize("size", [0, 1, 2, 3, READ_BYTES - 1, READ_BYTES, READ_BYTES + 1, 3 * READ_BYTES + 2])
def test_data_uri_holds_the_files_bytes_and_its_mime_type(
    tmp_path: Path, catalog: Catalog, edit: EditRequest, size: int
) -> None:
    file = tmp_path / "a.webp"
    file.write_bytes(bytes(range(256)) * (size // 256) + bytes(size % 256))
    body = build_body(edit, [SentFile(file, "image/webp")], plus(catalog))
    raw = b"".join(body.stream())
    assert len(raw) == body.content_length
    uri = json.loads(raw)["input"]["messages"][0]["content"][0]["image"]
    start, _, data = uri.partition(",")
    assert start == "data:image/webp;base64"
    assert base64.b64decode(data, validate=True) == file.read_bytes()


def test_body_can_be_streamed_again(catalog: Catalog, edit: EditRequest, photo: Path) -> None:
    body = build_body(edit, [SentFile(photo, "image/png")], plus(catalog))
    assert b"".join(body.stream()) == b"".join(body.stream())


def test_streaming_never_holds_a_whole_picture(catalog: Catalog, edit: EditRequest, large_file: Path) -> None:
    body = build_body(edit, [SentFile(large_file, "image/png")] * 3, plus(catalog))
    tracemalloc.start()
    try:
        assert sum(len(piece) for piece in body.stream()) == body.content_length
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * 1024 * 1024


@pytest.mark.parametrize(
    ("given_url", "sent_url"),
    [
        ("https://example.com/图片 一.png", "https://example.com/%E5%9B%BE%E7%89%87%20%E4%B8%80.png"),
        ("https://example.com/a%20b.png?q=1&r=[2]", "https://example.com/a%20b.png?q=1&r=[2]"),
    ],
)
def test_links_are_percent_encoded_as_the_document_shows(
    catalog: Catalog, edit: EditRequest, given_url: str, sent_url: str
) -> None:
    content = sent(build_body(edit, [SentLink(given_url)], plus(catalog)))["input"]["messages"][0]["content"]
    assert content[0] == {"image": sent_url}


@pytest.mark.parametrize(("negative", "expected"), [("", " "), ("   ", " "), ("blurry, 模糊", "blurry, 模糊")])
def test_negative_prompt_is_one_space_when_empty(
    catalog: Catalog, edit: EditRequest, negative: str, expected: str
) -> None:
    body = build_body(replace(edit, negative_prompt=negative), [], plus(catalog))
    assert sent(body)["parameters"]["negative_prompt"] == expected


@pytest.mark.parametrize("seed", [0, 1, 2147483647])
def test_seed_is_sent_when_set(catalog: Catalog, edit: EditRequest, seed: int) -> None:
    assert sent(build_body(replace(edit, seed=seed), [], plus(catalog)))["parameters"]["seed"] == seed


def test_seed_is_absent_when_random(catalog: Catalog, edit: EditRequest) -> None:
    assert "seed" not in sent(build_body(edit, [], plus(catalog)))["parameters"]


@pytest.mark.parametrize("n", [1, 6])
def test_n_is_always_sent(catalog: Catalog, edit: EditRequest, n: int) -> None:
    assert sent(build_body(replace(edit, n=n), [], plus(catalog)))["parameters"]["n"] == n


@pytest.mark.parametrize("watermark", [True, False])
def test_watermark_is_always_said(catalog: Catalog, edit: EditRequest, watermark: bool) -> None:
    body = build_body(replace(edit, watermark=watermark), [], plus(catalog))
    assert sent(body)["parameters"]["watermark"] is watermark


@pytest.mark.parametrize("extend", [True, False])
def test_prompt_extend_is_always_said_because_the_service_takes_it_as_true(
    catalog: Catalog, edit: EditRequest, extend: bool
) -> None:
    body = build_body(replace(edit, prompt_extend=extend), [], plus(catalog))
    assert sent(body)["parameters"]["prompt_extend"] is extend


def test_size_is_written_with_an_asterisk_and_only_when_chosen(catalog: Catalog, edit: EditRequest) -> None:
    assert "size" not in sent(build_body(edit, [], plus(catalog)))["parameters"]
    sized = sent(build_body(replace(edit, size=Size(1536, 1024)), [], plus(catalog)))
    assert sized["parameters"]["size"] == "1536*1024"


def test_only_parameters_that_the_model_supports_are_sent(catalog: Catalog, edit: EditRequest) -> None:
    model = catalog.model("qwen-image-edit")
    assert model is not None
    request = replace(edit, model=model.id, seed=7, size=Size(1024, 1024), prompt_extend=False)
    assert sent(build_body(request, [], model))["parameters"] == {
        "n": 1,
        "negative_prompt": " ",
        "watermark": False,
        "seed": 7,
    }
    bare = replace(model, parameters=())
    assert sent(build_body(request, [], bare))["parameters"] == {"n": 1}


def test_an_alias_is_sent_as_the_user_chose_it(catalog: Catalog, edit: EditRequest) -> None:
    model = catalog.model("qwen-image-2.0-2026-03-03")
    assert model is not None
    assert sent(build_body(replace(edit, model="qwen-image-2.0-2026-03-03"), [], model))["model"] == (
        "qwen-image-2.0-2026-03-03"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_instruction_makes_utf8_json_of_the_promised_length(catalog: Catalog, edit: EditRequest, text: str) -> None:
    body = build_body(replace(edit, instruction=text, negative_prompt=text), [], plus(catalog))
    raw = b"".join(body.stream())
    assert len(raw) == body.content_length
    expected = text.encode("utf-8", "replace").decode()
    assert json.loads(raw.decode("utf-8"))["input"]["messages"][0]["content"][-1]["text"] == expected


def test_chinese_goes_out_as_utf8_not_escaped(catalog: Catalog, edit: EditRequest) -> None:
    assert "把背景换成南极".encode() in b"".join(
        build_body(replace(edit, instruction="把背景换成南极"), [], plus(catalog)).stream()
    )


def test_description_shortens_data_uris_and_says_their_size(catalog: Catalog, edit: EditRequest, photo: Path) -> None:
    body = build_body(edit, [SentFile(photo, "image/png")], plus(catalog))
    shown = body.describe()
    image = shown["input"]["messages"][0]["content"][0]["image"]
    real = sent(body)["input"]["messages"][0]["content"][0]["image"]
    assert image == f"data:image/png;base64,… ({len(real):,} bytes)"
    shown["input"]["messages"][0]["content"][0]["image"] = real
    assert shown == sent(body)


def test_missing_picture_is_refused_when_the_body_is_built(catalog: Catalog, edit: EditRequest, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.png"):
        build_body(edit, [SentFile(tmp_path / "gone.png", "image/png")], plus(catalog))


@pytest.mark.parametrize("change", ["shorter", "longer", "gone"])
def test_picture_that_changes_while_it_is_sent_never_completes_a_body(
    catalog: Catalog, edit: EditRequest, tmp_path: Path, change: str
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(bytes(READ_BYTES * 2))
    body = build_body(edit, [SentFile(file, "image/png")], plus(catalog))
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(bytes(READ_BYTES * 2 + (1 if change == "longer" else -1)))
    got: list[int] = []
    with pytest.raises(NotSent, match=r"a\.png"):
        got.extend(map(len, body.stream()))
    assert sum(got) < body.content_length
