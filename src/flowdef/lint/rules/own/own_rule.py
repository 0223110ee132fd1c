"""A rule of the house, in `checks`, says something of this place.

What a house agrees on is checked like what everybody agrees on. The checks of a workspace hold for
all its documents, and are numbered OWN001, OWN002 and so on as they stand there; those of a
document hold for itself, from OWN501 on. One with a `code` keeps it wherever it stands. A comment
takes one back by its own code; `--ignore OWN017` turns one off, `--ignore OWN` all. Source:
TaskJuggler, `warn` and `fail`.

Fails:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    checks:
      - {when: effort > "4h", message: Split steps of more than half a day, each: step}
    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, effort: 6h}

Passes:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    checks:
      - {when: effort > "4h", message: Split steps of more than half a day, each: step}
    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, effort: 20m}

Fix: do as the message of the house says, or talk to those who wrote the check.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

own_rule = named_rule(
    __name__,
    __doc__,
    code="OWN000",
    severity=Severity.WARNING,
    profile=Profile.MIN,
    found_by="engine",
)
