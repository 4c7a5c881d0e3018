"""Which accounts there are, and which is in use, whatever the settings hold."""

from qwen_studio.core.accounts import Account, account_in_use, accounts_in, accounts_of, new_account_id

WORK = new_account_id("singapore", "3f9a2c")


def test_a_region_has_an_account_before_anybody_makes_one() -> None:
    (first,) = accounts_of([], "singapore")
    assert first == Account("singapore")
    assert (first.region, first.is_first) == ("singapore", True)


def test_further_accounts_keep_their_order_and_belong_to_their_region() -> None:
    known = accounts_in({"singapore": "Private", WORK: "Work", "beijing": ""}, {WORK: "ws-1"}, {WORK: "https://a/v1"})
    private, work = accounts_of(known, "singapore")
    assert (private.name, work.name) == ("Private", "Work")
    assert (work.region, work.is_first, work.workspace, work.base_url) == ("singapore", False, "ws-1", "https://a/v1")
    assert accounts_of(known, "beijing") == [Account("beijing")]


def test_an_account_that_is_gone_or_of_another_region_gives_way_to_the_first() -> None:
    known = accounts_in({"singapore": "", WORK: "Work"}, {}, {})
    assert account_in_use(known, "singapore", WORK).name == "Work"
    assert account_in_use(known, "singapore", "singapore/gone").id == "singapore"
    assert account_in_use(known, "beijing", WORK) == Account("beijing")
