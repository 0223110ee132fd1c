"""Refusal: why a command yields no events, and what is possible instead."""

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable


class Why(StrEnum):
    """The kinds of refusals, for whoever answers a machine."""

    UNKNOWN = "unknown"  # no such step or field
    OVER = "over"  # the run has ended, or has begun already
    STATE = "state"  # not possible as the step stands
    WHO = "who"  # not for this person
    ANSWERS = "answers"  # values or checklist are missing or wrong
    REASON = "reason"  # a reason is missing
    PROCESS = "process"  # the document cannot be run
    KEY = "key"  # it was given with another act


class Refused(Struct, frozen=True):
    """A command that yields nothing: the reason in a sentence, and what is possible instead.

    `possible` are commands as one would type them: `done send-contract`, `start`; `fields` names
    the values that are missing or wrong.
    """

    why: Why
    reason: str
    possible: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def unknown(kind: str, name: str, known: "Iterable[str]", whole: str = "process") -> Refused:
    """There is no such step, field or role; the nearest one is named."""
    nearest = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
    return Refused(Why.UNKNOWN, f"the {whole} has no {kind} {name!r}{hint}", tuple(nearest))


def listed(names: "Iterable[str]", joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = list(names) or ["nothing"]
    return f"{', '.join(most)} {joint} {last}" if most else last
