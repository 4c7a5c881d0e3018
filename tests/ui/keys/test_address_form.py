"""An address of one's own: filled in, refused with words, shown wherever edits are said to go."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.ui.dialogs.outgoing_facts import OutgoingFacts
from qwen_studio.ui.keys.keys_page import KeysPage
from qwen_studio.ui.service_pills import ServicePills
from qwen_studio.ui.widgets.pill import Pill
from tests.ui.by_name import by_name
from tests.ui.keys.conftest import TwoRegions
from tests.ui.keys.words import said, shown, type_key
from tests.ui.scene import Scene

WORKSPACES = "https://{workspace}.{region}.maas.aliyuncs.com/api/v1"


def write(page: KeysPage, name: str, text: str) -> QLineEdit:
    """Writes that into the field, and leaves it by Return."""
    field = by_name(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_the_address_of_a_workspace_is_one_click_and_its_id(two: Scene, page: KeysPage) -> None:
    two.press(page, "Use the address of a workspace")
    workspace = by_name(page, QLineEdit, "Workspace id")
    assert two.studio.service.account.base_url == "", "half an address is not taken"
    write(page, "Workspace id", "not an id")
    assert "letters, digits and hyphens only" in workspace.accessibleDescription()
    write(page, "Workspace id", "ws-4f2")
    assert two.studio.service.base_url == "https://ws-4f2.ap-southeast-1.maas.aliyuncs.com/api/v1"
    assert two.studio.service.account.base_url == WORKSPACES

    pills = two.open_window(ServicePills(two.studio.service, two.studio.spending, two.theme), 600, 48)
    assert "https://ws-4f2.ap-southeast-1.maas.aliyuncs.com/api/v1" in by_name(pills, Pill, "Region and key").toolTip()
    facts = OutgoingFacts(two.studio.composer, two.studio.service)
    assert facts._receiver().startswith("Singapore, https://ws-4f2.ap-southeast-1.maas.aliyuncs.com/api/v1/services/")

    two.press(page, "Use the address of the region")
    assert two.studio.service.base_url == two.studio.service.region.base_url


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://gateway.example.com/api/v1", "must begin with https://"),
        ("gateway", "This is no web address."),
        ("https://{account}.example.com", "Only {workspace} and {region} are filled in"),
    ],
)
def test_an_address_that_cannot_be_used_is_not_taken(two: Scene, page: KeysPage, address: str, words: str) -> None:
    before = two.studio.service.base_url
    field = write(page, "Base URL", address)
    assert words in field.accessibleDescription()
    assert words in shown(page)
    assert two.studio.service.base_url == before


def test_keys_are_checked_at_the_accounts_own_address(two: Scene, page: KeysPage, regions: TwoRegions) -> None:
    # GIVEN a gateway, which stands for any address of one's own, that takes the key of Singapore
    type_key(page, SINGAPORE_KEY)
    write(page, "Base URL", regions.beijing.base_url)
    type_key(page, SINGAPORE_KEY)
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: "does not know this key" in said(page))
    assert "another workspace or gateway" in said(page, "Probable reasons")
    regions.beijing.service._region_key = SINGAPORE_KEY
    two.press(page, "Check")
    two.qtbot.waitUntil(lambda: said(page) == "The service takes this key.")


def test_an_address_belongs_to_its_account(two: Scene, page: KeysPage) -> None:
    work = two.studio.service.accounts.add("singapore", "Work")
    two.studio.service.use_account(work.id)
    write(page, "Base URL", "https://gateway.example.com/api/v1")
    assert two.studio.service.base_url == "https://gateway.example.com/api/v1"
    two.studio.service.use_account("singapore")
    assert by_name(page, QLineEdit, "Base URL").text() == ""
    assert two.studio.service.base_url == two.studio.service.region.base_url


def test_a_bad_address_in_the_file_is_said_and_nothing_goes_elsewhere(
    begin: Callable[[], Scene], tmp_path: object
) -> None:
    scene = begin()
    service = scene.studio.service
    scene.studio.preferences.change(
        accounts={"singapore": ""}, account_addresses={"singapore": "http://evil.example.com/api/v1"}
    )
    pills = scene.open_window(ServicePills(service, scene.studio.spending, scene.theme), 600, 48)
    pill = by_name(pills, Pill, "Region and key")
    assert pill.status() == "Singapore address not usable"
    assert "must begin with https://" in pill.toolTip()
    assert service.base_url == ""
    page = scene.open_window(KeysPage(service, scene.studio.network, scene.theme), 600, 1000)
    assert "must begin with https://" in by_name(page, QLineEdit, "Base URL").accessibleDescription()
