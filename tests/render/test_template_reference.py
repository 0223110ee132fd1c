"""The page of all that a template is given: fresh and complete."""

import re

import pytest
from msgspec import Struct

from flowdef.render import appendix, project_parts, sop_parts
from flowdef.render.html_paper import HTML
from flowdef.render.markdown_paper import MARKDOWN
from flowdef.render.pocket import Pause, PocketPage
from flowdef.render.project_page import ProjectPage
from flowdef.render.sop_page import SopPage
from flowdef.render.template_reference import meanings, template_reference
from goldens import ROOT, Golden

PAGE = ROOT / "docs" / "reference" / "template.md"
PARTS = [
    each
    for module in (appendix, sop_parts, project_parts)
    for each in vars(module).values()
    if isinstance(each, type) and each.__module__ == module.__name__
]


def test_the_page_is_fresh(golden: Golden) -> None:
    golden(PAGE, template_reference())


@pytest.mark.parametrize("part", [SopPage, ProjectPage, PocketPage, Pause, *PARTS])
def test_every_field_says_what_it_is(part: type[Struct]) -> None:
    assert [*meanings(part)] == [*part.__struct_fields__]
    assert all(said.endswith(".") for said in meanings(part).values())
    assert f"\n## {part.__name__}\n" in template_reference()


@pytest.mark.parametrize("name", [*MARKDOWN.filters, *MARKDOWN.tools, *HTML.filters, *HTML.tools])
def test_every_filter_and_function_is_there(name: str) -> None:
    assert re.search(rf"`(?:{{{{ (?:\w+ \\\| )?)?{name}\b", template_reference())


def test_every_link_leads_somewhere() -> None:
    page = template_reference()
    headings = {each.lower() for each in re.findall(r"^## (\w+)$", page, re.MULTILINE)}
    links = set(re.findall(r"\(#([^)]+)\)", page))
    assert links
    assert links <= headings
