"""Plan words: dates, spans of working time and reasons of a plan in words."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from flowdef.calendar.shape import day as day_of
from flowdef.model.project import LinkType
from flowdef.plan.conflict import Demand, Kind
from flowdef.plan.why import Absence, Cause, Reason
from flowdef.render.words import Names
from flowdef.times import Duration

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENDS = {
    LinkType.FINISH_TO_START: ("begins after", "finishes"),
    LinkType.START_TO_START: ("begins after", "begins"),
    LinkType.FINISH_TO_FINISH: ("finishes after", "finishes"),
    LinkType.START_TO_FINISH: ("finishes after", "begins"),
}
_CAUSES = {
    Cause.PROJECT_START: "nothing is planned before the start of the project, {}",
    Cause.TODAY: "no work is planned before today, {}",
    Cause.NOT_BEFORE: "not before {}",
    Cause.LEVELLED: "its people are busy until {}",
    Cause.STARTED: "it has begun, and what is left goes on from {}",
    Cause.FINISHED: "it was finished on {}",
}


class PlanWords:
    """How a plan is said, in the zone and the working day of one calendar."""

    def __init__(self, names: Names, zone: tzinfo, a_day: int) -> None:
        """Take the names of people, the zone, and the seconds of a working day."""
        self._names = names
        self.zone = zone
        self._day = a_day

    def moment(self, moment: datetime) -> str:
        """`Mon 2027-03-01 09:00`."""
        local = moment.astimezone(self.zone)
        return f"{_DAYS[local.weekday()]} {local:%Y-%m-%d %H:%M}"

    def day(self, moment: datetime) -> str:
        """`2027-03-01`."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d}"

    def end_of(self, text: str) -> datetime | None:
        """The last moment of an ISO day, as a chart shows a deadline; None where it is none."""
        found = day_of(text)
        if found is None:
            return None
        return datetime(found.year, found.month, found.day, 23, 59, tzinfo=self.zone)

    def span(self, seconds: int) -> str:
        """Working time in days to a tenth, or in hours or minutes where it is less than one."""
        size, sign = abs(seconds), "-" if seconds < 0 else ""
        if not size:
            return "0"
        if size >= self._day:
            return f"{sign}{_short(size / self._day)}d"
        return f"{sign}{_short(size / 3600)}h" if size >= 3600 else f"{sign}{-(-size // 60)}m"

    def reason(self, reason: Reason) -> str:
        """Why a task has its dates, as one sentence."""
        return "; ".join([self._cause(reason), *self.away(reason.away)]) + "."

    def demand(self, demand: Demand) -> str:
        """One of several demands that cannot all be met."""
        title = demand.task.title if demand.task else ""
        match demand.kind:
            case Kind.DEADLINE:
                what = f"{title} [{demand.task.id}]" if demand.task else "the project"
                due = self.day(demand.at - timedelta(seconds=1)) if demand.at else ""
                return f"{what} is to be finished by the end of {due}"
            case Kind.LENGTH:
                return f"{title} {self.length(demand)}"
            case Kind.AWAY:
                return f"{title}: {'; '.join(self.away(demand.away))}"
            case Kind.LINK:
                return f"{title} {self._link(demand)}"
            case Kind.FLOOR:
                said = _CAUSES[demand.cause or Cause.TODAY].format(self._at(demand.at))
                return f"{title}: {said}" if title else said

    def length(self, demand: Demand) -> str:
        """`takes 3d of work (Dana 30%, Eli 10%)`."""
        task = demand.task
        if task is None:
            return ""
        from_people = task.effort is not None
        estimate = task.effort or task.duration
        if estimate is None:
            return f"takes as long as its process, {task.process}"
        people = [
            f"{self._names.person(each.person) if each.person else self._names.role(each.role)}"
            f" {each.share * 100:.0f}%"
            for each in task.assigned
        ]
        by = f" of work ({', '.join(people) or 'nobody assigned'})" if from_people else ""
        return f"takes {estimate.likely}{by}"

    def away(self, absences: tuple[Absence, ...]) -> Iterator[str]:
        """Who is away, each with the days."""
        for each in absences:
            name = self._names.person(each.person)
            if each.first:
                yield f"{name} is away from {each.first} to {each.last}"
            else:
                yield f"{name} joins on {each.last}"

    def _cause(self, reason: Reason) -> str:
        if reason.tie is None or reason.source is None:
            return _CAUSES[reason.cause].format(self.moment(reason.bound))
        own, other = _ENDS[reason.tie.type]
        lag = reason.tie.link.lag if reason.tie.link else None
        source = f"{reason.source.title} [{reason.source.id}]"
        said = f"{own} {source} {other}{_later(lag)}"
        return f"{said}, the last of phase {reason.phase}" if reason.phase else said

    def _link(self, demand: Demand) -> str:
        tie = demand.hop.tie if demand.hop else None
        if tie is None:
            return ""
        own, other = _ENDS[tie.type]
        lag = tie.link.lag if tie.link else None
        return f"{own} {demand.source} {other}{_later(lag)}"

    def _at(self, moment: datetime | None) -> str:
        return self.moment(moment) if moment else ""


def _later(lag: Duration | None) -> str:
    if lag is None or not lag.amount:
        return ""
    clock = " by the clock" if lag.elapsed else ""
    return f", {str(lag).lstrip('-')}{clock} {'later' if lag.amount > 0 else 'before that'}"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
