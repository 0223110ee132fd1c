"""A new version is in force or approved, and the list of revisions does not know it.

The list is where auditors, and people who come back from leave, look for what is another since
they last read the document. Asked only with `flowdef lint --since REV`, of versions that came
since then. Source: EPA QA/G-6, document control.

Fails:

    # processes/pay-invoice.yaml, as it was
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.0.0
    status: effective
    revisions: [{version: 1.0.0, date: 2026-01-01, by: dana, change: First version}]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.1.0
    status: effective
    revisions: [{version: 1.0.0, date: 2026-01-01, by: dana, change: First version}]
    steps:
      - {id: check, title: Check the amount}
      - {id: pay, title: Pay the invoice}

Passes:

    # processes/pay-invoice.yaml, as it was
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.0.0
    status: effective
    revisions: [{version: 1.0.0, date: 2026-01-01, by: dana, change: First version}]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.1.0
    status: effective
    revisions:
      - version: 1.1.0
        date: 2026-06-01
        by: dana
        change: Check the amount first
        reason: An invoice was paid twice in May
      - {version: 1.0.0, date: 2026-01-01, by: dana, change: First version}
    steps:
      - {id: check, title: Check the amount}
      - {id: pay, title: Pay the invoice}

Fix: add an entry to `revisions` with version, date, by, change and reason; or, where another
system keeps the list, `not_applicable: [revisions]`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.changes import changes, told
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, history_rule
from flowdef.lint.versions import released


@history_rule(code="DOC017", severity=Severity.WARNING, profile=Profile.TEAM)
def revision_history_gap(before: ProcessFacts, now: ProcessFacts) -> Iterator[Hit]:
    """At the version."""
    control, was = now.process.control, before.process.control
    known = {each.version for each in control.revisions}
    if not control.version or control.version in known or now.leaves_out("revisions"):
        return
    if released(now) and not (released(before) and was.version == control.version):
        found = changes(before, now)
        what = f" (since {was.version}: {told(found)})" if found and was.version else ""
        yield Hit(
            now.process.at.span("version"),
            f"version {control.version} has no entry in `revisions`. Nobody could tell later what "
            f"it changed{what}, and why. Add an entry with change and reason, or say "
            "`not_applicable: [revisions]`.",
        )
