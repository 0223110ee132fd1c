"""Pinning: a process with every process that it calls, as they stand; or why it cannot start."""

from collections.abc import Callable

from flowdef.model.process import Call, Process
from flowdef.run.defining import define
from flowdef.run.definition import Definition, Json
from flowdef.run.refusal import Refused, Why

# Gives the process of an id, or says why there is none to be had: missing, faulty.
Find = Callable[[str], Process | str]


def pin(process: Process, find: Find) -> Definition | Refused:
    """The definition of a process; refused if it or one that it calls cannot be run."""
    pinned: dict[str, Json] = {}
    refused = _pin(process, find, pinned, (process.id,))
    if refused:
        return refused
    own = pinned.pop(process.id)
    return Definition(own, pinned)


def _pin(
    process: Process, find: Find, pinned: dict[str, Json], trail: tuple[str, ...]
) -> Refused | None:
    """Pin a process and what it calls, depth first; `trail` leads to it."""
    if process.control.status == "obsolete":
        return _refused(trail, "is obsolete")
    found = define(process)
    if not isinstance(found, Definition):
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        return _refused(trail, f"is faulty: {found[0].place}: {found[0].message}{more}")
    pinned[process.id] = found.json
    for step in process.steps:
        if isinstance(step.deed, Call):
            refused = _follow(step.deed.process, find, pinned, trail)
            if refused:
                return refused
    return None


def _follow(
    name: str, find: Find, pinned: dict[str, Json], trail: tuple[str, ...]
) -> Refused | None:
    if name in trail:
        return _refused((*trail, name), "calls itself")
    if name in pinned:
        return None
    called = find(name)
    if isinstance(called, str):
        return _refused((*trail, name), called)
    return _pin(called, find, pinned, (*trail, name))


def _refused(trail: tuple[str, ...], what: str) -> Refused:
    *callers, last = trail
    through = f" (called by {', called by '.join(reversed(callers))})" if callers else ""
    return Refused(Why.PROCESS, f"the process {last}{through} {what}")
