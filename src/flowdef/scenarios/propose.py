"""Propose: the fewest scenarios that take every branch which no scenario takes yet."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from flowdef.model.process import Scenario
from flowdef.run.definition import CALL, WAIT
from flowdef.scenarios.branches import Branch, branches_of, walked
from flowdef.scenarios.course import Chosen
from flowdef.scenarios.covering import covering
from flowdef.scenarios.every import every_run
from flowdef.scenarios.levers import Levers
from flowdef.scenarios.naming import named
from flowdef.scenarios.packing import Runs, apart, clashes, packed
from flowdef.scenarios.play import Player
from flowdef.scenarios.scripts import Scripts
from flowdef.scenarios.ways import TooMany, Ways


class Reach(Struct, frozen=True):
    """The branches of a process that scenarios can take, those that none can, those not decided.

    That no run takes a branch is proved of `never`; of `unplayable` that no scenario does, which
    has waits pass at once and does what is ready in its order, as a run need not. Of a doubtful
    one `why` says what was in the way.
    """

    within: tuple[Branch, ...]
    never: tuple[Branch, ...]
    unplayable: tuple[Branch, ...]
    doubtful: tuple[Branch, ...]
    why: str = ""


class Proposal(Struct, frozen=True):
    """Scenarios that are to be added, with the branches that each of them takes.

    `least` is how many scenarios are needed at least; where it is their number, there are no fewer.
    `unfound` are branches that runs may take, but no scenario was found for.
    """

    scenarios: tuple[Scenario, ...]
    taken: tuple[frozenset[Branch], ...]
    least: int
    unfound: tuple[Branch, ...]


def reach(player: Player) -> Reach:
    """Which branches of a process scenarios can take at all.

    What none of the loose ways takes, no run can. Where a branch can be taken only by answers that
    change from round to round, or was not when it was played, all scenarios of a small process are
    looked at.
    """
    branches = branches_of(player.definition)
    proposing = _Proposing(player, ())
    levers = proposing.levers
    loose, strict = Ways(levers, loose=True), Ways(levers)
    never: list[Branch] = []
    seen: frozenset[Branch] = frozenset()
    for branch in branches:
        if branch in seen:
            continue
        if _can(loose, branch) is False:
            never.append(branch)
        else:
            seen |= proposing.shown(strict, branch)
    doubtful = [branch for branch in branches if branch not in {*seen, *never}]
    why = levers.vague or ("there are too many ways to them" if doubtful else "")
    every = proposing.every_run() if doubtful else None
    unplayable: list[Branch] = []
    if every is not None:
        seen = seen.union(*(took for _, took in every))
        unplayable = [branch for branch in doubtful if branch not in seen]
        doubtful, why = [], ""
    if levers.vague:
        never, unplayable, doubtful = [], [], [*never, *unplayable, *doubtful]
    within = tuple(filter(seen.__contains__, branches))
    return Reach(within, tuple(never), tuple(unplayable), tuple(doubtful), why)


def proposed(
    player: Player, missing: Sequence[Branch], taken_names: Iterable[str] = ()
) -> Proposal:
    """The fewest scenarios that were found to take the missing branches, none of them in vain.

    The method: branches that exclude each other come into runs of their own, the others are put
    to them where they fit; each run is played, and counts for what it took. Of small processes
    every run is looked at. Both give candidates, of which the fewest are chosen.
    """
    proposing = _Proposing(player, missing)
    found = proposing.useful(proposing.packed_runs())
    least = proposing.least()
    chosen, proved = covering([took for _, took in found], least)
    reached = frozenset[Branch]().union(*(took for _, took in found))
    if (len(chosen) > least or len(reached) < len(missing)) and (
        every := proposing.every_run()
    ) is not None:
        found = proposing.useful((*found, *every))
        chosen, proved = covering([took for _, took in found], least)
        least = len(chosen) if proved else least
    kept = [found[at] for at in chosen]
    reached = frozenset[Branch]().union(*(took for _, took in kept))
    return Proposal(
        scenarios=tuple(named([each for each, _ in kept], player.read_by, taken_names)),
        taken=tuple(took for _, took in kept),
        least=min(least, len(kept)),
        unfound=tuple(branch for branch in missing if branch not in reached),
    )


def _can(loose: Ways, branch: Branch) -> bool | None:
    try:
        return loose.find((branch,)) is not None
    except TooMany:
        return None


class _Proposing:
    """Candidates for the scenarios of one process."""

    def __init__(self, player: Player, missing: Sequence[Branch]) -> None:
        self.player = player
        self.levers = Levers(player.definition)
        self._missing = frozenset(missing)
        self._scripts = Scripts(self.levers, player)
        self._wanted = tuple(missing)
        self._runs = Runs(self._taken)

    def least(self) -> int:
        """How many scenarios are needed at least, as far as that is proved."""
        loose = Ways(self.levers, loose=True)
        able = [branch for branch in self._wanted if _can(loose, branch)]
        if self.levers.vague or not able:
            return min(len(able), 1)
        return len(apart(clashes(loose, able, self._runs)))

    def shown(self, ways: Ways, branch: Branch) -> frozenset[Branch]:
        """What is known to be taken by a run to a branch; nothing where no way to it is found.

        Ways leave aside that a process which is called may not be able to start, and that nobody
        may record the date that a step beside waits for: a play does not.
        """
        try:
            chosen = ways.find((branch,))
        except TooMany:
            chosen = None
        if chosen is None:
            return frozenset()
        of_kind = self.player.definition.of_kind
        if not (of_kind[CALL] or of_kind[WAIT]):
            return frozenset((branch,))
        return self._taken(chosen)

    def packed_runs(self) -> Iterator["_Candidate"]:
        """Few runs into which the branches were put, then more for those that did not come."""
        ways = Ways(self.levers)
        left = [branch for branch in self._wanted if _can(ways, branch)]
        while left:
            known = clashes(ways, left, self._runs)
            reached: frozenset[Branch] = frozenset()
            for each in packed(ways, known, apart(known)):
                candidate = self._played(self._scripts.script(each.chosen))
                reached |= candidate[1]
                yield candidate
            still = [branch for branch in left if branch not in reached]
            if len(still) == len(left):
                return
            left = still

    def every_run(self) -> list["_Candidate"] | None:
        """All runs; None where there are too many, or values that cannot be told apart."""
        if self.levers.vague:
            return None
        found = every_run(self.levers, self.player, self._scripts.filled_inputs())
        if found is None:
            return None
        return [
            (self._scripts.trimmed(scenario, played), walked(played, self.player.definition))
            for scenario, played in found
        ]

    def useful(self, candidates: Iterable["_Candidate"]) -> list["_Candidate"]:
        """Those that take something which is missing, and what."""
        found = ((scenario, took & self._missing) for scenario, took in candidates)
        return [(scenario, took) for scenario, took in found if took]

    def _taken(self, chosen: Chosen) -> frozenset[Branch]:
        return self._played(self._scripts.script(chosen))[1]

    def _played(self, scenario: Scenario) -> "_Candidate":
        played = self.player.play(scenario)
        took = walked(played, self.player.definition)
        return self._scripts.trimmed(scenario, played), took


_Candidate = tuple[Scenario, frozenset[Branch]]
