"""An approval sends rejected work to a step that does not come before it.

Rework opens the named step, the approval, and all steps on the way between them. From a step
that the approval does not wait for there is no way, so the same work would be judged again.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: release, title: Release it, approve: {role: head, on_reject: pay}}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: release, title: Release it, approve: {role: head, on_reject: check}}
      - {id: pay, title: Pay the invoice}

Fix: name a step that the approval waits for, directly or through others; `continue` to go on;
or leave `on_reject` out, and a rejection ends the run.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Approval


@rule(code="STR033", severity=Severity.ERROR, profile=Profile.MIN)
def rework_not_before(facts: ProcessFacts) -> Iterator[Hit]:
    """At the name under `on_reject`."""
    for step in facts.steps:
        if not isinstance(step.deed, Approval) or facts.cyclic:
            continue
        back = step.deed.on_reject
        if back in facts.step and not facts.precedes(back, step.id):
            yield Hit(
                step.at.span("approve", "on_reject"),
                f"approval '{step.id}' sends rejected work to '{back}', which it does not wait "
                "for. The work that it judges would not be done again. "
                f"Name a step that comes before '{step.id}'.",
            )
