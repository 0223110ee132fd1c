"""Project: a time-bound endeavour: what is to be reached, by when, by whom."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from flowdef.findings import NOWHERE, Places
from flowdef.model.check import Check
from flowdef.model.fields import Field, Raw
from flowdef.sited import Sited
from flowdef.times import Duration


class LinkType(StrEnum):
    """How the beginning or end of one task binds another's."""

    FINISH_TO_START = "finish-to-start"
    START_TO_START = "start-to-start"
    FINISH_TO_FINISH = "finish-to-finish"
    START_TO_FINISH = "start-to-finish"


class Link(Struct, frozen=True, kw_only=True):
    """A task or phase that must come first, and how much later this one may follow."""

    to: str
    type: LinkType = LinkType.FINISH_TO_START
    lag: Duration | None = None


class Assignee(Struct, frozen=True, kw_only=True):
    """A person by id, or a role whose holder the plan proposes; with a share of their time."""

    person: str = ""
    role: str = ""
    share: Decimal = Decimal(1)


class Estimate(Struct, frozen=True):
    """Three points; one-point estimates have all alike. `likely` drives the plan."""

    optimistic: Duration
    likely: Duration
    pessimistic: Duration


class Task(Sited, frozen=True, kw_only=True):
    """One task. `needs` is None where the phase gate alone tells."""

    id: str
    title: str
    description: str = ""
    needs: tuple[Link, ...] | None = None
    assigned: tuple[Assignee, ...] = ()
    effort: Estimate | None = None
    duration: Estimate | None = None
    milestone: bool = False
    not_before: str = ""
    deadline: str = ""
    started: str = ""
    finished: str = ""
    progress: Decimal | None = None
    process: str = ""
    inputs: tuple[tuple[str, Raw], ...] = ()
    delivers: str = ""
    at: Places = NOWHERE


class Gate(Struct, frozen=True, kw_only=True):
    """A decision before a phase: go | no-go | hold | recycle, by whom, when and why."""

    decision: str
    by: str = ""
    date: str = ""
    reason: str = ""


class Phase(Sited, frozen=True, kw_only=True):
    """Tasks under one heading; its tasks wait for all of the phase before, or for their `needs`."""

    id: str
    title: str
    tasks: tuple[Task, ...]
    description: str = ""
    gate: Gate | None = None
    at: Places = NOWHERE


class Party(Struct, frozen=True, kw_only=True):
    """A person of the organization by id, or somebody else by name."""

    person: str = ""
    name: str = ""
    external: bool = False


class Selection(Struct, frozen=True, kw_only=True):
    """Go or no-go: scores by criterion, the decision, its reason, and coaching."""

    criteria: tuple[tuple[str, Decimal], ...] = ()
    decision: str = ""
    reason: str = ""
    coaching: str = ""


class LogLevel(Struct, frozen=True, kw_only=True):
    """One level of the logical framework: a statement (or a deliverable) and how it is known."""

    statement: str = ""
    deliverable: str = ""
    measure: str = ""
    verification: str = ""
    assumption: str = ""


class Logframe(Struct, frozen=True, kw_only=True):
    """The Logical Framework Approach: goal, purpose, outputs."""

    goal: LogLevel | None = None
    purpose: LogLevel | None = None
    outputs: tuple[LogLevel, ...] = ()


class Deliverable(Struct, frozen=True, kw_only=True):
    """Something that the project hands over, and how one knows that it is right."""

    id: str
    title: str
    acceptance: tuple[str, ...] = ()


class Stakeholder(Struct, frozen=True, kw_only=True):
    """Somebody with an interest, and how they are kept in the picture."""

    name: str
    interest: str = ""
    communication: str = ""


class Risk(Struct, frozen=True, kw_only=True):
    """What could go wrong: how likely (0 to 1), how long it would cost, and the answer to it."""

    id: str
    title: str
    probability: Decimal | None = None
    impact: Duration | None = None
    response: str = ""
    plan: str = ""
    owner: str = ""


class Budget(Struct, frozen=True, kw_only=True):
    """Money."""

    amount: Decimal
    currency: str


class Handover(Struct, frozen=True, kw_only=True):
    """How one deliverable passes into daily operations: to a role, run by a process."""

    deliverable: str
    to: str
    process: str = ""
    accepted_by: str = ""


class Project(Sited, frozen=True, kw_only=True):
    """A project document. Plain `tasks:` make one phase without id and title."""

    id: str
    title: str
    phases: tuple[Phase, ...]
    description: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    status: str = "proposed"
    sponsor: Party | None = None
    manager: str = ""
    start: str = ""
    deadline: str = ""
    priority: int = 500
    supports: tuple[str, ...] = ()
    inputs: tuple[Field, ...] = ()
    selection: Selection | None = None
    logframe: Logframe | None = None
    deliverables: tuple[Deliverable, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    budget: Budget | None = None
    risks: tuple[Risk, ...] = ()
    handover: tuple[Handover, ...] = ()
    checks: tuple[Check, ...] = ()
    at: Places = NOWHERE

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in document order."""
        return tuple(task for phase in self.phases for task in phase.tasks)

    @property
    def phased(self) -> bool:
        """Whether the document groups its tasks in phases."""
        return bool(self.phases[0].id)
