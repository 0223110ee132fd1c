"""Mutate judge: whether the scenarios of a process find a fault in it, and if not, what would."""

from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Expected, Process, Scenario
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.state import OPEN
from flowdef.scenarios.mutant import UNSEEN, Kind, Mutant
from flowdef.scenarios.mutate_alike import alike, unseen
from flowdef.scenarios.mutate_near import near
from flowdef.scenarios.outcome import Outcome, outcome
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import STUCK
from flowdef.scenarios.whole import Whole


class Fate(StrEnum):
    """What became of a fault.

    found: a scenario fails. missed: none does, and one is known that would. refused: such a
    process could not be run at all. alike: proved to make no difference, whatever is answered.
    unseen: of a kind, or proved to be of an effect, that scenarios do not tell. open: nothing that
    was tried shows it, and nothing is proved.
    """

    FOUND = "found"
    MISSED = "missed"
    REFUSED = "refused"
    ALIKE = "alike"
    UNSEEN = "unseen"
    OPEN = "open"


class Shown(Struct, frozen=True):
    """A scenario that would find a fault: the one that it is like, and what it says otherwise.

    Where `given` and `answers` are empty, that one would find it itself, if it expected more.
    Without the fault the `step`, or the run where it is empty, ends as `right` says, and with it
    as `faulty` says; `right` is empty where the run cannot go on with the fault, and why is told.
    """

    like: str
    given: tuple[tuple[str, Raw], ...]
    answers: tuple[tuple[str, tuple[Answer, ...]], ...]
    step: str
    right: str
    faulty: str


class Judged(Struct, frozen=True, kw_only=True):
    """A fault, and what became of it.

    `by` is the first scenario that finds it, `tried` how many others were played to show it.
    """

    kind: Kind
    of: str
    line: int
    was: str
    now: str
    fate: Fate
    by: str = ""
    shown: Shown | None = None
    tried: int = 0


class Judge:
    """Judges faults in one process, whose scenarios all come out as they say.

    `definition` is that of the process, pinned with all that it calls.
    """

    def __init__(self, process: Process, definition: Definition) -> None:
        self._whole = Whole(process)
        self._right = Player(definition)
        self._expected: dict[tuple[object, object], Scenario | None] = {}

    def judged(self, mutant: Mutant) -> Judged:
        """What becomes of one fault."""
        if mutant.kind in UNSEEN:
            return _judged(mutant, Fate.UNSEEN)
        faulty = define(mutant.process)
        if not isinstance(faulty, Definition):
            return _judged(mutant, Fate.REFUSED)
        player = Player(Definition(faulty.json, self._right.definition.called))
        for scenario in self._whole.process.scenarios:
            if not outcome(player, scenario).passed:
                return _judged(mutant, Fate.FOUND, by=scenario.name)
        if alike(self._whole, mutant):
            return _judged(mutant, Fate.ALIKE)
        if unseen(self._whole, mutant):
            return _judged(mutant, Fate.UNSEEN)
        return self._missed(mutant, player)

    def _missed(self, mutant: Mutant, player: Player) -> Judged:
        tried = 0
        for run in near(self._whole, mutant):
            scenario = self._expecting(run)
            if scenario is None:
                continue
            tried += 1
            if not outcome(player, scenario).passed:
                return _judged(mutant, Fate.MISSED, shown=self._shown(run, player), tried=tried)
        return _judged(mutant, Fate.OPEN, tried=tried)

    def _expecting(self, run: Scenario) -> Scenario | None:
        """A scenario of these answers that expects all that comes of them; None: it can not."""
        said = run.given, run.answers
        if said not in self._expected:
            self._expected[said] = expecting(self._right, run)
        return self._expected[said]

    def _shown(self, run: Scenario, player: Player) -> Shown:
        """What a run that shows a fault must say besides the scenario that it is like."""
        like = next(each for each in self._whole.process.scenarios if each.name == run.name)
        for name, rounds in run.answers:
            less = replace(run, answers=_as_in(like.answers, run.answers, name))
            if rounds != dict(like.answers).get(name) and self._shows(less, player):
                run = less
        for name, raw in run.given:
            less = replace(run, given=_as_in(like.given, run.given, name))
            if raw != dict(like.given).get(name) and self._shows(less, player):
                run = less
        scenario = self._expecting(run) or run
        given = tuple(each for each in run.given if each not in like.given)
        answers = tuple(each for each in run.answers if each not in like.answers)
        return Shown(run.name, given, answers, *_difference(outcome(player, scenario)))

    def _shows(self, run: Scenario, player: Player) -> bool:
        scenario = self._expecting(run)
        return scenario is not None and not outcome(player, scenario).passed


def expecting(player: Player, run: Scenario) -> Scenario | None:
    """The run as a scenario that expects all that comes of it; None where there can be none.

    Nor is there one where a step does not come to each round that is answered for it: it would
    mean something else than it says.
    """
    played = player.play(run)
    if any(
        len(rounds) > 1 and played.rounds.get(step, 0) < len(rounds) for step, rounds in run.answers
    ):
        return None
    end = OPEN if played.end == STUCK else played.end
    then = Expected(done=played.done, skipped=played.skipped, result=end)
    scenario = replace(run, then=then)
    return scenario if outcome(player, scenario, played).passed else None


_Said = TypeVar("_Said")


def _as_in(
    like: tuple[tuple[str, _Said], ...], run: tuple[tuple[str, _Said], ...], name: str
) -> tuple[tuple[str, _Said], ...]:
    """What a run says, but of one name what the scenario says that it is like, if anything."""
    own = dict(like)
    return tuple(
        (each, own.get(each, said) if each == name else said)
        for each, said in run
        if each != name or name in own
    )


def _judged(mutant: Mutant, fate: Fate, **more: Any) -> Judged:
    return Judged(
        kind=mutant.kind,
        of=mutant.of,
        line=mutant.line,
        was=mutant.was,
        now=mutant.now,
        fate=fate,
        **more,
    )


def _difference(found: Outcome) -> tuple[str, str, str]:
    """The step, what was expected of it, and what came out; the first that is wrong."""
    if found.wrong:
        first = found.wrong[0]
        return first.step, "", first.message
    difference = found.differences[0]
    return difference.step, difference.expected, difference.actual
