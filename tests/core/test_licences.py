from qwen_studio.core.licences import works_used


def test_from_source_the_works_are_the_installed_requirements_with_their_licences() -> None:
    works = {work.name.lower(): work for work in works_used()}

    assert {"httpx", "pillow", "numpy", "keyring", "pydantic"} <= works.keys()
    assert works["httpx"].terms == "BSD-3-Clause"
    assert "LGPL" in works["pyside6_essentials"].terms
    assert all(work.version and work.terms for work in works.values())
    assert "pytest" not in works
