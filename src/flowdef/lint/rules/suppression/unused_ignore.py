"""A comment takes back a finding that is not there.

The fault is mended, or the comment has lost its line. Left over, it hides the next fault unseen.
A code is called unused only where its rules are on and have judged the whole file. Source: ruff,
unused-noqa.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: remove the comment, or the code. `flowdef lint --fix` does it.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

unused_ignore = named_rule(
    __name__,
    __doc__,
    code="SUP001",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="suppression",
)
