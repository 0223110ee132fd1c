"""A task, the handover or the logframe names a deliverable that the project does not list.

`deliverables` says what the project hands over and how one knows that it is right. What is
not listed there cannot be accepted.

Fails:

    kind: project
    id: new-desk
    title: Open a second support desk
    deliverables: [{id: desk, title: A desk that answers}]
    tasks:
      - {id: open, title: Open the desk, duration: 2w, delivers: dask}

Passes:

    kind: project
    id: new-desk
    title: Open a second support desk
    deliverables: [{id: desk, title: A desk that answers}]
    tasks:
      - {id: open, title: Open the desk, duration: 2w, delivers: desk}

Fix: write the id of a deliverable, or list it under `deliverables`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import nearest, sentences


@rule(code="REF011", severity=Severity.ERROR, profile=Profile.MIN)
def unknown_deliverable(facts: ProjectFacts) -> Iterator[Hit]:
    """At the deliverable's name."""
    known = [each.id for each in facts.project.deliverables]
    for mention in _named(facts):
        if mention.word not in known:
            at = mention.span()
            yield Hit(
                at,
                sentences(
                    f"this project lists no deliverable '{mention.word}'.",
                    "What is not listed cannot be accepted.",
                    nearest(mention.word, known) or "Add it to `deliverables`.",
                ),
                nearest_instead(at, mention.word, known),
            )


def _named(facts: ProjectFacts) -> Iterator[Mention]:
    project = facts.project
    for task in facts.tasks:
        if task.delivers:
            yield Mention(task.delivers, task.at, ("delivers",))
    for place, level in enumerate(project.logframe.outputs if project.logframe else ()):
        if level.deliverable:
            path = ("logframe", "outputs", place, "deliverable")
            yield Mention(level.deliverable, project.at, path)
    for place, handover in enumerate(project.handover):
        yield Mention(handover.deliverable, project.at, ("handover", place, "deliverable"))
