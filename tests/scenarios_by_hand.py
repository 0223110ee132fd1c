"""Scenarios by hand: what a test says of one, in a few words."""

from collections.abc import Mapping, Sequence
from typing import Any

from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Expected, Scenario

# A verdict, values by name, or a list of both, round by round, as a document has them.
Said = str | Mapping[str, Raw] | Sequence[str | Mapping[str, Raw]]


def a_scenario(
    given: Mapping[str, Raw] | None = None,
    answers: Mapping[str, Said] | None = None,
    name: str = "A sample",
    **then: Any,
) -> Scenario:
    """A scenario; `then` is what must come out."""
    return Scenario(
        name=name,
        given=tuple((given or {}).items()),
        answers=tuple((step, _rounds(said)) for step, said in (answers or {}).items()),
        then=Expected(**then),
    )


def _rounds(said: Said) -> tuple[Answer, ...]:
    return tuple(map(_answer, [said] if isinstance(said, str | Mapping) else said))


def _answer(said: str | Mapping[str, Raw]) -> Answer:
    return said if isinstance(said, str) else tuple(said.items())
