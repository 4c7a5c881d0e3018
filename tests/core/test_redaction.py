"""What is taken out of texts for logs and reports, and what stays readable."""

import base64

import pytest

from qwen_studio.core.redaction import Redaction

LINK = (
    "https://dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com/7d/20251203/canary-path.png"
    "?Expires=1764820000&OSSAccessKeyId=LTAIcanary&Signature=canary%2Fsig%3D"
)


@pytest.mark.parametrize(
    "text",
    [
        "the key sk-canary0123456789 was sent",
        "Authorization: Bearer canary0123456789",
        "{'authorization': 'Bearer canary.0123456789=='}",
        "Bearer   canary-0123456789",
        '"Authorization": "Basic canary=="',
        LINK,
        f"GET {LINK} HTTP/1.1",
        f'"{LINK}"',
        f"({LINK}), then more",
        "http://canary:canary@proxy.example:3128",
        "http://127.0.0.1:4711/files/canary.png",
        "Signature=canary%2B&Expires=canary",
        "x-oss-signature=canary x-oss-security-token: canary",
        "'OSSAccessKeyId': 'canary'",
        "data:image/png;base64,canary+/canary==",
        "data:image/svg+xml;charset=utf-8;base64,canary",
        "cannot open canary in Rome.jpg",
        "cannot open “canary in Rome.JPEG”",
        "cannot open 'canary's dog.webp', and \"canary's cat.tiff\"",
        "/home/ann/Pictures/Qwen Studio/pictures/2026-11/2026-11-22 10-00 canary as a pirate a1b-1.png: missing",
        base64.b64encode(b"canary" * 40).decode(),
    ],
)
def test_secrets_go(text: str) -> None:
    redacted = Redaction()(f"before\n{text}\nafter")
    assert "canary" not in redacted
    assert redacted.startswith("before\n")
    assert redacted.endswith("\nafter")


@pytest.mark.parametrize(
    "text",
    [
        "job 01JD8W5T7Z3N9QX4 stopped by OutcomeUnknown in state sending",
        '  File "/opt/qwen/qwen_studio/imaging/png_chunks.py", line 12, in read\n    chunk = file.read(4)',
        "PIL.PngImagePlugin, keyring.backends.SecretService and qwen_studio.api.download",
        "task-based risk-free desk-top",
        "it expires in 24 hours; the signature of `edit` has changed",
        "UNIQUE constraint failed: jobs.id",
    ],
)
def test_what_helps_stays(text: str) -> None:
    assert Redaction()(text) == text


def test_of_an_address_the_host_stays() -> None:
    assert Redaction()(f"from {LINK} again") == (
        "from https://dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com/… again"
    )
    assert Redaction()("http://ann:secret@[::1]:80/a") == "http://[::1]:80/…"


@pytest.mark.parametrize(
    ("home", "text", "redacted"),
    [
        ("/home/ann", "/home/ann/x.py and '/home/ann'", "~/x.py and '~'"),
        ("/home/ann/", "/home/ann", "~"),
        ("/home/ann", "/home/anna/x.py, /home/ann-2/x.py", "/home/anna/x.py, /home/ann-2/x.py"),
        ("/", "/usr/lib/python3", "/usr/lib/python3"),
        ("", "/usr/lib/python3", "/usr/lib/python3"),
        ("C:\\Users\\Ann", "C:\\Users\\Ann\\x.py", "~\\x.py"),
        ("C:\\", "C:\\Windows", "C:\\Windows"),
    ],
)
def test_home_is_a_tilde(home: str, text: str, redacted: str) -> None:
    assert Redaction(home)(text) == redacted


def test_told_keys_go_whatever_they_look_like() -> None:
    redact = Redaction()
    for key in ("gateway", "gateway!key/0123", "short"):
        redact.keep_out(key)
    assert redact("a gateway!key/0123 b gateway%21key%2F0123 c gateway d short") == "a … b … c … d short"
