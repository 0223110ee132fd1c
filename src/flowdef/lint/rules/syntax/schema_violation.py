"""A value is not what the format takes in that place, or a key that must be there is missing.

The JSON Schemas are the one definition of the format: `flowdef schema process` prints one,
and an editor that knows it completes keys and marks mistakes while one types. Source:
check-jsonschema#359, sourcemeta/jsonschema#440.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, effort: twenty minutes}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, effort: 20m}

Fix: write what the message says is taken there. `--fix` does it where only one thing can be meant:
`true` for a bare `yes`, quotes around a number where a text belongs, a list of one word. A near
value, or a list made of a sentence, needs `--unsafe-fixes`.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

schema_violation = named_rule(
    __name__,
    __doc__,
    code="SYN002",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="reading",
)
