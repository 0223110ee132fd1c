"""A step that a machine does says nothing about how to do it by hand.

The machine fails, or may not act on this computer: then a person has the step, and does not know
what to do. A mail says itself what is to be sent. Source: do-nothing scripting.

Fails:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - {id: add, title: Add the customer, automate: {command: [crm, add]}}

Passes:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate: {command: [crm, add]}
        instructions: Open the CRM, and add the customer by hand.

Fix: write the way that remains as `instructions`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Email


@rule(code="AUT014", severity=Severity.WARNING, profile=Profile.TEAM)
def no_manual_fallback(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `automate`."""
    for step, automation in automated(facts):
        if not step.instructions and not isinstance(automation.action, Email):
            yield Hit(
                step.at.key("automate"),
                f"nothing says how step '{step.id}' is done by hand. Where the machine fails, or "
                "may not act, a person must do it. Write what they then do as `instructions`.",
            )
