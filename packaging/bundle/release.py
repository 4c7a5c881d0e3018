"""What is released: the version, when, and the notes to it. All of it comes from two files of the project."""

import ast
import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "qwen-studio"
TITLE = "Qwen Studio"

# The project has no address on the web yet. This domain is reserved for names that lead nowhere, so that nobody's is
# taken; whoever publishes the packages says theirs in the environment.
WEBSITE = os.environ.get("QWEN_STUDIO_WEBSITE", "https://qwen-studio.invalid")
MAINTAINER = os.environ.get("QWEN_STUDIO_MAINTAINER", "Qwen Studio contributors <contributors@qwen-studio.invalid>")

_SECTION = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """A version, its day, and its section of the changelog as Markdown."""

    version: str
    at: datetime
    notes: str

    @property
    def epoch(self) -> int:
        """Seconds since 1970: the age of every file in the packages, so that two builds are alike."""
        return int(self.at.timestamp())


def present_release(root: Path = ROOT) -> Release:
    """The version in the source, with the changelog's section of that name; before it has one, what is unreleased.

    Raises:
        ValueError: the changelog has neither.
    """
    version = version_of(root)
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = list(_SECTION.finditer(changelog))
    for wanted in (version, "Unreleased"):
        for section in sections:
            if section["version"] == wanted:
                after = [other.start() for other in sections if other.start() > section.start()]
                notes = changelog[section.end() : min(after, default=len(changelog))].strip()
                return Release(version, _day(section["date"], root), notes)
    raise ValueError(f"CHANGELOG.md has neither a section [{version}] nor [Unreleased].")


def version_of(root: Path = ROOT) -> str:
    """`__version__` as it stands in the source, without running it."""
    module = ast.parse((root / "qwen_studio" / "__init__.py").read_text(encoding="utf-8"))
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            (target,) = node.targets
            if isinstance(target, ast.Name) and target.id == "__version__":
                return str(node.value.value)
    raise ValueError("qwen_studio/__init__.py has no __version__.")


def _day(date: str | None, root: Path) -> datetime:
    """That day; without one, the moment that SOURCE_DATE_EPOCH names, or that of the last commit."""
    if date is not None:
        return datetime.fromisoformat(date).replace(tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(root)
    return datetime.fromtimestamp(int(epoch), UTC)


def _last_commit(root: Path) -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "0"
    return answer.stdout.strip() or "0"
