"""Every: all runs of a small process, answer by answer and round by round."""

from collections.abc import Iterator
from itertools import product

from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Scenario
from flowdef.model.verdict import APPROVED, REJECTED
from flowdef.run import facts as f
from flowdef.run.definition import APPROVAL, StepDef
from flowdef.scenarios.levers import Levers, Option
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import Played
from flowdef.scenarios.scripts import raw_of

MOST_PLAYS = 600

_Rounds = dict[str, tuple[Answer, ...]]


def every_run(
    levers: Levers, player: Player, given: tuple[tuple[str, Raw], ...]
) -> list[tuple[Scenario, Played]] | None:
    """Each run that answers some question otherwise, as it was played; None where they are many.

    `given` are the inputs that no condition reads. The method: what is not answered yet is taken
    as what is usual; the first step that was, in its round, is then answered in each way.
    """
    found: list[tuple[Scenario, Played]] = []
    waiting = [_scenario((*given, *more), {}) for more in _inputs(levers)]
    plays = 0
    while waiting:
        scenario = waiting.pop()
        plays += 1
        if plays > MOST_PLAYS:
            return None
        rounds = dict(scenario.answers)
        played = player.play(_completed(levers, scenario))
        open_ = _unanswered(levers, rounds, played)
        if open_ is None:
            found.append((scenario, played))
            continue
        for answer in _ways(levers, open_):
            more = {**rounds, open_.id: (*rounds.get(open_.id, ()), answer)}
            waiting.append(_scenario(scenario.given, more))
    return found


def _scenario(given: tuple[tuple[str, Raw], ...], rounds: _Rounds) -> Scenario:
    return Scenario(name="", given=given, answers=tuple(rounds.items()))


def _completed(levers: Levers, scenario: Scenario) -> Scenario:
    """The scenario with an answer for every step, so that it can be played to an end."""
    rounds = dict(scenario.answers)
    usual = {step.id: (next(iter(_ways(levers, step))),) for step in _asked(levers)}
    return _scenario(scenario.given, {**usual, **rounds})


def _unanswered(levers: Levers, rounds: _Rounds, played: Played) -> StepDef | None:
    """The first step that was answered by nothing but what is usual, or by an earlier round."""
    asked = {step.id for step in _asked(levers)}
    for name, number in _answered(played):
        if name in asked and number > len(rounds.get(name, ())):
            return levers.definition.steps[name]
    return None


def _answered(played: Played) -> Iterator[tuple[str, int]]:
    for event in played.events:
        if isinstance(event.fact, f.Finished | f.Voted):
            yield event.fact.step, event.fact.round


def _asked(levers: Levers) -> Iterator[StepDef]:
    """The steps whose answers decide how a run goes."""
    for step in levers.definition.steps.values():
        if step.kind == APPROVAL or any(field.name in levers.fields for field in step.fields):
            yield step


def _ways(levers: Levers, step: StepDef) -> Iterator[Answer]:
    if step.kind == APPROVAL:
        yield from (APPROVED, REJECTED)
        return
    names = [field.name for field in step.fields if field.name in levers.fields]
    for values in product(*(levers.options(name) or (None,) for name in names)):
        yield _said(names, values)


def _inputs(levers: Levers) -> Iterator[tuple[tuple[str, Raw], ...]]:
    names = [each.name for each in levers.definition.inputs if each.name in levers.fields]
    for values in product(*(levers.options(name) or (None,) for name in names)):
        yield _said(names, values)


def _said(names: list[str], values: tuple[Option, ...]) -> tuple[tuple[str, Raw], ...]:
    pairs = zip(names, values, strict=True)
    return tuple((name, raw) for name, value in pairs if (raw := raw_of(value)) is not None)
