"""A comment takes a finding back and does not say why.

Whoever reads it later cannot tell whether it still holds, and leaves it for ever. Source: ESLint,
require-description.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003]
      - {id: pay, title: Pay the invoice, needs: [check]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: write the reason after the bracket.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

ignore_without_reason = named_rule(
    __name__,
    __doc__,
    code="SUP002",
    severity=Severity.WARNING,
    profile=Profile.TEAM,
    found_by="suppression",
)
