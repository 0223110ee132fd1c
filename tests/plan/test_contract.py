"""The contract of a project that closes: what holds, what is open, what nobody has written."""

from decimal import Decimal

import pytest

from flowdef.model.control import Control
from flowdef.model.organization import Organization, Person, Role
from flowdef.model.process import Process
from flowdef.model.project import Deliverable, Handover, Phase, Project, Task
from flowdef.plan.contract import Clause, Given, Hours, Standing, contract

DAY = "2027-01-04"
ORGANIZATION = Organization(
    id="acme",
    title="ACME",
    roles=(Role(id="desk", title="Service desk"), Role(id="empty", title="Nobody's")),
    people=(
        Person(id="kim", name="Kim", roles=("desk",), skills=("Help desk",)),
        Person(id="old", name="Old", roles=("desk", "empty"), left="2026-12-31"),
    ),
)


def process(
    status: str = "effective", since: str = "", asks: tuple[str, ...] = (), version: str = "1.0.0"
) -> Process:
    control = Control(status=status, effective_from=since, qualifications=asks, version=version)
    return Process(id="answer", title="Answer", stages=(), control=control)


def given(answer: Process | None = None, **more: object) -> Given:
    facts = {"organization": ORGANIZATION, "processes": {"answer": answer}, "today": DAY, **more}
    return Given(**facts)  # type: ignore[arg-type]  # by name


def clauses(
    around: Given,
    entry: Handover | None,
    task: Task | None = None,
    acceptance: tuple[str, ...] = ("It works",),
) -> dict[str, str]:
    tasks = (task or Task(id="make", title="Make", delivers="x", finished="2026-12-01"),)
    project = Project(
        id="p",
        title="P",
        phases=(Phase(id="", title="", tasks=tasks),),
        deliverables=(Deliverable(id="x", title="X", acceptance=acceptance),),
        handover=(entry,) if entry else (),
    )
    return {each.name: f"{each.standing}: {each.said}" for each in contract(project, around)}


def entry(to: str = "desk", by: str = "kim", how: str = "answer") -> Handover:
    return Handover(deliverable="x", to=to, process=how, accepted_by=by)


def test_all_holds() -> None:
    hours = {("answer", "desk"): Hours(Decimal("1.5"), Decimal(30), Decimal(32))}
    around = given(process(asks=("help desk",)), hours=hours)
    assert clauses(around, entry()) == {
        "acceptance": "met: 1 criterion",
        "delivered": "met: finished: make",
        "accepted by": "met: Kim",
        "receiver": "met: Service desk: Kim",
        "process": "met: answer 1.0.0, effective",
        "qualified": "met: help desk",
        "capacity": "met: 1.5 h a week for it; 30 of 32 h for all processes, deputies included",
        "tasks": "met: 1 is finished",
    }


HOURS = {("answer", "desk"): Hours(Decimal(0), Decimal(33), Decimal(32))}

ROWS = [
    pytest.param(given(), None, "receiver", "open: nobody", id="not handed over"),
    pytest.param(given(), entry(by=""), "accepted by", "open: nobody", id="accepted by nobody"),
    pytest.param(given(), entry(by="old"), "accepted by", "open: Old has left", id="left"),
    pytest.param(given(), entry(by="desk"), "accepted by", "met: Service desk", id="by a role"),
    pytest.param(given(), entry(to="no"), "receiver", "open: there is no role", id="unknown role"),
    pytest.param(given(), entry(to="empty"), "receiver", "open: nobody holds", id="vacant"),
    pytest.param(
        given(organization=None), entry(), "receiver", "untold: desk", id="no organization"
    ),
    pytest.param(given(), entry(how=""), "process", "open: none named, nor", id="no process"),
    pytest.param(given(), entry(how="no"), "process", "open: there is no", id="unknown process"),
    pytest.param(given(), entry(), "process", "open: 'answer' cannot be read", id="faulty"),
    pytest.param(
        given(process("draft")), entry(), "process", "open: answer 1.0.0 is draft", id="draft"
    ),
    pytest.param(
        given(process("", version="")), entry(), "process", "open: answer is of no", id="no status"
    ),
    pytest.param(
        given(process(since="2027-02-01")),
        entry(),
        "process",
        "open: answer 1.0.0 is effective from 2027-02-01 on",
        id="not in force yet",
    ),
    pytest.param(
        given(process(asks=("A year of practice", "help desk"))),
        entry(),
        "qualified",
        "untold: A year of practice",
        id="a sentence that nobody's skills are",
    ),
    pytest.param(given(process()), entry(), "capacity", "untold: how often", id="no frequency"),
    pytest.param(
        given(process(), hours=HOURS), entry(), "capacity", "open: it asks nothing", id="too much"
    ),
]


@pytest.mark.parametrize(("around", "to", "name", "said"), ROWS)
def test_a_clause(around: Given, to: Handover | None, name: str, said: str) -> None:
    assert clauses(around, to)[name].startswith(said)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        pytest.param(Task(id="a", title="A"), "open: no task", id="nobody makes it"),
        pytest.param(Task(id="a", title="A", delivers="x"), "open: not finished: a", id="not yet"),
        pytest.param(
            Task(id="a", title="A", delivers="x", progress=Decimal(1)), "met", id="all of it"
        ),
        pytest.param(Task(id="run", title="A", delivers="x"), "met", id="its run is done"),
    ],
)
def test_what_is_delivered(task: Task, said: str) -> None:
    found = clauses(given(done=frozenset({"run"})), entry(), task)
    assert found["delivered"].startswith(said)


def test_without_criteria_nobody_can_accept() -> None:
    assert clauses(given(), entry(), acceptance=())["acceptance"].startswith("open: no criteria")


def test_a_report_needs_no_process_where_something_else_has_one() -> None:
    project = Project(
        id="p",
        title="P",
        phases=(Phase(id="", title="", tasks=()),),
        deliverables=(Deliverable(id="x", title="X"), Deliverable(id="y", title="Y")),
        handover=(entry(how=""), Handover(deliverable="y", to="desk", process="answer")),
    )
    found = {(each.deliverable, each.name): each for each in contract(project, given())}
    assert found["x", "process"].standing == "untold"


def test_what_makes_nothing_cannot_close() -> None:
    project = Project(id="p", title="P", phases=(Phase(id="", title="", tasks=()),))
    found, _ = contract(project, given())
    assert (found.name, found.standing) == ("deliverables", "open")


def test_what_is_still_to_be_done_is_open_though_all_is_delivered() -> None:
    tasks = (
        Task(id="make", title="Make", delivers="x", finished="2026-12-01"),
        Task(id="tidy", title="Tidy"),
        Task(id="told", title="Told", progress=Decimal(1)),
        Task(id="run", title="Run"),
    )
    project = Project(
        id="p",
        title="P",
        phases=(Phase(id="", title="", tasks=tasks),),
        deliverables=(Deliverable(id="x", title="X", acceptance=("It works",)),),
    )
    *_, last = contract(project, given(done=frozenset({"run"})))
    assert last == Clause("", "tasks", Standing.OPEN, "1 of 4 not finished: tidy")
