"""A process calls itself, directly or through other processes.

A run of it would start a run of it, and so on: flowdef refuses to start such a process.
Work that repeats is rework (`on_reject`), a schedule, or a sentence of the instructions.

Fails:

    kind: process
    id: answer-ticket
    title: Answer a ticket
    trigger: {event: A ticket arrives}
    steps:
      - {id: reply, title: Reply to the customer}
      - {id: next, title: Go on with the next ticket, process: answer-ticket}

Passes:

    kind: process
    id: answer-ticket
    title: Answer a ticket
    trigger: {event: A ticket arrives}
    steps:
      - {id: reply, title: Reply to the customer}

Fix: leave the step out, or call another process.
"""

from collections.abc import Iterator, Mapping

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Calls, calls


@library_rule(
    code="STR027",
    severity=Severity.ERROR,
    profile=Profile.BASIC,
    takes=calls,
    needs=Needs.DOCUMENT,
)
def sub_process_recursion(own: Calls, around: Surroundings) -> Iterator[Hit]:
    """At the call that leads back."""
    for call in own.calls:
        way = _way(call.process.word, own.id, around.calls)
        if way:
            chain = " calls ".join(f"'{name}'" for name in (own.id, *way))
            yield Hit(
                call.process.at,
                f"process {chain}. A run would never end, so none can start. "
                f"Take the call out of step '{call.by}', or out of another one on the way.",
            )


def _way(start: str, goal: str, calls: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A shortest chain of calls from start to goal, both included; empty where there is none."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    open_ends = [start]
    for name in open_ends:
        if name == goal:
            return ways[name]
        for called in calls.get(name, ()):
            if called not in ways:
                ways[called] = (*ways[name], called)
                open_ends.append(called)
    return ()
