"""The table of contents: each link leads to its heading by the rule of GitHub."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.graph.order import order_of
from flowdef.model.process import Process
from flowdef.render.contents import MARK, headings, with_contents
from flowdef.render.project_markdown import project_markdown
from flowdef.render.sop_markdown import sop_markdown
from hostile_texts import MARKS, TEXTS
from read_markdown import headings as read_headings
from read_markdown import tokens
from sample_documents import process, sample_processes, sample_projects
from schema_documents import FOLDER

STAGED = process(FOLDER / "process-in-stages.yaml")
PAGES = {
    **{name: sop_markdown(each, order_of(each)) for name, each in sample_processes().items()},
    **{name: project_markdown(each) for name, each in sample_projects().items()},
}


def github(page: str) -> set[str]:
    """The anchors of a page, by an independent reading of its headings."""
    found: list[str] = []
    for _, title in read_headings(page):
        kept = "".join(
            each
            for each in title.strip().lower()
            if each in " -_" or unicodedata.category(each)[0] in "LMN" or each.isalnum()
        )
        plain = unique = kept.replace(" ", "-")
        number = 0
        while unique in found:
            number += 1
            unique = f"{plain}-{number}"
        found.append(unique)
    return set(found)


def linked(page: str) -> list[str]:
    """The anchors that the links of a page lead to."""
    targets = (str(each.attrs["href"]) for each in tokens(page) if each.type == "link_open")
    return [unquote(each[1:]) for each in targets if each.startswith("#")]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_sample_leads_to_its_heading(name: str) -> None:
    page = PAGES[name]
    assert set(linked(page)) <= github(page)
    second_and_third = [each for each in read_headings(page) if each[0] in (2, 3)]
    assert len(linked(page)) == len(second_and_third) - 1  # the contents themselves


def titled(text: str) -> Process:
    """The process with a text as the title of each stage."""
    return replace(STAGED, stages=tuple(replace(each, title=text) for each in STAGED.stages))


@given(st.text("ab Ä-_.&*[]()#!'é12–¡", min_size=1).filter(str.strip))
def test_links_lead_to_headings_whatever_they_say(text: str) -> None:
    page = sop_markdown(titled(text), order_of(STAGED))
    assert set(linked(page)) <= github(page)


@given(TEXTS)
def test_a_hostile_title_is_listed_as_text(text: str) -> None:
    if text.strip():
        page = sop_markdown(titled(text), order_of(STAGED))
        assert (
            len(linked(page)) == len([each for each in read_headings(page) if 1 < each[0] < 4]) - 1
        )


@given(MARKS)
def test_no_heading_hides_behind_instructions(text: str) -> None:
    stages = tuple(
        replace(each, steps=tuple(replace(step, instructions=text) for step in each.steps))
        for each in STAGED.stages
    )
    page = sop_markdown(replace(STAGED, stages=stages), order_of(STAGED))
    assert len(linked(page)) == len([each for each in read_headings(page) if 1 < each[0] < 4]) - 1


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param("# A\n\n## B\n", [(1, "A", "a"), (2, "B", "b")], id="levels"),
        pytest.param("## A\n## A\n", [(2, "A", "a"), (2, "A", "a-1")], id="the same twice"),
        pytest.param("## A [b](c) d\n", [(2, "A b d", "a-b-d")], id="a link in it"),
        pytest.param("## 1\\. a\\_b & c\n", [(2, "1\\. a\\_b & c", "1-a_b--c")], id="escapes"),
        pytest.param("```\n# A\n```\n# B\n", [(1, "B", "b")], id="in a fence"),
        pytest.param("~~~ x `\n```\n# A\n~~~\n# B\n", [(1, "B", "b")], id="another fence in it"),
        pytest.param("``` x ```\n# B\n", [(1, "B", "b")], id="code that is no fence"),
        pytest.param("```\n``` x\n# A\n````\n# B\n", [(1, "B", "b")], id="no end of a fence"),
        pytest.param("#A\n####### B\n#\n", [], id="no headings"),
    ],
)
def test_headings(page: str, said: list[tuple[int, str, str]]) -> None:
    assert list(headings(page)) == said


def test_a_page_without_a_place_for_contents_stays() -> None:
    assert with_contents("# A\n") == "# A\n"


def test_contents_stand_once() -> None:
    page = with_contents(f"## Contents\n\n{MARK}\n\n## A\n\n### B\n\n#### C\n\n{MARK}")
    assert page == "## Contents\n\n- [A](#a)\n  - [B](#b)\n\n## A\n\n### B\n\n#### C\n\n"


def test_nothing_of_the_marks_is_left() -> None:
    assert not any(re.search("\0", page) for page in PAGES.values())
