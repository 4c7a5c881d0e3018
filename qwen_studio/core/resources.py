"""The files that come with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """The file or folder under `resources/`, in an installed program and in a checkout alike.

    A wheel carries `resources` inside the package; an editable install leaves it beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
