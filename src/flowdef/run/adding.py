"""Adding: a step that one run has besides those of its process, because a person says so."""

import re
from collections.abc import Iterable
from typing import Any

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.authority import by_concerned, by_head
from flowdef.run.deciding import Deciding
from flowdef.run.definition import WORK, Definition
from flowdef.run.events import Basis
from flowdef.run.refusal import Refused, Why, listed, unknown
from flowdef.run.state import CLOSED, READY, WAITING, State

_ID = re.compile(r"(?=.{1,64}\Z)[a-z][a-z0-9]*(-[a-z0-9]+)*")  # as the schemas have it


def add(deciding: Deciding, act: c.Add) -> Refused | None:
    """Give the run a step more, for a person; the process itself stays as it was pinned."""
    definition, state = deciding.definition, deciding.state
    after = act.after or _front(definition, state)
    name = act.id or _id_of(act.title)
    refused = _unfit(deciding, act, name) or _crossed(definition, state, after, act.before)
    if refused:
        return refused
    found = _right(deciding, after)
    if isinstance(found, Refused):
        return found
    deciding.note(
        f.Added(
            step=name,
            definition=_step(deciding, act, name, after),
            after=_last(definition, after),
            before=act.before,
            back=tuple(each for each in act.before if state.steps[each].status is READY),
            reason=act.reason,
        ),
        found,
    )
    return None


def _unfit(deciding: Deciding, act: c.Add, name: str) -> Refused | None:
    """What is wrong with the words of the command."""
    definition, roster = deciding.definition, deciding.context.roster
    if not act.title.strip():
        return Refused(Why.ANSWERS, "a step has a title: say what is to be done")
    if not act.reason.strip():
        return Refused(Why.REASON, "to add a step to a run, say why its process is not enough")
    if not _ID.fullmatch(name):
        near = _id_of(name) or "extra-check"
        return Refused(Why.ANSWERS, f"{name!r} is no id; write it like {near!r}")
    if name in definition.steps:
        return Refused(Why.STATE, f"the run has a step {name!r} already; give another id")
    for each in (*act.after, *act.before):
        if each not in definition.steps:
            return unknown("step", each, definition.steps)
    if act.responsible and roster is not None and act.responsible not in roster.posts:
        return unknown("role", act.responsible, roster.posts, "organization")
    return None


def _crossed(
    definition: Definition, state: State, after: tuple[str, ...], before: tuple[str, ...]
) -> Refused | None:
    """Why the steps named after it cannot wait for the new one."""
    begun = [each for each in before if state.steps[each].status not in (WAITING, READY)]
    if begun:
        status = state.steps[begun[0]].status
        return Refused(
            Why.STATE, f"{begun[0]} cannot wait for a new step any more: it is {status} already"
        )
    above = definition.above(*after)
    circle = [each for each in before if each in above]
    if circle:
        reason = f"{circle[0]} comes before {listed(after)}: it cannot wait for what follows them"
        return Refused(Why.STATE, reason)
    return None


def _right(deciding: Deciding, after: Iterable[str]) -> Basis | Refused:
    """Whoever answers for the run, or does or answers for a step that the new one follows."""
    plans = [deciding.definition.steps[name] for name in after]
    found = by_head(deciding, *plans)
    for plan in plans:
        if not isinstance(found, Refused):
            break
        near = by_concerned(deciding, plan)
        found = found if isinstance(near, Refused) else near
    return found


def _front(definition: Definition, state: State) -> tuple[str, ...]:
    """What is closed now: the closed steps that no closed step needs."""
    closed = [name for name in definition.steps if state.steps[name].status in CLOSED]
    needed = {need for name in closed for need in definition.steps[name].needs}
    return tuple(name for name in closed if name not in needed)


def _last(definition: Definition, names: tuple[str, ...]) -> str:
    """Of some steps, the one that the document has last."""
    return next((name for name in reversed(definition.steps) if name in names), "")


def _step(deciding: Deciding, act: c.Add, name: str, after: tuple[str, ...]) -> dict[str, Any]:
    """The step as a definition pins it; its texts stand as they are, nothing is filled in."""
    definition = deciding.definition
    last = _last(definition, after)
    follows = definition.steps.get(last)
    seat = (follows.responsible if follows and not follows.approving else None) or definition.owner
    if act.responsible:
        seat = seat._replace(role=act.responsible, field="")
    page = {"title": [[["text", act.title.strip()]]]}
    if act.instructions.strip():
        page["instructions"] = [[["text", act.instructions.strip()]]]
    return {
        "id": name,
        "kind": WORK,
        "stage": follows.stage if follows else next(iter(definition.stages)),
        "needs": [*after, *_holds(definition, last, after, act.before)],
        "responsible": {key: text for key, text in seat._asdict().items() if text},
        "page": page,
    }


def _holds(
    definition: Definition, last: str, after: tuple[str, ...], before: tuple[str, ...]
) -> list[str]:
    """The hold points that stand before the new step, which it needs like every step there."""
    names = list(definition.steps)
    earlier = names[: names.index(last) + 1] if last else []
    waiting = definition.below(*before)
    return [
        name
        for name in earlier
        if definition.steps[name].hold_point and name not in after and name not in waiting
    ]


def _id_of(title: str) -> str:
    """A title as an id: `Call the customer` is `call-the-customer`."""
    words = "-".join(re.findall(r"[a-z0-9]+", title.lower())).lstrip("-0123456789")
    return words[:64].rstrip("-")
