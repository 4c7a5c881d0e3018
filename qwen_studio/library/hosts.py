"""Hosts that the user allowed results to be fetched from. All functions run on the disk thread."""

import sqlite3
from datetime import datetime

from qwen_studio.library.columns import stored_moment


def allow(c: sqlite3.Connection, host: str, moment: datetime) -> None:
    """Let results be fetched from this host from now on."""
    c.execute("INSERT OR IGNORE INTO allowed_hosts (host, allowed_at) VALUES (?, ?)", (host, stored_moment(moment)))


def allowed(c: sqlite3.Connection) -> frozenset[str]:
    """The hosts that were allowed."""
    return frozenset(row["host"] for row in c.execute("SELECT host FROM allowed_hosts"))
