"""Project parts: what the page of a project is made of, as values that any template can print."""

from msgspec import Struct

from flowdef.render.spoken import Said


class Aim(Struct, frozen=True):
    """A goal of the organization that the project serves.

    Attributes:
        title: The goal.
        measure: How it is measured; empty where it is not said.
        owner: Who answers for it; empty where it is not said.
    """

    title: str
    measure: str
    owner: str


class Outcome(Struct, frozen=True):
    """A deliverable.

    Attributes:
        title: What is handed over.
        acceptance: How one knows that it is right.
        task: The tasks that deliver it: 'task 12', 'tasks 3 and 4'; empty where none says so.
    """

    title: str
    acceptance: tuple[str, ...]
    task: str


class Level(Struct, frozen=True):
    """A row of the logical framework.

    Attributes:
        name: 'Goal', 'Purpose' or 'Output'.
        statement: What is reached.
        measure: How it is measured.
        verification: Where one looks.
        assumption: What must hold for it.
    """

    name: str
    statement: str
    measure: str
    verification: str
    assumption: str


class Score(Struct, frozen=True):
    """What the project scored by one criterion of selection.

    Attributes:
        criterion: The criterion in words.
        score: The score.
    """

    criterion: str
    score: str


class Job(Struct, frozen=True, kw_only=True):
    """A task.

    Attributes:
        number: Its number, counted through the whole project from 1.
        id: Its id in the document.
        title: Its title.
        description: What it is about; empty where it is not said.
        milestone: Whether it is a milestone: a moment, no work.
        process: The process by which it is done, with a link; empty where it is a task of its own.
        who: Who is assigned: 'Lee (50 %) and Jo'; empty where nobody is.
        length: '2 days of work (1 to 5)', '4 weeks (2 to 8)'; empty where it is not said.
        after: 'after tasks 3 and 4', 'after phase 1', 'at the start', 'at any time'.
        dates: 'started 2026-10-05, deadline 2026-12-18'; empty where there are none.
        delivers: The title of the deliverable; empty where there is none.
    """

    number: int
    id: str
    title: str
    description: str
    milestone: bool
    process: Said
    who: str
    length: str
    after: str
    dates: str
    delivers: str


class Stretch(Struct, frozen=True, kw_only=True):
    """A phase; a project without phases has one, whose id and title are empty.

    Attributes:
        number: Its number, from 1.
        id: Its id in the document.
        title: Its title.
        description: What it is about.
        gate: The decision before it: 'Go, by Dana on 2026-10-02: Profile agreed'; empty where none
            is recorded.
        tasks: Its tasks.
    """

    number: int
    id: str
    title: str
    description: str
    gate: str
    tasks: tuple[Job, ...]


class Danger(Struct, frozen=True):
    """A risk.

    Attributes:
        title: What could go wrong.
        probability: How likely: '30 %'; empty where it is not said.
        impact: What it would cost: '4 weeks'; empty where it is not said.
        response: 'avoid', 'reduce', 'transfer', 'accept', or 'exploit' for a chance.
        plan: What is done about it.
        owner: Who watches it.
    """

    title: str
    probability: str
    impact: str
    response: str
    plan: str
    owner: str


class Interest(Struct, frozen=True):
    """A stakeholder.

    Attributes:
        name: Who.
        interest: What they want or fear.
        communication: How they are kept in the picture.
    """

    name: str
    interest: str
    communication: str


class Passing(Struct, frozen=True):
    """How a deliverable passes into daily operations.

    Attributes:
        deliverable: Its title.
        to: The role that takes it.
        process: The process that runs it from then on, with a link; empty where none is named.
        accepted_by: The role that accepts it; empty where it is not said.
    """

    deliverable: str
    to: str
    process: Said
    accepted_by: str
