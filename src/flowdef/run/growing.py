"""Growing: the normal form of a process with a step that one run has besides."""

from collections.abc import Mapping
from typing import Any

# What JSON gives back: text, numbers, booleans, None, lists and mappings.
Json = Any


def with_step(definition: Json, added: Mapping[str, Json], later: frozenset[str]) -> Json:
    """The normal form with one step more: it stands after one, and others need it.

    `later` is what needs the new step, directly or not: it moves behind it in the sequence.
    """
    step, before = added["definition"], frozenset(added["before"])
    steps = [
        {**known, "needs": [*known["needs"], step["id"]]} if known["id"] in before else known
        for known in definition["steps"]
    ]
    at = next((at for at, known in enumerate(steps, 1) if known["id"] == added["after"]), 0)
    sequence = [name for name in definition["sequence"] if name not in later]
    sequence += [step["id"], *(name for name in definition["sequence"] if name in later)]
    new = [*steps[:at], {**step, "added": True}, *steps[at:]]
    return {**definition, "steps": new, "sequence": sequence}
