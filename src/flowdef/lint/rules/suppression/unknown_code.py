"""A comment names a rule that does not exist.

It hides nothing. The word is wrong, or the rule has another name now. Source: ruff,
invalid-rule-code.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR-003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: write the code that the message proposes, or take the word out.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

unknown_code = named_rule(
    __name__,
    __doc__,
    code="SUP005",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="suppression",
)
