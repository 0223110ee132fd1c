"""Compared, staffing: what is proved of who can decide, beside everybody deciding in turn."""

from flowdef.model.process import Approval, Step
from flowdef.paths.search import Undecided
from flowdef.proofs.staffing_left import nobody_left
from flowdef.proofs.staffing_own import own_work
from flowdef.proofs.staffing_people import People
from flowdef.proofs.staffing_right import Beyond, beyond_right
from flowdef.run.roster import roster_of
from proofs.brute_force_people import Decisions
from proofs.compared_courses import Compared, courses_of, told
from proofs.small_staffings import DAY, Staffed


def compared(case: Staffed, every: Decisions) -> Compared:
    """What is proved of every approval of a process, up to the first disagreement."""
    people = People(courses_of(case.process), roster_of(case.organization), DAY)
    asked = undecided = 0
    for step in case.process.steps:
        if isinstance(step.deed, Approval):
            for unsure, found in (_own(people, step, every), _short(people, step, every)):
                asked += 1
                undecided += unsure
                if found:
                    text = told(case.process, f"{step.id}: {case.organization}", found)
                    return Compared(asked, undecided, text)
    return Compared(asked, undecided)


def _own(people: People, step: Step, every: Decisions) -> tuple[bool, str]:
    proved = tuple(own_work(people.courses, people, step))
    unsure = any(isinstance(each, Undecided) for each in proved)
    steps = {each.step for each in proved if not isinstance(each, Undecided)}
    shown = {work: move for (name, work), move in every.own.items() if name == step.id}
    if steps - shown.keys():
        return unsure, f"own work {steps} proved, shown {set(shown)}"
    missing = shown.keys() - steps
    if missing and not unsure:
        return unsure, f"own work {steps} proved, but {shown[min(missing)].story}"
    return unsure, ""


def _short(people: People, step: Step, every: Decisions) -> tuple[bool, str]:
    right, left = beyond_right(people, step), nobody_left(people, step)
    unsure = isinstance(right, Undecided) or isinstance(left, Undecided)
    shown = every.short.get(step.id, {})
    if right and not isinstance(right, Undecided) and not _shows(right, step, every):
        return unsure, f"proved that {right} is beyond the right, shown {set(shown)}"
    if left and not isinstance(left, Undecided) and not (shown or step.id in every.untold):
        return unsure, f"proved {left}, shown by no run"
    if shown and not (right or left):
        return unsure, f"proved that enough may say yes, but {next(iter(shown.values())).story}"
    return unsure, ""


def _shows(right: Beyond, step: Step, every: Decisions) -> bool:
    """Whether a run shows that amount; where nobody has any right, any run that comes there."""
    shown = every.short.get(step.id, {})
    if right.amount is None:
        return bool(shown) or step.id in every.untold
    return right.amount in shown
