import json
import sysconfig
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bundle import sbom
from bundle.building import write_licences
from bundle.environment import LOCKS
from bundle.parts import Part, python_itself, python_packages, system_libraries
from bundle.release import Release

from qwen_studio.core import licences, resources

SITE = Path(sysconfig.get_path("purelib"))
RELEASE = Release("3.2.1", datetime(2026, 5, 4, tzinfo=UTC), "")


def test_each_python_package_comes_with_its_licence() -> None:
    parts = {part.name.lower(): part for part in python_packages(SITE, LOCKS[0].read_text("utf-8"))}

    assert {"numpy", "pillow", "httpx", "pyside6_essentials"} <= parts.keys()
    assert "pytest" not in parts
    assert parts["httpx"].terms == "BSD-3-Clause"
    assert "LGPL" in parts["pyside6_essentials"].terms
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["pyside6_essentials"].text
    assert not [part.name for part in parts.values() if len(part.text) < 400 or part.terms == "see its text"]
    assert "Python Software Foundation" in python_itself().text


@pytest.mark.skipif(not Path("/var/lib/dpkg/status").is_file(), reason="asks dpkg")
def test_a_library_of_the_system_is_known_by_its_debian_package() -> None:
    (library,) = {file.resolve() for file in Path("/usr/lib").glob("*/libz.so.1")}

    (part,) = system_libraries([library])

    assert part.name == "zlib1g"
    assert part.purl.startswith(f"pkg:deb/debian/zlib1g@{part.version[0]}")
    assert "zlib" in part.text


def test_the_program_reads_the_licences_that_the_bundle_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "_internal" / "qwen_studio" / "resources"
    inside.mkdir(parents=True)
    used = [
        Part("zeta", "1", "MIT", "All of it", "pkg:pypi/zeta@1"),
        Part("Alpha", "2", "BSD", "More", "pkg:pypi/alpha@2"),
    ]

    write_licences(tmp_path, used)

    monkeypatch.setattr(resources, "_PACKAGE", inside.parent)
    works = licences.works_used()
    assert [(work.name, work.version, work.terms, work.text) for work in works] == [
        ("Alpha", "2", "BSD", "More"),
        ("zeta", "1", "MIT", "All of it"),
    ]


def test_the_bill_of_materials_names_every_part_and_is_the_same_each_time() -> None:
    parts = [
        Part("zeta", "1", "MIT", "…", "pkg:pypi/zeta@1"),
        Part("libffi8", "3.4", "MIT", "…", "pkg:deb/debian/libffi8@3.4"),
    ]

    bill = json.loads(sbom.bill_of(RELEASE, parts))

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["component"] == {
        "type": "application",
        "bom-ref": "qwen-studio",
        "name": "qwen-studio",
        "version": "3.2.1",
        "licenses": [{"license": {"id": "MIT"}}],
    }
    assert [(part["name"], part["purl"]) for part in bill["components"]] == [
        ("libffi8", "pkg:deb/debian/libffi8@3.4"),
        ("zeta", "pkg:pypi/zeta@1"),
    ]
    assert bill["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in bill["components"]]
    assert sbom.bill_of(RELEASE, parts[::-1]) == sbom.bill_of(RELEASE, parts)
