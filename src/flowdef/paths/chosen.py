"""Chosen: the choices, and the sets of choices, that conditions tell apart."""

from itertools import combinations

from flowdef.expressions.tree import Value
from flowdef.model.fields import Field

MAX_CHOICES = 8  # of which every set is tried

# What these give: a witness of each region with its words, and why they are only samples.
Found = tuple[list[tuple[Value, str]], str]


def single_choices(field: Field, named: frozenset[str], *, every: bool) -> Found:
    """Each choice that is named, and one for all the others."""
    own = [choice for choice in field.choices if every or choice in named]
    found: list[tuple[Value, str]] = [(choice, choice) for choice in own]
    others = [choice for choice in field.choices if choice not in own]
    if others:
        found.append((others[0], " or ".join(others[:5]) + (" or …" if others[5:] else "")))
    return found, ""


def chosen_sets(field: Field, named: frozenset[str], *, every: bool) -> Found:
    """Each set of the choices that are named, without and with one of the others."""
    own = [choice for choice in field.choices if every or choice in named]
    kept, vague = own[:MAX_CHOICES], ""
    if len(own) > MAX_CHOICES:
        vague = f"'{field.name}' has more sets of choices than are tried"
    others = [choice for choice in field.choices if choice not in kept]
    found: list[tuple[Value, str]] = []
    for size in range(len(kept) + 1):
        for chosen in combinations(kept, size):
            for more in ((), tuple(others[:1])) if others else ((),):
                value = tuple(choice for choice in field.choices if choice in (*chosen, *more))
                if value or not field.required:  # a required field is not left without any
                    found.append((value, ", ".join(value) or "none"))
    return found, vague
