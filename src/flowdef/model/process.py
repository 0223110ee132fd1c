"""Process: an ongoing, repeatable procedure: its stages, its steps, and who does them."""

from decimal import Decimal

from msgspec import Struct

from flowdef.findings import NOWHERE, Places
from flowdef.model.check import Check
from flowdef.model.control import Control
from flowdef.model.fields import Field, Raw
from flowdef.sited import Sited
from flowdef.times import Duration, Rate


class InField(Struct, frozen=True):
    """`{field: contact}`: whoever is named in a field when the moment comes."""

    field: str


Performer = str | InField  # a role's id, or the person in a field

CONTINUE = "continue"  # `on_reject` of an approval: the work goes on all the same


class Raci(Struct, frozen=True, kw_only=True):
    """Who is responsible, accountable, consulted, informed; empty where nothing is said."""

    responsible: Performer | None = None
    accountable: Performer | None = None
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()

    def over(self, outer: "Raci") -> "Raci":
        """This, completed by what holds around it."""
        if outer is NOBODY or self is NOBODY:
            return outer if self is NOBODY else self
        return Raci(
            responsible=self.responsible or outer.responsible,
            accountable=self.accountable or outer.accountable,
            consulted=self.consulted or outer.consulted,
            informed=self.informed or outer.informed,
        )


NOBODY = Raci()  # where nothing is said; most documents, and many stages and steps


class Work(Struct, frozen=True):
    """A person's work: the kind of a step that is of no other kind."""


class Authority(Struct, frozen=True, kw_only=True):
    """The right that an approval asks for: of a type, up to the amount in a field."""

    type: str
    amount: str = ""  # the name of a field, or empty: the right alone
    currency: str = ""


class Approval(Struct, frozen=True, kw_only=True):
    """`approve`: people of a role say yes or no."""

    role: str
    quorum: int = 1
    separate_from: tuple[str, ...] = ()
    on_reject: str = ""  # a step, CONTINUE, or empty: the run ends rejected
    rounds: int = 3
    authority: Authority | None = None


class Retry(Struct, frozen=True, kw_only=True):
    """How often a failed automation is tried, and how long between."""

    attempts: int = 1
    delay: Duration | None = None


class Command(Struct, frozen=True, kw_only=True):
    """A program with its arguments; a single shell string only where `shell` says so."""

    arguments: tuple[str, ...]
    shell: bool = False
    env: tuple[tuple[str, str], ...] = ()
    cwd: str = ""


class Http(Struct, frozen=True, kw_only=True):
    """A call of a web service; `expect` lists the status codes that mean success."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    expect: tuple[int, ...] = ()


class Email(Struct, frozen=True, kw_only=True):
    """A mail."""

    to: tuple[str, ...]
    subject: str
    body: str = ""


class Automation(Struct, frozen=True, kw_only=True):
    """`automate`: what the machine does, and how long it may try; `secrets` are variables."""

    action: Command | Http | Email
    secrets: tuple[str, ...] = ()
    timeout: Duration | None = None
    retry: Retry = Retry()


class Wait(Struct, frozen=True, kw_only=True):
    """`wait`: for a time (elapsed, unless the duration says otherwise) or until a field's date."""

    duration: Duration | None = None
    until: str = ""


class Call(Struct, frozen=True, kw_only=True):
    """`process`: a sub-process, and what its inputs are given."""

    process: str
    inputs: tuple[tuple[str, Raw], ...] = ()


Deed = Work | Approval | Automation | Wait | Call


class Due(Struct, frozen=True, kw_only=True):
    """When a step is due: a time after it becomes ready, or before or after a field's date."""

    by: Duration
    before: str = ""
    after: str = ""


class Escalation(Struct, frozen=True):
    """To whom a late step is brought, and how long after it was due."""

    after: Duration
    to: str


class Step(Sited, frozen=True, kw_only=True):
    """One step; what kind it is, `deed` tells. `needs` is None where order alone tells."""

    id: str
    title: str
    deed: Deed = Work()
    raci: Raci = NOBODY  # as written on the step itself
    instructions: str = ""
    warnings: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    effort: Duration | None = None
    duration: Duration | None = None
    due: Due | None = None
    needs: tuple[str, ...] | None = None
    when: str = ""
    share: Decimal | None = None
    checklist: tuple[str, ...] = ()
    expect: str = ""
    collect: tuple[Field, ...] = ()
    critical: bool = False
    hold_point: bool = False
    idempotent: bool | None = None
    remind: Duration | None = None
    escalate: Escalation | None = None
    at: Places = NOWHERE

    @property
    def kind(self) -> str:
        """What kind of step it is: work | approval | automation | wait | call."""
        return type(self.deed).__name__.lower()


class Stage(Sited, frozen=True, kw_only=True):
    """Steps under one heading; `needs` stand for 'all of the stage before' of its first step."""

    id: str
    title: str
    steps: tuple[Step, ...]
    description: str = ""
    raci: Raci = NOBODY
    needs: tuple[str, ...] | None = None
    when: str = ""
    at: Places = NOWHERE


class Trigger(Struct, frozen=True, kw_only=True):
    """What starts a run: an event in words, a schedule (cron, five fields), or a person."""

    event: str = ""
    schedule: str = ""
    missed: str = "skip"  # skip | latest | all
    manual: bool = False


class Targets(Struct, frozen=True, kw_only=True):
    """What the improvement report measures against; the yield is a share from 0 to 1."""

    lead_time: Duration | None = None
    first_pass_yield: Decimal | None = None


class Expected(Struct, frozen=True, kw_only=True):
    """`then` of a scenario; None where it says nothing."""

    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] | None = None
    result: str = ""


# What one step is answered in one round: its values, or approved / rejected.
Answer = str | tuple[tuple[str, Raw], ...]


class Scenario(Sited, frozen=True, kw_only=True):
    """A test of the process: inputs, answers round by round, and what must come out."""

    name: str
    given: tuple[tuple[str, Raw], ...] = ()
    answers: tuple[tuple[str, tuple[Answer, ...]], ...] = ()
    then: Expected = Expected()
    at: Places = NOWHERE


class Process(Sited, frozen=True, kw_only=True):
    """A process document. Plain `steps:` make one stage without id and title."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    control: Control = Control()
    description: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # (title, url)
    trigger: Trigger | None = None
    frequency: Rate | None = None
    targets: Targets = Targets()
    always: bool = False  # hours: always
    raci: Raci = NOBODY
    inputs: tuple[Field, ...] = ()
    outputs: tuple[tuple[str, str], ...] = ()  # (own field, what it is)
    result: str = ""
    scenarios: tuple[Scenario, ...] = ()
    checks: tuple[Check, ...] = ()
    at: Places = NOWHERE

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in document order."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def staged(self) -> bool:
        """Whether the document groups its steps in stages."""
        return bool(self.stages[0].id)
