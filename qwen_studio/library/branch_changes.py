"""Changes of branches and originals, each of which can be taken back. Applied as those of `changes` are."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from qwen_studio.library import branches
from qwen_studio.library.branches import OriginalWords
from qwen_studio.library.changes import Applied


@dataclass(frozen=True)
class HideBranches:
    """Hide the branches that begin with these jobs, or show them."""

    job_ids: Sequence[str]
    is_hidden: bool

    def apply(self, c: sqlite3.Connection) -> Applied:
        already = branches.hidden(c, self.job_ids)
        others = [job_id for job_id in self.job_ids if (job_id in already) is not self.is_hidden]
        branches.set_hidden(c, others, is_hidden=self.is_hidden)
        return Applied(HideBranches(others, not self.is_hidden), names=bool(others))


@dataclass(frozen=True)
class NameOriginal:
    """Say what an original is called, and what there is to say of it."""

    content_hash: str
    words: OriginalWords

    def apply(self, c: sqlite3.Connection) -> Applied:
        before = branches.words_of(c, self.content_hash)
        branches.set_words(c, self.content_hash, self.words)
        return Applied(NameOriginal(self.content_hash, before), names=before != self.words)
