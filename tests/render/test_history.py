"""Every fact of a run as a sentence."""

from typing import get_args

import pytest

from flowdef.render.history import by_itself, files_of, sentence
from flowdef.run import facts as f
from flowdef.run.events import Basis, Event
from flowdef.run.roster import Member, Roster

AT = "2026-11-23T09:00:00Z"
ROSTER = Roster({}, {"sam": Member("Sam"), "kim": Member("Kim")})
PINNED = {"id": "order", "version": "1.0.0"}
ROWS = [
    (f.Started("r", "d", PINNED, values={"x": 1}), "order 1.0.0 started by Sam (x: 1)"),
    (
        f.Started("r", "d", {"id": "order", "version": ""}, given=("pin",), parent=("p-1", "a", 1)),
        "order (no version) started for p-1, step a by Sam (pin: given, not kept)",
    ),
    (f.StageDecided("one", 1, True, "a", {"x": "y"}), "stage one: applies (x: y)"),
    (f.Decided("a", 1, False, {"x": None}), "a: does not apply (x: unset)"),
    (f.Decided("a", 1, True, reason="as told"), "a: applies, says Sam: as told"),
    (f.StageDecided("one", 1, False, "a", reason="no"), "stage one: does not apply, says Sam: no"),
    (f.MadeReady("a", 1), "a: ready"),
    (f.Skipped("a", 1, "condition"), "a: skipped, its condition is false"),
    (f.Skipped("a", 1, "stage"), "a: skipped, its stage does not apply"),
    (f.Skipped("a", 1, "person", "no oven"), "a: skipped by Sam: no oven"),
    (f.Taken("a", 1), "a: taken by Sam"),
    (f.Finished("a", 1), "a: done by Sam"),
    (
        f.Finished("a", 1, values={"b": True, "c": ("x", "y"), "d": False}, given=("s",)),
        "a: done by Sam (b: yes; c: x, y; d: no; s: given, not kept)",
    ),
    (
        f.Finished("a", 1, not_applicable={"0": "dry"}, deviations={"x": "above"}, reason="so"),
        "a: done by Sam; deviation in x, above; item 1 not applicable: dry: so",
    ),
    (
        f.Finished("a", 2, values={"b": 1}, kept=("c", "d"), kept_values={"c": 2, "d": "x"}),
        "a: done by Sam (b: 1), kept from before (c: 2; d: x)",
    ),
    (f.Finished("a", 2, kept=("c", "d")), "a: done by Sam, kept from before (c; d)"),
    (f.Finished("a", 1, "hand"), "a: done by hand by Sam"),
    (f.Finished("a", 1, "time"), "a: over by time"),
    (f.Finished("a", 1, "machine"), "a: done by itself"),
    (f.Finished("a", 1, "sub-run"), "a: done by its run"),
    (f.Finished("a", 1, "vote"), "a: decided"),
    (f.Voted("a", 1, "approved", decides=True), "a: approved by Sam"),
    (
        f.Lapsed("a", 1, "sam", "kim", "separation", "b"),
        "a: the yes of Sam for Kim no longer counts, because they did b or corrected it",
    ),
    (
        f.Lapsed("a", 1, "kim", "", "amount", "x"),
        "a: the yes of Kim no longer counts, because their right does not reach the new x",
    ),
    (f.Blocked("a", 1, "person", "why", help="kim"), "a: blocked by Sam: why; needs help from Kim"),
    (f.Blocked("a", 1, "condition", "x is not recorded"), "a: blocked: x is not recorded"),
    (f.Unblocked("a", 1, "found"), "a: unblocked by Sam: found"),
    (
        f.Opened("a", "reopen", {"a": 2}, older=("c",)),
        "a: reopened by Sam, open again: a (round 2); resting on older values: c",
    ),
    (
        f.Opened("b", "rework", {"a": 2, "b": 2}, reason="too much"),
        "b: sent back by Sam, open again: a (round 2), b (round 2): too much",
    ),
    (
        f.Corrected("x", 2, 1, stands=("b",), reason="typing"),
        "x: corrected by Sam, 1 becomes 2: typing; decided before on the old value: b",
    ),
    (
        f.Corrected("x", 9, 1, deviation="9 is above the maximum of 3: more", reason="more"),
        "x: corrected by Sam, 1 becomes 9; deviation in x, 9 is above the maximum of 3: more",
    ),
    (f.Corrected("x", None, None, given=True), "x: corrected by Sam, given, not kept"),
    (f.Assigned("a", 1, "kim", "ill"), "a: handed to Kim by Sam: ill"),
    (
        f.Added("c", {"needs": ["a"]}, "a", ("b",), reason="the customer asks"),
        "c: added by Sam after a; b waits for it: the customer asks",
    ),
    (f.Added("c", {"needs": []}), "c: added by Sam"),
    (f.Reminded("a", 1, AT, ("kim", "sam")), f"a: due {AT}, Kim, Sam reminded"),
    (f.Reminded("a", 1, AT), f"a: due {AT}, reminded"),
    (f.Escalated("a", 1, AT, "boss", ("kim",)), f"a: late since {AT}, brought to boss (Kim)"),
    (f.Escalated("a", 1, AT, "boss"), f"a: late since {AT}, brought to boss"),
    (
        f.Started("r", "d", PINNED, title="Pens", project=("office", "desk")),
        "order 1.0.0 started as 'Pens' for office/desk by Sam",
    ),
    (f.Commented("hello"), "Sam says: hello"),
    (f.Commented("hello", "a"), "a: Sam says: hello"),
    (f.WaitBegan("a", 1, AT), f"a: waits until {AT}"),
    (f.SubRunStarted("a", 1, 1, "r.a.1", "p", "d"), "a: done by the run r.a.1"),
    (f.SubRunCancelled("a", 1, "r.a.1"), "a: its run r.a.1 is cancelled"),
    (f.AttemptBegan("a", 1, 2, "j", "k"), "a: attempt 2 began"),
    (f.AttemptFailed("a", 1, 2, "timeout"), "a: attempt 2 failed: timeout"),
    (f.Failed("a", 1, "timeout"), "a: failed: timeout"),
    (f.Retried("a", 1), "a: tried again by Sam"),
    (f.Ended("done", outputs={"x": 1}), "the run is done (x: 1)"),
    (f.Ended("cancelled", "no money"), "the run is cancelled by Sam: no money"),
    (f.Commented("one\ntwo \x1b[31m"), r"Sam says: one\ntwo \x1b[31m"),
]


@pytest.mark.parametrize(("fact", "words"), ROWS, ids=[words for _, words in ROWS])
def test_what_happened_is_told_on_one_line(fact: f.Fact, words: str) -> None:
    assert sentence(Event(fact, "sam", AT), ROSTER) == words


PATH = f".flowdef/evidence/r/{'3fa9c0de4b12'.ljust(64, '0')}-a.pdf"
COPY = "a.pdf (sha256 3fa9c0de4b12)"
FILES = [
    (f.Finished("a", 1, values={"x": PATH, "y": PATH}), f"a: done by Sam (x: {COPY}; y: {PATH})"),
    (f.Decided("a", 1, True, {"x": PATH}), f"a: applies (x: {COPY})"),
    (
        f.Finished("a", 2, kept=("x",), kept_values={"x": PATH}),
        f"a: done by Sam, kept from before (x: {COPY})",
    ),
    (f.Corrected("x", PATH, None, reason="so"), f"x: corrected by Sam, unset becomes {COPY}: so"),
    (f.Corrected("y", "b", PATH, reason="so"), f"y: corrected by Sam, {PATH} becomes b: so"),
    (f.Ended("done", outputs={"x": PATH}), f"the run is done (x: {COPY})"),
]


@pytest.mark.parametrize(("fact", "words"), FILES, ids=[words[:20] for _, words in FILES])
def test_only_what_a_field_of_files_holds_is_told_as_a_copy(fact: f.Fact, words: str) -> None:
    assert sentence(Event(fact, "sam", AT), ROSTER, files=frozenset("x")) == words


def test_the_fields_of_files_are_those_of_the_definition() -> None:
    pinned = {
        **PINNED,
        "inputs": [{"name": "x", "type": "file"}, {"name": "y", "type": "text"}],
        "steps": [{"id": "a", "fields": [{"name": "z", "type": "file"}]}, {"id": "b"}],
    }
    start = Event(f.Started("r", "d", pinned, values={"x": PATH}), "sam", AT)
    assert files_of(start) == {"x", "z"}
    assert files_of(Event(f.Taken("a", 1), "sam", AT), frozenset("x")) == {"x"}


def test_every_fact_has_its_sentence() -> None:
    assert {type(fact) for fact, _ in ROWS} == set(get_args(f.Fact))


def test_whoever_is_represented_is_named_and_ids_stand_for_themselves() -> None:
    event = Event(f.Taken("a", 1), "sam", AT, Basis(represents="kim"))
    assert sentence(event, ROSTER) == "a: taken by Sam for Kim"
    assert sentence(event, None) == "a: taken by sam for kim"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (f.MadeReady("a", 1), True),
        (f.Decided("a", 1, True), True),
        (f.Decided("a", 1, True, reason="as told"), False),
        (f.StageDecided("a", 1, True, "b"), True),
        (f.Finished("a", 1, "vote"), True),
        (f.Finished("a", 1), False),
        (f.Taken("a", 1), False),
    ],
)
def test_what_follows_by_itself(fact: f.Fact, expected: bool) -> None:
    assert by_itself(Event(fact, "sam", AT)) is expected
