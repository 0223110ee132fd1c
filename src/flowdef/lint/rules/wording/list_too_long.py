"""A checklist has over 9 items.

Beyond that, items are ticked without looking. A step is a pause point: make two of it. Source:
Gawande, The Checklist Manifesto: five to nine items for each pause point. `lint: {limits:
{checklist_items: 12}}` in the settings sets another limit.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pack
        title: Pack the case
        checklist: [Lamp, Rope, Knife, Map, Compass, Water, Bread, Matches, Radio, Tent]

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pack-tools, title: Pack the tools, checklist: [Lamp, Rope, Knife, Map, Compass]}
      - {id: pack-food, title: Pack the food, checklist: [Water, Bread, Matches, Radio, Tent]}

Fix: make two steps, each with its own list.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD024", severity=Severity.WARNING, profile=Profile.TEAM)
def list_too_long(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `checklist`."""
    most = facts.english.limits.checklist_items
    for step in facts.steps:
        if len(step.checklist) > most:
            yield Hit(
                step.at.key("checklist"),
                f"the checklist of step '{step.id}' has {len(step.checklist)} items. Beyond "
                f"{most} they are ticked without looking. Make two steps, each with its own list.",
            )
