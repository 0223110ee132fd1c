"""A history by day: each day once, times by the organization's clock, wrapped."""

from datetime import timedelta, timezone, tzinfo

from flowdef.render.days import by_day
from flowdef.run import facts as f
from flowdef.run.events import Event


class East:
    zone: tzinfo = timezone(timedelta(hours=2))


def test_each_day_stands_once_and_long_lines_hang() -> None:
    events = [
        Event(f.Taken("ask", 1), "sam", "2026-06-08T21:59:00Z"),
        Event(f.Commented("Nothing that would fit into one line"), "sam", "2026-06-08T22:00:00Z"),
        Event(f.Finished("ask", 1), "sam", "2026-06-09T07:00:00Z"),
    ]
    assert list(by_day(events, None, East(), 30)) == [
        "2026-06-08",
        "  23:59 ask: taken by sam",
        "2026-06-09",
        "  00:00 sam says: Nothing that\n        would fit into one\n        line",
        "  09:00 ask: done by sam",
    ]


def test_a_moment_that_is_none_stands_as_it_is() -> None:
    assert next(by_day([Event(f.Taken("a", 1), "sam", "\x1bnoon")], None, East())) == "\\x1bnoon"
