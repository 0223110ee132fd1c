"""Steps, roles, order or checks changed, and the version says that only words did.

Whoever sees the last of the three numbers rise does not read the text again. Asked only with
`flowdef lint --since REV`, of documents that were approved or effective then.

Fails:

    # processes/pay-invoice.yaml, as it was
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.0.0
    status: effective
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.0.1
    status: effective
    steps:
      - {id: pay, title: Pay the invoice, responsible: head-of-sales}

Passes:

    # processes/pay-invoice.yaml, as it was
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.0.0
    status: effective
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.1.0
    status: effective
    steps:
      - {id: pay, title: Pay the invoice, responsible: head-of-sales}

Fix: raise the number in the middle, or the first one where people must learn anew.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.changes import changes, told
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, history_rule
from flowdef.lint.versions import raised, raising, released, version_of


@history_rule(code="DOC008", severity=Severity.WARNING, profile=Profile.TEAM)
def bump_too_small(before: ProcessFacts, now: ProcessFacts) -> Iterator[Hit]:
    """At the version."""
    was, is_ = version_of(before), version_of(now)
    if not (was and is_) or not (released(before) and now.kept):
        return
    only_words = is_[:2] == was[:2] and is_ > was
    found = tuple(each for each in changes(before, now) if each.steps) if only_words else ()
    if found:
        higher = raised(was, steps=True)
        yield Hit(
            now.process.at.span("version"),
            f"the work of process '{now.process.id}' has changed ({told(found)}), and going from "
            f"version {before.process.control.version} to {now.process.control.version} says that "
            "only words have. Whoever knew the old version would not read this one. Make it "
            f"{higher} or higher.",
            raising(now, higher),
        )
