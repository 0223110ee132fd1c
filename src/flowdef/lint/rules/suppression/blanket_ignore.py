"""A comment takes back whatever is found, for it names no code.

It was written for one fault, and hides the others that come later. Source: ruff, blanket-noqa.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: name the codes that are meant: `ignore[STR003]`.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

blanket_ignore = named_rule(
    __name__,
    __doc__,
    code="SUP004",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="suppression",
)
