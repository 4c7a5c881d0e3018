"""Settings are found over all pages, by name, other words and with slips."""

from PySide6.QtWidgets import QLabel, QTreeWidget

from qwen_studio.ui.settings_dialog.row import Row
from tests.ui.settings_dialog.open_settings import OpenSettings


def marked(settings: OpenSettings) -> set[str]:
    """The rows of the page in view that stand out."""
    rows = (row for row in settings.dialog.findChildren(Row) if row.isVisible())
    return {row.accessibleName() for row in rows if row.property("role") == "notice-info"}


def found_on(settings: OpenSettings) -> dict[str, int]:
    """The pages that have something, and how much."""
    told = (title.rstrip(")").split(" (") for title in settings.titles() if title.endswith(")"))
    return {title: int(count) for title, count in told}


LOOKED_FOR = [
    ("theme", "Appearance", "Theme"),
    ("night mode", "Appearance", "Theme"),
    ("COLOUR", "Appearance", "Theme"),
    ("font", "Appearance", "Text size"),
    ("telemetry", "Privacy", "Nothing is reported"),
    ("limit budget", "Money", "Day cap, US dollars"),
    ("proxy", "Keys and regions", "Where keys are kept"),
    ("中文", "General", "Language"),
    ("watermrak", "Editing defaults", "Watermark"),
    ("forget prompts", "Privacy", "History of words"),
]


def test_what_is_looked_for_is_shown_and_stands_out(settings: OpenSettings) -> None:
    for typed, page, row in LOOKED_FOR:
        settings.search(typed)
        assert row in marked(settings), typed
        assert page in found_on(settings), typed
        assert settings.titles()[settings.pages.currentRow()].startswith(page), typed
        assert not settings.row(row).visibleRegion().isEmpty(), f"{typed}: it is not scrolled to"


def test_pages_without_it_are_grey_until_the_search_ends(settings: OpenSettings) -> None:
    settings.search("landscape")
    assert found_on(settings) == {"Library": 1}
    faint = settings.scene.theme.tokens.faint
    grey = {item.text() for n in range(9) if (item := settings.pages.item(n)).foreground().color() == faint}
    assert len(grey) == 8
    assert not {title for title in grey if title.startswith("Library")}
    settings.search("")
    assert found_on(settings) == {}
    assert marked(settings) == set()
    assert not [n for n in range(9) if settings.pages.item(n).foreground().color() == faint]


def test_nothing_is_found_of_nonsense(settings: OpenSettings) -> None:
    settings.search("zzyzx plugh")
    assert found_on(settings) == {}
    assert marked(settings) == set()
    said = [label.text() for label in settings.dialog.findChildren(QLabel) if label.isVisible()]
    assert "No setting has these words." in said
    settings.search("theme")
    said = [label.text() for label in settings.dialog.findChildren(QLabel) if label.isVisible()]
    assert "No setting has these words." not in said


def test_actions_are_found_by_words_and_keys(settings: OpenSettings) -> None:
    settings.search("ctrl+shift+m")
    assert found_on(settings) == {"Keys on the keyboard": 1}
    tree = settings.find(QTreeWidget, "Actions and their keys")
    groups = [group for n in range(tree.topLevelItemCount()) if (group := tree.topLevelItem(n))]
    lines = [line for group in groups for n in range(group.childCount()) if (line := group.child(n))]
    assert [line.text(0) for line in lines if not line.isHidden()] == ["Spending"]
    settings.search("")
    assert not any(line.isHidden() for line in lines)


def test_the_name_of_a_page_leads_there(settings: OpenSettings) -> None:
    settings.search("editing defaults")
    assert settings.pages.currentItem().text().startswith("Editing defaults")
