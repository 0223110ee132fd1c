"""The indexes of a handbook, each with documents made for the case."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from flowdef.model.control import Control
from flowdef.model.organization import Organization, Person, Right, Role
from flowdef.model.process import Process
from flowdef.model.project import Assignee, Handover, Phase, Project, Task
from flowdef.render.handbook import entrance, reviews
from flowdef.render.handbook.pages import pages
from flowdef.render.handbook.shelf import Shelf
from flowdef.times import period
from handbooks import printed
from processes_in_a_line import a_process
from read_handbook import broken


def page(path: str, *documents: Process | Project, organization: Organization | None = None) -> str:
    shelf = Shelf(
        organization=organization,
        processes=tuple(each for each in documents if isinstance(each, Process)),
        projects=tuple(each for each in documents if isinstance(each, Project)),
    )
    return next(text() for name, text in pages(shelf) if name == path)


def a_controlled(name: str, **control: object) -> Process:
    return replace(a_process("a", id=name), control=Control(**{"status": "effective", **control}))  # type: ignore[arg-type]  # keys of Control, told by the row


def a_project(name: str, *tasks: Task, **more: object) -> Project:
    phase = Phase(id="", title="", tasks=tasks or (Task(id="t", title="T"),))
    return Project(id=name, title=name, phases=(phase,), **more)  # type: ignore[arg-type]  # idem


def people(*roles: Role, **names: tuple[str, ...]) -> Organization:
    return Organization(
        id="o",
        title="O",
        roles=roles,
        people=tuple(
            Person(id=name.lower(), name=name, roles=held) for name, held in names.items()
        ),
    )


def rows(text: str) -> list[str]:
    """The rows of all tables without their heads."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [
        line
        for at, line in enumerate(lines)
        if "---" not in line and not (at + 1 < len(lines) and "---" in lines[at + 1])
    ]


def test_one_meaning_in_two_documents_is_one_row() -> None:
    one = a_controlled("a", definitions=(("CRM", "The master of customer data"),))
    two = a_controlled("b", definitions=(("crm ", "the master of  customer data."),))
    assert rows(page("glossary.md", one, two)) == [
        "| CRM | The master of customer data | [a](processes/a.md), [b](processes/b.md) |"
    ]


def test_two_meanings_stand_side_by_side_and_are_said_first() -> None:
    one = a_controlled("a", definitions=(("Lead", "A person who might buy"), ("Deal", "An order")))
    two = a_controlled("b", definitions=(("Lead", "A metal"),))
    text = page("glossary.md", one, two)
    assert "1 term is used differently in different documents." in text
    assert rows(text) == [
        "| Lead | A person who might buy | [a](processes/a.md) |",
        "| Lead | A metal | [b](processes/b.md) |",
        "| Deal | An order | [a](processes/a.md) |",
    ]


def test_only_terms_of_several_meanings() -> None:
    one = a_controlled("a", definitions=(("Lead", "A person"),))
    two = a_controlled("b", definitions=(("Lead", "A metal"),))
    assert "All other terms" not in page("glossary.md", one, two)


@pytest.mark.parametrize(
    ("control", "row"),
    [
        pytest.param(
            {"review_every": period("12 months"), "last_review": "2026-02-28", "owner": "boss"},
            "| 2027-02-28 | [a](processes/a.md) | [Boss](roles/boss.md) | 12 months | 2026-02-28 |",
            id="dated",
        ),
        pytest.param({}, "| [a](processes/a.md) | – | no review is planned |", id="none"),
        pytest.param(
            {"review_every": period("1 year")},
            "| [a](processes/a.md) | – | every 1 year, but no review is recorded yet |",
            id="never reviewed",
        ),
        pytest.param(
            {"not_applicable": ("review",)},
            "| [a](processes/a.md) | – | not applicable |",
            id="left out on purpose",
        ),
    ],
)
def test_a_review(control: dict[str, object], row: str) -> None:
    assert rows(page("reviews.md", a_controlled("a", **control))) == [row]


def test_reviews_are_sorted_by_day_and_what_is_obsolete_has_none() -> None:
    every = period("1 year")
    documents = [
        a_controlled("late", review_every=every, last_review="2026-09-01"),
        a_controlled("soon", review_every=every, last_review="2026-01-01"),
        a_controlled("gone", review_every=every, last_review="2020-01-01", status="obsolete"),
    ]
    assert [(day, each.id) for day, each in reviews.scheduled(documents)] == [
        ("2027-01-01", "soon"),
        ("2027-09-01", "late"),
    ]
    assert "No process is in use." in page("reviews.md", documents[2])


def test_every_status_has_its_section_in_the_order_of_a_life() -> None:
    known = ("obsolete", "draft", "effective", "in-review", "approved")
    text = page("status.md", *(a_controlled(f"a-{each}", status=each) for each in known))
    found = [line[3:] for line in text.split("\n") if line.startswith("## ")]
    assert found == [
        "Drafts of processes",
        "Processes in review",
        "Approved processes",
        "Effective processes",
        "Obsolete processes",
    ]


def test_people_say_from_when_to_when() -> None:
    days = {"Al": ("", ""), "Bo": ("2020-01-01", ""), "Cy": ("", "2026-01-31")}
    days["Di"] = ("2020-01-01", "2026-01-31")
    organization = Organization(
        id="o",
        title="O",
        people=tuple(
            Person(id=name, name=name, joined=since, left=until)
            for name, (since, until) in days.items()
        ),
    )
    text = page("people.md", a_project("move", manager="Bo"), organization=organization)
    assert rows(text) == [
        "| Al | – | – | – | – |",
        "| Bo | – | [move](projects/move.md) | – | since 2020-01-01 |",
        "| Cy | – | – | – | until 2026-01-31 |",
        "| Di | – | – | – | 2020-01-01 to 2026-01-31 |",
    ]


def test_whoever_is_named_as_a_role_has_a_page() -> None:
    organization = people(Role(id="boss", title="Boss", deputy="second"), Al=("ghost", "boss"))
    process = a_controlled("a", owner="owner", responsibilities=(("keeper", "Keeps"),))
    project = a_project(
        "move",
        Task(id="t", title="T", assigned=(Assignee(role="mover"),)),
        handover=(
            Handover(deliverable="d", to="taker", accepted_by="judge"),
            Handover(deliverable="e", to="taker", accepted_by="al"),
        ),
    )
    shelf = Shelf(organization=organization, processes=(process,), projects=(project,))
    found = printed(shelf)
    roles = ("boss", "second", "ghost", "owner", "keeper", "mover", "taker", "judge")
    assert {f"roles/{each}.md" for each in roles} == {
        path for path in found if path.startswith("roles/")
    }
    assert broken(found, found) == []


def test_a_person_in_place_of_a_role_has_a_page_as_a_role() -> None:
    """That is a mistake, which the linter tells; the handbook is built all the same."""
    shelf = Shelf(organization=people(Al=()), processes=(a_process("a[by al; acc al]"),))
    found = printed(shelf)
    assert "roles/al.md" in found
    assert broken(found, found) == []


def test_a_role_that_nobody_holds_is_said() -> None:
    text = page("people.md", organization=people(Role(id="boss", title="Boss"), Al=()))
    assert "## Roles that nobody holds\n\n[Boss](roles/boss.md)" in text


def test_rights_are_told_from_the_lowest_limit_to_none() -> None:
    def spend(limit: int | None) -> Right:
        return Right(type="spend", limit=None if limit is None else Decimal(limit), currency="EUR")

    text = page(
        "authority.md",
        organization=people(
            Role(id="a", title="A", authority=(spend(None), Right(type="go-live"))),
            Role(id="b", title="B", authority=(spend(10_000),), deputy="a"),
            Role(id="c", title="C", authority=(spend(500),)),
        ),
    )
    assert rows(text)[:4] == [
        "| Go live | [A](roles/a.md) | without limit | – |",
        "| Spend | [C](roles/c.md) | up to 500 EUR | – |",
        "| Spend | [B](roles/b.md) | up to 10,000 EUR | [A](roles/a.md) |",
        "| Spend | [A](roles/a.md) | without limit | – |",
    ]


def test_an_approval_says_when_by_how_many_and_by_which_right() -> None:
    line = "ask[ask n:integer] > approve ok[when n > 3; role boss; quorum 2; right spend n EUR]"
    text = page("authority.md", a_process(line, title="Buy"))
    assert rows(text)[-1] == (
        "| [ok](processes/p.md#step-2-ok) | N is above 3 | [Boss](roles/boss.md) (2 people) "
        "| Spend up to ‹N› EUR | [Buy](processes/p.md) |"
    )


def test_a_machine_names_who_takes_over() -> None:
    text = page(
        "machines.md",
        a_process("auto a[by clerk] > auto b[by {who}] > auto c", inputs="who:person"),
    )
    assert [row.split(" | ")[2] for row in rows(text)] == [
        "[Clerk](roles/clerk.md)",
        "the person named in ‹Who›",
        "anybody",
    ]


def test_connections_are_told_from_both_ends() -> None:
    move = a_project(
        "move",
        Task(id="t", title="T", process="look"),
        handover=(Handover(deliverable="d", to="clerk", process="buy"),),
    )
    text = page(
        "connections.md", a_process("call s look", id="buy"), a_process("a", id="look"), move
    )
    step = "[buy, step 1](processes/buy.md#step-1-s)"
    assert rows(text) == [
        "| [buy](processes/buy.md) | [look](processes/look.md) | – | [move](projects/move.md) |",
        f"| [look](processes/look.md) | – | {step} | [move](projects/move.md) |",
    ]
    assert text.count("-->\n") == 1
    assert text.count(" --> ") == 3


@pytest.mark.parametrize(("arrows", "drawn"), [(500, True), (501, False)])
def test_a_picture_that_cannot_be_drawn_is_left_out(arrows: int, drawn: bool) -> None:
    line = " > ".join(f"call s{at} p{at}" for at in range(arrows))
    text = page("connections.md", a_process(line, id="all"))
    assert ("```mermaid" in text) is drawn
    assert "| [all](processes/all.md) | P0 (not in this handbook), " in text


def test_a_process_that_is_not_there_is_named_without_a_link() -> None:
    text = page("connections.md", a_process("call s gone-for-good", id="buy"))
    assert "Gone for good (not in this handbook)" in text
    assert 'n2("Gone for good")' in text


@pytest.mark.parametrize(("number", "told"), [(100, "[p99]"), (101, "There are 101: [Documents")])
def test_many_documents_are_found_by_status(number: int, told: str) -> None:
    processes = [a_process("a", id=f"p{at}") for at in range(number)]
    projects = [a_project(f"p{at}") for at in range(number)]
    assert page(entrance.PATH, *processes).count(told) == 1
    assert page(entrance.PATH, *projects).count(told) == 1


@pytest.mark.parametrize(("number", "told"), [(12, "[p11]"), (13, "| 13 processes |")])
def test_many_processes_of_a_role_are_counted(number: int, told: str) -> None:
    processes = [a_process("a[by clerk]", id=f"p{at}") for at in range(number)]
    assert told in page("roles.md", *processes)


def test_owners_and_who_owns_nothing() -> None:
    organization = people(Role(id="boss", title="Boss"), Al=("boss",))
    mine, nobodys = a_process("a", id="mine", owner="boss"), a_process("a", id="nobodys")
    text = page("owners.md", mine, nobodys, a_project("move"), organization=organization)
    assert "### Boss\n\n[Boss](roles/boss.md) is held by Al.\n\n- [mine](processes/mine.md)" in text
    assert "### Nobody\n\n- [nobodys](processes/nobodys.md)" in text
    assert "## Projects\n\n### Nobody\n\n- [move](projects/move.md)" in text


def test_tags_in_the_order_of_the_alphabet_and_what_has_none() -> None:
    tagged = replace(a_process("a", id="x"), tags=("money", "Audit"))
    text = page("tags.md", tagged, a_process("a", id="y"))
    assert [line[3:] for line in text.split("\n") if line.startswith("## ")] == [
        "Audit",
        "money",
        "Without a tag",
    ]
    assert "No document has a tag" in page("tags.md", a_process("a"))
