"""The table of legal transitions."""

from qwen_studio.core.job import TRANSITIONS, JobState


def test_nothing_that_may_have_been_paid_can_be_sent_again() -> None:
    # GIVEN every state that follows a delivered or unknown outcome
    paid = {JobState.UNKNOWN, JobState.DOWNLOADING, JobState.DONE, JobState.PARTIAL, JobState.EXPIRED}

    # WHEN everything reachable from it is walked
    reachable = set(paid)
    while True:
        wider = reachable | {after for state in reachable for after in TRANSITIONS[state]}
        if wider == reachable:
            break
        reachable = wider

    # THEN sending is not among it
    assert JobState.SENDING not in reachable
    assert JobState.WAITING not in reachable


def test_every_state_stands_in_the_table_and_ends() -> None:
    assert set(TRANSITIONS) == set(JobState)
    assert {s for s in JobState if s.finished} == {
        JobState.DONE,
        JobState.PARTIAL,
        JobState.REFUSED,
        JobState.NOT_SENT,
        JobState.UNKNOWN,
        JobState.EXPIRED,
        JobState.STOPPED,
    }
