"""The format has no such key in that place.

What stands under it would be overlooked in silence. Keys of your own begin with `x-`, and are
left alone. Source: actionlint, unexpected keys.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsable: accountant}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, x-ledger: 4711}

Fix: write the key that the message proposes. `--fix` does so where the spelling leaves no doubt and
no other key is nearly as like; a word of other tools, such as `depends_on`, needs `--unsafe-fixes`.
Nobody could read the file before, so a safe fix changes nothing that was understood.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

unknown_key = named_rule(
    __name__,
    __doc__,
    code="SYN003",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="reading",
)
