"""Search: values with which all that is wanted of a run is so, or the certainty of none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import prod

from flowdef.expressions.tree import names
from flowdef.paths.regions import Domain, Region
from flowdef.paths.search import BUDGET, Goal, Undecided
from flowdef.proofs.answers import vague
from flowdef.proofs.ground import Ground
from flowdef.proofs.views import Key, Known, Needed, Never, Path, View
from flowdef.proofs.wants import Wants

Chosen = dict[Key, Region]
Test = Callable[[], bool]  # whether one thing that is wanted is so, by the values chosen so far


def found(
    ground: Ground, wants: Wants, domains: Mapping[str, Domain], *, loose: bool
) -> Chosen | Undecided | None:
    """Values with which all that is wanted is so; None where there are none. See `View`."""
    view = View(ground, wants, domains, loose=loose)
    chosen: Chosen = {}
    unsure: Undecided | None = None
    for tests, fields in _independent(ground, wants, view):
        answer = _decide(view, tests, (domains[name] for name in fields))
        if answer is None:
            return None
        if isinstance(answer, Undecided):
            unsure = unsure or answer
        else:
            chosen |= answer
    return unsure or chosen


def _decide(view: View, tests: list[Test], domains: Iterable[Domain]) -> Chosen | Undecided | None:
    search = _Search(view)
    answer = search.first(tests, {})
    if answer is not None:
        return answer
    if search.left < 0:
        size = prod(len(domain.regions) for domain in domains)
        return Undecided(size, f"none of {BUDGET:,} cases shows it")
    return vague(domains)


class _Search:
    """Depth first, with backtracking: what is read and has no value is given each in turn."""

    def __init__(self, view: View) -> None:
        self.left = BUDGET
        self._view = view

    def first(
        self, tests: Sequence[Test], chosen: Chosen, known: Known | None = None
    ) -> Chosen | None:
        """The first values with which all is so."""
        self._view.at(chosen, known)
        try:
            waiting, needed = self._open(tests)
        except Never:
            return None
        if needed is None:
            return chosen
        known = self._view.known
        for region in needed.regions:
            answer = self.first(waiting, {**chosen, needed.key: region}, known)
            if answer is not None:
                return answer
        return None

    def _open(self, tests: Sequence[Test]) -> tuple[list[Test], Needed | None]:
        """What is not decided yet, and the first thing that it needs; Never, where one fails."""
        waiting: list[Test] = []
        needed: Needed | None = None
        for test in tests:
            self.left -= 1
            if self.left < 0:
                raise Never
            try:
                if not test():
                    raise Never
            except Needed as need:
                waiting.append(test)
                needed = needed or need
        if needed is None:
            self._view.check()
        return waiting, needed


def _independent(
    ground: Ground, wants: Wants, view: View
) -> list[tuple[list[Test], frozenset[str]]]:
    """What is wanted, in groups that share no field; what reads least stands first."""
    pairs = sorted(_tests(ground, wants, view), key=lambda pair: len(pair[1]))
    if any(name in ground.verdicts for name in wants.read):  # a no there concerns all
        return [([test for test, _ in pairs], frozenset().union(*(read for _, read in pairs)))]
    groups: list[tuple[list[Test], frozenset[str]]] = []
    for test, read in pairs:
        joined = [group for group in groups if not group[1].isdisjoint(read)]
        groups = [group for group in groups if group not in joined]
        tests = [each for several, _ in joined for each in several]
        groups.append(([*tests, test], read.union(*(fields for _, fields in joined))))
    return groups


def _tests(ground: Ground, wants: Wants, view: View) -> Iterator[tuple[Test, frozenset[str]]]:
    """Each thing that is wanted, and the fields that it rests on."""
    for goal in wants.goals:
        yield _goal(view, goal), _bearing(ground, (name.name for name in names(goal[0])))
    for name in wants.unset:
        yield _unset(view, name), _bearing(ground, [name])
    for name, reader in wants.before(ground):
        yield _closed(view, name, view.path(reader)), ground.support(name)
    for name, stage in wants.before_stages(ground):
        yield _closed(view, name, view.path_of_stage(ground.first(stage))), ground.support(name)
    for name, test in chain(_of_steps(wants, view), _of_stages(ground, wants, view)):
        yield test, ground.support(name)


def _bearing(ground: Ground, read: Iterable[str]) -> frozenset[str]:
    """The fields that a question about recorded values rests on."""
    fields = ground.behind(read)
    owners = (ground.owners[name] for name in fields if name in ground.owners)
    before = {each for name in owners for each in ground.order.ancestors(name) & ground.risky}
    return fields.union(*(ground.support(name) for name in before))


def _of_steps(wants: Wants, view: View) -> Iterator[tuple[str, Test]]:
    """What is wanted of each step that is named."""
    yield from ((name, _is(view, name, wanted=True)) for name in wants.done)
    yield from ((name, _is(view, name, wanted=False)) for name in wants.skipped)
    yield from ((name, _omitted(view, name)) for name in wants.omitted)
    if wants.ready:
        yield wants.ready, _ready(view, wants.ready)
    if wants.asking and not wants.stage:
        yield wants.asking, _staged(view, wants.asking, wanted=True)


def _of_stages(ground: Ground, wants: Wants, view: View) -> Iterator[tuple[str, Test]]:
    """What is wanted of each stage, by its first step."""
    for stage, wanted in (
        *((each, True) for each in wants.entered),
        *((each, False) for each in wants.left),
    ):
        name = ground.first(stage)
        yield name, _staged(view, name, wanted=wanted)


def _is(view: View, step: str, *, wanted: bool) -> Test:
    return lambda: view.done(step) is wanted


def _ready(view: View, step: str) -> Test:
    return lambda: bool(view.applies(step))


def _omitted(view: View, step: str) -> Test:
    return lambda: bool(view.staged(step)) and view.owned(step) is False


def _goal(view: View, goal: Goal) -> Test:
    condition, holds = goal
    return lambda: view.meets(condition) is holds


def _unset(view: View, name: str) -> Test:
    return lambda: view.recorded(name) is None


def _closed(view: View, step: str, path: Path) -> Test:
    return lambda: view.done(step, path) is not None


def _staged(view: View, step: str, *, wanted: bool) -> Test:
    return lambda: view.staged(step) is wanted
