"""The handbook of this workspace, page by page, and what holds for a handbook of any texts."""

from collections import Counter
from functools import cache
from itertools import pairwise
from posixpath import normpath

import pytest
from hypothesis import given, settings

from flowdef.model.organization import Organization
from flowdef.model.workspace import Workspace
from flowdef.render.handbook.frame import MARK
from flowdef.render.handbook.pages import ROOMS
from flowdef.render.handbook.shelf import Shelf, process_page, project_page
from goldens import ROOT, Golden
from handbooks import EVERY_SHELF, filled_shelf, indexes, printed
from hostile_texts import TEXTS
from read_handbook import broken, links
from read_markdown import headings, kinds
from read_mermaid import read_mermaid
from sample_documents import SAMPLES, reading, sample_processes, sample_projects

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
    assert printed(EVERY_SHELF) == printed(EVERY_SHELF)


@cache
def calm() -> dict[str, Counter[str]]:
    return {path: kinds(text) for path, text in indexes(printed(filled_shelf("calm"))).items()}


@settings(max_examples=30)
@given(TEXTS)
def test_hostile_text_stays_text_and_links_hold(text: str) -> None:
    """With any text everywhere each page has the structure of a calm one, and no link breaks."""
    found = printed(filled_shelf(text if text.strip() else "x", keep=INSTRUCTIONS))
    assert {path: kinds(page) for path, page in indexes(found).items()} == calm()
    assert broken(indexes(found), found) == []
