"""The page of a project: read in full as goldens, its structure all ours."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from flowdef.model.control import Reference
from flowdef.model.fields import Field, FieldType
from flowdef.model.project import (
    Budget,
    Deliverable,
    Estimate,
    Link,
    LinkType,
    Party,
    Phase,
    Project,
    Selection,
    Task,
)
from flowdef.render.project_markdown import project_markdown
from flowdef.render.sop_setting import Around
from flowdef.times import Duration, Unit, duration
from goldens import ROOT, Golden
from hostile_texts import TEXTS, everywhere
from read_markdown import headings, kinds
from sample_documents import sample_organization, sample_processes, sample_projects

GOLDENS = ROOT / "tests" / "render" / "goldens"
PROJECTS = sample_projects()
AROUND = Around(
    organization=sample_organization(),
    processes={
        name: Reference(title=each.title, file=f"../processes/{name}.yaml")
        for name, each in sample_processes().items()
    },
)

WHOLE = PROJECTS["hire-support-engineer"]


def days(number: int) -> Duration:
    return Duration(Decimal(number), Unit.DAYS)


@pytest.mark.parametrize("name", PROJECTS)
def test_a_sample_project_reads_as_it_did(name: str, golden: Golden) -> None:
    golden(GOLDENS / f"{name}.md", project_markdown(PROJECTS[name], AROUND))


@pytest.mark.parametrize("name", PROJECTS)
def test_the_page_is_clean(name: str) -> None:
    text = project_markdown(PROJECTS[name], AROUND)
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "None" not in text
    levels = [level for level, _ in headings(text)]
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))


@pytest.mark.parametrize("name", PROJECTS)
def test_every_task_has_its_row_in_order(name: str) -> None:
    rows = re.findall(r"^\| (\d+)\. ", project_markdown(PROJECTS[name], AROUND), re.MULTILINE)
    assert [*map(int, rows)] == [*range(1, len(PROJECTS[name].tasks) + 1)]


@given(TEXTS)
def test_hostile_text_stays_text(text: str) -> None:
    """With any text everywhere, the page has the structure that it has with a calm one."""
    word = text if text.strip() else "x"
    assert kinds(project_markdown(everywhere(WHOLE, word), AROUND)) == calm()


@cache
def calm() -> Counter[str]:
    return kinds(project_markdown(everywhere(WHOLE, "calm"), AROUND))


@given(TEXTS)
def test_hostile_names_stay_text(text: str) -> None:
    assert kinds(among(text if text.strip() else "x")) == among_calm()


def among(name: str) -> str:
    """The page with a text as the name of everybody and everything around it."""
    known = dict.fromkeys(AROUND.processes, Reference(title=name, file="x.md"))
    organization = everywhere(sample_organization(), name)
    return project_markdown(WHOLE, Around(organization=organization, processes=known))


@cache
def among_calm() -> Counter[str]:
    return kinds(among("calm"))


@pytest.mark.parametrize(
    ("task", "said"),
    [
        pytest.param({}, "| at the start |", id="the first"),
        pytest.param({"needs": ()}, "| at any time |", id="nothing"),
        pytest.param({"needs": (Link(to="b"),)}, "| after task 2 |", id="another"),
        pytest.param(
            {"needs": (Link(to="c"), Link(to="b"), Link(to="late"))},
            "| after tasks 2 and 3 and phase 2 |",
            id="several",
        ),
        pytest.param(
            {"needs": (Link(to="b", lag=duration("2d")),)},
            "| begins 2 working days after task 2 ends |",
            id="later",
        ),
        pytest.param(
            {"needs": (Link(to="b", type=LinkType.START_TO_START),)},
            "| begins when task 2 begins |",
            id="together",
        ),
        pytest.param(
            {"needs": (Link(to="b", type=LinkType.FINISH_TO_FINISH, lag=duration("1w")),)},
            "| ends 1 week after task 2 ends |",
            id="the end after the end",
        ),
        pytest.param(
            {"needs": (Link(to="late", type=LinkType.START_TO_FINISH),)},
            "| ends when phase 2 begins |",
            id="the end when the other begins",
        ),
        pytest.param({"needs": (Link(to="gone"),)}, "| at any time |", id="one that is not there"),
        pytest.param(
            {"duration": Estimate(*map(days, (2, 3, 5)))},
            "| 3 working days (2 to 5) |",
            id="how long",
        ),
        pytest.param(
            {"effort": Estimate(*map(days, (2, 2, 2)))}, "| 2 days of work |", id="how much work"
        ),
        pytest.param(
            {"process": "other"}, "1. A. By the process Other", id="a process that nobody knows"
        ),
    ],
)
def test_what_a_task_says(task: dict[str, Any], said: str) -> None:
    first = replace(Task(id="a", title="A"), **task)
    others = (Task(id="b", title="B"), Task(id="c", title="C"))
    phases = (
        Phase(id="soon", title="Soon", tasks=(first, *others)),
        Phase(id="late", title="Late", tasks=(Task(id="d", title="D"),)),
    )
    assert said in project_markdown(Project(id="p", title="P", phases=phases))


def test_what_is_asked_at_the_start_is_named_where_a_text_refers_to_it() -> None:
    task = Task(id="a", title="Hire {{ who }}", description="Ask {{ who }} and {{ other }}")
    phase = Phase(id="f", title="For {{ who }}", description="Of {{ who }}", tasks=(task,))
    field = Field(name="who", type=FieldType.TEXT, label="New colleague")
    page = project_markdown(Project(id="p", title="P", inputs=(field,), phases=(phase,)))
    assert "1. Hire ‹New colleague›: Ask ‹New colleague› and ‹Other›" in page
    assert "### Phase 1: For ‹New colleague›\n\nOf ‹New colleague›\n" in page
    assert 'subgraph g1["For ‹New colleague›"]\n    n1("1: Hire ‹New colleague›")' in page
    assert "{{" not in page


def test_a_deliverable_names_every_task_that_makes_it() -> None:
    tasks = tuple(
        Task(id=name, title=name, delivers=made)
        for name, made in (("a", "d"), ("b", ""), ("c", "d"), ("e", "x"))
    )
    deliverables = (Deliverable(id="d", title="D"), Deliverable(id="f", title="F"))
    phases = (Phase(id="", title="", tasks=tasks),)
    page = project_markdown(Project(id="p", title="P", phases=phases, deliverables=deliverables))
    assert "**D** (tasks 1 and 3)\n" in page
    assert "**F**\n" in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"status": "proposed"}, "> **This project is proposed and not decided yet.**"),
        ({"status": "on-hold"}, "on hold. Nobody works on it for now"),
        ({"sponsor": Party(name="Board", external=True)}, "| Sponsor | Board (external) |"),
        ({"sponsor": Party(name="Board")}, "| Sponsor | Board |"),
        ({"budget": Budget(amount=Decimal("12000.50"), currency="EUR")}, "| 12,000.5 EUR |"),
        ({"selection": Selection(decision="hold")}, "Decision: **hold**.\n"),
        ({"selection": Selection(reason="Later.")}, "## Selection\n\nLater.\n"),
        ({"supports": ("a-goal",)}, "| A goal | – | – |"),
        ({"deliverables": (Deliverable(id="d", title="D"),)}, "**D**\n"),
        ({"links": (("Site", "https://example.com"),)}, "- [Site](https://example.com)\n"),
        ({"links": (("Site", "javascript:x"),)}, "## References\n\n- Site: javascript:x\n"),
    ],
)
def test_what_a_project_says(more: dict[str, Any], said: str) -> None:
    tasks = (Task(id="a", title="A"),)
    project = Project(id="p", title="P", phases=(Phase(id="", title="", tasks=tasks),), **more)
    page = project_markdown(project)
    assert said in page
    assert "### " not in page
