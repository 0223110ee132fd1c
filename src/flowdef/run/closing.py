"""Closing: in which words a step is told to have come to its end, wherever that is told."""

_DONE = {
    "time": "over by time",
    "machine": "done by itself",
    "sub-run": "done by its run",
    "vote": "decided",
}
_SKIPPED = {
    "condition": "skipped, its condition is false",
    "stage": "skipped, its stage does not apply",
}


def done_how(how: str, who: str) -> str:
    """How a step was done: `over by time`, `done by Jo`; `how` is that of `facts.Finished`."""
    hand = "by hand " if how == "hand" else ""
    return _DONE.get(how) or f"done {hand}by {who}"


def skipped_how(because: str, who: str) -> str:
    """That a step was skipped, why or by whom; `because` is that of `facts.Skipped`."""
    return _SKIPPED.get(because) or f"skipped by {who}"
