"""The works of others that the program is made of, and their licences."""

import json
import re
from dataclasses import dataclass

from qwen_studio.core.resources import resource_path

_PROGRAM = "qwen-studio"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Work:
    """One of them: its licence in a few words, and the full text where that came along."""

    name: str
    version: str
    terms: str
    text: str = ""


def works_used() -> tuple[Work, ...]:
    """All of them by name: those of the installed bundle, else what the project's own requirements are installed as.

    Reads files, about 20 ms from source.
    """
    file = resource_path("licences.json")
    if not file.is_file():
        return _installed()
    listed = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Work(each["name"], each["version"], each["terms"], each["text"]) for each in listed)


def _installed() -> tuple[Work, ...]:
    from importlib.metadata import PackageNotFoundError, metadata, requires

    found: dict[str, Work] = {}
    try:
        wanted = [each for each in requires(_PROGRAM) or () if "extra ==" not in each]
    except PackageNotFoundError:
        return ()
    for requirement in wanted:
        name = _NAME.match(requirement)
        try:
            about = metadata(name[0] if name else "").json
        except (PackageNotFoundError, ValueError):
            continue  # it is for another system or another Python
        title, terms = str(about["name"]), about.get("license_expression") or about.get("license") or ""
        found[title] = Work(title, str(about["version"]), str(terms))
    return tuple(sorted(found.values(), key=lambda work: work.name.lower()))
