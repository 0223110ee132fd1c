"""A machine does a critical step, and that it ended well is the only proof.

Exit code 0 says that a program has ended, not that the valve is shut or the backup can be read.
For a critical step somebody must be able to show the result. Source: the runbook gem, assert.

Fails:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: dump
        title: Dump the data
        critical: true
        automate: {command: [dump-data]}
        instructions: Dump the data by hand.

Passes:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: dump
        title: Dump the data
        critical: true
        automate: {command: [dump-data]}
        instructions: Dump the data by hand.
        expect: Today's file is there, and has at least 2 GB.
        collect: {bytes: {type: integer, from: stdout, required: true}}

Fix: `collect` what the program found (`from: stdout`, `json:/…`), or say in `expect` what one looks
at.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="AUT017", severity=Severity.WARNING, profile=Profile.TEAM)
def no_postcondition(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `critical`."""
    for step, _ in automated(facts):
        if step.critical and not step.expect and not step.collect:
            yield Hit(
                step.at.key("critical"),
                f"step '{step.id}' is critical, and its only proof is that the machine reported no "
                "error. That says nothing about the result. Add `collect`, or say in `expect` "
                "what one must see.",
            )
