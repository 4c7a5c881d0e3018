"""Results on a host that nobody knows, on the command line."""

import json
from collections.abc import Iterator

import pytest

from tests.api.wire import Wire, answering
from tests.cli.command import COFFEE, Command


@pytest.fixture
def service() -> Iterator[Wire]:
    """A service whose result lies elsewhere, at an address where nothing answers."""
    told = {"output": {"choices": [{"message": {"content": [{"image": "https://r\u00e9sultats.invalid:9/a.png"}]}}]}}
    server = Wire()
    server.script = answering(json.dumps(told).encode())
    yield server
    server.close()


def test_an_unknown_host_is_named_with_the_way_to_allow_it(command: Command, service: Wire) -> None:
    ended = command.run(COFFEE, "--instruction", "Make it warm", "--base-url", service.base_url)
    assert ended.code == 4
    assert "This result lies on xn--rsultats-b1a.invalid, a host that results have not come from before." in ended.err
    assert "--allow-host xn--rsultats-b1a.invalid" in ended.err


def test_a_host_allowed_before_is_not_asked_about(command: Command, service: Wire) -> None:
    edit = (COFFEE, "--instruction", "Make it warm", "--base-url", service.base_url)
    for more in (("--allow-host", "R\u00c9SULTATS.invalid."), ()):
        ended = command.run(*edit, *more)
        assert ended.code == 4
        assert "could not be reached" in ended.err
        assert "allow" not in ended.err


def test_a_result_that_waits_for_a_word_is_fetched_once_it_is_said(command: Command, service: Wire) -> None:
    # GIVEN a result that lies elsewhere
    command.run(COFFEE, "--instruction", "Make it warm", "--base-url", service.base_url)
    assert "have not come from before" in command.look_after("recover").out

    # WHEN its host is allowed
    ended = command.look_after("recover", "--allow-host", "xn--rsultats-b1a.invalid")

    # THEN it is asked for, and nobody is asked any more
    assert "could not be reached" in ended.out
    assert "could not be reached" in command.look_after("recover").out
    assert len(service.requests) == 1


@pytest.mark.parametrize("host", ["", "a b", "https://", "10.0.0.999", "a..b"])
def test_what_is_no_host_is_refused_before_anything_is_sent(command: Command, service: Wire, host: str) -> None:
    ended = command.run(COFFEE, "--instruction", "x", "--base-url", service.base_url, "--allow-host", host)
    assert ended.code == 2
    assert "is no host" in ended.err
    assert service.requests == []
