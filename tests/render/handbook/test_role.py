"""The page of a role: all that its holder does, said to them."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from flowdef.model.organization import Organization, Person, Right, Role
from flowdef.model.process import Escalation, Process
from flowdef.model.project import Assignee, Deliverable, Handover, Phase, Project, Task
from flowdef.render.handbook.pages import pages
from flowdef.render.handbook.shelf import Shelf
from flowdef.times import Duration, Unit
from processes_in_a_line import a_process

ACME = Organization(
    id="acme",
    title="ACME",
    roles=(
        Role(id="boss", title="Boss", authority=(Right(type="go-live"),), deputy="clerk"),
        Role(id="clerk", title="Clerk"),
    ),
    people=(Person(id="al", name="Al", roles=("clerk",), left="2027-01-31"),),
)


def role_page(role: str, *documents: Process | Project) -> str:
    shelf = Shelf(
        organization=ACME,
        processes=tuple(each for each in documents if isinstance(each, Process)),
        projects=tuple(each for each in documents if isinstance(each, Project)),
    )
    return next(text() for name, text in pages(shelf) if name == f"roles/{role}.md")


def steps(text: str) -> list[tuple[str, str]]:
    """(number, part) of each step of a role's page."""
    cells = [line.split(" | ") for line in text.split("\n") if line.startswith("| ")]
    return [(row[0][2:], row[2]) for row in cells if row[0][2:].isdigit()]


@pytest.mark.parametrize(
    ("line", "owner", "part"),
    [
        pytest.param("a[by clerk]", "", "Do it (R)", id="responsible"),
        pytest.param("a[acc clerk]", "", "Do it (R) and answer for it (A)", id="accountable alone"),
        pytest.param("a", "clerk", "Do it (R) and answer for it (A)", id="the owner"),
        pytest.param("a[by boss; acc clerk]", "", "Answer for it (A)", id="accountable"),
        pytest.param("a > approve b[role clerk]", "", "Decide (R)", id="an approval"),
        pytest.param(
            "auto a[by clerk]", "", "Do it by hand if the machine fails (R)", id="a machine"
        ),
        pytest.param("wait a 2d[acc clerk]", "", "Answer for it (A)", id="a wait"),
    ],
)
def test_a_part(line: str, owner: str, part: str) -> None:
    assert steps(role_page("clerk", a_process(line, owner=owner)))[-1][1] == part


def test_conditions_have_a_column_where_there_are_some() -> None:
    line = "a[ask n:integer; by clerk] > b[when n > 3; by clerk] > c[by boss]"
    text = role_page("clerk", a_process(line))
    assert "| No. | Step | You | Only if | Due |" in text
    assert "| 2 | [b](../processes/p.md#step-2-b) | Do it (R) | N is above 3 | – |" in text
    assert "| No. | Step | You | Due |" in role_page("boss", a_process(line))


def test_a_condition_of_the_stage_is_said_unless_that_of_the_step_says_it() -> None:
    line = "one{a[ask n:integer, m:integer]} > two[when n > 3]{b[when n > 5; by clerk]"
    line += " > c[when m > 5; by clerk] > d[when x; by clerk] > e[when n; by clerk]"
    text = role_page("clerk", a_process(f"{line} > f[when n >; by clerk]}}"))
    assert [row.split(" | ")[3] for row in text.split("\n") if "Do it (R)" in row] == [
        "N is above 5",
        "N is above 3, and M is above 5",
        "N is above 3, and X is yes",
        "N is above 3, and N is yes",
        "N is above 3, and n >",
    ]


def test_advice_news_and_lateness() -> None:
    document = a_process("a[by boss]")
    step = document.stages[0].steps[0]
    told = replace(
        step,
        raci=replace(step.raci, consulted=("clerk",), informed=("clerk",)),
        escalate=Escalation(Duration(Decimal(1), Unit.DAYS), "clerk"),
    )
    document = replace(document, stages=(replace(document.stages[0], steps=(told,)),))
    assert steps(role_page("clerk", document)) == [
        ("1", "Give advice before (C), are told (I) and are called in if it is late")
    ]


def test_who_answers_for_all_steps_is_told_it_once() -> None:
    document = a_process("a[by boss] > b[by clerk] > c[by boss]", owner="clerk")
    text = role_page("clerk", document)
    assert "You answer for all its 3 steps (A)." in text
    assert steps(text) == [("2", "Do it (R)")]


def test_who_is_named_in_a_field_is_no_role() -> None:
    document = a_process("a[by {who}; acc clerk]", inputs="who:person")
    assert steps(role_page("clerk", document)) == [("1", "Answer for it (A)")]


def test_what_is_obsolete_is_nobodys_work_but_still_owned() -> None:
    text = role_page("clerk", a_process("a[by clerk]", owner="clerk", status="obsolete"))
    assert "You take part in no step of a process." in text
    assert "| [p](../processes/p.md) | 1.0.0 | obsolete |" in text


def test_a_draft_says_that_it_is_not_in_force() -> None:
    text = role_page("clerk", a_process("a[by clerk]", status="draft"))
    assert "This document is a draft and not in force." in text


def test_deputies_are_told_both_ways() -> None:
    assert "| Your deputy | [Clerk](clerk.md): Al (until 2027-01-31) |" in role_page("boss")
    assert "| You stand in for | [Boss](boss.md): nobody |" in role_page("clerk")
    assert "| Your deputy | none |" in role_page("clerk")


def test_rights_are_told() -> None:
    assert "## What you may decide\n\n- Go live: without limit" in role_page("boss")


def test_standing_duties_and_projects() -> None:
    document = a_process("a")
    control = replace(document.control, responsibilities=(("clerk", "Keeps the books"),))
    project = Project(
        id="move",
        title="Move",
        phases=(
            Phase(
                id="",
                title="",
                tasks=(
                    Task(id="t", title="Pack", assigned=(Assignee(role="clerk"),)),
                    Task(id="u", title="Rest", assigned=(Assignee(person="al"),)),
                ),
            ),
        ),
        deliverables=(Deliverable(id="office", title="The new office"),),
        handover=(
            Handover(deliverable="office", to="clerk", accepted_by="boss"),
            Handover(deliverable="keys", to="boss", accepted_by="clerk"),
        ),
    )
    text = role_page("clerk", replace(document, control=control), project)
    assert "- [p](../processes/p.md): Keeps the books" in text
    assert text.endswith(
        "## Your part in projects\n\n### [Move](../projects/move.md)\n\n"
        "- Pack\n- You take over: The new office\n- You accept: Keys\n"
    )


def test_a_role_that_only_documents_name_has_a_page_that_says_so() -> None:
    text = role_page("auditor", a_process("a[by auditor]"))
    assert "# Auditor\n\n> Documents name this role; the organization does not." in text
