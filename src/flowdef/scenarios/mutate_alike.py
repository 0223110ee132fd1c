"""Mutate alike: faults of which it can be proved that no scenario tells them from none."""

import re
from itertools import chain

from flowdef.model.process import Approval, Call, Deed, Step, Wait
from flowdef.model.verdict import verdict_name
from flowdef.paths.search import Case
from flowdef.scenarios.mutant import Kind, Mutant
from flowdef.scenarios.whole import Whole


def alike(whole: Whole, mutant: Mutant) -> bool:
    """Whether a faulty condition comes out the same whatever is answered."""
    if mutant.kind is not Kind.CONDITION or apart(whole, mutant) != ():
        return False
    return _filled_alike(whole, Whole(mutant.process))


def apart(whole: Whole, mutant: Mutant) -> tuple[Case, ...] | None:
    """The answers by which a faulty condition differs; None where that could not be decided."""
    other = Whole(mutant.process).part[mutant.of]
    return whole.told_apart(whole.part[mutant.of].when, other.when)


def _filled_alike(whole: Whole, other: Whole) -> bool:
    """Whether no step waits for, or hands on, what no condition reads any more.

    Who plays a scenario fills that in; what is read stays open where it is not answered.
    """
    unread = whole.read - other.read
    deeds = (step.deed for step in whole.process.steps if isinstance(step.deed, Wait | Call))
    return all(unread.isdisjoint(_words(deed)) for deed in deeds)


def unseen(whole: Whole, mutant: Mutant) -> bool:
    """Whether a fault changes no more than the order of steps, or what is done once more.

    A scenario says what is done and skipped at the end, not in which order. It plays ready steps
    in document order; where all needs stand before their steps, that is the order of the document
    whatever is ready earlier. Nothing is claimed of a process whose needs stand otherwise.
    """
    if mutant.kind in (Kind.WAY_BACK, Kind.ROUNDS) and mutant.of not in whole.reworked:
        return False
    if mutant.kind is Kind.ROUNDS:
        return _in_order(whole) and _once_more(whole, mutant)
    if mutant.kind not in (Kind.NEED, Kind.HOLD_POINT, Kind.WAY_BACK):
        return False
    other = Whole(mutant.process)
    return _in_order(whole) and _opened_alike(whole, other) and _ordered_alike(whole, other)


def _in_order(whole: Whole) -> bool:
    needs = whole.order.needs.items()
    return all(whole.place[need] < whole.place[step] for step, own in needs for need in own)


def _ordered_alike(whole: Whole, other: Whole) -> bool:
    """Whether a run shows nothing of a need that is missing.

    It would where something is decided too early, or where what goes on beside a step that is
    stuck is skipped, or asks for more than was to be answered.
    """
    for step in whole.process.steps:
        if not _moved(whole, other, step.id):
            continue
        lost = whole.order.ancestors(step.id) - other.order.ancestors(step.id)
        if _asks(whole, step) and any(_may_stick(whole, name) for name in lost):
            return False
        if whole.conditional(step.id) and _skipped_sooner(whole, step, lost):
            return False
        if _decided_otherwise(whole, other, step) or _frees(whole, step, lost):
            return False
    return True


def _frees(whole: Whole, step: Step, lost: frozenset[str]) -> bool:
    """Whether a step records what a step waits for that it no longer waits for."""
    wanted = {name for gone in lost for name in _wanted(whole, whole.step[gone])}
    return any(whole.owners[name] == step.id for name in wanted if name in whole.owners)


def _opened_alike(whole: Whole, other: Whole) -> bool:
    """Whether a run shows nothing of what a rejection opens besides, or no longer."""
    if whole.reworked.keys() != other.reworked.keys():
        return False
    return all(
        _opened_harmlessly(whole, approval, opened, other.reworked[approval])
        for approval, opened in whole.reworked.items()
        if opened != other.reworked[approval]
    )


def _opened_harmlessly(
    whole: Whole, approval: str, one: frozenset[str], two: frozenset[str]
) -> bool:
    """Whether it makes no difference that a rejection opens the second set, and not the first.

    What is opened besides is answered as before: a scenario has one answer for it.
    """
    if any(_may_stick(whole, name) for name in (one | two) - {approval}):
        return False
    if any(whole.conditional(name) or _answered(whole.step[name]) for name in one - two):
        return False
    if not all(_as_before(whole, approval, name, two) for name in two - one):
        return False
    outside = (step for step in whole.process.steps if step.id not in one & two)
    reads = chain.from_iterable(whole.reads(step) for step in outside)
    return not any(whole.owners.get(name) in one for name in reads)


def _once_more(whole: Whole, mutant: Mutant) -> bool:
    """Whether there are only more rounds: the last answer repeats, so they are like the last."""
    opened = whole.reworked[mutant.of]
    alone = all(_as_before(whole, mutant.of, name, opened) for name in opened)
    return alone and Whole(mutant.process).rounds[mutant.of] > whole.rounds[mutant.of]


def _as_before(whole: Whole, approval: str, name: str, opened: frozenset[str]) -> bool:
    """Whether a step that a rejection opens is done as before: no other one has a part in it."""
    read = _words(whole.step[name].deed) | whole.reads(whole.step[name])
    owners = {whole.owners[each] for each in read if each in whole.owners} - opened
    return not _opened_by_another(whole, approval, name) and not any(
        _opened_by_another(whole, approval, owner) or not whole.order.precedes(owner, name)
        for owner in owners
    )


def _opened_by_another(whole: Whole, approval: str, name: str) -> bool:
    return any(name in opened for each, opened in whole.reworked.items() if each != approval)


def _moved(whole: Whole, other: Whole, step: str) -> bool:
    """Whether a step, or one before it, waits for less."""
    before = (step, *whole.order.ancestors(step))
    return any(whole.order.needs[each] != other.order.needs[each] for each in before)


def _answered(step: Step) -> bool:
    """Whether a scenario can say something of a step, and of each of its rounds."""
    return bool(step.collect) or isinstance(step.deed, Approval)


def _asks(whole: Whole, step: Step) -> bool:
    """Whether a scenario must say something of a step that it comes to, or decides by it."""
    if isinstance(step.deed, Approval | Call):
        return True
    return any(field.name in whole.read for field in step.collect)


def _may_stick(whole: Whole, name: str) -> bool:
    """Whether a step may stay open for good, or end the run."""
    step = whole.step[name]
    if isinstance(step.deed, Approval | Call):
        return True
    return any(_may_be_unset(whole, each, name) for each in _wanted(whole, step))


def _wanted(whole: Whole, step: Step) -> frozenset[str]:
    """The fields without which nobody can go on with a step."""
    until = {step.deed.until} if isinstance(step.deed, Wait) and step.deed.until else set()
    return whole.reads(step) | until


def _may_be_unset(whole: Whole, name: str, at: str) -> bool:
    """Whether a field may be unset for good when a step wants it."""
    field = whole.fields[name]
    if field.sensitive:
        return True
    owner = whole.owners.get(name)
    if owner is None:
        return name not in whole.recorded
    always = whole.order.precedes(owner, at) and not whole.conditional(owner)
    return not always or not (field.required or name == verdict_name(owner))


def _skipped_sooner(whole: Whole, step: Step, lost: frozenset[str]) -> bool:
    """Whether a step may be skipped already when the run ends beside it, or sticks before it.

    What a stage alone decides about is skipped with the whole stage, where nothing sticks.
    """
    inside = whole.stage_of[step.id].steps if not step.when else ()
    before = lost.difference(each.id for each in inside)
    return any(_may_stick(whole, name) for name in before) or any(
        isinstance(each.deed, Approval) and not each.deed.on_reject
        for each in whole.process.steps[: whole.place[step.id]]
        if not whole.order.precedes(each.id, step.id)
    )


def _decided_otherwise(whole: Whole, other: Whole, step: Step) -> bool:
    """Whether a step that comes earlier may meet other values than it would have met.

    A condition that reads what is not there yet is decided when it is there, unless it says what
    counts until then.
    """
    early = {each for each in whole.place if not other.order.precedes(each, step.id)}
    if any(whole.owners.get(name) in early for name in whole.guarded(step)):
        return True
    for approval, opened in whole.reworked.items():
        again = step.id in opened or other.order.precedes(approval, step.id)
        if not again and any(whole.owners.get(name) in opened for name in whole.reads(step)):
            return True
    if not isinstance(step.deed, Call):
        return False
    said = _words(step.deed)
    return any(owner in early and name in said for name, owner in whole.owners.items())


def _words(deed: Deed) -> frozenset[str]:
    """The words of a deed: more than the fields that it reads, never less."""
    return frozenset(re.findall(r"\w+", repr(deed)))
