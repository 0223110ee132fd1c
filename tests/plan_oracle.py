"""A plain planner: day after day and link after link, until nothing moves any more.

It shares nothing with the room but the model: days are walked one by one, phases are replaced by
all their tasks, and dates grow until every link holds.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from flowdef.model.organization import WEEKDAYS, Organization, Person
from flowdef.model.project import Link, LinkType, Project, Task
from flowdef.times import Duration

Team = list[tuple[Person | None, Fraction]]
SPAN = 400  # days to look at, before and after


class Plain:
    """Dates of tasks by id, as (start, finish) in seconds since 1970."""

    def __init__(self, project: Project, organization: Organization) -> None:
        self.project, self.organization = project, organization
        self.calendar = organization.calendar
        assert self.calendar.hours
        self.long = int(self.calendar.hours.amount * 3600)
        self.today = self.snap([(None, Fraction(1))], self._midnight(project.start))

    def dates(self) -> dict[str, tuple[int, int]]:
        tasks = self.project.tasks
        found = {task.id: self._alone(task, self._floor(task), None) for task in tasks}
        while True:
            before = dict(found)
            for task in tasks:
                found[task.id] = self._bound(task, found)
            if found == before:
                return found

    def links(self, task: Task) -> Iterator[Link]:
        """The links into a task, with phases replaced by their tasks."""
        before = None
        for phase in self.project.phases:
            if task in phase.tasks:
                break
            before = phase
        needs = task.needs
        if needs is None:
            needs = (Link(to=before.id),) if before else ()
        members = {phase.id: phase.tasks for phase in self.project.phases}
        for link in needs:
            for other in members.get(link.to, ()) or [None]:
                name = other.id if other else link.to
                yield Link(to=name, type=link.type, lag=link.lag)

    def later(self, moment: int, lag: Duration | None) -> int:
        seconds = int(lag.amount * 3600) if lag else 0
        if not seconds or (lag and lag.elapsed):
            return moment + seconds
        all_of_them: Team = [(None, Fraction(1))]
        if seconds > 0:
            return self.work(all_of_them, moment, Fraction(seconds))
        return self.close(self.back(all_of_them, moment, Fraction(-seconds)))

    def close(self, moment: int) -> int:
        """The same moment, or the end of the work before it."""
        for _, opens, closes in self._days(moment, 1, -SPAN):
            if opens < moment:
                return min(moment, closes)
        raise AssertionError

    def ended(self, task: Task, moment: int) -> int:
        """When a task ends that may not do so before a moment: work ends with the working day."""
        given = task.effort or task.duration
        by_clock = task.milestone or (given and given.likely.elapsed)
        return moment if by_clock else self.close(moment)

    def snap(self, team: Team, moment: int) -> int:
        """The first moment from there on at which somebody works."""
        for day, _, closes in self._days(moment, -1, SPAN):
            if closes > moment and self._rate(team, day):
                return max(moment, closes - self.long)
        raise AssertionError

    def work(self, team: Team, moment: int, amount: Fraction) -> int:
        for day, opens, closes in self._days(moment, -1, SPAN):
            rate = self._rate(team, day)
            begins = max(opens, moment)
            if rate and begins < closes:
                if amount <= rate * (closes - begins):
                    return ceil(begins + amount / rate)
                amount -= rate * (closes - begins)
        raise AssertionError

    def back(self, team: Team, moment: int, amount: Fraction) -> int:
        for day, opens, closes in self._days(moment, 2, -SPAN):
            rate = self._rate(team, day)
            ends = min(closes, moment)
            if rate and opens < ends:
                if amount < rate * (ends - opens):
                    return floor(ends - amount / rate)
                amount -= rate * (ends - opens)
                if not amount:
                    return opens
        raise AssertionError

    def _bound(self, task: Task, found: dict[str, tuple[int, int]]) -> tuple[int, int]:
        start, until = self._floor(task), None
        for link in self.links(task):
            first, last = found[link.to]
            ended = link.type in (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
            end = self.later(last if ended else first, link.lag)
            if link.type in (LinkType.FINISH_TO_START, LinkType.START_TO_START):
                start = max(start, end)
            else:
                until = max(until or 0, self.ended(task, end))
        return self._alone(task, start, until)

    def _alone(self, task: Task, start: int, until: int | None) -> tuple[int, int]:
        if task.milestone:
            return (max(start, until or 0),) * 2
        given = task.effort or task.duration
        assert given
        amount = Fraction(given.likely.amount) * 3600
        if given.likely.elapsed:
            finish = max(start + int(amount), until or 0)
            return finish - int(amount), finish
        team = self._team(task)
        start = self.snap(team, start)
        finish = self.work(team, start, amount)
        if until is not None and until > finish:
            return self.back(team, until, amount), until
        return start, finish

    def _floor(self, task: Task) -> int:
        if not task.not_before:
            return self.today
        plain: Team = [(None, Fraction(1))]
        return max(self.today, self.snap(plain, self._midnight(task.not_before)))

    def _team(self, task: Task) -> Team:
        people = {person.id: person for person in self.organization.people}
        if task.duration or not task.assigned:
            return [(None, Fraction(1))]
        week = Decimal(self.long) / 3600 * len(self.calendar.workdays)
        return [
            (
                people[each.person],
                Fraction(each.share)
                * (Fraction(capacity.amount) / Fraction(week) if capacity else 1),
            )
            for each in task.assigned
            for capacity in [people[each.person].capacity]
        ]

    def _rate(self, team: Team, day: date) -> Fraction:
        return sum((rate for person, rate in team if _there(person, day)), Fraction(0))

    def _days(self, moment: int, first: int, last: int) -> Iterator[tuple[date, int, int]]:
        today = datetime.fromtimestamp(moment, UTC).date()
        opens = time.fromisoformat(self.calendar.opens)
        for offset in range(first, last, 1 if last > first else -1):
            day = today + timedelta(days=offset)
            named = WEEKDAYS[day.weekday()] in self.calendar.workdays
            if named and day.isoformat() not in self.calendar.closed:
                start = int(datetime.combine(day, opens, UTC).timestamp())
                yield day, start, start + self.long

    def _midnight(self, text: str) -> int:
        return int(datetime.combine(date.fromisoformat(text), time(), UTC).timestamp())


def _there(person: Person | None, day: date) -> bool:
    if person is None:
        return True
    away = any(each.first <= day.isoformat() <= each.last for each in person.leave)
    return not away and day.isoformat() >= person.joined
