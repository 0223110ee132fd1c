"""Two things of one document have the same id.

Whoever says `needs: [check]`, or types the id at a prompt, must mean one thing. Stages and
steps share one namespace, phases and tasks too, and so do the roles and people of an
organization. Source: actionlint, unique job ids; Arazzo, stepId.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the amount}
      - {id: check, title: Check the bank account}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check-amount, title: Check the amount}
      - {id: check-account, title: Check the bank account}

Fix: rename one of the two, and look through what refers to it: `needs`, `on_reject`,
`separate_from`, scenarios.
"""

from collections.abc import Iterator, Sequence

from flowdef.findings import Severity
from flowdef.lint.facts import OrganizationFacts, ProcessFacts, ProjectFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.project import Project

Names = list[tuple[str, Mention]]  # what it is, and its id


@rule(code="STR002", severity=Severity.ERROR, profile=Profile.MIN)
def duplicate_id(facts: ProcessFacts | ProjectFacts | OrganizationFacts) -> Iterator[Hit]:
    """At the second id, naming the line of the first."""
    if isinstance(facts, ProcessFacts) and _apart(facts):
        return
    for names in _namespaces(facts):
        yield from _doubled(names)


def _apart(facts: ProcessFacts) -> bool:
    """Whether all ids differ, told without looking at places: it is nearly always so."""
    stages = [stage.id for stage in facts.process.stages if stage.id]
    named = len({*stages, *facts.step})
    return named == len(stages) + len(facts.steps)


def _doubled(names: Names) -> Iterator[Hit]:
    seen: dict[str, tuple[str, Mention]] = {}
    for kind, name in names:
        first = seen.setdefault(name.word, (kind, name))
        if first[1] is not name:
            yield Hit(
                name.span(),
                f"the id '{name.word}' of this {kind} is also that of the {first[0]} on line "
                f"{first[1].span().line}. References to it could mean either. "
                "Give one of them another id.",
            )


def _namespaces(facts: ProcessFacts | ProjectFacts | OrganizationFacts) -> Sequence[Names]:
    """The things that share a namespace, each group in document order."""
    match facts:
        case ProcessFacts(process=process):
            return (
                [
                    *(("stage", Mention(s.id, s.at, ("id",))) for s in process.stages if s.id),
                    *(("step", Mention(step.id, step.at, ("id",))) for step in facts.steps),
                ],
            )
        case ProjectFacts(project=project):
            return (
                [
                    *(("phase", Mention(p.id, p.at, ("id",))) for p in project.phases if p.id),
                    *(("task", Mention(task.id, task.at, ("id",))) for task in facts.tasks),
                ],
                *_lists(project),
            )
        case OrganizationFacts(organization=organization):
            at = organization.at
            return (
                [
                    *(
                        ("role", Mention(role.id, at, ("roles", role.id), of_key=True))
                        for role in organization.roles
                    ),
                    *(
                        ("person", Mention(each.id, at, ("people", each.id), of_key=True))
                        for each in organization.people
                    ),
                ],
            )


def _lists(project: Project) -> Iterator[Names]:
    """Deliverables and risks: each list is a namespace of its own."""
    yield [
        ("deliverable", Mention(each.id, project.at, ("deliverables", place, "id")))
        for place, each in enumerate(project.deliverables)
    ]
    yield [
        ("risk", Mention(each.id, project.at, ("risks", place, "id")))
        for place, each in enumerate(project.risks)
    ]
