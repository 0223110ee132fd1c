"""The guide to builds: its table is that of the action, and its snippets do what they say."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from generated import between
from goldens import ROOT, Golden

GUIDE = ROOT / "docs" / "guides" / "ci.md"
BLOCKS = dict(
    re.findall(
        r"[Ii]n (?:a )?`([\w./-]+)`(?:[^`]|`[^`]+`)*?\n```\w+\n(.*?)```",
        GUIDE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one fault, and the program among the commands."""
    for name in ("flowdef.yaml", "organization.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "processes").mkdir()
    text = (ROOT / "processes" / "pay-invoice.yaml").read_text(encoding="utf-8")
    (tmp_path / "processes" / "pay-invoice.yaml").write_text(text + "colour: red\n")
    program = tmp_path / ".venv" / "bin" / "flowdef"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m flowdef "$@"\n')
    program.chmod(0o700)
    return tmp_path


def run(command: str, folder: Path, around: Mapping[str, str] | None = None) -> tuple[int, str]:
    """What a build does: the exit code and what is printed."""
    path = f"{folder / '.venv' / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, **(around or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_table_of_inputs_is_that_of_the_action(golden: Golden) -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = "".join(
        f"| `{name}` | {said['description']} | {_code(said['default'])} |\n"
        for name, said in inputs.items()
    )
    table = f"| input | means | absent |\n| --- | --- | --- |\n{rows}"
    between(golden, GUIDE, "inputs", f"\n{table}\n")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def test_the_hooks_are_those_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"]
    assert sorted(each["id"] for each in repository["hooks"]) == sorted(e["id"] for e in hooks)


def test_the_workflow_gives_inputs_that_the_action_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    job = yaml.safe_load(BLOCKS[".github/workflows/handbook.yml"])["jobs"]["lint"]
    assert set(job["steps"][-1]["with"]) <= set(action["inputs"])


def test_gitlab_gets_its_report_and_the_job_fails(workspace: Path) -> None:
    job: dict[str, Any] = yaml.safe_load(BLOCKS[".gitlab-ci.yml"])["flowdef"]
    here = str(workspace)
    around = {
        name: value.replace("$CI_PROJECT_DIR", here) for name, value in job["variables"].items()
    }
    (command,) = job["script"]
    assert run(command, workspace, around)[0] == 1
    report = json.loads((workspace / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [each["check_name"] for each in report] == ["unknown-key"]
    assert list((workspace / job["cache"]["paths"][0] / "lint").iterdir())


def test_azure_gets_issues_and_a_suite_of_tests(workspace: Path) -> None:
    steps = yaml.safe_load(BLOCKS["azure-pipelines.yml"])["steps"]
    (command,) = (each["script"] for each in steps if "flowdef lint" in each.get("script", ""))
    code, printed = run(command, workspace)
    assert code == 1
    assert printed.startswith("##vso[task.logissue type=error;")
    file = steps[-1]["inputs"]["testResultsFiles"]
    assert ET.parse(workspace / file).getroot().get("failures") == "1"  # noqa: S314 (ours)


def test_jenkins_gets_what_it_reads(workspace: Path) -> None:
    script = BLOCKS["Jenkinsfile"]
    (command,) = re.findall(r"sh '(\S*flowdef lint .*)'", script)
    assert run(command, workspace)[0] == 1
    for file in re.findall(r"(?:junit |pattern: )'(\S+)'", script):
        assert (workspace / file).stat().st_size
