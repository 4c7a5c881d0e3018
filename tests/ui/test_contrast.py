"""Every pair of colours in which words are written, or shapes that mean something are drawn, in every scheme."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from qwen_studio.ui.theme import SCHEMES, Scheme, Tokens
from tests.ui.sheet_rules import Rule, looks

ROOT = Path(__file__).parents[2]
UI = ROOT / "qwen_studio" / "ui"
WORDS, SHAPES = 4.5, 3.0

SURFACES = frozenset({"window", "panel", "raised", "field", "canvas", "accent_wash"})
"""On what words lie whose own background is transparent: pages, bars, panels, toasts, cards, notices."""
QUIET = frozenset({"window", "panel", "raised", "field"})
"""The same for words of success, warning and failure: nothing that is selected stands behind them."""
BUTTONS_IN = frozenset({"window", "panel", "field", "canvas"})

PARTS_WITH_WORDS = frozenset({"", "tab", "item", "section"})
KINDS_WITHOUT = frozenset({"QFrame", "QSplitter", "QScrollBar", "QSlider", "QProgressBar"})

OVER_PICTURES = frozenset({"on_scrim", "star"})
"""Always upon the scrim or with a shadow."""
DISABLED = frozenset({"faint", "transparent"})
"""Needs no contrast: WCAG 2.2, success criterion 1.4.3."""

NEITHER = frozenset({"text", "muted", "accent_text", "ok", "warn", "bad", "on_accent", "named"})
"""Words that stand on surfaces."""

PAINTED = {
    "blind/blind_tile.py": {"text": {"field", "accent_wash"}},
    "composer/icon_line.py": {"muted": {"panel"}},
    "composer/instruction_marks.py": {"bad": {"field"}},
    "composer/mention_highlighter.py": {"accent_text": {"field", "accent_wash"}, "warn": {"field"}},
    "composer/mention_popup.py": {"text": {"panel", "accent_wash"}, "muted": {"panel", "accent_wash"}},
    "composer/slot_painter.py": {
        "muted": {"field", "raised"},
        "accent_text": {"accent_wash"},
        "bad": {"field"},
    },
    "dialogs/sent_picture.py": {"muted": {"canvas"}},
    "gallery/line_painter.py": {
        "text": {"window", "panel", "accent_wash"},
        "muted": {"window", "panel", "accent_wash"},
        "warn": {"window", "panel", "accent_wash"},
    },
    "gallery/preview.py": {"muted": {"canvas"}},
    "gallery/side_list.py": {"muted": {"panel", "raised", "accent_wash"}},
    "gallery/tile_painter.py": {"muted": {"window"}, "on_accent": {"accent_strong"}},
    "gallery/trouble_painter.py": {"muted": {"window", "field"}},
    "palette/palette_delegate.py": {
        "text": {"panel", "raised", "accent_wash"},
        "accent_text": {"panel", "raised", "accent_wash"},
        "muted": {"panel", "raised", "accent_wash", "field"},
    },
    "panels/lineage_delegate.py": {
        "text": {"panel", "raised", "accent_wash"},
        "muted": {"panel", "raised", "accent_wash"},
        "warn": {"panel", "raised", "accent_wash"},
    },
    "viewer/crumb_button.py": {"text": {"canvas"}, "muted": {"canvas"}},
    "viewer/strip_painter.py": {"text": {"panel"}, "muted": {"panel", "field"}},
    "viewer/strip_view.py": {"muted": {"panel"}},
    "widgets/generate_button.py": {
        "on_accent": {"accent_strong", "accent_hover"},
        "on_accent_muted": {"accent_strong", "accent_hover"},
    },
    "widgets/pill.py": {"text": {"panel", "raised"}, "muted": {"panel", "raised"}},
    "widgets/removable_chip.py": {
        "accent_text": {"accent_wash"},
        "text": {"field", "raised", "panel"},
        "muted": {"field", "raised", "panel"},
    },
    "widgets/value_field.py": {"text": {"panel"}},
    "words/word_delegate.py": {
        "text": {"panel", "raised", "accent_wash"},
        "muted": {"panel", "raised", "accent_wash"},
    },
}
"""Which words are painted by code, on which grounds; files without are found by what they call."""

ICONS_ON = {
    **dict.fromkeys(("text", "muted", "accent_text"), SURFACES),
    **dict.fromkeys(("ok", "warn", "bad"), QUIET),
    "on_accent": frozenset({"accent_strong", "accent_hover"}),
    "accent": SURFACES,
}
CONTROLS = [
    *(("edge", ground) for ground in ("window", "panel", "field", "raised")),  # a switch that is off, a scroll bar
    *(("muted", ground) for ground in ("window", "panel", "field")),  # the outline of check boxes
    *(("accent", ground) for ground in (*sorted(SURFACES), "raised_hover")),  # the focus, the chosen tab, what is done
    *(("accent_strong", ground) for ground in ("window", "panel", "field")),  # what is switched on
    ("on_accent", "accent_strong"),  # its tick and its knob
    ("on_accent_muted", "accent_strong"),  # the focus inside the main button
    ("knob", "track"),
    ("bad", "panel"),
    ("text", "window"),  # the tile that the keyboard is on
]


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grounds_of(rule: Rule, said: dict[str, str]) -> frozenset[str]:
    """On what the rule's words can stand."""
    own = said.get("background", "transparent")
    if own != "transparent":
        return frozenset({own})
    if said.get("color") in ("ok", "warn", "bad"):
        return QUIET
    return BUTTONS_IN if rule.kind in ("QPushButton", "QToolButton") else SURFACES


def pairs_of_the_sheet() -> set[tuple[str, str]]:
    """Words and ground, for every selector with all that it takes over from simpler ones."""
    pairs = set()
    for rule, said in looks():
        if rule.part not in PARTS_WITH_WORDS or rule.kind in KINDS_WITHOUT or "scrim" in said.values():
            continue
        words = said.get("color", "text")
        if "disabled" not in rule.states and words not in DISABLED | OVER_PICTURES:
            pairs |= {(words, ground) for ground in grounds_of(rule, said)}
        for words, ground in (
            ("placeholder-text-color", "background"),
            ("selection-color", "selection-background-color"),
        ):
            if words in said:
                pairs.add((said[words], said.get(ground, "field")))
    return pairs


def pairs_of_the_painters() -> set[tuple[str, str]]:
    return {(words, ground) for told in PAINTED.values() for words, grounds in told.items() for ground in grounds}


ALL_WORDS = sorted(pairs_of_the_sheet() | pairs_of_the_painters() | {("muted", "field"), ("text", "line")})


def test_the_sheet_is_read_as_qt_reads_it() -> None:
    pairs = pairs_of_the_sheet()
    assert {
        ("on_accent", "accent_hover"),
        ("muted", "window"),
        ("bad", "raised"),
        ("accent_text", "accent_wash"),
    } <= pairs
    assert not any("faint" in pair for pair in pairs)
    assert len(pairs) > 30


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), ALL_WORDS)
def test_words_can_be_read_on_their_ground(scheme: Scheme, words: str, ground: str) -> None:
    tokens = Tokens.load(scheme)
    assert contrast(tokens.named(words), tokens.named(ground)) >= WORDS


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), CONTROLS)
def test_what_means_something_can_be_seen(scheme: Scheme, shape: str, ground: str) -> None:
    tokens = Tokens.load(scheme)
    assert contrast(tokens.named(shape), tokens.named(ground)) >= SHAPES


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("icon", sorted(ICONS_ON))
def test_icons_can_be_seen(scheme: Scheme, icon: str) -> None:
    tokens = Tokens.load(scheme)
    assert min(contrast(tokens.named(icon), tokens.named(ground)) for ground in ICONS_ON[icon]) >= SHAPES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_a_picture_can_be_read_even_on_white(scheme: Scheme) -> None:
    tokens = Tokens.load(scheme)
    share = tokens.scrim.alphaF()
    ground = QColor.fromRgbF(*(share * part + (1 - share) for part in tokens.scrim.getRgbF()[:3]))  # type: ignore[index]  # the stub says object
    assert contrast(tokens.on_scrim, ground) >= WORDS
    assert contrast(tokens.star, ground) >= SHAPES


@pytest.mark.parametrize("scheme", ["contrast_light", "contrast_dark"])
def test_high_contrast_is_higher(scheme: Scheme) -> None:
    tokens = Tokens.load(scheme)
    for words in ("text", "muted", "accent_text", "ok", "warn", "bad"):
        for ground in QUIET:
            assert contrast(tokens.named(words), tokens.named(ground)) >= 7, (words, ground)
    for ground in ("window", "panel", "field", "canvas"):
        assert contrast(tokens.line, tokens.named(ground)) >= SHAPES, "every field and button has an outline"
        assert contrast(tokens.accent_wash, tokens.named(ground)) >= SHAPES, "what is selected is seen by its ground"


def test_every_painter_of_words_is_in_the_table() -> None:
    paints = re.compile(r"\.drawText\(|\.setForeground\(0|\.setForeground\(\w*(?:self\._)?(?:theme\.)?tokens")
    for file in sorted(UI.rglob("*.py")):
        name = file.relative_to(UI).as_posix()
        code = file.read_text(encoding="utf-8")
        if paints.search(code) and not NEITHER.isdisjoint(re.findall(r"tokens\.(\w+)", code)):
            assert name in PAINTED, f"{name} paints words: say here on which ground"


@pytest.mark.parametrize("name", sorted(PAINTED))
def test_the_table_names_all_words_of_a_painter(name: str) -> None:
    code = (UI / name).read_text(encoding="utf-8")
    written = set(re.findall(r"(?:setPen|setForeground|_draw_text)\([^Q\n]*?tokens\.(\w+)(?! *else)", code))
    written |= set(re.findall(r"\b(?:setPen|setForeground)\(tokens\.(\w+) if", code))
    borders = {"line", "named", "accent", *DISABLED, *OVER_PICTURES}
    assert written - borders <= set(PAINTED[name]), name


def test_icons_have_no_other_colours() -> None:
    calls = re.compile(
        r"(?:\.icon|\.pixmap|bind_icon|IconLabel|IconButton|set_icon)\([^()]*?\"[\w-]+\",\s*\"(\w+)\"|colour=\"(\w+)\""
    )
    for file in sorted(UI.rglob("*.py")):
        for found in calls.findall(file.read_text(encoding="utf-8")):
            colour = found[0] or found[1]
            if colour in Tokens.__dataclass_fields__ and colour not in {"scrim", "faint", *OVER_PICTURES}:
                assert colour in ICONS_ON, f"{file.name}: say on which ground an icon of {colour} lies"
