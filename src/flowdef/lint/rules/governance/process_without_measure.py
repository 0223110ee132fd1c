"""A process in force does not say what it is to reach.

Without a target nobody can say whether it runs well, or whether a change made it better. Source:
ISO 9001, 4.4.1 c.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    targets: {lead_time: 10d, first_pass_yield: 90%}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: `targets:` with `lead_time`, `first_pass_yield`, or both; `not_applicable: [targets]` where
there is none to be said.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Targets


@rule(code="GOV019", severity=Severity.INFO, profile=Profile.TEAM)
def process_without_measure(facts: ProcessFacts) -> Iterator[Hit]:
    """At the status."""
    process = facts.process
    unsaid = process.targets == Targets() and not facts.leaves_out("targets")
    if process.control.status == "effective" and unsaid:
        yield Hit(
            process.at.span("status"),
            f"process '{process.id}' is in force, and nothing says what it is to reach. Nobody can "
            "tell whether it runs well. Write `targets`, such as `lead_time`.",
        )
