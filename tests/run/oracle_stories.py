"""Oracle, stories: short runs told by hand, for the oracle and for the decider.

Each is a process, its inputs, the acts, where its steps stand after them in document order (None:
the last act is refused), and the end of the run.
"""

import pytest

from flowdef.model.process import Approval, Process
from run.oracle_answers import Act
from run.small_processes import shaped, with_conditions, with_deeds, with_holds, with_needs

REWORK = Approval(role="boss", on_reject="a", rounds=2)


def plain(count: int, when: dict[str, str] | None = None) -> Process:
    return with_conditions(shaped(count, ()), when or {})


def staged(sizes: tuple[int, ...], when: dict[str, str]) -> Process:
    return with_conditions(shaped(sum(sizes), sizes), when)


STORIES = [
    pytest.param(plain(2), {}, [], "ready waiting", "open", id="a step waits for the one before"),
    pytest.param(
        plain(2, {"a": "go"}),
        {"go": False},
        [Act("done", "b")],
        "skipped done",
        "done",
        id="whoever needs a skipped step goes on",
    ),
    pytest.param(
        plain(2, {"a": "go"}),
        {},
        [Act("unblock", "a"), Act("done", "a")],
        "done ready",
        "open",
        id="unblock counts as true",
    ),
    pytest.param(
        plain(2, {"a": "go"}), {}, [Act("skip", "a")], "skipped ready", "open", id="skip as false"
    ),
    pytest.param(
        plain(2, {"b": "x_a"}),
        {},
        [Act("done", "a"), Act("correct", values={"x_a": False})],
        "done skipped",
        "done",
        id="correct decides what was blocked",
    ),
    pytest.param(
        staged((1, 2), {"s2": "x_a"}),
        {},
        [Act("done", "a"), Act("skip", "b")],
        "done skipped skipped",
        "done",
        id="skip answers for the whole stage where its condition is undecided",
    ),
    pytest.param(
        with_deeds(plain(2), {"b": Approval(role="boss")}),
        {},
        [Act("done", "a"), Act("reject", "b")],
        "done done",
        "rejected",
        id="a rejection without a way on ends the run",
    ),
    pytest.param(
        with_deeds(plain(3, {"b": "x_a"}), {"c": REWORK}),
        {},
        [
            Act("done", "a", {"x_a": False}),
            Act("reject", "c"),
            Act("done", "a", {"x_a": True}),
        ],
        "done ready waiting",
        "open",
        id="rework decides anew on the path",
    ),
    pytest.param(
        with_deeds(plain(2), {"b": REWORK}),
        {},
        [Act("done", "a"), Act("reject", "b"), Act("done", "a"), Act("reject", "b")],
        "done exhausted",
        "open",
        id="a rejection in the last round blocks the approval",
    ),
    pytest.param(
        with_holds(with_needs(plain(3), (None,), (("b",), (), ())), (True, False, False)),
        {},
        [],
        "waiting ready waiting",
        "open",
        id="a hold point holds what stands later, but not what it needs",
    ),
    pytest.param(
        with_deeds(with_holds(plain(3), (True, False, False)), {"b": Approval(role="boss")}),
        {},
        [Act("done", "a"), Act("take", "b"), Act("reopen", "a"), Act("approve", "b")],
        None,
        "open",
        id="a started approval is not given while a hold point before it is reopened",
    ),
    pytest.param(
        with_holds(plain(3), (True, False, False)),
        {},
        [Act("done", "a"), Act("take", "b"), Act("reopen", "a"), Act("done", "b")],
        None,
        "open",
        id="a started step is not finished while a hold point before it is reopened",
    ),
]
