"""Plan data: the dates of a project as data."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from flowdef.model.project import Project
from flowdef.plan.booking import Booking
from flowdef.plan.conflict import Demand
from flowdef.plan.notes import Noted
from flowdef.plan.schedule import Schedule, Scheduled
from flowdef.plan.why import Absence, Reason


class PlanData:
    """How a plan is written as data, with moments in the zone of its calendar."""

    def __init__(self, zone: tzinfo) -> None:
        """Take the zone."""
        self._zone = zone

    def plan(
        self,
        project: Project,
        schedule: Schedule,
        demands: Sequence[Demand],
        noted: Sequence[Noted],
    ) -> dict[str, Any]:
        """A schedule in full; floats and drag in seconds of working time."""
        return {
            "project": project.id,
            "title": project.title,
            "status": project.status,
            "start": self._moment(schedule.start),
            "finish": self._moment(schedule.finish),
            "deadline": project.deadline,
            "tasks": [self._task(each) for each in schedule.tasks],
            "critical_path": [each.task.id for each in schedule.path],
            "missed": [
                {
                    "task": each.task,
                    "deadline": self._moment(each.deadline),
                    "finish": self._moment(each.finish),
                    "late": each.by,
                }
                for each in schedule.conflicts
            ],
            "conflict": self.demands(demands),
            "notes": [
                {"note": each.note.value, "task": each.task, "who": each.who} for each in noted
            ],
        }

    def reasons(self, reasons: Sequence[Reason]) -> list[dict[str, Any]]:
        """A chain of reasons, the task in question first."""
        return [
            {
                "task": each.task.id,
                "start": self._moment(each.start),
                "finish": self._moment(each.finish),
                "cause": each.cause.value,
                "bound": self._moment(each.bound),
                "source": each.source.id if each.source else "",
                "phase": each.phase,
                "link": each.tie.type.value if each.tie else "",
                "lag": _lag(each),
                "away": _away(each.away),
            }
            for each in reasons
        ]

    def demands(self, demands: Sequence[Demand]) -> list[dict[str, Any]]:
        """Demands that cannot all be met."""
        return [
            {
                "kind": each.kind.value,
                "task": each.task.id if each.task else "",
                "cause": each.cause.value if each.cause else "",
                "at": self._moment(each.at) if each.at else "",
                "source": each.source,
                "away": _away(each.away),
            }
            for each in demands
        ]

    def _task(self, task: Scheduled) -> dict[str, Any]:
        return {
            "id": task.task.id,
            "title": task.task.title,
            "phase": task.phase,
            "start": self._moment(task.start),
            "finish": self._moment(task.finish),
            "late_start": self._moment(task.late_start),
            "late_finish": self._moment(task.late_finish),
            "total_float": task.total_float,
            "free_float": task.free_float,
            "drag": task.drag,
            "critical": task.critical,
            "milestone": task.task.milestone,
            "finished": bool(task.task.finished),
            "bookings": [self._booking(each) for each in task.bookings],
        }

    def _booking(self, booking: Booking) -> dict[str, Any]:
        return {
            "person": booking.person,
            "role": booking.role,
            "start": self._moment(booking.start),
            "finish": self._moment(booking.finish),
            "seconds": booking.seconds,
        }

    def _moment(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).isoformat()


def _away(absences: Sequence[Absence]) -> list[dict[str, str]]:
    return [{"person": each.person, "from": each.first, "to": each.last} for each in absences]


def _lag(reason: Reason) -> str:
    link = reason.tie.link if reason.tie else None
    return str(link.lag) if link and link.lag else ""
