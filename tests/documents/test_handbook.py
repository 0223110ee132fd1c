"""The handbook of this workspace as a newcomer uses it: built by the program, read by clicks."""

import shutil
from pathlib import Path

import pytest

from goldens import ROOT
from read_handbook import broken, follow, links, section
from real_process import flowdef

pytestmark = pytest.mark.unmeasured

GUIDE = ROOT / "docs" / "guides" / "handbook.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of this workspace, with its handbook in it."""
    folder = tmp_path_factory.mktemp("workspace")
    for name in ("processes", "projects"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("flowdef.yaml", "organization.yaml"):
        shutil.copy(ROOT / name, folder)
    result = flowdef("docs", "build", folder=folder)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def handbook(built: Path) -> dict[str, str]:
    pages = (built / "handbook").rglob("*.md")
    return {
        path.relative_to(built / "handbook").as_posix(): path.read_text(encoding="utf-8")
        for path in pages
    }


def test_every_link_of_the_built_handbook_leads_somewhere(
    built: Path, handbook: dict[str, str]
) -> None:
    files = {f"../{path.relative_to(built).as_posix()}" for path in built.rglob("*")}
    assert broken(handbook, handbook, files) == []
    assert sum(1 for page in handbook.values() for _ in links(page)) > 1000


CLICKS = {
    "who approves a poor credit rating": (
        ["Authority and deputies", "Approve the special terms"],
        ["Head of sales", "approves or rejects"],
    ),
    "what to do when the CRM command fails": (
        ["What machines do", "Add ‹Customer› to the CRM"],
        ["do it by hand as follows:", "Open the CRM"],
    ),
    "which processes an accountant takes part in": (
        ["Roles", "Accountant"],
        ["Customer onboarding", "Pay an invoice", "Project intake"],
    ),
}


@pytest.mark.parametrize("question", CLICKS)
def test_a_newcomer_finds_it_within_three_clicks(handbook: dict[str, str], question: str) -> None:
    clicks, answers = CLICKS[question]
    path = "README.md"
    for text in clicks:
        path = follow(handbook, path, text)
    assert len(clicks) <= 3
    text = section(handbook, path) if "#" in path else handbook[path]
    assert [answer for answer in answers if answer not in text] == []


@pytest.mark.parametrize("question", CLICKS)
def test_the_guide_writes_the_clicks_down(question: str) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    row = next(line for line in guide.split("\n") if question.lower() in line.lower())
    assert [click for click in CLICKS[question][0] if click not in row] == []
