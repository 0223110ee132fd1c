"""Search: values that make conditions come out as wanted, or the certainty that there are none."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from msgspec import Struct

from flowdef.expressions.evaluate import truth
from flowdef.expressions.tree import Expression, Logic, Not, Value, names
from flowdef.model.fields import Field
from flowdef.paths.regions import Domain, Region, regions

BUDGET = 20_000  # evaluations of one question, or of each of its independent parts

MAX_FIELDS = 200  # that depend on each other: each is one level of recursion

# A condition and how it is wanted to come out.
Goal = tuple[Expression, bool]

# The same; None: it is not to come out, for it reads what is unset.
Sought = tuple[Expression, bool | None]


class Undecided(Struct, frozen=True):
    """What cannot be told: how many cases there are at most, and why they do not tell."""

    size: int
    reason: str


class Witness(Struct, frozen=True):
    """Values that show it: the region of each field that mattered, in the order of reading."""

    regions: tuple[Region, ...]

    @property
    def values(self) -> dict[str, Value]:
        """The values by name; unset fields are absent."""
        return {each.field: each.witness for each in self.regions if each.witness is not None}


class Case(Struct, frozen=True):
    """Values of the fields that mattered, and how each condition comes out with them.

    None where it does not: it reads what is unset, or cannot be worked out.
    """

    regions: tuple[Region, ...]
    outcomes: tuple[bool | None, ...]


def satisfiable(
    goals: Sequence[Goal], fields: Mapping[str, Field], unset: frozenset[str] | None = None
) -> Witness | Undecided | None:
    """Values by which checked conditions all come out as wanted; None where there are none.

    Parts that share no field are decided one by one, so that they add up and do not multiply.
    The method: a condition is evaluated as in a run; the first field that it reads and that has
    no value yet is given a value of each of its regions in turn (depth first, with backtracking).
    """
    return solve(goals, regions([condition for condition, _ in goals], fields, unset))


def solve(goals: Sequence[Sought], domains: Mapping[str, Domain]) -> Witness | Undecided | None:
    """The same, where the regions of all fields that the goals read are known."""
    flat = [part for goal in goals for part in _flat(goal)]
    found: list[Region] = []
    unsure: Undecided | None = None
    for part in _independent(flat):
        answer = _decide(part, domains)
        if answer is None:
            return None
        if isinstance(answer, Undecided):
            unsure = unsure or answer
        else:
            found.extend(answer.regions)
    return unsure or Witness(tuple(found))


def cases(
    conditions: Sequence[Expression],
    fields: Mapping[str, Field],
    unset: frozenset[str] | None = None,
    budget: int = BUDGET,
) -> tuple[Case, ...] | Undecided:
    """Every combination of regions that the conditions tell apart, and how they come out.

    Conditions that share no field do multiply here: give them one by one.
    """
    domains = regions(conditions, fields, unset)
    counter = _Counter(budget)
    found = tuple(
        Case(tuple(at.chosen.values()), outcomes)
        for at, outcomes in _leaves(conditions, domains, _Assignment({}), counter)
    )
    if counter.left < 0:
        return Undecided(_size(domains), f"there are more than {budget:,} cases")
    vague = next((domain.vague for domain in domains.values() if domain.vague), "")
    return Undecided(_size(domains), vague) if vague else found


class _Needed(Exception):  # noqa: N818 (a question of the search, no error)
    """A field is read that has no value yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class _Assignment(dict[str, Value]):
    """Values chosen so far; reading any other asks the search for one."""

    def __init__(self, chosen: dict[str, Region]) -> None:
        super().__init__({n: r.witness for n, r in chosen.items() if r.witness is not None})
        self.chosen = chosen

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]  # by name
        """The value of a name; what is chosen to be unset is `default`."""
        if name not in self.chosen:
            raise _Needed(name)
        return super().get(name, default)

    def with_(self, region: Region) -> "_Assignment":
        """This and one more choice."""
        return _Assignment({**self.chosen, region.field: region})


class _Counter:
    """Evaluations that are left."""

    def __init__(self, budget: int) -> None:
        self.left = budget


def _flat(goal: Sought) -> Iterator[Sought]:
    """A goal as goals that must all be met: `a and b` is met where both are."""
    match goal:
        case (Not(operand), bool(wanted)):
            yield from _flat((operand, not wanted))
        case (Logic(operator, parts), wanted) if wanted is (operator == "and"):
            for part in parts:
                yield from _flat((part, wanted))
        case _:
            yield goal


def _independent(goals: Sequence[Sought]) -> list[list[Sought]]:
    """Goals in groups that share no field."""
    groups: list[tuple[set[str], list[Sought]]] = []
    for goal in goals:
        read, together = {name.name for name in names(goal[0])}, [goal]
        apart: list[tuple[set[str], list[Sought]]] = []
        for others, several in groups:
            if others & read:
                read |= others
                together = [*several, *together]
            else:
                apart.append((others, several))
        groups = [*apart, (read, together)]
    return [several for _, several in groups]


def _decide(goals: list[Sought], domains: Mapping[str, Domain]) -> Witness | Undecided | None:
    own = {name.name: domains[name.name] for name in names(*(goal for goal, _ in goals))}
    if len(own) > MAX_FIELDS:
        return Undecided(_size(own), f"more than {MAX_FIELDS} fields depend on each other")
    counter = _Counter(BUDGET)
    goals = sorted(goals, key=lambda goal: len(names(goal[0])))  # what reads least fails soonest
    found = _first(goals, domains, _Assignment({}), counter)
    if found is not None:
        return Witness(tuple(found.chosen.values()))
    if counter.left < 0:
        return Undecided(_size(own), f"none of {BUDGET:,} cases shows it")
    vague = next((domain.vague for domain in own.values() if domain.vague), "")
    return Undecided(_size(own), vague) if vague else None


def _first(
    goals: list[Sought], domains: Mapping[str, Domain], at: _Assignment, counter: _Counter
) -> _Assignment | None:
    waiting: list[Sought] = []
    needed = ""
    for condition, wanted in goals:
        counter.left -= 1
        if counter.left < 0:
            return None
        try:
            outcome = truth(condition, at)
            if (outcome if isinstance(outcome, bool) else None) is not wanted:
                return None
        except _Needed as need:
            waiting.append((condition, wanted))
            needed = needed or need.name
    if not waiting:
        return at
    for region in domains[needed].regions:
        found = _first(waiting, domains, at.with_(region), counter)
        if found is not None:
            return found
    return None


def _leaves(
    conditions: Sequence[Expression],
    domains: Mapping[str, Domain],
    at: _Assignment,
    counter: _Counter,
) -> Iterator[tuple[_Assignment, tuple[bool | None, ...]]]:
    counter.left -= 1
    if counter.left < 0:
        return
    outcomes: list[bool | None] = []
    try:
        for condition in conditions:
            outcome = truth(condition, at)
            outcomes.append(outcome if isinstance(outcome, bool) else None)
    except _Needed as need:
        for region in domains[need.name].regions:
            yield from _leaves(conditions, domains, at.with_(region), counter)
        return
    yield at, tuple(outcomes)


def _size(domains: Mapping[str, Domain]) -> int:
    return prod(len(domain.regions) for domain in domains.values())
