"""Addresses of a person's own: filled in, and refused where a key would not be safe."""

import pytest

from qwen_studio.api.base_url import base_url_of
from qwen_studio.core.errors import RequestError

WORKSPACES = "https://{workspace}.{region}.maas.aliyuncs.com/api/v1"


@pytest.mark.parametrize(
    ("template", "workspace", "url"),
    [
        (WORKSPACES, " ws-4f2 ", "https://ws-4f2.cn-beijing.maas.aliyuncs.com/api/v1"),
        ("https://gateway.example.com/qwen/api/v1/", "", "https://gateway.example.com/qwen/api/v1"),
        ("https://host.example.com:8443/{region}/v1", "", "https://host.example.com:8443/cn-beijing/v1"),
        ("http://127.0.0.1:8321/api/v1", "", "http://127.0.0.1:8321/api/v1"),
        ("http://localhost:8321/api/v1", "", "http://localhost:8321/api/v1"),
        ("https://[2001:db8::1]/api/v1", "", "https://[2001:db8::1]/api/v1"),
    ],
)
def test_templates_are_filled_in(template: str, workspace: str, url: str) -> None:
    assert base_url_of(template, workspace=workspace, region="cn-beijing") == url


@pytest.mark.parametrize(
    ("template", "workspace", "field", "words"),
    [
        (WORKSPACES, "", "workspace", "needs the id of a workspace"),
        (WORKSPACES, "evil.example.com/", "workspace", "letters, digits and hyphens"),
        (WORKSPACES, "a" * 64, "workspace", "letters, digits and hyphens"),
        ("https://{account}.example.com", "", "base_url", r"Only \{workspace\} and \{region\}"),
        ("https://example.com/}", "", "base_url", r"Only \{workspace\} and \{region\}"),
        ("http://gateway.example.com/api/v1", "", "base_url", "must begin with https://"),
        ("ftp://gateway.example.com/api/v1", "", "base_url", "must begin with https://"),
        ("http://127.0.0.1.example.com/api/v1", "", "base_url", "must begin with https://"),
        ("gateway.example.com/api/v1", "", "base_url", "no web address"),
        ("https://", "", "base_url", "no web address"),
        ("https://host:99999/api/v1", "", "base_url", "no web address"),
        ("https://host name/api/v1", "", "base_url", "no web address"),
        ("https://a\\@b/api/v1", "", "base_url", "no web address"),
        ("https://" + "a." * 200 + "com/v1", "", "base_url", "no web address"),
        ("https://ann:secret@host.example.com/api/v1", "", "base_url", "more than a host and a path"),
        ("https://host.example.com/api/v1?key=a", "", "base_url", "more than a host and a path"),
        ("https://host.example.com/api/v1#a", "", "base_url", "more than a host and a path"),
        (
            "https://dashscope.aliyuncs.com/api/v1/services/aigc/multimodal-generation/generation",
            "",
            "base_url",
            "a single interface",
        ),
        ("https://dashscope.aliyuncs.com/compatible-mode/v1", "", "base_url", "a single interface"),
    ],
)
def test_others_are_refused_with_words(template: str, workspace: str, field: str, words: str) -> None:
    with pytest.raises(RequestError, match=words) as refused:
        base_url_of(template, workspace=workspace, region="cn-beijing")
    assert refused.value.field == field
    assert refused.value.next_step
