"""A command names a folder of one person's computer.

It works there, and nowhere else. Source: ours.

Fails:

    kind: process
    id: publish
    title: Publish the report
    steps:
      - id: copy
        title: Copy the report
        automate: {command: [cp, /home/sam/report.pdf, public]}
        instructions: Copy the report by hand.

Passes:

    kind: process
    id: publish
    title: Publish the report
    inputs: {report: {type: file, required: true}}
    steps:
      - id: copy
        title: Copy the report
        automate: {command: [cp, "{{ report }}", public]}
        instructions: Copy the report by hand.

Fix: a path below the workspace (`cwd` is such a one), a field of type `file`, or `$HOME` in a
script.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, lines
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_HOME = re.compile(r"(?<![\w.])(?:/home/|/Users/|[A-Za-z]:[\\/]Users[\\/])[\w.-]+")


@rule(code="AUT016", severity=Severity.INFO, profile=Profile.TEAM)
def machine_path(facts: ProcessFacts) -> Iterator[Hit]:
    """At the path."""
    for step, automation in automated(facts):
        for line in lines(step, automation):
            if line.path[1] in ("command", "env"):
                for found in _HOME.finditer(line.text):
                    yield Hit(
                        line.at(found),
                        f"step '{step.id}' uses '{found[0]}', a folder of one person's computer. "
                        "On any other it fails. Write a path below the workspace, or `$HOME` in a "
                        "script.",
                    )
