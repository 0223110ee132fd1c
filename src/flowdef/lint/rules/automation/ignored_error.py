"""A script goes on as if nothing had failed: `|| true`, `set +e`.

The step is done whatever happened, and the log says so. What may fail can be seen: a field that
takes `exit_code` records it, and any code is success then. Source: ansible-lint, ignore-errors.

Fails:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: copy
        title: Copy the data
        automate: {shell: true, command: "copy-data || true"}
        instructions: Copy the data by hand.

Passes:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: copy
        title: Copy the data
        automate: {shell: true, command: "copy-data"}
        instructions: Copy the data by hand.
        collect: {copied: {type: integer, from: exit_code}}

Fix: let it fail: the step is tried again as `retry` says, and then a person decides. Or record the
code: `from: exit_code`, and decide by `when`.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, scripts
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_IGNORED = re.compile(
    r"\|\|\s*(?:true|:|exit 0)(?=\s*(?:$|[;)\n]))|\bset \+e\b|;\s*(?:true|exit 0)\s*$"
)


@rule(code="AUT006", severity=Severity.WARNING, profile=Profile.TEAM)
def ignored_error(facts: ProcessFacts) -> Iterator[Hit]:
    """At what hides the failure."""
    for step, automation in automated(facts):
        for line in scripts(step, automation):
            for found in _IGNORED.finditer(line.bare):
                yield Hit(
                    line.at(found),
                    f"`{found[0].strip()}` hides a failure: step '{step.id}' counts as done "
                    "whatever happened. Let it fail, or record the code in a field with `from: "
                    "exit_code`.",
                )
