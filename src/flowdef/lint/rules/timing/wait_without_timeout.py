"""An approval may take as long as it likes.

Whoever must say yes or no has other things to do, and all that comes after stands still. Nothing
else here can wait without end: a wait ends by itself, and a machine is stopped after its `timeout`,
or after ten minutes. Source: check-jsonschema, require-timeout.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: release, title: Release the payment, approve: {role: head-of-finance}}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: release, title: Release the payment, approve: {role: head-of-finance}, due: 1d}

Fix: `due:` with the time that the decision may take; `escalate` says who is told when it is late.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Approval


@rule(code="TIM004", severity=Severity.WARNING, profile=Profile.BASIC)
def wait_without_timeout(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `approve`."""
    for step in facts.not_work:
        if isinstance(step.deed, Approval) and step.due is None:
            yield Hit(
                step.at.key("approve"),
                f"approval '{step.id}' is never due. Whoever decides has other things to do, and "
                "all that follows stands still. Write `due`, such as `2d`.",
            )
