"""A command asks for the rights of an administrator, and the document does not say so.

Whoever runs it without them sees it fail half-way; whoever has them should know what they are asked
for. The rule is ours.

Fails:

    kind: process
    id: patch-server
    title: Patch the server
    steps:
      - id: patch
        title: Install the patches
        automate: {command: [sudo, apt-get, upgrade, -y]}
        instructions: Install the patches from the console.

Passes:

    kind: process
    id: patch-server
    title: Patch the server
    resources: [An account with sudo on the server]
    steps:
      - id: patch
        title: Install the patches
        automate: {command: [sudo, apt-get, upgrade, -y]}
        instructions: Install the patches from the console.

Fix: say it in `resources` or `qualifications` of the process, or in a `warning` of the step.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, whole
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Step

_PRIVILEGED = re.compile(r"(?m:^|[;&|(])[ \t]*(sudo|doas|pkexec|runas|su -c)\b")
_STATED = re.compile(r"(?i)\b(?:sudo|root|admin\w*|privileg\w*|superuser)\b")


@rule(code="AUT015", severity=Severity.WARNING, profile=Profile.TEAM)
def privilege_unstated(facts: ProcessFacts) -> Iterator[Hit]:
    """At the command."""
    for step, automation in automated(facts):
        for line in whole(step, automation):
            found = _PRIVILEGED.search(line.text)
            if found and not _stated(step, facts):
                yield Hit(
                    step.at.span("automate", "command"),
                    f"step '{step.id}' needs the rights of an administrator (`{found[1]}`), and "
                    "nothing says so. Without them it fails half-way. Say it in `resources` or "
                    "`qualifications`, or in a `warning` of the step.",
                )


def _stated(step: Step, facts: ProcessFacts) -> bool:
    control = facts.process.control
    around = (*control.resources, *control.qualifications, *control.warnings)
    own = (*step.warnings, *step.cautions, *step.notes, step.instructions)
    return any(_STATED.search(text) for text in (*around, *own))
