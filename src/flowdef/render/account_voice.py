"""Account voice: claims as authors read them, by ids, and as readers do, by titles."""

import re
from collections.abc import Iterable
from typing import Protocol

from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Compare, Literal, Name
from flowdef.expressions.words import words
from flowdef.model.derived import fields_of
from flowdef.model.organization import Organization
from flowdef.paths.regions import Region
from flowdef.proofs.account import Account
from flowdef.render.prose import filled
from flowdef.render.words import capital, label, listed

# Claims name the parts of a process by their ids between quotes, with the kind before it; without
# one they name a step, a stage or a person. A field may be called as a stage is.
_NAMED = re.compile(r"(?:\b([Ss]tep|[Ss]tage|[Rr]ole|[Ff]ield|[Oo]utput) )?'([a-z0-9_-]+)'")


class Voice(Protocol):
    """How parts of a process and answers are named."""

    def said(self, sentence: str) -> str:
        """A sentence of a claim."""
        ...

    def step(self, step: str) -> str:
        """A step by itself."""
        ...

    def where(self, answers: Iterable[Region]) -> str:
        """The answers of a run; empty where none matters."""
        ...


class ByIds:
    """As the author of a document reads it, who finds an id in the file."""

    def said(self, sentence: str) -> str:
        """The sentence as it is."""
        return sentence

    def step(self, step: str) -> str:
        """Its id."""
        return step

    def where(self, answers: Iterable[Region]) -> str:
        """`plan = starter, amount = 5`."""
        return ", ".join(
            f"{each.field} = {each.words if each.witness is None else shown(each.witness)}"
            for each in answers
        )


class ByTitles:
    """As a reader of the SOP reads it, who sees numbers, titles and labels."""

    def __init__(self, account: Account, organization: Organization | None) -> None:
        """For the account of one process."""
        self._fields = fields_of(account.process)
        self._steps = {
            step.id: f"step {number} ({filled(step.title, self._fields)})"
            for number, step in enumerate(account.process.steps, 1)
        }
        labels = {name: label(name, self._fields) for name in self._fields}
        stages = {each.id: f"stage {each.title}" for each in account.process.stages}
        roles = organization.roles if organization else ()
        people = organization.people if organization else ()
        self._names = {
            "step": self._steps,
            "stage": stages,
            "role": {role.id: f"role {role.title}" for role in roles},
            "field": labels,
            "output": {name: f"output {said}" for name, said in labels.items()},
            "": {**{each.id: each.name for each in people}, **stages, **self._steps},
        }

    def said(self, sentence: str) -> str:
        """The sentence with titles and labels in the places of ids."""
        return _NAMED.sub(self._named, sentence)

    def step(self, step: str) -> str:
        """Its number and title."""
        return capital(self._steps[step])

    def where(self, answers: Iterable[Region]) -> str:
        """`plan is starter and ‹Open defects› is 5`."""
        return listed(map(self._answered, answers))

    def _named(self, match: re.Match[str]) -> str:
        kind, name = match[1] or "", match[2]
        said = self._names[kind.lower()].get(name, match[0])
        return capital(said) if kind.istitle() else said

    def _answered(self, answer: Region) -> str:
        value = answer.words if answer.witness is None else answer.witness
        literal = Literal(", ".join(value) if isinstance(value, tuple) else value)
        return words(Compare("==", Name(answer.field), literal), self._fields)
