"""A character that nobody sees, or that turns around the text after it.

Whoever reviews the file reads another text than a machine: a command, a condition or a key is
not what it seems. Letters that need such a character beside them, as in Persian, Hindi or an
emoji, are left alone. Source: Boucher and Anderson, Trojan Source (2021).

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: "Pay the invoice\u200b"}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: "Pay the invoice\\u200b"}

Fix: delete it. Where it is meant, write it as an escape in a text in double quotes. Deleting it
changes the text, so the fix is unsafe.
"""  # noqa: D301 (the example holds such a character)

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

hidden_character = named_rule(
    __name__,
    __doc__,
    code="SYN011",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="reading",
)
