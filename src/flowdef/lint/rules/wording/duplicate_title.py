"""Two steps have one title, or two scenarios one name.

In a list of open steps, a plan or a log nobody can tell them apart; a build server takes two tests
of one name for one. Source: bpmnlint, issue 153.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check-amount, title: Approve the invoice}
      - {id: check-account, title: Approve the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check-amount, title: Approve the amount}
      - {id: check-account, title: Approve the account}

Fix: say in each title what is different.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD020", severity=Severity.WARNING, profile=Profile.TEAM)
def duplicate_title(facts: ProcessFacts) -> Iterator[Hit]:
    """At the second title, or name."""
    if len({step.title.casefold() for step in facts.steps}) < len(facts.steps):
        yield from _steps(facts)
    seen: set[str] = set()
    for scenario in facts.process.scenarios:
        name = scenario.name.casefold()
        if name in seen:
            yield Hit(
                scenario.at.span("name"),
                f"a scenario before this one is called '{scenario.name}' as well. Build servers "
                "take them for one. Say in each what is different.",
            )
        seen.add(name)


def _steps(facts: ProcessFacts) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for step in facts.steps:
        title = step.title.casefold()
        if title in first and first[title] != step.id:
            yield Hit(
                step.at.span("title"),
                f"step '{step.id}' has the title of step '{first[title]}': '{step.title}'. In "
                "lists and logs nobody can tell them apart. Say in each what is different.",
            )
        first.setdefault(title, step.id)
