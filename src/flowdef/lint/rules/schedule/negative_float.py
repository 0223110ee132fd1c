"""A deadline cannot be met, though everything begins as early as it can.

The dates follow from efforts, people, calendar and links of the document alone, from its `start`
on: the plan contradicts itself before the first day is lost. Source: DCMA's 14-point assessment of
schedules, point 7.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    start: 2027-01-04
    tasks:
      - {id: rent, title: Rent, duration: 4w, assigned: [sam]}
      - {id: move, title: Move, needs: [rent], duration: 2d, assigned: [sam], deadline: 2027-01-15}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    start: 2027-01-04
    tasks:
      - {id: rent, title: Rent, duration: 4w, assigned: [sam]}
      - {id: move, title: Move, needs: [rent], duration: 2d, assigned: [sam], deadline: 2027-02-05}

Fix: agree another deadline, leave something out, give a task to more people, or begin earlier.
'flowdef plan' shows the path.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.capacity import hours_of_a_day
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.plan.computed import Computed
from flowdef.plan.passes import total_float
from flowdef.plan.schedule import missed

_MOST = 6  # of the chain that is named


@organization_rule(code="SCH009", severity=Severity.ERROR, profile=Profile.TEAM)
def negative_float(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At each deadline that is missed; what is finished late can be helped no more."""
    computed = facts.plan.computed(around.library.organization) if facts.plan else None
    if computed is None:
        return
    day = int(hours_of_a_day(around.calendar) * 3600) or 1
    for each in missed(computed):
        task = next((task for task in facts.tasks if task.id == each.task), None)
        if task and task.finished:
            continue
        at = (task or facts.project).at.span("deadline")
        days = max(1, -(-each.by // day))
        late = "1 working day" if days == 1 else f"{days} working days"
        what = f"task '{task.id}'" if task else f"project '{facts.project.id}'"
        yield Hit(
            at,
            f"{what} ends on {each.finish:%Y-%m-%d} at the earliest, {late} after its "
            f"deadline. What takes so long: {_chain(computed)}. Agree another deadline, leave "
            "something out, or begin earlier.",
        )


def _chain(computed: Computed) -> str:
    """The tasks with the least float, as they follow each other."""
    hours = computed.hours
    found = [
        (each.start, task.id, total_float(each, hours))
        for task, each in zip(computed.net.tasks, computed.tasks, strict=True)
    ]
    least = min(slack for _, _, slack in found)
    names = [name for _, name, slack in sorted(found) if slack == least]
    return ", ".join(names if len(names) <= _MOST else [*names[:_MOST], "…"])
