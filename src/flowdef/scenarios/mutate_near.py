"""Mutate near: runs that are few answers away from a scenario, on which a fault may show."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from flowdef.expressions.shown import number, shown
from flowdef.expressions.tree import Value
from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Approval, Scenario
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.paths.search import Case
from flowdef.scenarios.mutant import Kind, Mutant
from flowdef.scenarios.mutate_alike import apart
from flowdef.scenarios.whole import Whole

TRIES = 60  # runs by which a fault is looked for

_MOST = 4  # cases of a condition of which each is tried


def near(whole: Whole, mutant: Mutant) -> Iterator[Scenario]:
    """Runs on which a fault may show, each once, the nearest to a scenario first.

    Each says all that conditions read and approvals say; what it expects is not told.
    """
    seen: set[object] = set()
    for scenario in _near(whole, mutant):
        said = scenario.given, scenario.answers
        if said not in seen:
            seen.add(said)
            yield scenario
        if len(seen) >= TRIES:
            return


def _filled(whole: Whole, scenario: Scenario) -> Scenario:
    """A scenario that says all that conditions read and approvals say."""
    for name, values in whole.domains.items():
        if values and not _says(whole, scenario, name):
            scenario = _with_value(whole, scenario, name, values[0])
    answered = dict(scenario.answers)
    for step in whole.process.steps:
        if isinstance(step.deed, Approval) and step.id not in answered:
            scenario = _with_answers(scenario, step.id, (APPROVED,))
    return scenario


def _near(whole: Whole, mutant: Mutant) -> Iterator[Scenario]:
    cases = (apart(whole, mutant) or ())[:_MOST] if mutant.kind is Kind.CONDITION else ()
    for base in _bases(whole):
        if mutant.kind is Kind.CONDITION:
            yield from (_in_case(whole, base, case) for case in cases)
        else:
            yield from _where_it_shows(whole, mutant, base)


def _bases(whole: Whole) -> Iterator[Scenario]:
    """Every scenario, and then each with another value of a field that conditions read."""
    bases = [_filled(whole, scenario) for scenario in whole.process.scenarios]
    yield from bases
    for base in bases:
        for name, values in whole.domains.items():
            yield from (_with_value(whole, base, name, value) for value in values)


def _where_it_shows(whole: Whole, mutant: Mutant, base: Scenario) -> Iterator[Scenario]:
    """The run itself, and what must be said differently for the fault to make a difference."""
    match mutant.kind:
        case Kind.DEFAULT:
            yield replace(base, given=tuple(each for each in base.given if each[0] != mutant.of))
        case Kind.WAY_BACK | Kind.ROUNDS:
            yield from _rejected(whole, base, mutant.of)
            yield from _done_again(whole, base, mutant.of)
        case Kind.NEED | Kind.HOLD_POINT:
            for step in whole.process.steps:
                if isinstance(step.deed, Approval):
                    yield from _rejected(whole, base, step.id)
                    yield from _done_again(whole, base, step.id)
        case _:
            yield base


def _in_case(whole: Whole, base: Scenario, case: Case) -> Scenario:
    for region in case.regions:
        if region.witness is not None:
            base = _with_value(whole, base, region.field, region.witness)
    return base


def _rejected(whole: Whole, base: Scenario, approval: str) -> Iterator[Scenario]:
    """Rejected once, twice, … until no round is left; and other answers in the round after."""
    rounds = whole.rounds[approval]
    for times in range(1, rounds + 1):
        answers: tuple[Answer, ...] = (REJECTED,) * times
        yield _with_answers(base, approval, (*answers, APPROVED) if times < rounds else answers)
    opened = whole.reworked.get(approval, frozenset()) - {approval}
    again = _with_answers(base, approval, (REJECTED, APPROVED))
    for name, values in whole.domains.items():
        if whole.owners.get(name) in opened:
            yield from (_with_value(whole, again, name, value, later=True) for value in values)


def _done_again(whole: Whole, base: Scenario, approval: str) -> Iterator[Scenario]:
    """Rejected once, with an answer for each round of a step that is opened again."""
    again = _with_answers(base, approval, (REJECTED, APPROVED))
    for step in whole.process.steps:
        if step.collect and step.id in whole.reworked.get(approval, ()):
            first = dict(base.answers).get(step.id, ((),))[0]
            yield _with_answers(again, step.id, (first, first))


def _says(whole: Whole, scenario: Scenario, name: str) -> bool:
    owner = whole.owners.get(name)
    if owner is None:
        return name in dict(scenario.given)
    rounds = dict(scenario.answers).get(owner, ())
    return any(isinstance(each, str) or name in dict(each) for each in rounds)


def _with_value(
    whole: Whole, scenario: Scenario, name: str, value: Value, *, later: bool = False
) -> Scenario:
    """A scenario that says this of a field: in every round, or in all `later` than the first."""
    owner = whole.owners.get(name)
    if owner is None:
        given = {**dict(scenario.given), name: _raw(value)}
        return replace(scenario, given=tuple(given.items()))
    rounds = dict(scenario.answers).get(owner, ((),))
    if isinstance(whole.step[owner].deed, Approval):
        return _with_answers(scenario, owner, (str(value),))
    changed = tuple(
        tuple({**dict(each), name: _raw(value)}.items()) if not isinstance(each, str) else each
        for each in rounds
    )
    return _with_answers(scenario, owner, (*rounds[:1], *changed[-1:]) if later else changed)


def _with_answers(scenario: Scenario, step: str, rounds: tuple[Answer, ...]) -> Scenario:
    return replace(scenario, answers=tuple({**dict(scenario.answers), step: rounds}.items()))


def _raw(value: Value) -> Raw:
    """A value as a scenario writes it."""
    match value:
        case bool() | tuple():
            return value
        case Decimal():
            text = number(value)
            return float(text) if "." in text else int(text)
        case _:
            return shown(value)
