"""A machine destroys something, and nobody was asked.

What is deleted is gone, and a wrong value in a field deletes the wrong thing. Somebody must have
said yes: an approval or a hold point before the step, or a condition. Folders for passing things
(`tmp`, `build`, `cache`, `dist`) may go. Source: just, [confirm]; go-task#100.

Fails:

    kind: process
    id: leave
    title: A customer leaves
    steps:
      - {id: export, title: Send the data to the customer}
      - id: delete
        title: Delete the tenant
        automate: {command: [rm, -rf, /srv/tenants/acme]}
        instructions: Delete the folder by hand.

Passes:

    kind: process
    id: leave
    title: A customer leaves
    steps:
      - {id: export, title: Send the data to the customer}
      - {id: release, title: Release the deletion, approve: {role: head-of-support}, due: 1d}
      - id: delete
        title: Delete the tenant
        automate: {command: [rm, -rf, /srv/tenants/acme]}
        instructions: Delete the folder by hand.

Fix: an approval before it, or `hold_point: true` on the step before; or move things away first and
delete them later.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, whole
from flowdef.lint.destructive import destructive_in
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Approval, Step


@rule(code="AUT007", severity=Severity.ERROR, profile=Profile.BASIC)
def destructive_no_confirm(facts: ProcessFacts) -> Iterator[Hit]:
    """At the command."""
    for step, automation in automated(facts) if not facts.cyclic else ():
        for line in whole(step, automation):
            found = destructive_in(line.text)
            if found and not _confirmed(step, facts):
                yield Hit(
                    step.at.span("automate", "command"),
                    f"step '{step.id}' destroys something (`{found}`), and nobody is asked first. "
                    "What is deleted may be lost for good. Put an approval before it, or write "
                    "`hold_point: true` on a step before it.",
                )


def _confirmed(step: Step, facts: ProcessFacts) -> bool:
    """Whether a condition, an approval or a hold point stands before a step."""
    if facts.conditional(step):
        return True
    asking = (each.id for each in facts.steps if each.hold_point or isinstance(each.deed, Approval))
    return any(each != step.id and facts.precedes(each, step.id) for each in asking)
