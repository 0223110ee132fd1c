"""Three or more projects have the same tasks: what is repeated is a process.

A third project with the same tasks is not new work, and yet each is planned from nothing, by
memory, and what one of them learned is lost to the next. As a process it is written once, tested,
measured and made better. Two projects count as alike where at least four tasks, and three
quarters of all tasks of the two, have the same id or title. The rule is ours.

Fails:

    # projects/onboard-north.yaml
    kind: project
    id: onboard-north
    title: Onboard North
    tasks:
      - {id: kick-off, title: Hold the kick-off, duration: 1d}
      - {id: import, title: Import the data of North, duration: 2d}
      - {id: train, title: Train the users, duration: 2d}
      - {id: go-live, title: Go live, milestone: true}

    # projects/onboard-south.yaml
    kind: project
    id: onboard-south
    title: Onboard South
    tasks:
      - {id: kick-off, title: Hold the kick-off, duration: 1d}
      - {id: import, title: Import the data of South, duration: 2d}
      - {id: train, title: Train the users, duration: 2d}
      - {id: go-live, title: Go live, milestone: true}

    # projects/onboard-west.yaml
    kind: project
    id: onboard-west
    title: Onboard West
    tasks:
      - {id: kick-off, title: Hold the kick-off, duration: 1d}
      - {id: import, title: Import the data of West, duration: 2d}
      - {id: train, title: Train the users, duration: 2d}
      - {id: go-live, title: Go live, milestone: true}

Passes:

    # processes/onboard-customer.yaml
    kind: process
    id: onboard-customer
    title: Onboard a customer
    trigger: {event: A customer signs}
    inputs: {customer: {type: text, required: true}}
    steps:
      - {id: kick-off, title: Hold the kick-off}
      - {id: import, title: "Import the data of {{ customer }}"}
      - {id: train, title: Train the users}
      - {id: go-live, title: Switch the customer to live}

    # projects/onboard-north.yaml
    kind: project
    id: onboard-north
    title: Onboard North
    tasks:
      - {id: onboard, title: Onboard North, process: onboard-customer, with: {customer: North}}

    # projects/onboard-south.yaml
    kind: project
    id: onboard-south
    title: Onboard South
    tasks:
      - {id: onboard, title: Onboard South, process: onboard-customer, with: {customer: South}}

Fix: write the tasks as the steps of a process, and start a run for each case. What is left of a
project calls it: `process:` on a task.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, project
from flowdef.lint.wording import listed

_LEAST = 3  # so many projects


@library_rule(code="KND004", severity=Severity.INFO, profile=Profile.TEAM, takes=project)
def same_project_again(own: Word, around: Surroundings) -> Iterator[Hit]:
    """At the id of each of them."""
    others = around.alike.get(own.word, ())
    if len(others) + 1 >= _LEAST:
        yield Hit(
            own.at,
            f"project '{own.word}' has much the same tasks as {listed(others)}. What is done for "
            "the third time is a process: written once, it is tested, measured and made better. "
            "Make it a process, and start a run of it for each case.",
        )
