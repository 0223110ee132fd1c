"""A comment is to take something back, and is not written as one that is read.

It hides nothing. Other tools write `noqa` or `disable`; here it is `ignore`, with the codes in
brackets. Source: ruff, invalid-suppression-comment.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: disable=STR003 the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes next month
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: write `# flowdef: ignore[STR003]`, and the reason after it.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

ignore_misspelled = named_rule(
    __name__,
    __doc__,
    code="SUP006",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="suppression",
)
