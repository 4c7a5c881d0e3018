"""Many accounts of the service side by side, in a process of their own: `python -m tests.faults.accounts COUNT`.

Each account is a sandbox on its own port. Commands come in on stdin and answers go out on stdout, JSON, one a line.
"""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from qwen_studio.sandbox.server import SandboxServer


@dataclass(frozen=True)
class Record:
    """What one account saw: when POSTs came (s), how many for each seed, and how many pictures each bill was for."""

    arrivals: list[float]
    posts: dict[int, int]
    bills: dict[int, list[int]]


class Accounts:
    """The accounts as a test sees them."""

    def __init__(self, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.accounts", str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.base_urls: list[str] = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def plan(self, account: int, seed: int, faults: tuple[str, ...]) -> None:
        """Let the POSTs with this seed meet the faults, one each."""
        self._do("plan", account, seed, faults)

    def next_faults(self, account: int, faults: tuple[str, ...]) -> None:
        """Let the next POSTs of the account meet the faults, one each, whoever sends them."""
        self._do("next_faults", account, faults)

    def posts_so_far(self, account: int) -> int:
        """How many POSTs the account has seen."""
        return int(self._do("posts_so_far", account))

    def slow_bytes(self, seconds: float) -> None:
        """Let so much time lie between the bytes of what comes byte by byte."""
        self._do("slow_bytes", seconds)

    def advance_clocks(self, seconds: float) -> None:
        """Let time pass for all links."""
        self._do("advance_clocks", seconds)

    def record(self, account: int) -> Record:
        """What the account saw since its beginning."""
        arrivals, posts, bills = self._do("record", account)
        return Record(arrivals, {int(s): n for s, n in posts.items()}, {int(s): b for s, b in bills.items()})

    def _do(self, command: str, *arguments: Any) -> Any:
        assert self._process.stdin is not None
        print(json.dumps([command, *arguments]), file=self._process.stdin, flush=True)
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


class _Desk:
    """Does the commands."""

    def __init__(self, servers: list[SandboxServer]) -> None:
        self._servers = servers

    def plan(self, account: int, seed: int, faults: list[str]) -> None:
        for fault in faults:
            self._servers[account].use_fault(fault, seed=seed)

    def next_faults(self, account: int, faults: list[str]) -> None:
        self._servers[account].clear_faults()
        for fault in faults:
            self._servers[account].use_fault(fault)

    def posts_so_far(self, account: int) -> int:
        return len(self._servers[account].requests)

    def slow_bytes(self, seconds: float) -> None:
        for server in self._servers:
            server.slow_byte_s = seconds

    def advance_clocks(self, seconds: float) -> None:
        for server in self._servers:
            server.clock.advance(seconds)

    def record(self, account: int) -> Any:
        server = self._servers[account]
        bills: dict[int | None, list[int]] = {}
        for bill in server.bills:
            bills.setdefault(bill.seed, []).append(bill.count)
        posts = Counter(request.seed for request in server.requests)
        del posts[None]
        return [request.at for request in server.requests], posts, bills


def main() -> None:
    """Serve until stdin closes."""
    # The pace is the client's to keep: what is refused for it would hide that it was not kept.
    servers = [SandboxServer(quick=True, requests_per_second=None).start() for _ in range(int(sys.argv[1]))]
    print(json.dumps([server.base_url for server in servers]), flush=True)
    desk = _Desk(servers)
    for line in sys.stdin:
        command, *arguments = json.loads(line)
        print(json.dumps(getattr(desk, command)(*arguments)), flush=True)
    for server in servers:
        server.stop()


if __name__ == "__main__":
    main()
