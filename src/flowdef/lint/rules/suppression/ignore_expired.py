"""A comment was to take a finding back until a day that is past.

What was put off is due. From that day on the comment hides nothing, at any profile. A day that
cannot be read hides nothing either.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes until=2020-12-31
      - {id: pay, title: Pay the invoice, needs: [check]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      # flowdef: ignore[STR003] the check comes until=2120-12-31
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: mend what the comment hid and remove it, or decide anew and write a later day.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

ignore_expired = named_rule(
    __name__,
    __doc__,
    code="SUP003",
    severity=Severity.ERROR,
    profile=Profile.TEAM,
    found_by="suppression",
)
