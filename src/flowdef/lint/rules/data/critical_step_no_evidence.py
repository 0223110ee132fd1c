"""A person's step is critical and leaves no record of how it was done.

A critical step cannot be skipped, because harm would follow. Then it must also be possible to
show afterwards that it was done, and with which result. Source: ISO 9001, 8.5.1 and 7.5.3.

Fails:

    kind: process
    id: service-pump
    title: Service the pump
    steps:
      - {id: lock, title: Lock the main switch, critical: true}

Passes:

    kind: process
    id: service-pump
    title: Service the pump
    steps:
      - id: lock
        title: Lock the main switch
        critical: true
        checklist: [Lock is in place, Switch was tried and stays off]

Fix: add `checklist` (what was looked at) or `collect` (what was measured or kept).
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Work


@rule(code="DAT011", severity=Severity.ERROR, profile=Profile.BASIC)
def critical_step_no_evidence(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `critical`."""
    for step in facts.steps:
        if (
            step.critical
            and isinstance(step.deed, Work)
            and not step.checklist
            and not step.collect
        ):
            yield Hit(
                step.at.key("critical"),
                f"step '{step.id}' is critical and leaves no record. Nobody could show afterwards "
                "that it was done. Add `checklist` or `collect`.",
            )
