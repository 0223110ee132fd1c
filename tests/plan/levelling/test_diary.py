"""Diary: what is taken, beside a plain count of each moment."""

from hypothesis import given
from hypothesis import strategies as st

from flowdef.plan.levelling.diary import Diary

spans = st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(1, 3))


@given(st.lists(spans, max_size=6), st.integers(0, 20), st.integers(1, 8), st.integers(0, 5))
def test_above_is_what_a_count_of_each_moment_says(
    taken: list[tuple[int, int, int]], start: int, length: int, room: int
) -> None:
    diary = Diary()
    for begin, end, units in taken:
        diary.take(begin, end, units)
    counted = [
        sum(units for begin, end, units in taken if begin <= moment < end) for moment in range(60)
    ]
    above = [moment for moment in range(start, start + length) if counted[moment] > room]
    last, first = (
        diary.last_above(start, start + length, room),
        diary.first_above(start, start + length, room),
    )
    assert (last is None, first is None) == (not above, not above)
    if last is not None and first is not None:
        assert all(counted[moment] > room for moment in range(above[-1], last))
        assert all(counted[moment] > room for moment in range(first, above[0] + 1))
    assert diary.load == sum(counted)


def test_a_copy_is_another_diary() -> None:
    diary = Diary()
    diary.take(1, 3, 2)
    other = diary.copy()
    other.take(2, 5, 1)
    assert (diary.last_above(0, 9, 0), diary.load) == (3, 4)
    assert (other.last_above(0, 9, 0), other.load) == (5, 7)
