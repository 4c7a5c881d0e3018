"""What must not stand in a log or a report is taken out of every text that goes there."""

import os
import re
from functools import cache
from urllib.parse import quote

GONE = "…"
_SHORTEST_SECRET = 6
_PICTURE_ENDINGS = r"\.(?:png|jpe?g|webp|bmp|tiff?|gif|avif|hei[cf]|mpo)"

_SIGNED = r"security-?token|signature|expires|ossaccesskeyid|accesskeyid|x-oss-[\w-]+|api[_-]?key"

# In this order: of an address the host is kept, which the rule for names of pictures would take with the rest.
_RULES = (
    (r"\b(data:[\w.+/-]*(?:;[\w=.-]+)*,)[\w+/=%-]+", rf"\1{GONE}"),
    # A path may name a person's picture, and a query is a signature.
    (r"\b(https?|wss?)://(?:[^\s/@'\"]*@)?([\w.\-\[\]:]*)[^\s'\"<>”’)]*", rf"\1://\2/{GONE}"),
    (r"\b(bearer\s+)[^\s'\"]+", rf"\1{GONE}"),
    (r"\b((?:proxy-)?authorization['\"]?\s*[:=]\s*)[^\r\n]+", rf"\1{GONE}"),
    (r"\bsk-[\w.\-]{4,}", f"sk-{GONE}"),
    (rf"\b((?:{_SIGNED})['\"]?\s*[=:]\s*['\"]?)[^\s&'\"]+", rf"\1{GONE}"),
    (r"[a-z0-9+/]{120,}={0,2}", GONE),
    # Where in the line a name begins cannot be told: it may have spaces and quotes of its own.
    (rf"^[^\r\n]*{_PICTURE_ENDINGS}\b", GONE),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    # Not at import: the window's first paint does not wait for it.
    return tuple((re.compile(pattern, re.IGNORECASE | re.MULTILINE), replacement) for pattern, replacement in _RULES)


def without_keys(text: str) -> str:
    """The text, as long as before, without what has the form of a key."""
    if "sk-" not in text.lower():
        return text
    return re.sub(r"\b(sk-)([\w.\-]{4,})", lambda key: key[1] + GONE * len(key[2]), text, flags=re.IGNORECASE)


def is_secret_link(url: str) -> bool:
    """Whether the address lets in whoever has it: by a password, a signature or a key."""
    return re.search(rf"://[^/?#]*@|[?&;#](?:\w+-)*(?:{_SIGNED}|sig|token|key)=|\bsk-", url, re.IGNORECASE) is not None


class Redaction:
    """Takes keys, signed links, pictures, names of pictures and the home folder out of texts. For any thread.

    Keys of no known form are taken out once they have been told by `keep_out`.
    """

    def __init__(self, home: str = "") -> None:
        self._home = _pattern_of_home(home)
        self._secrets: tuple[str, ...] = ()

    def keep_out(self, secret: str) -> None:
        """Let these characters appear in no text from now on, as they are or percent-encoded."""
        known = set(self._secrets) | {secret, quote(secret, safe="")}
        # The longest first, so that no part of one is left by another.
        self._secrets = tuple(sorted((s for s in known if len(s) >= _SHORTEST_SECRET), key=len, reverse=True))

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, GONE)
        for pattern, replacement in _compiled():
            text = pattern.sub(replacement, text)
        return text if self._home is None else self._home.sub("~", text)


def _pattern_of_home(home: str) -> re.Pattern[str] | None:
    folder = home.rstrip("/\\")
    if not folder or folder.endswith(":"):
        return None
    # /home/ann is not the beginning of /home/anna.
    return re.compile(re.escape(folder) + r"(?![\w-])", re.IGNORECASE if os.name == "nt" else 0)
