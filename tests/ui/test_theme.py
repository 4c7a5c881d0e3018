import gc
import re
from collections import Counter
from pathlib import Path
from string import Template

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qwen_studio.core.resources import resource_path
from qwen_studio.ui.assets import Icons
from qwen_studio.ui.theme import BODY_PX, Theme, Tokens, set_role

ROOT = Path(__file__).parents[2]
UI_CODE = sorted((ROOT / "qwen_studio" / "ui").rglob("*.py"))
ICONS = sorted((ROOT / "resources" / "icons").glob("*.svg"))


def test_the_style_sheet_names_tokens_alone() -> None:
    sheet = style_sheet()
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", sheet)
    assert set(Template(sheet).get_identifiers()) <= {*Tokens.__dataclass_fields__, "icons", "focus"}


@pytest.mark.parametrize("file", UI_CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_colour_stands_in_code(file: Path) -> None:
    code = file.read_text(encoding="utf-8")
    assert not re.search(r"[\"']#[0-9a-fA-F]{3,8}[\"']", code)
    assert not re.search(r"QColor\(\s*\d", code)
    assert set(re.findall(r"GlobalColor\.(\w+)", code)) <= {"transparent"}


@pytest.mark.parametrize("name", ["Ann Smith", "Ann's (tmp)", "ü; {x}"])
def test_a_temporary_folder_of_any_name_leaves_the_style_sheet_whole(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(folder))
    theme = Theme(qapp, "dark")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert any(folder.iterdir()), "the sheet's icons lie there"
    assert field.minimumSizeHint().height() >= 30
    assert theme.is_dark
    qapp.setStyleSheet("")


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_an_icon_is_a_drawing_that_takes_any_colour(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert QSvgRenderer(text.encode()).isValid()
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)
    assert 'viewBox="0 0 24 24"' in text


@pytest.mark.parametrize("file", UI_CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_icon_that_code_names_exists(file: Path) -> None:
    code = file.read_text(encoding="utf-8")
    calls = r"(?:[tT]heme\.(?:icon|pixmap)\(|IconButton\(\s*\w[\w.]*,|IconLabel\(\s*\w[\w.]*,|bind_icon\(\s*[\w.]+,)"
    named = re.findall(calls + r"\s*\"([\w-]+)\"", code)
    named += re.findall(r"\b(?:icon|checked_icon|checked_name)=\"([\w-]+)\"", code)
    assert set(named) <= {icon.stem for icon in ICONS}


def test_an_unknown_icon_is_refused_before_it_is_painted(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen(theme: Theme, ratio: float) -> None:
    pixmap = theme.icon("star").pixmap(QSize(18, 18), ratio)
    assert pixmap.width() == 18 * ratio
    assert pixmap.devicePixelRatio() == ratio


def test_a_copy_of_an_icon_lives_on_its_own(theme: Theme) -> None:
    icon = theme.icon("star")
    copy = QIcon(icon)
    copy.setIsMask(True)  # now Qt asks for a drawing engine of its own
    gc.collect()
    assert copy.pixmap(QSize(18, 18)).toImage() == icon.pixmap(QSize(18, 18)).toImage()


def test_an_icon_is_painted_in_the_colours_of_its_state(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.bind_icon(button, "star", "muted", checked_name="star-filled", checked_colour="warn")
    button.setCheckable(True)
    assert strongest(button.grab().toImage(), theme) == "muted"
    button.setChecked(True)
    assert strongest(button.grab().toImage(), theme) == "warn"
    button.setEnabled(False)
    assert strongest(button.grab().toImage(), theme) == "faint"


def test_an_icon_follows_the_scheme(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    button.setIcon(theme.icon("star-filled", "ok"))
    qtbot.addWidget(button)
    assert has_colour(button.grab().toImage(), Tokens.load("dark").ok)
    theme.set_choice("light")
    assert has_colour(button.grab().toImage(), Tokens.load("light").ok)


def test_the_scheme_changes_while_running(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    panel = QFrame()
    set_role(panel, "panel")
    qtbot.addWidget(panel)
    panel.resize(20, 20)
    assert panel.grab().toImage().pixelColor(10, 10) == Tokens.load("dark").panel
    with qtbot.waitSignal(theme.changed):
        theme.set_choice("light")
    assert panel.grab().toImage().pixelColor(10, 10) == Tokens.load("light").panel
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens.window == Tokens.load("light").window
    assert not theme.is_dark


def test_the_same_scheme_again_is_no_change(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_choice("dark")


def test_a_role_may_be_given_to_a_label_that_is_shown(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("12 over the limit")
    qtbot.addWidget(label)
    label.show()
    assert not has_colour(label.grab().toImage(), theme.tokens.bad)
    set_role(label, "bad")
    assert has_colour(label.grab().toImage(), theme.tokens.bad)


def test_body_text_has_13_px_in_the_systems_own_letters(theme: Theme, qapp: QApplication) -> None:
    assert qapp.font().pixelSize() == BODY_PX == 13


def test_the_main_button_has_44_px_and_others_32(theme: Theme, qtbot: QtBot) -> None:
    main, other = QPushButton("Generate"), QPushButton("Copy")
    set_role(main, "main")
    for button, height in ((main, 44), (other, 32)):
        qtbot.addWidget(button)
        button.ensurePolished()
        assert button.sizeHint().height() == height


def test_icons_of_one_colour_are_drawn_once(theme: Theme) -> None:
    icons = Icons(theme.tokens.named)
    assert icons.pixmap("star", "text").cacheKey() == icons.pixmap("star", "text").cacheKey()
    assert icons.pixmap("star", "text").cacheKey() != icons.pixmap("star", "muted").cacheKey()


def style_sheet() -> str:
    """The template without its comments."""
    text = resource_path("theme", "style.qss").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def colours(image: QImage) -> Counter[int]:
    """How many pixels have each colour."""
    return Counter(image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height()))


def has_colour(image: QImage, colour: QColor) -> bool:
    return colour.rgb() in colours(image)


def strongest(image: QImage, theme: Theme) -> str:
    """Which of the colours of an icon's states most of the picture's pixels have."""
    seen = colours(image)
    return max(("muted", "warn", "faint"), key=lambda token: seen[theme.tokens.named(token).rgb()])
