"""Risk data: how likely the dates of a project are, as data."""

from datetime import datetime, tzinfo
from typing import Any

from flowdef.model.project import Project
from flowdef.plan.risk.outcome import Cost, Forecast, Reached, Spread


class RiskData:
    """How a forecast is written as data, with moments in the zone of its calendar."""

    def __init__(self, zone: tzinfo) -> None:
        """Take the zone."""
        self._zone = zone

    def forecast(self, project: Project, found: Forecast) -> dict[str, Any]:
        """A forecast in full; spans in seconds of working time, shares from 0 to 1."""
        return {
            "project": project.id,
            "title": project.title,
            "to": found.asked.target,
            "samples": found.asked.samples,
            "seed": found.asked.seed,
            "planned": self._moment(found.planned),
            "with_risks": self._spread(found.struck),
            "without_risks": self._spread(found.estimated),
            "buffer": found.buffer,
            "days": [{"day": day.isoformat(), "samples": count} for day, count in found.days],
            "milestones": list(map(self._milestone, found.milestones)),
            "tasks": [
                {
                    "id": each.task.id,
                    "title": each.task.title,
                    "criticality": each.criticality,
                    "three_points": each.spread,
                }
                for each in found.tasks
            ],
            "risks": list(map(_cost, found.costs)),
            "not_counted": [{"id": risk.id, "why": why} for risk, why in found.left_out],
        }

    def _milestone(self, each: Reached) -> dict[str, Any]:
        return {
            "id": each.task.id,
            "title": each.task.title,
            "without_risks": self._spread(each.estimated),
            "with_risks": self._spread(each.struck),
        }

    def _spread(self, found: Spread) -> dict[str, Any]:
        return {
            "p50": self._moment(found.p50),
            "p80": self._moment(found.p80),
            "p90": self._moment(found.p90),
            "first": self._moment(found.first),
            "last": self._moment(found.last),
            "deadline": self._moment(found.deadline) if found.deadline else "",
            "chance": found.chance,
        }

    def _moment(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).isoformat()


def _cost(each: Cost) -> dict[str, Any]:
    return {
        "id": each.risk.id,
        "title": each.risk.title,
        "probability": float(each.risk.probability or 0),
        "impact": str(each.risk.impact),
        "expected": each.expected,
        "worth": each.worth,
    }
