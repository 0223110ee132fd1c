"""Laws: what holds of every run, over random processes and random commands."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run import state_json
from flowdef.run.definition import Definition
from flowdef.run.events import from_json, to_json
from flowdef.run.evolve import evolve, replay
from flowdef.run.pending import pending
from flowdef.run.possible import possible
from flowdef.run.refusal import Refused
from flowdef.run.state import BLOCKED, CLOSED, READY, STARTED, WAITING
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk

NAMES = "abcdef"
KINDS = ("", "", "", "", "approve", "approve", "wait", "until", "auto", "call")
MORE = {"wait": " 1d", "until": " until day", "auto": " x2", "call": " other"}
OFTEN = {"done": 12, "approve": 6, "reject": 4, "reopen": 2}
WORDS = {"done", "take", "approve", "reject", "skip", "reopen", "block", "unblock", "retry"}
OTHER, PEOPLE = a_process("s", id="other"), ("ann", "bob", "cat")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A process of up to six steps in up to three stages, as a line; needs point backwards.

    A condition reads what a step before records, ancestor or not, so it may block.
    """
    count = draw(st.integers(1, len(NAMES)))
    kinds = [draw(st.sampled_from(KINDS)) for _ in range(count)]
    above: dict[str, set[str]] = {}
    steps = [draw(_steps(kinds[: at + 1], above)) for at in range(count)]
    cuts = sorted(draw(st.sets(st.integers(1, len(NAMES)), max_size=2)) & set(range(1, count)))
    if not cuts:
        return " > ".join(steps)
    stages = []
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, count], strict=True)):
        when = draw(_conditions(kinds[:start]))
        head = f"s{number}[when {when}]" if when else f"s{number}"
        stages.append(f"{head}{{{' > '.join(steps[start:end])}}}")
    return " > ".join(stages)


@st.composite
def _steps(draw: st.DrawFn, kinds: list[str], above: dict[str, set[str]]) -> str:
    *earlier, kind = kinds
    before, name = NAMES[: len(earlier)], NAMES[len(earlier)]
    wanted, needs, more = [*before[-1:]], "", MORE.get(kind, "")
    if before and draw(st.integers(0, 3)) == 0:
        wanted = draw(st.lists(st.sampled_from(before), unique=True, max_size=3))
        needs = f"({', '.join(wanted)})"
    above[name] = {*wanted, *(each for need in wanted for each in above[need])}
    facts = [f"when {when}"] if (when := draw(_conditions(earlier))) else []
    facts += ["hold"] if draw(st.integers(0, 5)) == 0 else []
    if kind == "approve":
        ancestor = draw(st.sampled_from(("", "continue", *sorted(above[name]))))
        more = f" -> {ancestor}" if ancestor else ""
        facts += [f"rounds {draw(st.integers(1, 2))}", f"quorum {draw(st.integers(1, 2))}"]
    elif kind == "auto":
        facts += draw(st.sampled_from(([], ["repeat no"])))
    elif not kind:
        facts += [f"ask x{name}:good|poor{draw(st.sampled_from(('', '!')))}"]
        facts += ["critical"] if draw(st.integers(0, 4)) == 0 else []
    word = "wait" if kind == "until" else kind
    brackets = f"[{'; '.join(facts)}]" if facts else ""
    return f"{word} {name}{needs}{more}{brackets}".strip()


@st.composite
def _conditions(draw: st.DrawFn, kinds: list[str]) -> str:
    works = [f"x{name}" for name, kind in zip(NAMES, kinds, strict=False) if not kind]
    if not works or draw(st.booleans()):
        return ""
    return f"{draw(st.sampled_from(works))} == '{draw(st.sampled_from(('good', 'poor')))}'"


# Which act (modulo those at hand), whether only fitting ones, by whom, for whom, which answer.
Try = tuple[int, bool, str, str, str]
a_try = st.tuples(
    st.integers(0, 10_000),
    st.sampled_from((True, True, True, True, False)),
    st.sampled_from(PEOPLE),
    st.sampled_from(("", "", "cat")),
    st.sampled_from(("good", "good", "poor", "")),
)
walks = given(lines(), st.lists(a_try, min_size=5, max_size=40), st.booleans())


def walked(line: str, tried: list[Try], *, machines: bool) -> Walk:
    walk = Walk(a_definition(line, OTHER, inputs="day:date"), machines=machines).start()
    for each in tried:
        attempt(walk, *each)
    return walk


def attempt(walk: Walk, *tried: Any) -> Any:
    """Try something; what closes steps comes up more often than the rest."""
    number, fit, by, behalf, value = tried
    acts = list(_acts(walk, value, fit=fit))
    return walk.act(acts[number % len(acts)], by, behalf)


def _acts(walk: Walk, value: str, *, fit: bool) -> Iterator[c.Act]:
    yield c.Wake()
    yield c.Correct("day", "2026-06-01")
    if len(walk.state.added) < 2:
        steps = walk.state.steps.items()
        later = [name for name, step in steps if step.status in (WAITING, READY)]
        yield c.Add(f"x {len(walk.state.added)}", "so", before=tuple(later[-1:]))
    for name, step in walk.state.steps.items():
        plan = walk.definition.steps[name]
        acts = _acts_on(name, {f"x{name}": value} if value and plan.asked else {})
        if not fit:
            yield from acts.values()
        for word in possible(plan, step):
            yield from [acts[word]] * OFTEN.get(word, 1)
        if plan.asked and (step.status in CLOSED or step.status is BLOCKED):
            yield c.Correct(f"x{name}", value or "good")
        if step.child:
            yield from [c.Return(name, step.child, "done" if value else "rejected")] * 6
        if step.attempt and step.status is STARTED:
            report = c.Report(name, step.round, step.attempt, succeeded=value != "poor")
            yield from [report] * 6


def _acts_on(name: str, values: dict[str, str]) -> dict[str, c.Act]:
    return {
        "done": c.Done(name, values, reason="so"),
        "approve": c.Approve(name),
        "reject": c.Reject(name),
        "take": c.Take(name),
        "skip": c.Skip(name, "so"),
        "reopen": c.Reopen(name, "so"),
        "block": c.Block(name, "so"),
        "unblock": c.Unblock(name),
        "retry": c.Retry(name),
        "assign": c.Assign(name, "bob"),
    }


@walks
def test_no_step_is_closed_twice_in_a_round(line: str, tried: list[Try], machines: bool) -> None:
    walk = walked(line, tried, machines=machines)
    closings = Counter(
        (event.fact.step, event.fact.round)
        for event in walk.log
        if isinstance(event.fact, f.Finished | f.Skipped)
    )
    assert set(closings.values()) <= {1}


@walks
def test_what_is_decided_is_decided_once_a_round(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk = walked(line, tried, machines=machines)
    opened = dict.fromkeys(walk.definition.steps, 0)
    seen = set()
    for event in walk.log:
        if isinstance(event.fact, f.Opened):
            opened = {name: count + (name in event.fact.rounds) for name, count in opened.items()}
        elif isinstance(event.fact, f.Decided):
            key = (event.fact.step, opened[event.fact.step])
            assert key not in seen
            seen.add(key)


@walks
def test_a_run_is_done_when_and_only_when_all_is_closed(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk = walked(line, tried, machines=machines)
    closed = all(step.status in CLOSED for step in walk.state.steps.values())
    assert closed == (walk.state.result == "done") or walk.state.result == "rejected"


@walks
def test_a_step_is_ready_only_when_its_needs_are_closed_and_waits_only_while_they_are_not(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk = walked(line, tried, machines=machines)
    for name, plan in walk.definition.steps.items() if walk.state.open else ():
        closed = all(walk.state.steps[need].status in CLOSED for need in plan.needs)
        status = walk.state.steps[name].status
        assert closed or status is not READY
        assert not closed or status is not WAITING


@walks
def test_every_prefix_of_a_log_replays(line: str, tried: list[Try], machines: bool) -> None:
    walk = walked(line, tried, machines=machines)
    log = [from_json(json.loads(json.dumps(to_json(event)))) for event in walk.log]
    assert log == walk.log
    state = None
    for length, event in enumerate(log, 1):
        state = evolve(walk.definition, state, event)
        assert state == replay(walk.definition, log[:length])
        assert state_json.from_json(json.loads(json.dumps(state_json.to_json(state)))) == state
    assert state == walk.state


@walks
def test_the_same_commands_lead_to_the_same_log(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk, again = (walked(line, tried, machines=machines) for _ in range(2))
    assert walk.log == again.log


@walks
def test_a_refusal_says_why_and_what_else_and_changes_nothing(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk = walked(line, [], machines=machines)
    known = {*WORDS, "assign", "correct", *walk.definition.steps, *walk.definition.fields}
    for each in tried:
        before = walk.state.copy()
        answer = attempt(walk, *each)
        if isinstance(answer, Refused):
            assert answer.reason
            assert walk.state == before
            assert {instead.split()[0] for instead in answer.possible} <= known


@walks
def test_what_a_run_has_grown_is_told_by_its_log(
    line: str, tried: list[Try], machines: bool
) -> None:
    walk = walked(line, tried, machines=machines)
    start = walk.log[0].fact
    assert isinstance(start, f.Started)
    pinned = Definition(start.definition, start.called)
    assert pinned.grown(walk.state.added) == walk.definition
    assert replay(pinned, walk.log) == walk.state
    order = walk.definition.sequence
    assert sorted(order) == sorted(walk.definition.steps)
    for name, plan in walk.definition.steps.items():
        assert all(order.index(need) < order.index(name) for need in plan.needs)


def holds_no_deadlock(line: str, tried: list[Try], machines: bool) -> None:
    """From every open state that was come to, something goes on until the run ends."""
    walk = walked(line, tried, machines=machines)
    for _ in range(60):
        if not walk.state.open:
            return
        assert _progress(walk), walk.stands
    pytest.fail(f"no end in sight: {walk.stands}")


test_an_acyclic_process_never_deadlocks = walks(holds_no_deadlock)
test_an_acyclic_process_never_deadlocks_in_the_long_run = pytest.mark.long(
    settings(max_examples=20_000)(walks(holds_no_deadlock))
)


@given(lines())
def test_whoever_says_yes_to_all_comes_to_the_end(line: str) -> None:
    walk = walked(line, [], machines=False)
    while walk.state.open:
        assert _progress(walk)
    assert walk.state.result == "done"


def _progress(walk: Walk) -> bool:
    """Let the first pending step that can be closed go on, as a person, a machine or time would."""
    walk.now = "2030-01-01T00:00:00Z"
    before = len(walk.log)
    walk.obey(c.Wake())
    if len(walk.log) > before:
        return True
    return any(
        not isinstance(walk.act(act, by), Refused)
        for todo in pending(walk.definition, walk.state)
        for act in _ways(walk, todo.step)
        for by in (todo.taken_by or "ann", *PEOPLE)
    )


def _ways(walk: Walk, name: str) -> tuple[c.Act, ...]:
    step = walk.state.steps[name]
    if step.status is BLOCKED and step.cause == "rounds":
        return (c.Cancel("enough"),)
    if step.status is STARTED and step.child:
        return (c.Return(name, step.child, "done"),)
    if step.status is STARTED and step.attempt and not step.by:
        return (c.Report(name, step.round, step.attempt, succeeded=True),)
    answers = {field.name: "good" for field in walk.definition.steps[name].asked}
    return (c.Unblock(name), c.Approve(name), c.Done(name, answers, reason="so"))
