"""Since: what others did in a run after a person acted in it last, and moments as one says them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from flowdef.model.verdict import REJECTED
from flowdef.render.history import by_itself
from flowdef.run import facts as f
from flowdef.run.events import Event
from flowdef.run.moments import moment
from flowdef.run.roster import Roster, called

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Since(NamedTuple):
    """What happened meanwhile: when the person acted last, in short, and the events themselves."""

    at: str  # UTC, ISO 8601
    summary: str
    events: tuple[Event, ...]


def since(events: Iterable[Event], person: str, roster: Roster | None) -> Since | None:
    """What others did after the person's last act; None where they never acted, or nothing did."""
    found = tuple(events)
    last = max((at for at, event in enumerate(found) if event.by == person), default=-1)
    news = tuple(event for event in found[last + 1 :] if not by_itself(event))
    if last < 0 or not news:
        return None
    return Since(found[last].at, _summary(news, roster), news)


def told(at: str, now: datetime) -> str:
    """A moment as a person says it who is at `now`: 'today 14:02', '12 Nov 14:02'."""
    there = moment(at).astimezone(now.tzinfo)
    return f"{_day(there.date(), now.date())} {there:%H:%M}"


def _day(day: date, today: date) -> str:
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case _:
            year = f" {day.year}" if day.year != today.year else ""
            return f"{day.day} {day:%b}{year}"


def _summary(news: tuple[Event, ...], roster: Roster | None) -> str:
    done: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    others = 0
    for event in news:
        if isinstance(event.fact, f.Voted) and event.fact.verdict == REJECTED:
            rejected[event.by] += 1
        elif isinstance(event.fact, f.Finished | f.Voted):
            done[event.by if _by_hand(event) else ""] += 1
        else:
            others += 1
    parts = [_done(count, who, roster) for who, count in done.items()]
    parts += [
        f"{_counted(count, 'rejection')} by {called(who, roster)}"
        for who, count in rejected.items()
    ]
    if others:
        parts.append(_counted(others, "other event"))
    return "; ".join(parts)


def _by_hand(event: Event) -> bool:
    """Whether a person did it: else the clock, a machine or a sub-run."""
    return isinstance(event.fact, f.Voted) or event.fact.how in ("person", "hand")  # type: ignore[union-attr]  # asked of what is done only


def _done(count: int, who: str, roster: Roster | None) -> str:
    by = f"done by {called(who, roster)}" if who else "done by themselves"
    if count == 1 and not who:
        by = "done by itself"
    return f"{_counted(count, 'step')} {by}"


def _counted(count: int, what: str) -> str:
    number = _WORDS[count] if count < len(_WORDS) else str(count)
    return f"{number} {what}{'s' if count > 1 else ''}"
