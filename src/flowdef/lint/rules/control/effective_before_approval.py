"""A version is in force from a day before it was approved.

From that day until the approval people worked by a text that nobody had agreed to. Signatures of
other versions, and those that mean something else than approval, do not count. Source: ISO 9001,
7.5.2 c.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 2.0.0
    status: effective
    effective_from: 2026-06-01
    approvals: [{by: dana, date: 2026-06-15, version: 2.0.0, meaning: approved}]
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 2.0.0
    status: effective
    effective_from: 2026-07-01
    approvals: [{by: dana, date: 2026-06-15, version: 2.0.0, meaning: approved}]
    steps:
      - {id: pay, title: Pay the invoice}

Fix: let it be in force from the day of the last approval or later. Leave time to learn it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.control import Control


@rule(code="DOC010", severity=Severity.ERROR, profile=Profile.TEAM)
def effective_before_approval(facts: ProcessFacts) -> Iterator[Hit]:
    """At the first day."""
    control = facts.process.control
    approved = _approved(control)
    if control.effective_from and control.effective_from < approved:
        version = f"version {control.version}" if control.version else "this document"
        yield Hit(
            facts.process.at.span("effective_from"),
            f"{version} is in force from {control.effective_from}, and was approved "
            f"only on {approved}. In between, people would work by a text that nobody had agreed "
            f"to. Set `effective_from` to {approved} or later.",
        )


def _approved(control: Control) -> str:
    """The day of the last approval of this version; empty where it has none."""
    days = (
        each.date
        for each in control.approvals
        if each.version in ("", control.version) and each.meaning in ("", "approved")
    )
    return max(days, default="")
