"""Timeline: work in pieces, back before its first year and on to where calendars end."""

from collections.abc import Iterator

from flowdef.calendar.years import LAST_YEAR
from flowdef.plan.timeline import Piece, Timeline

A_YEAR = 1000


def pieces(year: int) -> Iterator[Piece]:
    """Two pieces of ten seconds in each year, of one unit and of two in each second."""
    begins = (year - 2000) * A_YEAR
    yield begins, begins + 10, 1
    yield begins + 100, begins + 110, 2


def test_between_two_pieces_closing_is_the_earlier_end_and_opening_the_later_beginning() -> None:
    time = Timeline(pieces, 2000)
    assert [time.done(moment) for moment in (0, 5, 10, 50, 100, 105)] == [0, 5, 10, 10, 10, 20]
    assert (time.closing(10), time.opening(10)) == (10, 100)
    assert (time.closing(11), time.opening(11)) == (101, 100)


def test_years_are_taken_as_they_are_asked_for_in_both_directions() -> None:
    time = Timeline(pieces, 2000)
    assert time.done(-A_YEAR) == -30
    assert (time.closing(-30), time.opening(-31)) == (-2 * A_YEAR + 110, -2 * A_YEAR + 109)
    assert time.done(3 * A_YEAR) == 90
    assert (time.closing(91), time.opening(90)) == (3 * A_YEAR + 1, 3 * A_YEAR)


def test_work_begins_in_a_piece_or_in_the_last_second_before() -> None:
    time = Timeline(pieces, 2000)
    assert [time.begun(moment) for moment in (5, 10, 99, 100)] == [5, 9, 9, 100]


def test_what_is_never_done_ends_where_calendars_do() -> None:
    time = Timeline(pieces, 2290)
    end = (LAST_YEAR - 2000) * A_YEAR + 110
    assert time.closing(10**6) >= end
    assert time.done(end + 5) == 300


def test_who_joins_after_all_calendars_begins_when_they_end() -> None:
    time = Timeline(lambda _: (), 2000)
    end = time.opening(0)
    assert end > (LAST_YEAR - 1970) * 365 * 86_400
    assert (time.done(0), time.closing(5), time.begun(end)) == (0, end + 5, end)
