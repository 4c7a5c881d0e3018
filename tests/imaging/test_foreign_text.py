"""What other programs wrote into their pictures."""

import json
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.foreign_text import ForeignText, foreign_text

A1111 = (
    "a lighthouse in the fog, (oil painting:1.2)\nsecond line\n"
    "Negative prompt: people, text\n"
    "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, Size: 512x768, Model: sd15"
)
COMFY = {
    "3": {
        "class_type": "KSampler",
        "inputs": {"seed": 42, "steps": 20, "positive": ["6", 0], "negative": ["7", 0], "model": ["4", 0]},
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "qwen_image_edit.safetensors"}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "一座雾中的灯塔", "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
    "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "ComfyUI", "images": ["3", 0]}},
}
INVOKE = {
    "app_version": "5.6.0",
    "positive_prompt": "a lighthouse",
    "negative_prompt": "fog",
    "seed": 7,
    "width": 1024,
    "model": {"name": "flux"},
}


@pytest.fixture
def picture() -> Image.Image:
    with Image.open(resource_path("samples", "chelsea.png")) as cat:
        return cat.convert("RGB").resize((64, 48))


def png(picture: Image.Image, path: Path, **texts: str) -> Path:
    info = PngInfo()
    for keyword, text in texts.items():
        if text.isascii():
            info.add_text(keyword, text)
        else:
            info.add_itxt(keyword, text)
    picture.save(path, "PNG", pnginfo=info)
    return path


def test_a1111_in_png_and_jpeg(picture: Image.Image, tmp_path: Path) -> None:
    expected = ForeignText(
        "Stable Diffusion WebUI",
        "a lighthouse in the fog, (oil painting:1.2)\nsecond line",
        "people, text",
        "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, Size: 512x768, Model: sd15",
    )
    assert foreign_text(png(picture, tmp_path / "a.png", parameters=A1111)) == expected
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + A1111.encode("utf-16-be")
    for name in ("a.jpg", "a.webp"):
        picture.save(tmp_path / name, exif=exif)
        assert foreign_text(tmp_path / name) == expected


def test_comfyui_tells_both_prompts_by_its_graph(picture: Image.Image, tmp_path: Path) -> None:
    workflow = json.dumps({"nodes": [], "links": []})
    told = foreign_text(png(picture, tmp_path / "c.png", prompt=json.dumps(COMFY), workflow=workflow))
    assert told is not None
    assert (told.program, told.prompt, told.negative_prompt) == ("ComfyUI", "一座雾中的灯塔", "blurry")
    assert "KSampler: seed: 42, steps: 20" in told.settings
    assert "ckpt_name: qwen_image_edit.safetensors" in told.settings

    exif = Image.Exif()
    exif[0x0110] = "prompt:" + json.dumps(COMFY)
    exif[0x010F] = "workflow:" + workflow
    picture.save(tmp_path / "c.webp", exif=exif)
    assert foreign_text(tmp_path / "c.webp") == told


def test_a_graph_that_turns_in_circles_ends(picture: Image.Image, tmp_path: Path) -> None:
    nodes = {
        "1": {"class_type": "KSampler", "inputs": {"negative": ["2", 0]}},
        "2": {"class_type": "ConditioningCombine", "inputs": {"a": ["2", 0], "b": ["3", 0]}},
        "3": {"class_type": "TextNode", "inputs": {"text": "blurry", "again": ["2", 0]}},
        "4": ["no node"],
    }
    told = foreign_text(png(picture, tmp_path / "c.png", prompt=json.dumps(nodes)))
    assert told is not None
    assert told.negative_prompt == "blurry"


def test_invokeai(picture: Image.Image, tmp_path: Path) -> None:
    told = foreign_text(png(picture, tmp_path / "i.png", invokeai_metadata=json.dumps(INVOKE)))
    assert told == ForeignText(
        "InvokeAI", "a lighthouse", "fog", "app_version: 5.6.0\nnegative_prompt: fog\nseed: 7\nwidth: 1024"
    )
    old = {"image": {"prompt": [{"prompt": "a cat", "weight": 1.0}], "seed": 5}}
    told = foreign_text(png(picture, tmp_path / "old.png", **{"sd-metadata": json.dumps(old)}))
    assert told is not None
    assert told.prompt == "a cat"


def test_any_other_text_is_shown(picture: Image.Image, tmp_path: Path) -> None:
    told = foreign_text(png(picture, tmp_path / "o.png", Software="NovelAI", Description="one cat", Comment="{}"))
    assert told == ForeignText("NovelAI", "one cat", "", "Description: one cat\nComment: {}")


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"Software": "gimp"},
        {"qwen_studio": '{"version":1}'},
        {"qwen_studio_marks": "{}"},
        {"Comment": "   "},
    ],
)
def test_nothing_of_another_program(picture: Image.Image, tmp_path: Path, texts: dict[str, str]) -> None:
    assert foreign_text(png(picture, tmp_path / "n.png", **texts)) is None


@pytest.mark.parametrize("prompt", ["[" * 100_000, "{}", "[1]", '{"1": {"class_type": 5, "inputs": []}}', '{"a": NaN}'])
def test_what_is_no_graph_is_only_text(picture: Image.Image, tmp_path: Path, prompt: str) -> None:
    told = foreign_text(png(picture, tmp_path / "odd.png", prompt=prompt))
    assert told is not None
    assert len(told.prompt) <= 8_000


def test_files_that_cannot_be_read_tell_nothing(tmp_path: Path) -> None:
    assert foreign_text(tmp_path / "gone.png") is None
    (tmp_path / "empty.jpg").touch()
    assert foreign_text(tmp_path / "empty.jpg") is None
    (tmp_path / "words.webp").write_text("no picture")
    assert foreign_text(tmp_path / "words.webp") is None


def test_a_camera_says_nothing_in_its_comment(picture: Image.Image, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + b" " * 200
    picture.save(tmp_path / "camera.jpg", exif=exif)
    assert foreign_text(tmp_path / "camera.jpg") is None
