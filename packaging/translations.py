"""Brings the languages of the window up to date with its sources.

    .venv/bin/python packaging/translations.py

collects every sentence into resources/i18n/*.ts, tells which have no translation yet, and compiles the .qm files that
the program loads. Translate in Qt Linguist or in the .ts file itself, take away type="unfinished", and run it again.
"""

import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "resources" / "i18n"

# Tables that are made at import hold sentences which are translated when they are read.
_MARKED = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=marked"]


def collect(target: Path) -> None:
    """Brings the file of words `target` up to date; what no source says any more leaves it."""
    sources = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "qwen_studio").rglob("*.py"))
    # Without lines of code a change of the code changes only what it says.
    options = [*_MARKED, "-no-obsolete", "-locations", "none", "-source-language", "en"]
    _run("lupdate", *options, "-target-language", target.stem, *sources, "-ts", str(target))


def compile_words(words: Path, target: Path) -> None:
    """Makes the file that the program loads."""
    _run("lrelease", "-silent", str(words), "-qm", str(target))


def untranslated(words: Path) -> list[str]:
    """What has no translation, or one that nobody has looked at since the sentence changed; each with its context."""
    found = []
    for context in ET.parse(words).iter("context"):  # noqa: S314 - a file of this project
        for message in context.iter("message"):
            told = message.find("translation")
            if told is None or told.get("type") or not told.text:
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def _run(tool: str, *arguments: str) -> None:
    command = Path(sysconfig.get_path("scripts"), f"pyside6-{tool}")
    done = subprocess.run([str(command), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    # Some mistakes in a source are only warnings to it.
    if done.returncode or done.stderr.strip():
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    left = 0
    for words in sorted(WORDS.glob("*.ts")):
        collect(words)
        missing = untranslated(words)
        left += len(missing)
        print("\n".join([f"{words.name}: {len(missing)} sentences to translate", *missing]))
        compile_words(words, words.with_suffix(".qm"))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
