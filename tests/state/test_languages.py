import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale

from qwen_studio.state.languages import language_of, locale_of

TELL = """
from qwen_studio.state.languages import language_of, locale_of
print(language_of("system"), locale_of("{0}").name())
"""


def told(choice: str = "system", **environment: str) -> list[str]:
    """The language and locale in a process whose system speaks otherwise."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    ended = subprocess.run(
        [sys.executable, "-c", TELL.format(choice)],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.split()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_CN:en"}, "zh"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_like_the_system_is_the_first_of_its_languages_that_there_is(
    environment: dict[str, str], language: str
) -> None:
    assert told(**environment)[0] == language


@pytest.mark.parametrize(
    ("choice", "environment", "name"),
    [
        ("system", {"LANG": "de_DE.UTF-8"}, "de_DE"),
        ("en", {"LANG": "de_DE.UTF-8"}, "en_US"),
        # The system's own way to write dates stays, where it is of the language.
        ("en", {"LANG": "en_GB.UTF-8"}, "en_GB"),
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh_CN"),
        ("zh", {"LANG": "zh_SG.UTF-8"}, "zh_SG"),
        ("zh", {"LANG": "zh_TW.UTF-8"}, "zh_CN"),
    ],
)
def test_dates_are_written_in_the_chosen_language(choice: str, environment: dict[str, str], name: str) -> None:
    assert told(choice, **environment)[1] == name


def test_a_choice_is_taken_as_it_is() -> None:
    assert language_of("zh") == "zh"
    assert language_of("en") == "en"
    assert language_of("system") == language_of("something else")
    assert locale_of("zh").language() == QLocale.Language.Chinese
