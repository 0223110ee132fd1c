"""A machine uses whatever version is the latest.

What worked yesterday fails today, and nobody has changed anything; and the one who can publish a
version can run code here. Source: ansible-lint, package-latest.

Fails:

    kind: process
    id: check-links
    title: Check the links
    steps:
      - id: check
        title: Check the links
        automate: {command: [docker, run, "link-checker:latest"]}
        instructions: Click on each link.

Passes:

    kind: process
    id: check-links
    title: Check the links
    steps:
      - id: check
        title: Check the links
        automate: {command: [docker, run, "link-checker:2.4.1"]}
        instructions: Click on each link.

Fix: name the version, or the digest.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, lines
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

# What is built here under that name is another matter.
_LATEST = re.compile(r"(?<!--tag[ =])(?<![\w./-])[\w./-]+[:@]latest(?![\w.-])")


@rule(code="AUT012", severity=Severity.INFO, profile=Profile.TEAM)
def unpinned_tool(facts: ProcessFacts) -> Iterator[Hit]:
    """At the name of the tool."""
    for step, automation in automated(facts):
        for line in lines(step, automation):
            if line.path[1] == "command":
                for found in _LATEST.finditer(line.text):
                    yield Hit(
                        line.at(found),
                        f"step '{step.id}' uses '{found[0]}', which may be another program "
                        "tomorrow. It could fail then, or do something else, though nothing here "
                        "has changed. Name its version.",
                    )
