"""The action for GitHub: what it is given reaches the shell as values, and its step runs."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from goldens import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
(LINT,) = (each for each in STEPS if each.get("id") == "lint")
FAULTY = "kind: process\nid: p\ntitle: P\nsteps: [{id: pay, title: Pay, needs: [nowhere]}]\n"


class Job:
    """A job of GitHub as far as the step that judges sees it."""

    def __init__(self, folder: Path) -> None:
        """A checked-out repository with one faulty process, and the program where it is put."""
        self.folder, self.temp = folder / "repository", folder / "temp"
        self.said = self.temp / "output"
        self.summary = self.temp / "summary.md"
        (self.folder / "processes").mkdir(parents=True)
        (self.folder / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n")
        (self.folder / "processes" / "p.yaml").write_text(FAULTY)
        program = self.temp / "flowdef" / "bin" / "flowdef"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m flowdef "$@"\n')
        program.chmod(0o700)

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The step with its inputs by their names in the shell; the rest as the action has it."""
        by_default = {
            name: ACTION["inputs"][_input(value)]["default"] for name, value in LINT["env"].items()
        }
        around = {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.said),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", LINT["run"]],
            cwd=self.folder,
            env={**os.environ, **around, **by_default, **inputs},
            capture_output=True,
            text=True,
            check=False,
        )


def _input(value: str) -> str:
    """The input that an expression stands for."""
    return value.removeprefix("${{ inputs.").removesuffix(" }}")


def test_no_text_of_a_shell_holds_an_expression() -> None:
    assert [each for each in STEPS if "${{" in each.get("run", "")] == []


def test_every_input_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []


def test_a_faulty_process_fails_the_job_and_stands_on_its_line(tmp_path: Path) -> None:
    job = Job(tmp_path)
    found = job.run()
    assert found.returncode == 1
    assert "::error file=processes/p.yaml,line=4," in found.stdout
    assert job.said.read_text() == f"sarif={job.temp}/flowdef.sarif\n"
    assert '"version": "2.1.0"' in (job.temp / "flowdef.sarif").read_text()
    assert "STR003" in job.summary.read_text()


def test_inputs_are_words_of_the_call(tmp_path: Path) -> None:
    job = Job(tmp_path)
    (job.folder / "processes" / "q.yaml").write_text(FAULTY.replace("id: p\n", "id: q\n"))
    words = {"PATHS": "processes/q.yaml\n", "FLOWDEF_OUTPUT_FORMAT": "concise"}
    found = job.run(**words, ARGUMENTS="--ignore=STR009\n--ignore=DOC", FAIL_LEVEL="never")
    assert found.returncode == 0
    assert "processes/q.yaml:4:" in found.stdout
    assert "p.yaml:" not in found.stdout
    assert job.run(PROFILE="min", SUMMARY="false", ARGUMENTS="--ignore=STR").returncode == 0


@pytest.mark.parametrize("name", ["PATHS", "PROFILE", "FAIL_LEVEL", "ARGUMENTS"])
def test_what_an_input_says_is_never_run(name: str, tmp_path: Path) -> None:
    job = Job(tmp_path)
    found = job.run(**{name: '$(touch made)";touch made;`touch made`'})
    assert found.returncode == 2
    assert not list(tmp_path.rglob("made"))
    assert not job.said.exists()
