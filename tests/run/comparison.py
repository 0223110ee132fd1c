"""Comparison: the oracle and the decider side by side, act by act."""

from collections.abc import Iterator
from random import Random

from flowdef.model.process import Approval, Process
from flowdef.run.refusal import Refused
from run.decider_adapter import DeciderRun, started
from run.oracle import CLOSED, OracleRun, begin
from run.oracle_answers import Act, answers, beginnings, every_act, perform, permits


def disagreement(process: Process) -> str:
    """Over all answers, steps done in document order: the first difference, or nothing."""
    for given in beginnings(process):
        story: tuple[str, ...] = (f"start {given}",)
        unfinished = [(begin(process, given), started(process, given), story)]
        while unfinished:
            oracle, decider, story = unfinished.pop()
            found = difference(oracle, decider)
            if found:
                return told(process, story, found)
            for act in first_answers(oracle):
                after = decider.perform(act)
                if isinstance(after, Refused):
                    return told(process, story, f"{act} is refused: {after.reason}")
                unfinished.append((perform(oracle, act), after, (*story, str(act))))
    return ""


def disagreement_on_a_walk(process: Process, seed: int, length: int = 14) -> str:
    """On one walk of any acts, what is permitted compared at each point: the first difference."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same walk)
    given = chance.choice(list(beginnings(process)))
    oracle, decider = begin(process, given), started(process, given)
    story: tuple[str, ...] = (f"start {given}",)
    for _ in range(length):
        found = difference(oracle, decider)
        if found:
            return told(process, story, found)
        if oracle.end != "open":
            break
        taken: list[tuple[Act, DeciderRun]] = []
        for act in every_act(oracle, chance):
            after = decider.perform(act)
            if isinstance(after, Refused) is permits(oracle, act):
                return told(process, story, f"{act}: {after}")
            if not isinstance(after, Refused):
                taken.append((act, after))
        act, decider = chance.choices(taken, [_weight(act) for act, _ in taken])[0]
        oracle, story = perform(oracle, act), (*story, str(act))
    return ""


def first_answers(run: OracleRun) -> list[Act]:
    """All that may be said on the first step, in document order, on which something may be."""
    return answers(run, run.actionable()[0]) if run.end == "open" else []


def count_runs(process: Process, most: int) -> int:
    """How many states all answers lead through; counting stops beyond `most`."""
    count = 0
    unfinished = [begin(process, given) for given in beginnings(process)]
    while unfinished and count <= most:
        run = unfinished.pop()
        count += 1
        unfinished.extend(perform(run, act) for act in first_answers(run))
    return count


def difference(oracle: OracleRun, decider: DeciderRun) -> str:
    """What the two say differently about where the run stands, or nothing."""
    pairs: dict[str, tuple[object, object]] = {"end": (oracle.end, decider.end)}
    if oracle.end == "open":
        pairs["steps"] = (oracle.public_status, decider.statuses)
        pairs["values"] = (oracle.values, decider.state.values)
        pairs["rounds"] = (oracle.round, decider.rounds)
        movable = decider.movable
        pairs["deadlock"] = (False, not movable)
        pairs["what can be done"] = (True, movable.issuperset(oracle.actionable()))
    else:
        pairs["closed"] = (_closed(oracle.public_status), _closed(decider.statuses))
    return "\n".join(
        f"{what}: the oracle says {ours}, the decider {theirs}"
        for what, (ours, theirs) in pairs.items()
        if ours != theirs
    )


def told(process: Process, story: tuple[str, ...], found: str) -> str:
    """A disagreement as a person reads it."""
    return "\n".join((*outline(process), "; ".join(story), found))


def outline(process: Process) -> Iterator[str]:
    """A process in a few lines."""
    for stage in process.stages:
        if stage.id:
            yield f"stage {stage.id}: needs {stage.needs}, when {stage.when!r}"
        for step in stage.steps:
            deed = step.deed if isinstance(step.deed, Approval) else step.collect
            hold = ", hold point" if step.hold_point else ""
            yield f"  step {step.id}: needs {step.needs}, when {step.when!r}{hold}, {deed}"


def _closed(statuses: dict[str, str]) -> dict[str, str]:
    return {step: status for step, status in statuses.items() if status in CLOSED}


def _weight(act: Act) -> float:
    """Walks should get on: what leads back, or past a step, comes less often."""
    return 0.3 if act.kind in {"reopen", "correct", "skip"} else 1
