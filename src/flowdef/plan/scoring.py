"""Scoring: what the scores of a project come to by the weights of its workspace."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from flowdef.model.project import Project
from flowdef.plan.under_way import OVER

_SCALES = (Decimal(5), Decimal(10), Decimal(100))

Weights = tuple[tuple[str, Decimal], ...]


class Part(Struct, frozen=True, kw_only=True):
    """One criterion: its score, its weight, and its points of those that are possible.

    `score` and `points` are None where the project has no score for it; `weight` is None where
    the workspace does not weigh it, and then no points are possible.
    """

    criterion: str
    score: Decimal | None
    weight: Decimal | None
    points: Decimal | None
    possible: Decimal


class Score(Struct, frozen=True, kw_only=True):
    """The sum over all criteria, as a share of the best that is possible: 0 to 1.

    Weighted scoring: each score times its weight; where the weight is below zero, what is missing
    to the `top` of the scale counts instead. A criterion without a score makes the share a stretch
    from `low` to `high`. `possible` is 0 where nothing is weighed, and then nothing can be told.
    """

    parts: tuple[Part, ...]
    top: Decimal
    points: Decimal
    possible: Decimal
    low: Decimal
    high: Decimal

    @property
    def sure(self) -> bool:
        """Whether every criterion that is weighed has its score."""
        return bool(self.possible) and self.low == self.high


class Candidate(Struct, frozen=True):
    """A project and its score."""

    project: Project
    score: Score


def top_of(projects: Iterable[Project]) -> Decimal:
    """The top of the scale that these projects are scored on: 5, 10 or 100.

    The format leaves the scale to the workspace, so it is the least that holds every score.
    """
    scores = [score for each in projects if each.selection for _, score in each.selection.criteria]
    return next(top for top in _SCALES if top >= max(scores, default=Decimal(0)))


def score_of(project: Project, weights: Weights, top: Decimal) -> Score:
    """The score of one project; criteria as the workspace lists them, then those of its own."""
    scores = dict(project.selection.criteria) if project.selection else {}
    known = dict(weights)
    names = (*known, *(name for name in scores if name not in known))
    parts = tuple(_part(name, scores.get(name), known.get(name), top) for name in names)
    points = sum((each.points for each in parts if each.points is not None), Decimal(0))
    possible = sum((each.possible for each in parts), Decimal(0))
    unknown = sum((each.possible for each in parts if each.points is None), Decimal(0))
    return Score(
        parts=parts,
        top=top,
        points=points,
        possible=possible,
        low=points / possible if possible else Decimal(0),
        high=(points + unknown) / possible if possible else Decimal(1),
    )


def ranked(projects: Iterable[Project], weights: Weights) -> tuple[Candidate, ...]:
    """The projects that are not over, the best score first; who could be worse stands behind.

    Of two alike the one with the higher priority is first, then as the alphabet has their ids.
    """
    living = [each for each in projects if each.status not in OVER]
    top = top_of(living)
    found = [Candidate(each, score_of(each, weights, top)) for each in living]
    return tuple(
        sorted(found, key=lambda each: (-each.score.low, -each.project.priority, each.project.id))
    )


def _part(name: str, score: Decimal | None, weight: Decimal | None, top: Decimal) -> Part:
    possible = abs(weight) * top if weight is not None else Decimal(0)
    points = None
    if score is not None and weight is not None:
        points = weight * score if weight >= 0 else -weight * (top - score)
    elif weight is None:
        points = Decimal(0)
    return Part(criterion=name, score=score, weight=weight, points=points, possible=possible)
