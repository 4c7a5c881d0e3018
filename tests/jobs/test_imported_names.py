"""Files of every name come in from outside."""

import os
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.importing import How
from qwen_studio.jobs.workshop import Workshop
from tests.jobs.bringing_in import all_of, bring_in, found

ODD_NAMES = (
    b"new\nline.png",
    b"tab\tand  two spaces .png",
    b"quo\"te's <and> |pipes|*?.png",
    b"C:\\windows\\con.png",
    b"con.png",
    b"-rf.png",
    b"$(reboot) `ls` %s {0}.png",
    b"caf\xe9.png",
    b"\xff\xfe\x80.png",
    "שלום עולם.png".encode(),
    "\u202egnp.exe.png".encode(),
    "把背景换成雪山 🏔️👩‍👩‍👧.png".encode(),
    "é composed and é not.png".encode(),
    b"a" * 251 + b".png",
    "ж".encode() * 125 + b".png",
    b"trailing dot..png",
    b"no ending",
    b"wrong ending.jpg",
)


@pytest.mark.parametrize("how", How)
def test_every_name_comes_in(workshop: Workshop, tmp_path: Path, how: How) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(ODD_NAMES):
        path = Path(os.fsdecode(bytes(folder) + b"/" + name))
        Image.new("RGB", (32, 24), (number * 9, 80, 120)).save(path, "PNG")

    imported = bring_in(workshop, folder, how=how)

    assert not imported.unread
    assert len(imported.new) == len(ODD_NAMES)
    every = all_of(workshop)
    for picture in every:
        with Image.open(workshop.files.of(picture)) as image:
            assert image.size == (32, 24)
    if how is How.REFERENCE:
        assert {os.fsencode(Path(picture.reference).name) for picture in every} == set(ODD_NAMES)
    else:
        for picture in every:
            copied = Path(picture.path).name
            assert copied.endswith(".png")
            assert len(copied.encode()) <= 200
            assert copied.isprintable()
            assert not set(copied) & set('<>:"/\\|?*\n\t')
    assert found(workshop, "שלום")
    assert found(workshop, "雪山")
    assert bring_in(workshop, folder, how=how).duplicates == len(ODD_NAMES)
