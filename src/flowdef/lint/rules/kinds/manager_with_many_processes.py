"""Who manages a project also answers for five processes or more.

Processes ask for attention every day, and the project for the same hours: one of the two waits.
Counted are the processes in force whose owner is a role that the project's manager holds alone. The
rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {office-manager: {title: Office manager}}
    people: {sam: {name: Sam, roles: [office-manager]}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    status: active
    manager: sam
    tasks:
      - {id: move, title: Move, duration: 2d}

    # processes/one.yaml
    {kind: process, id: one, title: One, owner: office-manager, steps: [{id: a, title: A}]}

    # processes/two.yaml
    {kind: process, id: two, title: Two, owner: office-manager, steps: [{id: a, title: A}]}

    # processes/three.yaml
    {kind: process, id: three, title: Three, owner: office-manager, steps: [{id: a, title: A}]}

    # processes/four.yaml
    {kind: process, id: four, title: Four, owner: office-manager, steps: [{id: a, title: A}]}

    # processes/five.yaml
    {kind: process, id: five, title: Five, owner: office-manager, steps: [{id: a, title: A}]}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {office-manager: {title: Office manager}}
    people: {sam: {name: Sam}, kim: {name: Kim, roles: [office-manager]}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    status: active
    manager: sam
    tasks:
      - {id: move, title: Move, duration: 2d}

    # processes/one.yaml
    {kind: process, id: one, title: One, owner: office-manager, steps: [{id: a, title: A}]}

Fix: let somebody else own the processes for as long as the project lasts, or manage the project.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, manager
from flowdef.lint.wording import listed

_MANY = 5


@library_rule(
    code="KND005",
    severity=Severity.WARNING,
    profile=Profile.TEAM,
    takes=manager,
    needs=Needs.ORGANIZATION,
)
def manager_with_many_processes(named: Word | None, around: Surroundings) -> Iterator[Hit]:
    """At the manager."""
    owned = around.owned_alone.get(named.word, ()) if named else ()
    if named and len(owned) >= _MANY:
        yield Hit(
            named.at,
            f"'{named.word}' manages this project and answers for {len(owned)} processes: "
            f"{listed(owned)}. Both ask for the same hours, so the project or the processes wait. "
            "Give the processes to another owner for that time, or the project to another "
            "manager.",
        )
