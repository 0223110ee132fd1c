"""Outcome: a scenario held to what it says must come out, and what came out instead."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.findings import Span
from flowdef.model.process import Scenario
from flowdef.run.definition import Definition
from flowdef.run.state import OPEN
from flowdef.scenarios.faults import answered_at, faults
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import KEEPS_OPEN, STUCK, Played, Wrong
from flowdef.scenarios.standing import ending, standing


class Difference(NamedTuple):
    """One thing that was expected, and what came out instead; `step` is empty for the result.

    Of a step: done, skipped or not skipped, against done, skipped, not reached, or a status.
    """

    step: str
    expected: str
    actual: str
    why: str
    place: tuple[str | int, ...]


class Outcome(NamedTuple):
    """A scenario, what cannot be meant in it, how it was played, and where that differs.

    `played` is None where there are faults: then it is not played. Where the run could not go on,
    and the scenario does not say so, only the steps that were closed by then are compared.
    """

    scenario: Scenario
    faults: tuple[Wrong, ...]
    played: Played | None
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether all came out as it says."""
        return not (self.wrong or self.differences)

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        """What cannot be meant, or why the run could not go on."""
        if self.faults or self.played is None or _stays_open(self.scenario, self.played):
            return self.faults
        return self.played.wrong

    @property
    def unused(self) -> tuple[Wrong, ...]:
        """Answers that nobody asked for: such a scenario says more than it shows."""
        if self.played is None or self.wrong:
            return ()
        return tuple(_unused(self.scenario, self.played))

    def span(self, place: tuple[str | int, ...] = ()) -> Span:
        """Where something of the scenario stands; without a place, its name."""
        return self.scenario.at.span(*(place or ("name",)))


def outcome(player: Player, scenario: Scenario, played: Played | None = None) -> Outcome:
    """Play a scenario and compare what comes out with what it says.

    `played` is what came of it, where one of the same answers was played before.
    """
    definition = player.definition
    unfit = faults(definition, scenario)
    if unfit:
        return Outcome(scenario, unfit, None, ())
    played = played or player.play(scenario)
    found = [*_of_result(scenario, played), *_of_steps(definition, scenario, played)]
    if played.wrong and not _stays_open(scenario, played):
        found = [each for each in found if each.actual in ("done", "skipped")]
    return Outcome(scenario, (), played, tuple(found))


def _unused(scenario: Scenario, played: Played) -> Iterator[Wrong]:
    """The first answer of each step that no round came to."""
    answered = played.answered
    for step, rounds in scenario.answers:
        at = answered.get(step, 0)
        if at < len(rounds):
            which = f" for round {at + 1}" if len(rounds) > 1 else ""
            why = "which did not come" if at else "and nobody came to it"
            said = f"{step} is answered{which}, {why}"
            yield Wrong("unused", said, step, at + 1, "", answered_at(step, rounds, at))


def _stays_open(scenario: Scenario, played: Played) -> bool:
    """Whether nobody can go on, as the scenario says; an answer that is missing is none of that."""
    kept = all(each.kind in KEEPS_OPEN for each in played.wrong)
    return scenario.then.result == OPEN and played.end == STUCK and kept


def _of_result(scenario: Scenario, played: Played) -> Iterator[Difference]:
    wanted = scenario.then.result
    if wanted and wanted != played.result:
        yield Difference("", wanted, played.result, ending(played), ("then", "result"))


def _of_steps(definition: Definition, scenario: Scenario, played: Played) -> Iterator[Difference]:
    then = scenario.then
    for index, name in enumerate(then.done):
        if name not in played.done:
            found = standing(definition, played, name)
            yield Difference(name, "done", *found, ("then", "done", index))
    if then.skipped is None:
        return
    for name in definition.steps:
        wanted = name in then.skipped
        if wanted != (name in played.skipped) and name not in then.done:
            found = standing(definition, played, name)
            expected = "skipped" if wanted else "not skipped"
            yield Difference(name, expected, *found, _place_of(name, then.skipped))


def _place_of(name: str, skipped: tuple[str, ...]) -> tuple[str | int, ...]:
    return ("then", "skipped", *([skipped.index(name)] if name in skipped else []))
