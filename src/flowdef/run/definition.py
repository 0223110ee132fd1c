"""Definition: a process as a run holds on to it: order worked out, expressions parsed."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from flowdef.expressions.codec import from_json as expression_of
from flowdef.expressions.codec import template_from_json
from flowdef.expressions.tree import Expression, Template
from flowdef.model.fields import Field
from flowdef.model.verdict import verdict_name
from flowdef.run.digest import digest
from flowdef.run.fields_json import field_of
from flowdef.run.growing import with_step
from flowdef.run.reachable import reachable

# What JSON gives back: text, numbers, booleans, None, lists and mappings.
Json = Any

KINDS = WORK, APPROVAL, AUTOMATION, WAIT, CALL = "work", "approval", "automation", "wait", "call"


class Seat(NamedTuple):
    """Who is meant: the holders of a role, or the person whom a field names."""

    role: str = ""
    field: str = ""


class Approving(NamedTuple):
    """How an approval decides; `amount` names the field with the amount that the right covers."""

    role: str = ""
    quorum: int = 1
    separate_from: tuple[str, ...] = ()
    on_reject: str = ""
    rounds: int = 3
    right: str = ""
    amount: str = ""
    currency: str = ""

    def __bool__(self) -> bool:
        """Whether it is one at all: the steps of other kinds have an empty one."""
        return bool(self.role)


class StageDef(NamedTuple):
    """A stage; plain steps stand in one without id."""

    id: str
    title: Template
    when: Expression | None


class StepDef(NamedTuple):
    """A step. `needs` are effective step ids; `deed` holds what only its kind has, as JSON.

    `page` holds the texts that a person reads, as JSON: see `texts`.
    """

    id: str
    kind: str
    stage: str
    needs: tuple[str, ...]
    when: Expression | None
    responsible: Seat
    accountable: Seat
    fields: tuple[Field, ...]
    checklist: int  # how many items
    critical: bool
    hold_point: bool
    added: bool  # to one run, by a person
    idempotent: bool | None
    approving: Approving
    deed: Mapping[str, Json]
    due: Mapping[str, Json]
    page: Mapping[str, Json]

    @property
    def verdict(self) -> str:
        """The name of the choice that an approval records."""
        return verdict_name(self.id)

    def texts(self, part: str) -> tuple[Template, ...]:
        """The texts of one part of the page; none where the document says nothing.

        Parts: title, instructions, warnings, cautions, notes, checklist, expect.
        """
        return tuple(map(template_from_json, self.page.get(part, ())))

    @property
    def title(self) -> Template:
        """What the step is called."""
        return self.texts("title")[0]

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that whoever does the step fills in: all but an approval's verdict."""
        return () if self.kind == APPROVAL else self.fields


class Definition:
    """One process as pinned: its JSON is the normal form, everything else is read from it.

    `called` holds the JSON of every process that this one calls, directly or not, by id.
    """

    def __init__(
        self, json: Json, called: Mapping[str, Json] | None = None, root: "Definition | None" = None
    ) -> None:
        self.json = json
        self.called = called or {}
        self._root = root  # as it was pinned, where this has grown
        self._more = len(json["steps"]) - len(root.json["steps"]) if root else 0
        self._grown: tuple[Sequence[Mapping[str, Json]], Definition] | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Definition):
            return NotImplemented
        return bool(self.json == other.json and self.called == other.called)

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def id(self) -> str:
        """The id of the process."""
        return str(self.json["id"])

    @property
    def version(self) -> str:
        """The version that the document gives itself."""
        return str(self.json["version"])

    @property
    def status(self) -> str:
        """Where the document is in its life: draft, in-review, approved, effective, obsolete."""
        return str(self.json["status"])

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the normal form, in hexadecimal; what it calls has digests of its own."""
        return digest(self.json)

    @cached_property
    def title(self) -> Template:
        """What the process is called."""
        return template_from_json(self.json["title"])

    @cached_property
    def owner(self) -> Seat:
        """The role that answers for the document."""
        return Seat(self.json["owner"])

    @cached_property
    def accountable(self) -> Seat:
        """Who is accountable for the process as a whole."""
        return _seat(self.json["accountable"])

    @cached_property
    def inputs(self) -> tuple[Field, ...]:
        """What a start is given."""
        return tuple(map(field_of, self.json["inputs"]))

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """The fields that a calling process may read at the end."""
        return tuple(self.json["outputs"])

    @cached_property
    def stages(self) -> dict[str, StageDef]:
        """The stages by id, in document order."""
        return {each["id"]: _stage(each) for each in self.json["stages"]}

    @cached_property
    def steps(self) -> dict[str, StepDef]:
        """The steps by id, in document order."""
        return {each["id"]: _step(each) for each in self.json["steps"]}

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """All steps so that each comes after what it needs."""
        return tuple(self.json["sequence"])

    @cached_property
    def ordered(self) -> tuple[StepDef, ...]:
        """The steps in that sequence."""
        return tuple(self.steps[name] for name in self.sequence)

    @cached_property
    def of_kind(self) -> dict[str, tuple[StepDef, ...]]:
        """The steps of each kind, in document order."""
        steps = self.steps.values()
        return {kind: tuple(each for each in steps if each.kind == kind) for kind in KINDS}

    @cached_property
    def held_by(self) -> dict[str, tuple[str, ...]]:
        """The hold points that each step needs, of those written before it."""
        found: dict[str, tuple[str, ...]] = {}
        before: list[str] = []
        for step in self.steps.values():
            found[step.id] = tuple(name for name in before if name in step.needs)
            before += [step.id] if step.hold_point else []
        return found

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field by name; the first owner counts."""
        found = {field.name: field for field in self.inputs}
        for step in self.steps.values():
            for field in step.fields:
                found.setdefault(field.name, field)
        return found

    @cached_property
    def owners(self) -> dict[str, str]:
        """The step that records each field; inputs are left out."""
        found: dict[str, str] = {}
        for step in self.steps.values():
            for field in step.fields:
                found.setdefault(field.name, step.id)
        return found

    def below(self, *names: str) -> frozenset[str]:
        """The steps named, and all that rest on them."""
        found = set(names)
        for name in self.sequence:
            if not found.isdisjoint(self.steps[name].needs):
                found.add(name)
        return frozenset(found)

    def above(self, *names: str) -> frozenset[str]:
        """The steps named, and all that they rest on."""
        found = set(names)
        for name in reversed(self.sequence):
            if name in found:
                found.update(self.steps[name].needs)
        return frozenset(found)

    def grown(self, added: Sequence[Mapping[str, Json]]) -> "Definition":
        """The definition with the steps that one run has been given besides, see `State.added`.

        It may be asked of the pinned one, and of one that has grown with the same run.
        """
        if len(added) == self._more:
            return self
        if self._root:
            return self._root.grown(added)
        if self._grown is None or self._grown[0] is not added:
            found = self
            for each in added:
                json = with_step(found.json, each, found.below(*each["before"]))
                found = Definition(json, self.called, self)
            self._grown = added, found
        return self._grown[1]

    def call(self, process: str) -> "Definition":
        """The definition of a process that this one calls."""
        return Definition(self.called[process], reachable(self.called[process], self.called))


def _stage(data: Json) -> StageDef:
    return StageDef(data["id"], template_from_json(data["title"]), _when(data))


def _step(data: Json) -> StepDef:
    approving = data.get("approving")
    return StepDef(
        id=data["id"],
        kind=data["kind"],
        stage=data["stage"],
        needs=tuple(data["needs"]),
        when=_when(data),
        responsible=_seat(data.get("responsible")),
        accountable=_seat(data.get("accountable")),
        fields=tuple(map(field_of, data.get("fields", ()))),
        checklist=len(data["page"].get("checklist", ())),
        critical=data.get("critical", False),
        hold_point=data.get("hold_point", False),
        added=data.get("added", False),
        idempotent=data.get("idempotent"),
        approving=_approving(approving) if approving else Approving(),
        deed=data.get("deed", {}),
        due=data.get("due", {}),
        page=data["page"],
    )


def _when(data: Json) -> Expression | None:
    return None if data.get("when") is None else expression_of(data["when"])


def _seat(data: Json) -> Seat:
    return Seat(data.get("role", ""), data.get("field", "")) if data else Seat()


def _approving(data: Json) -> Approving:
    return Approving(**{**data, "separate_from": tuple(data.get("separate_from", ()))})
