"""The hook of pre-commit: which files it is given, and that it finds the program."""

import re
from pathlib import Path

import yaml

from flowdef.cli.shell.application import commands
from goldens import ROOT
from real_process import flowdef

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
(LINT,) = (each for each in HOOKS if each["id"] == "flowdef-lint")


def test_each_hook_is_a_command_that_there_is() -> None:
    for hook in HOOKS:
        program, command, *_ = hook["entry"].split()
        assert (program, hook["id"]) == ("flowdef", f"flowdef-{command}")
        assert command in commands()
        assert hook["require_serial"]  # the workspace is read once


def test_a_hook_is_given_the_documents_of_workspaces_and_nothing_else() -> None:
    (pattern,) = {each["files"] for each in HOOKS}
    given = re.compile(pattern)
    for path in (
        "flowdef.yaml",
        "handbook/organization.yaml",
        "processes/pay-invoice.yaml",
        "handbook/projects/drafts/move.yml",
    ):
        assert given.search(path), path
    for path in (
        ".pre-commit-config.yaml",
        ".github/workflows/organization.yml",
        "processes/readme.md",
        "my-processes/a.yaml",
        "old.flowdef.yaml",
    ):
        assert not given.search(path), path


def test_one_file_is_judged_within_its_workspace(tmp_path: Path) -> None:
    (tmp_path / "processes").mkdir()
    (tmp_path / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n")
    head = "kind: process\ntitle: T\nid: "
    call = "\ntrigger: {manual: true}\nsteps: [{id: do, title: Do it, process: PART}]\n"
    (tmp_path / "processes" / "part.yaml").write_text(head + "part" + call.replace("PART", "gone"))
    (tmp_path / "processes" / "whole.yaml").write_text(
        head + "whole" + call.replace("PART", "part")
    )
    words = (*LINT["entry"].split()[1:], "--select", "REF003")
    assert flowdef(*words, "processes/whole.yaml", folder=tmp_path).returncode == 0
    found = flowdef(*words, "processes/part.yaml", folder=tmp_path)
    assert found.returncode == 1
    assert "'gone'" in found.stdout
