"""The page of a project: read in full as goldens, its structure all ours."""

from itertools import pairwise

import pytest

from flowdef.model.control import Reference
from flowdef.render.project_markdown import project_markdown
from flowdef.render.sop_setting import Around
from goldens import ROOT, Golden
from read_markdown import headings
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
