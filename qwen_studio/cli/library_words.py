"""What `qwen-studio library` found, in sentences."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qwen_studio.core.job import JobState

if TYPE_CHECKING:
    from qwen_studio.jobs.rebuilding import Added
    from qwen_studio.jobs.rebuilt import Rebuilt
    from qwen_studio.jobs.recovering import Recovered
    from qwen_studio.jobs.verification import Findings


def of_findings(findings: "Findings") -> Iterator[str]:
    """What verifying found."""
    for damage in findings.damages:
        yield f"{shown(damage.subject)}: {shown(damage.sentence)}"
    looked_at = (
        f"{_counted(findings.pictures, 'picture')}, {_counted(findings.originals, 'input')}"
        f" and {_counted(findings.rows, 'row')} of the database"
    )
    if findings.intact:
        yield f"{looked_at}: everything is as it was written."
    else:
        yield f"{looked_at}: {_counted(len(findings.damages), 'thing')} found that should be looked at."
    if findings.mended_at_next_start:
        yield "The database is mended when the library is opened next; what is damaged of it is kept."


def of_rebuilt(rebuilt: "Rebuilt") -> Iterator[str]:
    """What a rebuilt library holds, and what it does not."""
    added = rebuilt.added
    for each in added.left_alone:
        yield f"{shown(each.path)} was left alone. {shown(each.sentence)}"
    for path in added.changed:
        yield f"{shown(path)} was entered, but it is not the picture that was delivered: it was changed or is damaged."
    yield (
        f"The library was rebuilt: {_counted(added.pictures, 'picture')} of {_counted(added.jobs, 'edit')},"
        f" and {_counted(added.originals, 'input')}."
    )
    if rebuilt.set_aside is not None:
        yield f"The old database was kept as {rebuilt.set_aside.name}."


def of_recovered(added: "Added", recovered: "Sequence[Recovered]") -> Iterator[str]:
    """What was in the files, and what became of each unfinished edit."""
    if added.pictures:
        yield f"{_counted(added.pictures, 'picture')} entered that the database did not know."
    if added.found_again:
        yield f"{_counted(added.found_again, 'picture')} found again in another place."
    for each in recovered:
        job = each.job
        words = f"{job.id}  {job.state.value}: {_counted(each.here, 'picture')} here"
        if each.came:
            words += f", {each.came} of them fetched just now"
        yield f"{words}."
        if job.failure is not None:
            yield f"  {shown(f'{job.failure.message} {job.failure.next_step}'.strip())}"
        if job.state is JobState.UNKNOWN and job.cost_at_most:
            yield f"  It may have cost up to ${job.cost_at_most}."
    if not recovered:
        yield "Nothing was unfinished."


def shown(text: str) -> str:
    """The text on one line, without what would control a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
