"""Coverage: which branches of a process its scenarios take, and which no scenario takes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from flowdef.findings import Span
from flowdef.model.derived import in_use
from flowdef.model.process import Approval, Process, Stage, Step
from flowdef.scenarios.branches import Branch, Way, walked
from flowdef.scenarios.outcome import Outcome
from flowdef.scenarios.play import Player
from flowdef.scenarios.propose import Proposal, Reach, reach


class Coverage(Struct, frozen=True):
    """What the scenarios of a process take of its branches.

    What no run, or no scenario, can take is not counted: see `reach`. What is doubtful is.
    """

    process: Process
    path: str
    reach: Reach
    taken: tuple[frozenset[Branch], ...]  # by each scenario that could be played

    @property
    def counted(self) -> tuple[Branch, ...]:
        """The branches that count, as far as it is known in document order."""
        return (*self.reach.within, *self.reach.doubtful)

    @property
    def missing(self) -> tuple[Branch, ...]:
        """Those that no scenario takes."""
        found = frozenset[Branch]().union(*self.taken)
        return tuple(branch for branch in self.counted if branch not in found)

    @property
    def percent(self) -> float:
        """How much is taken, from 0 to 100; rounded down to a tenth, so that 100 is all."""
        many = len(self.counted)
        return percent_of(many - len(self.missing), many)

    def span(self, branch: Branch) -> Span:
        """Where a branch stands in the file: at its condition, or at its approval."""
        conditional = branch.way in (Way.TRUE, Way.FALSE)
        for owner in _owners(self.process):
            if owner.id == branch.of and branch.way is not Way.END:
                return owner.at.key("when" if conditional else "approve")
        return self.process.at.key("stages" if self.process.staged else "steps")


class Covered(NamedTuple):
    """A process with its coverage, or why it has none; and, where asked for, what is proposed."""

    process: Process
    path: str
    problem: str = ""
    coverage: Coverage | None = None
    proposal: Proposal | None = None

    def below(self, percent: float) -> bool:
        """Whether less of it is taken, or cannot be told; an obsolete process needs none."""
        if self.coverage:
            return self.coverage.percent < percent
        return in_use(self.process)


def coverage(player: Player, process: Process, path: str, outcomes: Iterable[Outcome]) -> Coverage:
    """The coverage of a process by scenarios that were played."""
    played = (each.played for each in outcomes if each.played)
    taken = tuple(walked(each, player.definition) for each in played)
    shown = frozenset[Branch]().union(*taken)
    return Coverage(process, path, _with_shown(reach(player), shown), taken)


def percent_of(part: int, whole: int) -> float:
    """From 0 to 100, rounded down to a tenth; of nothing nothing is missing."""
    return part * 1000 // whole / 10 if whole else 100.0


def told(branch: Branch, process: Process) -> str:
    """What a scenario would show that takes the branch: `check-law: its condition … is false`."""
    match branch.way:
        case Way.TRUE | Way.FALSE:
            return f"{branch.of}: {_condition(branch.of, process)} is {branch.way}"
        case Way.APPROVED | Way.REJECTED:
            return f"{branch.of} is {branch.way}"
        case Way.ROUND:
            return f"{branch.of} is decided in round {branch.round} of {_rounds(branch, process)}"
        case Way.END:
            return _ENDS[branch.of]
        case Way.STOP:
            return f"a run stays open at {branch.of}"


def _with_shown(found: Reach, shown: frozenset[Branch]) -> Reach:
    """The reach with what a scenario shows, as by a value that is beyond the limits of a field."""

    def others(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
        return tuple(branch for branch in branches if branch not in shown)

    rest = (*found.never, *found.unplayable, *found.doubtful)
    return Reach(
        (*found.within, *(branch for branch in rest if branch in shown)),
        others(found.never),
        others(found.unplayable),
        others(found.doubtful),
        found.why,
    )


def _owners(process: Process) -> Iterator[Stage | Step]:
    for stage in process.stages:
        yield stage
        yield from stage.steps


def _condition(owner: str, process: Process) -> str:
    found = (each.when for each in _owners(process) if each.id == owner)
    return " ".join(next(found, "").split())


def _rounds(branch: Branch, process: Process) -> int:
    deeds = (step.deed for step in process.steps if step.id == branch.of)
    return next((deed.rounds for deed in deeds if isinstance(deed, Approval)), 0)


_ENDS = {
    "done": "a run ends done",
    "rejected": "a run ends rejected",
    "stuck": "a run stays open, as an approval was rejected in its last round",
}
