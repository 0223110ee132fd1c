"""What the search says is held against trying every value of small grids, one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from random import Random

import pytest

from expression_samples import checked, fields_by_name
from flowdef.expressions.evaluate import truth
from flowdef.expressions.tree import Expression, Value
from flowdef.model.fields import Field, FieldType
from flowdef.paths.judgements import constant
from flowdef.paths.regions import regions
from flowdef.paths.search import Case, Undecided, Witness, cases, satisfiable
from flowdef.times import Duration, Unit

pytestmark = pytest.mark.unmeasured

T = FieldType


@dataclass(frozen=True)
class World:
    """Fields, comparisons over them, and every value that these comparisons could tell apart."""

    fields: dict[str, Field]
    comparisons: tuple[str, ...]
    grid: dict[str, tuple[Value, ...]]
    exact: bool = True

    def condition(self, random: Random, depth: int = 2) -> str:
        if depth == 0 or random.random() < 0.3:
            return random.choice(self.comparisons)
        parts = [self.condition(random, depth - 1) for _ in range(random.choice((2, 2, 3)))]
        joined = f" {random.choice(('and', 'or'))} ".join(f"({part})" for part in parts)
        return f"not ({joined})" if random.random() < 0.25 else joined

    def assignments(self, names: Iterable[str], unset: Iterable[str]) -> Iterator[dict[str, Value]]:
        names = [name for name in self.fields if name in set(names)]
        values = [(*self.grid[name], *((None,) if name in unset else ())) for name in names]
        for chosen in product(*values):
            yield {n: v for n, v in zip(names, chosen, strict=True) if v is not None}


def stepped(low: int, high: int, parts: int) -> tuple[Value, ...]:
    return tuple(Decimal(each) / parts for each in range(low * parts, high * parts + 1))


ORDER = ("<", "<=", ">", ">=", "==", "!=")
DAYS = tuple(date(2026, 1, 1) + timedelta(days=each) for each in range(9))
WORLDS = {
    "numbers": World(
        fields_by_name(Field(name="x", type=T.NUMBER), Field(name="n", type=T.INTEGER)),
        (
            *(
                f"{left} {operator} {right}"
                for left in (
                    "x",
                    "n",
                    "2 * x",
                    "-n",
                    "n / 2 + 1",
                    "x|default(1)",
                    "3 - (x - 1) * 2",
                )
                for operator in ORDER
                for right in ("0", "1", "2.5", "-1")
            ),
            *("x in [0, 1]", "n not in [1, 2.5, 3]", "0 < n < 3", "true", "n == n"),
        ),
        {"x": stepped(-3, 4, 8), "n": stepped(-9, 9, 1)},
    ),
    "numbers compared with each other": World(
        fields_by_name(
            Field(name="x", type=T.NUMBER),
            Field(name="y", type=T.NUMBER),
            Field(name="n", type=T.INTEGER),
        ),
        tuple(f"x {operator} y" for operator in ORDER)
        + tuple(f"n {operator} x" for operator in ORDER)
        + ("x > 1", "y <= 1", "n == 1", "n < 3", "y in [x, 0]", "x|default(n) > y", "2 * y < 4"),
        {"x": stepped(-1, 4, 4), "y": stepped(-1, 4, 4), "n": stepped(-2, 5, 1)},
    ),
    "choices and texts": World(
        fields_by_name(
            Field(name="c", type=T.CHOICE, choices=("a", "b", "c")),
            Field(name="d", type=T.CHOICE, choices=("b", "z")),
            Field(name="s", type=T.CHOICES, choices=("a", "b", "q", "r")),
            Field(name="t", type=T.TEXT),
            Field(name="u", type=T.PERSON),
            Field(name="v", type=T.BOOLEAN),
        ),
        (
            *(
                "c == 'a'",
                "c != 'b'",
                "c in ['a', 'c']",
                "c == d",
                "c != d",
                "c in s",
                "d in ['z']",
            ),
            *("'a' in s", "'b' not in s", "s == ['a']", "s != ['b', 'a']", "s == []", "t in s"),
            *("t == 'a'", "t != 'x'", "t in ['a', 'x']", "t == u", "u != c", "u == 'x'", "v"),
            *("v == true", "v|default(false)", "v == (c == 'a')", "c|default('z') == 'z'"),
            *("t|default(u) == 'x'", "c|upper == 'A'", "s|length > 2", "s|default([])|length == 0"),
        ),
        {
            "c": ("a", "b", "c"),
            "d": ("b", "z"),
            "s": tuple(each for size in range(5) for each in combinations("abqr", size)),
            "t": ("a", "b", "c", "q", "r", "x", "z", "one", "two"),
            "u": ("a", "b", "c", "q", "r", "x", "z", "one", "two"),
            "v": (True, False),
        },
    ),
    "days and durations": World(
        fields_by_name(
            Field(name="a", type=T.DATE),
            Field(name="b", type=T.DATE),
            Field(name="e", type=T.DURATION),
        ),
        tuple(f"a {operator} b" for operator in ORDER)
        + tuple(f"a {operator} '2026-01-05'" for operator in ORDER)
        + tuple(f"e {operator} '{size}'" for operator in ORDER for size in ("4h", "1d", "0m"))
        + ("b in ['2026-01-04', '2026-01-06']", "a|default('2026-01-05') <= b", "a|date != b"),
        {
            "a": DAYS,
            "b": DAYS,
            "e": tuple(Duration(Decimal(each), Unit.HOURS) for each in (0, 1, 4, 5, 8, 9, 40)),
        },
    ),
    "what is only sampled": World(
        fields_by_name(
            Field(name="x", type=T.NUMBER),
            Field(name="y", type=T.INTEGER),
            Field(name="t", type=T.TEXT),
        ),
        (
            *("x * y > 1", "x + y == 2", "1 / y > x", "x * x < 1", "x > 0", "y <= 1"),
            *("t|length > 2", "t|lower == 'ab'", "'b' in t", "t == 'AB'", "t|upper != t"),
        ),
        {
            "x": stepped(-2, 2, 4),
            "y": stepped(-2, 2, 1),
            "t": ("a", "b", "ab", "AB", "Ab", "abc", "xyz", "x"),
        },
        exact=False,
    ),
}


SPENT = "none of 20,000 cases shows it"


def read_by(conditions: Sequence[Expression], world: World) -> set[str]:
    return set(regions(conditions, world.fields))


def outcomes(
    conditions: Sequence[Expression], world: World, unset: Iterable[str]
) -> set[tuple[bool | None, ...]]:
    found: set[tuple[bool | None, ...]] = set()
    for values in world.assignments(read_by(conditions, world), unset):
        answers = (truth(condition, values) for condition in conditions)
        found.add(tuple(each if isinstance(each, bool) else None for each in answers))
    return found


def hold_against_the_grid(world: World, texts: Sequence[str], unset: frozenset[str]) -> None:
    conditions = [checked(text, world.fields) for text in texts]
    possible = outcomes(conditions, world, unset)
    for wanted in product((True, False), repeat=len(conditions)):
        answer = satisfiable(list(zip(conditions, wanted, strict=True)), world.fields, unset)
        if isinstance(answer, Witness):
            assert tuple(truth(each, answer.values) for each in conditions) == wanted
            assert wanted in possible or not world.exact
        elif answer is None:
            assert wanted not in possible
        else:
            assert not world.exact or answer.reason == SPENT
    if len(conditions) == 1:
        hold_constant(world, conditions[0], possible, unset)
    told = cases(conditions, world.fields, unset)
    if isinstance(told, Undecided):
        assert not world.exact or told.reason == "there are more than 20,000 cases"
    elif world.exact:
        assert {case.outcomes for case in told} == possible
        assert all(is_so(case, conditions) for case in told)


def hold_constant(
    world: World,
    condition: Expression,
    possible: set[tuple[bool | None, ...]],
    unset: frozenset[str],
) -> None:
    answer = constant(condition, world.fields, unset)
    if answer is None:
        assert not world.exact or {(True,), (False,)} <= possible
    elif isinstance(answer, bool):
        assert (answer,) in possible
        assert (not answer,) not in possible
    else:
        assert not world.exact or answer.reason == SPENT or not {(True,), (False,)} & possible


def is_so(case: Case, conditions: Sequence[Expression]) -> bool:
    values = {each.field: each.witness for each in case.regions if each.witness is not None}
    answers = [truth(condition, values) for condition in conditions]
    return tuple(each if isinstance(each, bool) else None for each in answers) == case.outcomes


def some_unset(world: World, random: Random) -> frozenset[str]:
    return frozenset(name for name in world.fields if random.random() < 0.3)


each_world = pytest.mark.parametrize("name", WORLDS)


@each_world
def test_every_single_comparison(name: str) -> None:
    for text in WORLDS[name].comparisons:
        hold_against_the_grid(WORLDS[name], [text], frozenset())
        hold_against_the_grid(WORLDS[name], [text], frozenset(WORLDS[name].fields))


@each_world
def test_random_conditions(name: str) -> None:
    random, world = Random(7), WORLDS[name]  # noqa: S311 (the same cases each time)
    for _ in range(5 if name.startswith("numbers c") else 15):
        hold_against_the_grid(world, [world.condition(random)], some_unset(world, random))
        pair = [world.condition(random, 1), world.condition(random, 1)]
        hold_against_the_grid(world, pair, some_unset(world, random))


@pytest.mark.long
@each_world
@pytest.mark.parametrize("seed", range(10))
def test_many_random_conditions(name: str, seed: int) -> None:
    random, world = Random(seed), WORLDS[name]  # noqa: S311 (the same cases each time)
    for _ in range(8 if name.startswith("numbers c") else 60):
        hold_against_the_grid(world, [world.condition(random, 3)], some_unset(world, random))
        pair = [world.condition(random), world.condition(random)]
        hold_against_the_grid(world, pair, some_unset(world, random))


def test_every_pair_of_comparisons_of_a_whole_number() -> None:
    fields: Mapping[str, Field] = fields_by_name(Field(name="n", type=T.INTEGER))
    single = [f"n {operator} {bound}" for operator in ORDER for bound in ("0", "1", "1.5")]
    grid = [{"n": Decimal(each)} for each in range(-2, 5)]
    trees = {text: checked(text, fields) for text in single}
    for one, other in combinations(single, 2):
        for word, sign in (("and", all), ("or", any)):
            possible = {sign(truth(trees[t], at) is True for t in (one, other)) for at in grid}
            answer = constant(checked(f"{one} {word} {other}", fields), fields)
            assert answer is (None if len(possible) == 2 else possible.pop())
