"""Covering: the fewest runs that take all, and none of them in vain."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from flowdef.scenarios.branches import Branch, Way
from flowdef.scenarios.covering import covering, needed

BRANCHES = [Branch(name, Way.TRUE) for name in "abcdefgh"]
TAKEN = st.lists(st.frozensets(st.sampled_from(BRANCHES), min_size=1), min_size=1, max_size=7)


def union(several: list[frozenset[Branch]]) -> frozenset[Branch]:
    return frozenset[Branch]().union(*several)


@given(TAKEN)
def test_no_fewer_runs_take_all(taken: list[frozenset[Branch]]) -> None:
    chosen, proved = covering(taken)
    assert proved
    assert union([taken[at] for at in chosen]) == union(taken)
    for fewer in combinations(taken, len(chosen) - 1):
        assert union(list(fewer)) < union(taken)


@given(TAKEN)
def test_what_is_left_out_adds_nothing_and_what_is_kept_does(
    taken: list[frozenset[Branch]],
) -> None:
    kept = [taken[at] for at in needed(taken)]
    assert union(kept) == union(taken)
    for left_out in range(len(kept)):
        assert union([each for at, each in enumerate(kept) if at != left_out]) < union(taken)


def test_of_nothing_nothing_is_needed() -> None:
    assert covering([]) == ((), True)
