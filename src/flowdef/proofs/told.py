"""Told: what a search found, as a run that shows it."""

from collections.abc import Mapping

from flowdef.model.process import Approval
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from flowdef.paths.regions import Domain, Region
from flowdef.proofs.course import Act, Course
from flowdef.proofs.ground import Ground, route
from flowdef.proofs.point import Log, Point
from flowdef.proofs.views import CLOSED, Key, Needed, View
from flowdef.proofs.wants import Wants


def straight(
    ground: Ground,
    wants: Wants,
    domains: Mapping[str, Domain],
    chosen: Mapping[Key, Region],
) -> Course:
    """A run in which nothing is done twice, by the values that were chosen."""
    told = {name: region for (name, _), region in chosen.items()}
    closed = {name.removeprefix(CLOSED) for name, each in told.items() if each.witness is True}
    named = wants.cone(ground) | {
        each
        for name in closed & ground.step.keys()
        for each in (name, *ground.order.ancestors(name))
    }
    full = dict(chosen)
    view = View(ground, wants, domains, loose=False).at(full)
    done = [name for name in ground.step if name in named and _is_done(view, name, full)]
    acts = [_act(ground, name, full) for name in ("", *done)]
    acts.sort(key=lambda act: _ends(ground, act))
    shown = tuple(each for name, each in told.items() if not name.startswith(CLOSED))
    return Course(shown, tuple(acts))


def walked(at: Point) -> Course:
    """The run that led to a point."""
    deeds: list[Log] = []
    log: Log | None = at.log
    while log:
        deeds.append(log)
        log = log.before
    acts = tuple(
        Act(
            each.deed.step,
            each.deed.word,
            tuple(answer for (number, _), answer in at.answers.items() if number == each.number),
        )
        for each in reversed(deeds)
    )
    latest = {answer.field: answer for act in acts for answer in act.answers}
    return Course(tuple(latest.values()), acts)


def _ends(ground: Ground, act: Act) -> bool:
    """Whether the run is over with it, so that all else comes before."""
    return act.word == REJECTED and not route(ground.step[act.step])


def _is_done(view: View, name: str, chosen: dict[Key, Region]) -> bool:
    """Whether a step is done; where that was left open, by the first answers that decide it."""
    while True:
        try:
            return bool(view.done(name))
        except Needed as need:
            chosen[need.key] = need.regions[0]


def _act(ground: Ground, name: str, chosen: Mapping[Key, Region]) -> Act:
    answers = {field: each for (field, _), each in chosen.items() if field in ground.fields}
    own = tuple(each for field, each in answers.items() if ground.owners.get(field, "") == name)
    step = ground.step.get(name)
    if step is None:
        return Act("", "start", own)
    if isinstance(step.deed, Approval):
        said = answers.get(verdict_name(name))
        return Act(name, str(said.witness) if said else APPROVED)
    return Act(name, "done", own)
