"""One mapping has the same key twice.

Most readers of YAML keep the last and drop the first without a word. Source: yamllint,
key-duplicates.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    title: Pay every invoice
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay every invoice
    steps:
      - {id: pay, title: Pay the invoice}

Fix: delete one of the two, or join what stands under them.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

duplicate_key = named_rule(
    __name__,
    __doc__,
    code="SYN004",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="reading",
)
