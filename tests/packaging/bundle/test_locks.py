import re
import tomllib
from pathlib import Path

import pytest
from bundle.environment import LOCKS
from bundle.parts import normal
from bundle.release import ROOT

# Where packages come from is each builder's own affair.
HOSTS = re.compile(r"https?:|file:|--index-url|--extra-index-url|--find-links|--trusted-host|/(work|tmp|home|root)\b")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_version_in_a_lock_is_pinned_by_hashes_and_no_place_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")

    assert not HOSTS.search(text)
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) > 5
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ ", entry)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry)


def test_every_requirement_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {normal(re.split(r"[^A-Za-z0-9_.-]", requirement)[0]) for requirement in project["dependencies"]}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", LOCKS[0].read_text("utf-8"), re.MULTILINE))

    assert len(wanted) > 5
    assert wanted <= locked
