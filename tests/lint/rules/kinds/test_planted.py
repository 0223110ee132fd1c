"""Process or project: each case planted in the sample workspace is found, and nothing else is."""

import re

import pytest

from flowdef.lint.options import Options
from goldens import ROOT
from lint_workspaces import findings_of

ONLY = Options(select=("KND",))
HIRE = "projects/hire-support-engineer.yaml"
CAMPAIGN = "projects/spring-campaign.yaml"

Files = dict[str, str]


def sample(*, whole: bool = True) -> Files:
    """The documents of this repository, by path: all, or the projects and the organization."""
    folders = ("processes", "projects") if whole else ("projects",)
    paths = [path for folder in folders for path in sorted((ROOT / folder).glob("*.yaml"))]
    paths.append(ROOT / "organization.yaml")
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def changed(path: str, pattern: str, instead: str) -> Files:
    """The sample with one change in one document."""
    files = sample(whole=path.startswith("processes"))
    text, count = re.subn(pattern, instead, files[path], count=1, flags=re.MULTILINE | re.DOTALL)
    assert count == 1
    return files | {path: text}


def copied(*names: str) -> Files:
    """The sample with copies of a project under other names."""
    files = sample(whole=False)
    for name in names:
        text = files[HIRE].replace("support engineer", name).replace("hire-support-engineer", name)
        files[f"projects/{name}.yaml"] = text
    return files


def told(files: Files) -> list[str]:
    return [f"{each.code} {each.path}" for each in findings_of(files, ONLY)]


def test_the_sample_has_none() -> None:
    assert told(sample()) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            changed(
                "processes/pay-invoice.yaml", r"^purpose: .*?\.$", "purpose: Pay all by 2027-12-31."
            ),
            ["KND001 processes/pay-invoice.yaml"],
            id="a process with an end",
        ),
        pytest.param(
            changed(HIRE, r"^deadline: .*?\n", ""), [f"KND002 {HIRE}"], id="a project without end"
        ),
        pytest.param(
            changed(HIRE, r"^sponsor: .*?\n", ""), [f"KND003 {HIRE}"], id="without sponsor"
        ),
        pytest.param(
            copied("trainer", "technician"),
            [f"KND004 {HIRE}", "KND004 projects/trainer.yaml", "KND004 projects/technician.yaml"],
            id="the third of its kind",
        ),
        pytest.param(copied("trainer"), [], id="the second is not many yet"),
        pytest.param(
            changed("processes/post-job.yaml", r"^owner: .*?$", "owner: process-manager"),
            ["KND005 projects/set-up-pmo.yaml"],
            id="a manager with a fifth process",
        ),
        pytest.param(
            changed(CAMPAIGN, r"^handover:\n.*\Z", ""), [f"KND006 {CAMPAIGN}"], id="no handover"
        ),
    ],
)
def test_what_is_planted_is_found(files: Files, expected: list[str]) -> None:
    assert told(files) == expected
