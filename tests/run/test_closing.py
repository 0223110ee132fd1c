"""How a step came to its end is kept in its state, and told in the same words everywhere."""

import pytest

from flowdef.run.closing import done_how, skipped_how

DONE = {
    "person": "done by Sam",
    "hand": "done by hand by Sam",
    "time": "over by time",
    "machine": "done by itself",
    "sub-run": "done by its run",
    "vote": "decided",
    "": "done by Sam",
}
SKIPPED = {
    "person": "skipped by Sam",
    "condition": "skipped, its condition is false",
    "stage": "skipped, its stage does not apply",
}


@pytest.mark.parametrize(("how", "said"), DONE.items())
def test_how_a_step_was_done(how: str, said: str) -> None:
    assert done_how(how, "Sam") == said


@pytest.mark.parametrize(("because", "said"), SKIPPED.items())
def test_why_a_step_was_skipped(because: str, said: str) -> None:
    assert skipped_how(because, "Sam") == said
