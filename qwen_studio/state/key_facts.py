"""What is known about keys."""

from dataclasses import dataclass
from enum import Enum

_UNKNOWN_KEY = frozenset({"invalidapikey", "invalid_api_key", ""})


class KeyState(Enum):
    """What is known about the key of an account."""

    UNKNOWN = "unknown"
    CHECKING = "checking"
    SET = "set"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True)
class KeyFacts:
    """About one key, but not the key. `source` is "environment", "keyring" or "session"; `problem` a sentence."""

    state: KeyState = KeyState.UNKNOWN
    source: str = ""
    problem: str = ""


def is_unknown_key(code: str, status: int | None) -> bool:
    """Whether the service said with this code and HTTP status that it does not know the key at all."""
    return status == 401 and code.lower() in _UNKNOWN_KEY
