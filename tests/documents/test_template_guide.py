"""The guide to templates: each template in it prints, and what it shows is what is printed."""

import re

import pytest

from flowdef.graph.order import order_of
from flowdef.render.own_templates import Press, Source
from flowdef.render.sop_page import SopPage, sop_page
from flowdef.render.sop_setting import Around
from goldens import ROOT, Golden
from sample_documents import sample_organization, sample_processes

GUIDE = ROOT / "docs" / "guides" / "templates.md"
TEMPLATES = re.findall(r"```jinja\n(.*?)```\n", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def page(name: str) -> SopPage:
    process = sample_processes()[name]
    return sop_page(process, order_of(process), Around(organization=sample_organization()))


def printed(template: str, about: SopPage, name: str = "x.j2") -> str:
    found = Press({name: Source(name, template)}).printed(name, about)
    assert isinstance(found, str), found
    return found


@pytest.mark.parametrize("name", sample_processes())
def test_the_part_that_is_changed_is_the_only_one(name: str) -> None:
    ours = printed('{% extends "flowdef/sop.md.j2" %}', page(name))
    theirs = printed(TEMPLATES[0], page(name))
    before = ours.partition("## Revision history")[0].replace(
        "- [Revision history](#revision-history)", "- [Questions](#questions)"
    )
    assert theirs.startswith(before)
    assert "Ask " in theirs.removeprefix(before)


def test_what_the_guide_shows_is_printed(golden: Golden) -> None:
    shown = printed(TEMPLATES[1], page("background-check"))
    guide = GUIDE.read_text(encoding="utf-8")
    fresh = re.sub(
        r"(```markdown\n).*?```\n", lambda m: f"{m[1]}{shown}```\n", guide, flags=re.DOTALL
    )
    golden(GUIDE, fresh)


@pytest.mark.parametrize("name", sample_processes())
def test_the_colour_and_the_foot_are_the_company_s(name: str) -> None:
    about = page(name)
    ours = printed('{% extends "flowdef/sop.html.j2" %}', about, "x.html.j2")
    theirs = printed(TEMPLATES[2], about, "x.html.j2")
    assert f"{about.id} {about.version} · Questions: {about.owner}</footer>" in theirs
    assert "solid #00897b; }" in theirs.partition("</style>")[0]
    body = ours.partition("<body>")[2].partition("<footer>")[0]
    assert theirs.partition("<body>")[2].startswith(body)


def test_the_flaw_that_the_guide_shows_is_told() -> None:
    sources = {"x.j2": Source("templates/sop.md.j2", "\n\n\n{{ page.titel }}")}
    flaw = Press(sources).printed("x.j2", page("background-check"))
    assert f"flowdef: {flaw}\n" in GUIDE.read_text(encoding="utf-8")
