"""Writes the manual page and the completions. Run inside an environment in which the program runs.

    python command_docs.py FOLDER

Below FOLDER they lie as they do below /usr/share.
"""

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from bundle.release import present_release  # noqa: E402 - the project is found from here on
from linux import completions  # noqa: E402 - found by the path above
from linux.command_tree import all_commands  # noqa: E402 - found by the path above
from linux.man_page import man_page  # noqa: E402 - found by the path above

from qwen_studio.cli.window import ENVIRONMENT  # noqa: E402 - found by the path above


def write_command_docs(share: Path) -> None:
    """Writes all of them below `share`."""
    commands, release = all_commands(), present_release()
    page = man_page(commands, ENVIRONMENT, release.version, release.at)
    files = {
        "man/man1/qwen-studio.1.gz": gzip.compress(page.encode(), mtime=0),
        "bash-completion/completions/qwen-studio": completions.bash(commands).encode(),
        "zsh/vendor-completions/_qwen-studio": completions.zsh(commands).encode(),
        "fish/vendor_completions.d/qwen-studio.fish": completions.fish(commands).encode(),
    }
    for name, content in files.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_bytes(content)


if __name__ == "__main__":
    write_command_docs(Path(sys.argv[1]))
