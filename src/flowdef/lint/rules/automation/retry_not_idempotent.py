"""A step is tried again, and nothing says that doing it twice does no harm.

The first attempt may have worked, and only its answer was lost: then the customer is there twice,
or paid twice. Calls by GET, HEAD, PUT and DELETE may be repeated as they are; and what says
`idempotent: false` is never repeated, so `retry` is in vain there. Source: ansible-lint,
no-changed-when; RFC 9110, 9.2.2.

Fails:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate: {command: [crm, add], retry: {attempts: 3, delay: 10s}}
        instructions: Add the customer by hand.

Passes:

    kind: process
    id: add-customer
    title: Add a customer
    steps:
      - id: add
        title: Add the customer
        automate: {command: [crm, add], retry: {attempts: 3, delay: 10s}}
        idempotent: true
        instructions: Add the customer by hand.

Fix: `idempotent: true` where twice is as good as once, for instance because the program knows
`FLOWDEF_STEP_KEY`. Otherwise leave `retry` out: then a person decides.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.remedies import without
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Http

_MAY_BE_REPEATED = ("GET", "HEAD", "PUT", "DELETE")


@rule(code="AUT009", severity=Severity.WARNING, profile=Profile.TEAM)
def retry_not_idempotent(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `retry`."""
    for step, automation in automated(facts):
        action = automation.action
        harmless = isinstance(action, Http) and action.method in _MAY_BE_REPEATED
        fix = None
        if automation.retry.attempts > 1 and step.idempotent is False:
            fix = without(step.at, "automate", "retry", does="leave `retry` out")
            message = (
                f"step '{step.id}' says `idempotent: false`, so it is never tried twice and "
                "`retry` does nothing. After the first failure a person decides. Leave `retry` "
                "out."
            )
        elif automation.retry.attempts > 1 and step.idempotent is None and not harmless:
            message = (
                f"step '{step.id}' is tried up to {automation.retry.attempts} times, and nothing "
                "says that doing it twice does no harm. An attempt that seems to have failed may "
                "have worked. Write `idempotent: true` if twice is as good as once, or leave "
                "`retry` out."
            )
        else:
            continue
        yield Hit(step.at.key("automate", "retry"), message, fix)
