"""The handbook of this workspace, page by page, and what holds for a handbook of any texts."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from posixpath import normpath

import pytest
from hypothesis import given, settings

from flowdef.model.organization import Organization
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace
from flowdef.reading.document import read
from flowdef.render.handbook.frame import MARK
from flowdef.render.handbook.pages import ROOMS, pages
from flowdef.render.handbook.shelf import Shelf, process_page, project_page
from goldens import ROOT, Golden
from hostile_texts import TEXTS, everywhere
from read_handbook import broken, links
from read_markdown import headings, kinds
from read_mermaid import read_mermaid
from sample_documents import SAMPLES, process, reading, sample_processes, sample_projects
from schema_documents import FOLDER

GOLDENS = ROOT / "tests" / "render" / "handbook" / "goldens"
INSTRUCTIONS = frozenset({"instructions"})


@cache
def handbook() -> dict[str, str]:
    """The handbook of this workspace, as if it lay in the folder `handbook`."""
    documents = [reading(path).document for path in SAMPLES]
    processes, projects = sample_processes(), sample_projects()
    shelf = Shelf(
        workspace=next(each for each in documents if isinstance(each, Workspace)),
        organization=next(each for each in documents if isinstance(each, Organization)),
        processes=tuple(processes.values()),
        projects=tuple(projects.values()),
        files={
            **{process_page(name): f"../../processes/{name}.yaml" for name in processes},
            **{project_page(name): f"../../projects/{name}.yaml" for name in projects},
        },
    )
    return printed(shelf)


def printed(shelf: Shelf) -> dict[str, str]:
    return {path: text() for path, text in pages(shelf)}


def sample(name: str) -> Organization:
    found = read((FOLDER / f"{name}.yaml").read_bytes(), name).document
    assert isinstance(found, Organization)
    return found


def _project(name: str) -> Project:
    found = read((FOLDER / f"{name}.yaml").read_bytes(), name).document
    assert isinstance(found, Project)
    return found


EVERY_KEY = Shelf(
    workspace=Workspace(id="w", title="W", description="About it"),
    organization=sample("organization"),
    processes=tuple(process(FOLDER / f"process-{name}.yaml") for name in ("in-stages", "by-event")),
    projects=(_project("project-in-phases"),),
)


def filled(text: str, *, keep: frozenset[str] = frozenset()) -> Shelf:
    """The shelf that says everything, with one text wherever somebody may write one."""
    assert EVERY_KEY.organization
    return replace(
        EVERY_KEY,
        workspace=everywhere(EVERY_KEY.workspace, text),
        organization=everywhere(EVERY_KEY.organization, text),
        processes=tuple(everywhere(each, text, keep=keep) for each in EVERY_KEY.processes),
        projects=tuple(everywhere(each, text) for each in EVERY_KEY.projects),
    )


@pytest.mark.parametrize("path", handbook())
def test_a_page_reads_as_it_did(path: str, golden: Golden) -> None:
    golden(GOLDENS / path, handbook()[path])


def test_no_golden_page_is_left_over(request: pytest.FixtureRequest) -> None:
    there = {path.relative_to(GOLDENS).as_posix() for path in GOLDENS.rglob("*.md")}
    for path in there - handbook().keys():
        if request.config.getoption("--update-goldens"):
            (GOLDENS / path).unlink()
    assert there - handbook().keys() == set() or request.config.getoption("--update-goldens")


@pytest.mark.parametrize("path", handbook())
def test_a_page_is_clean(path: str) -> None:
    text = handbook()[path]
    assert text.startswith(f"{MARK}\n\n")
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert "None" not in text
    levels = [level for level, _ in headings(text)]
    assert levels.count(1) == levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    for picture in text.split("```mermaid\n")[1:]:
        read_mermaid(picture.partition("```")[0])


def test_every_link_leads_somewhere() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("pro*/**/*")}
    assert broken(handbook(), handbook(), {f"../{file}" for file in files}) == []


def test_every_page_is_reached_from_the_entrance() -> None:
    reached, queue = {"README.md"}, ["README.md"]
    while queue:
        path = queue.pop()
        folder = path.rpartition("/")[0]
        for _, target in links(handbook()[path]):
            page = normpath(f"{folder}/{target.partition('#')[0]}").removeprefix("/")
            if page in handbook() and page not in reached:
                reached.add(page)
                queue.append(page)
    assert reached == handbook().keys()


def test_a_page_lies_in_the_handbook_or_one_of_its_rooms() -> None:
    rooms = {path.rpartition("/")[0] for path in handbook()}
    assert rooms == {"", *ROOMS}


def test_an_empty_workspace_has_a_handbook_without_loose_ends() -> None:
    bare = printed(Shelf())
    assert broken(bare, bare) == []
    assert "There are no documents." in bare["status.md"]
    assert "There are no roles." in bare["roles.md"]


def test_printing_twice_gives_the_same() -> None:
    assert printed(EVERY_KEY) == printed(EVERY_KEY)


@cache
def calm() -> dict[str, Counter[str]]:
    return {path: kinds(text) for path, text in indexes(printed(filled("calm"))).items()}


@settings(max_examples=30)
@given(TEXTS)
def test_hostile_text_stays_text_and_links_hold(text: str) -> None:
    """With any text everywhere each page has the structure of a calm one, and no link breaks."""
    found = printed(filled(text if text.strip() else "x", keep=INSTRUCTIONS))
    assert {path: kinds(page) for path, page in indexes(found).items()} == calm()
    assert broken(indexes(found), found) == []


def indexes(found: dict[str, str]) -> dict[str, str]:
    """The pages that are no documents; those are looked at elsewhere."""
    return {path: text for path, text in found.items() if not path.startswith("pro")}
