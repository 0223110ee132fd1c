"""A process that was in force says something else than before, under the same version.

Two texts with one number: nobody can say which of them was signed, learned or hung on the wall.
Asked only with `flowdef lint --since REV`, of documents that were approved or effective then.
Layout, estimates, targets, tags, tests and document control may change under one number.

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
    version: 1.0.0
    status: effective
    steps:
      - {id: check, title: Check the amount, responsible: accountant}
      - {id: pay, title: Pay the invoice, responsible: accountant}

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
      - {id: check, title: Check the amount, responsible: accountant}
      - {id: pay, title: Pay the invoice, responsible: accountant}

Fix: raise the version: major where people must learn anew, minor where steps change, patch for
wording. Without `--since` nothing is said.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.changes import changes, told
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, history_rule
from flowdef.lint.versions import raised, raising, released, version_of


@history_rule(code="DOC007", severity=Severity.ERROR, profile=Profile.TEAM)
def version_not_bumped(before: ProcessFacts, now: ProcessFacts) -> Iterator[Hit]:
    """At the version."""
    was, is_ = version_of(before), version_of(now)
    if not (was and is_) or is_ > was or not (released(before) and now.kept):
        return
    found = changes(before, now)
    if found:
        higher = raised(was, steps=found[0].steps)
        yield Hit(
            now.process.at.span("version"),
            f"process '{now.process.id}' has changed ({told(found)}), and {_said(before, now)} "
            f"Raise the version to {higher} or higher.",
            raising(now, higher),
        )


def _said(before: ProcessFacts, now: ProcessFacts) -> str:
    was, is_ = before.process.control.version, now.process.control.version
    if version_of(before) == version_of(now):
        return (
            f"is still version {is_}. Of two texts with one number nobody can say which was "
            "approved, learned or printed."
        )
    return (
        f"went from version {was} back to {is_}. Whoever has both texts would work by the one with "
        "the higher number, which is the older one."
    )
