"""Selection: what speaks for a project, how it was scored, and what stands beside it."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec import Struct

from flowdef.model.organization import Organization
from flowdef.model.project import Project
from flowdef.plan.effect import Effect
from flowdef.plan.scoring import Candidate, Part, Score
from flowdef.render import words
from flowdef.render.effect import effect_data, effect_text
from flowdef.render.lines import columns, wrapped
from flowdef.render.words import Names

_DECIDED = ("approved", "active", "on-hold")


class Asked(Struct, frozen=True, kw_only=True):
    """A project that is to be decided on, and all that are not over, itself too, best first."""

    project: Project
    ranked: tuple[Candidate, ...]
    score: Score
    organization: Organization | None
    effect: Effect | None = None


def selection_text(asked: Asked, width: int = 0) -> str:
    """For the terminal."""
    blocks = (
        _head(asked, width),
        _scored(asked.score, width),
        _goals(asked, width),
        _effect(asked, width),
        _beside(asked, width),
    )
    return "\n".join(filter(None, blocks))


def selection_data(asked: Asked) -> dict[str, Any]:
    """The same as data."""
    project, chosen = asked.project, asked.project.selection
    return {
        "id": project.id,
        "title": project.title,
        "status": project.status,
        "decision": chosen.decision if chosen else "",
        "reason": chosen.reason if chosen else "",
        "coaching": chosen.coaching if chosen else "",
        "score": _score_data(asked.score),
        "goals": [
            {"id": goal, "title": title, "known": known, "also": also}
            for goal, title, known, also in _goal_rows(asked)
        ],
        "load": effect_data(asked.effect) if asked.effect else None,
        "beside": [
            {
                "rank": _rank(each, asked),
                "id": each.project.id,
                "status": each.project.status,
                "decision": _decision(each.project),
                "priority": each.project.priority,
                "low": _hundredth(each.score.low),
                "high": _hundredth(each.score.high),
                "goals": list(each.project.supports),
            }
            for each in asked.ranked
        ],
    }


def share(score: Score) -> str:
    """`67 of 100`, `55 to 70 of 100` where a score is missing, a dash where there is none."""
    if not score.possible or all(each.score is None for each in score.parts):
        return "–"
    low, high = _hundredth(score.low), _hundredth(score.high)
    return f"{low} of 100" if low == high else f"{low} to {high} of 100"


def _head(asked: Asked, width: int) -> str:
    project, names = asked.project, Names(asked.organization)
    budget = project.budget
    facts = (
        words.status(project.status),
        f"manager {names.person(project.manager)}" if project.manager else "no manager",
        " to ".join(filter(None, (project.start, project.deadline))),
        f"{words.number(budget.amount)} {budget.currency}" if budget else "no budget",
    )
    said = [f"{project.title}  [{project.id}]", " · ".join(filter(None, facts)), ""]
    chosen = project.selection
    if chosen and chosen.decision:
        said += [f"Decision: {chosen.decision}. {chosen.reason}".rstrip()]
        said += [f"Coaching: {chosen.coaching}"] if chosen.coaching else []
    else:
        said += ["Decision: none yet."]
    return "".join(f"{wrapped(' '.join(line.split(chr(10))), width, 2)}\n" for line in said)


def _scored(score: Score, width: int) -> str:
    if not score.possible:
        return wrapped(_UNWEIGHED, width) + "\n"
    if all(each.score is None for each in score.parts):
        return wrapped(_UNSCORED, width) + "\n"
    rows = [["  criterion", "score", "weight", "points"], *map(_row, score.parts)]
    rows.append(["  sum", "", "", f"{_number(score.points)} of {_number(score.possible)}"])
    left = [each.criterion for each in score.parts if each.points is None]
    missing = f" Not scored: {words.listed(left)}. The score lies between the two." if left else ""
    head = f"Score: {share(score)}.{missing}"
    return f"{wrapped(head, width)}\n{columns(rows, width)}{wrapped(_how(score), width, 2)}\n"


_UNWEIGHED = (
    "Score: none. This workspace weighs no criterion; say in flowdef.yaml what counts, such as"
    " 'selection: {weights: {value: 3, effort: -1}}'."
)
_UNSCORED = (
    "Score: none yet. Score each criterion of flowdef.yaml in the project's file, such as"
    " 'selection: {criteria: {value: 4, effort: 2}}'."
)


def _row(part: Part) -> list[str]:
    name = words.name_of(part.criterion).lower()
    score = "none" if part.score is None else words.number(part.score)
    if part.weight is None:
        return [f"  {name}", score, "none", "not weighed"]
    points = "?" if part.points is None else _number(part.points)
    shown = f"{points} of {_number(part.possible)}"
    return [f"  {name}", score, words.number(part.weight), shown]


def _how(score: Score) -> str:
    top = words.number(score.top)
    return (
        f"  How: score times weight; where the weight is below zero, less is better, and what is"
        f" missing to {top} counts. The sum is taken as a share of the {_number(score.possible)}"
        f" that are possible. Scores go up to {top} here, for no project has a higher one."
    )


def _goals(asked: Asked, width: int) -> str:
    rows = list(_goal_rows(asked))
    if not rows:
        return (
            wrapped("Goals: it supports none; `supports` says why it is worth doing.", width) + "\n"
        )
    lines = ["Goals it supports:"]
    for goal, title, known, also in rows:
        other = f"; so do {words.listed(also)}" if len(also) > 1 else ""
        other = f"; so does {also[0]}" if len(also) == 1 else other
        what = f"{title}{other}" if known else "no goal of organization.yaml"
        lines.append(f"  {goal}: {what}")
    return "".join(f"{wrapped(line, width, 4)}\n" for line in lines)


def _goal_rows(asked: Asked) -> Iterator[tuple[str, str, bool, list[str]]]:
    """Each goal: its id, its title with measure and owner, and which others support it."""
    known = {each.id: each for each in asked.organization.goals} if asked.organization else {}
    names = Names(asked.organization)
    for goal in asked.project.supports:
        also = [
            each.project.id
            for each in asked.ranked
            if goal in each.project.supports and each.project.id != asked.project.id
        ]
        found = known.get(goal)
        if found is None:
            yield goal, "", False, also
            continue
        facts = (found.measure, f"owner {names.person(found.owner)}" if found.owner else "")
        said = "; ".join(filter(None, facts))
        yield goal, f"{found.title} ({said})" if said else found.title, True, also


def _effect(asked: Asked, width: int) -> str:
    if asked.effect is None:
        return ""
    counted = asked.project.status in ("approved", "active")
    what = "What it does" if counted else "What a go would do"
    return effect_text(asked.effect, Names(asked.organization), what, width)


def _beside(asked: Asked, width: int) -> str:
    others = [each for each in asked.ranked if each.project.id != asked.project.id]
    proposed = [each for each in others if each.project.status not in _DECIDED]
    if not others:
        return wrapped("Beside it: no other project is proposed or under way.", width, 2) + "\n"
    head = f"Beside it: {words.count(len(proposed), 'other project')} proposed"
    if not proposed:
        head = "Beside it: no other project is proposed; these are decided, or under way"
    rows = [["", "score", "project", "status", "decision", "priority", "budget"]]
    rows += [_standing(each, asked) for each in asked.ranked]
    return f"{wrapped(f'{head}:', width, 2)}\n{columns(rows, width)}"


def _standing(each: Candidate, asked: Asked) -> list[str]:
    project = each.project
    mark = ">" if project.id == asked.project.id else " "
    budget = project.budget
    return [
        f"{mark} {_rank(each, asked)}",
        share(each.score).removesuffix(" of 100"),
        project.id,
        words.status(project.status),
        _decision(project) or "–",
        str(project.priority),
        f"{words.number(budget.amount)} {budget.currency}" if budget else "–",
    ]


def _rank(each: Candidate, asked: Asked) -> int:
    """From 1; as good as another is of the same rank."""
    return 1 + sum(other.score.low > each.score.low for other in asked.ranked)


def _decision(project: Project) -> str:
    return project.selection.decision if project.selection else ""


def _score_data(score: Score) -> dict[str, Any]:
    return {
        "low": _hundredth(score.low) if score.possible else None,
        "high": _hundredth(score.high) if score.possible else None,
        "points": float(score.points),
        "possible": float(score.possible),
        "top": float(score.top),
        "criteria": [
            {
                "criterion": each.criterion,
                "score": _float(each.score),
                "weight": _float(each.weight),
                "points": None if each.weight is None else _float(each.points),
                "possible": float(each.possible),
            }
            for each in score.parts
        ],
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _hundredth(value: Decimal) -> int:
    return int((value * 100).to_integral_value(ROUND_HALF_UP))


def _number(value: Decimal) -> str:
    return words.number(value.normalize() + 0)
