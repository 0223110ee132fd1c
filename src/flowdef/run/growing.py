"""Growing: the normal form of a process with the steps that one run has besides."""

from collections.abc import Iterable, Mapping
from typing import Any

# What JSON gives back: text, numbers, booleans, None, lists and mappings.
Json = Any


def with_steps(definition: Json, added: Iterable[Mapping[str, Json]]) -> Json:
    """The normal form with more steps: each stands after one, and others need it.

    What needs a new step, directly or not, moves behind it in the sequence; the rest stays.
    """
    for each in added:
        step, before = each["definition"], frozenset(each["before"])
        if any(known["id"] == step["id"] for known in definition["steps"]):
            continue
        steps = [
            {**known, "needs": [*known["needs"], step["id"]]} if known["id"] in before else known
            for known in definition["steps"]
        ]
        at = next((at for at, known in enumerate(steps, 1) if known["id"] == each["after"]), 0)
        later = _below(definition, before)
        sequence = [name for name in definition["sequence"] if name not in later]
        sequence += [step["id"], *(name for name in definition["sequence"] if name in later)]
        new = [*steps[:at], {**step, "added": True}, *steps[at:]]
        definition = {**definition, "steps": new, "sequence": sequence}
    return definition


def _below(definition: Json, names: frozenset[str]) -> set[str]:
    """The steps named, and all that rest on them."""
    needs = {step["id"]: step["needs"] for step in definition["steps"]}
    found = set(names)
    for name in definition["sequence"]:
        if not found.isdisjoint(needs[name]):
            found.add(name)
    return found
