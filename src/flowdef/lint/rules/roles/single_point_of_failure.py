"""A critical step can be done by one person only.

That person falls ill, and what must not be skipped cannot be done. One holder, and no deputy who
is somebody else. Source: ISO 22301, 8.3.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {technician: {title: Technician}, clerk: {title: Clerk}}
    people: {sam: {name: Sam, roles: [technician]}, kim: {name: Kim, roles: [clerk]}}

    # processes/service-pump.yaml
    kind: process
    id: service-pump
    title: Service the pump
    steps:
      - id: lock
        title: Lock the main switch
        responsible: technician
        critical: true
        checklist: [Lock is in place]

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {technician: {title: Technician, deputy: foreman}, foreman: {title: Foreman}}
    people: {sam: {name: Sam, roles: [technician]}, kim: {name: Kim, roles: [foreman]}}

    # processes/service-pump.yaml
    kind: process
    id: service-pump
    title: Service the pump
    steps:
      - id: lock
        title: Lock the main switch
        responsible: technician
        critical: true
        checklist: [Lock is in place]

Fix: teach a second person and give them the role, or name a `deputy` that somebody else holds.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken_roles import Critical, critical


@library_rule(
    code="ROL008",
    severity=Severity.WARNING,
    profile=Profile.TEAM,
    takes=critical,
    needs=Needs.ORGANIZATION,
)
def single_point_of_failure(named: tuple[Critical, ...], around: Surroundings) -> Iterator[Hit]:
    """At the key `critical` of the first such step."""
    for role, step in named:
        able = around.able(role)
        if len(able) == 1:
            yield Hit(
                step.at,
                f"only '{able[0].id}' can do the critical step '{step.word}': nobody else holds "
                f"'{role}' or is its deputy. It cannot be skipped, so the work stands still when "
                f"they are away. Teach somebody else, or give '{role}' a `deputy`.",
            )
