"""Rendering by templates of a workspace, or by one that is named."""

from pathlib import Path

import pytest

from real_process import flowdef

PROCESS = "kind: process\nid: pay\ntitle: Pay *now*\nsteps: [{id: a, title: A}]\n"
PROJECT = "kind: project\nid: move\ntitle: Move\ntasks: [{id: a, title: A}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("processes", "projects", "own"):
        (tmp_path / name).mkdir()
    write(tmp_path, "flowdef.yaml", "kind: workspace\nid: w\ntitle: W\ndocs: {templates: own}\n")
    write(tmp_path, "processes/pay.yaml", PROCESS)
    write(tmp_path, "projects/move.yaml", PROJECT)
    write(tmp_path, "own/sop.md.j2", "Own {{ page.title }}{% include 'end.j2' %}")
    write(tmp_path, "own/end.j2", ", the end")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_template_of_the_workspace_prints(folder: Path) -> None:
    result = flowdef("render", "pay", folder=folder)
    assert (result.stdout, result.stderr, result.returncode) == (
        "Own Pay \\*now\\*, the end\n",
        "",
        0,
    )


def test_what_has_no_template_of_its_own_is_printed_by_ours(folder: Path) -> None:
    assert flowdef("render", "move", folder=folder).stdout.startswith("# Move\n")
    assert "<h1" in flowdef("render", "pay", "--format", "html", folder=folder).stdout


def test_a_template_that_is_named_prints(folder: Path) -> None:
    write(folder, "card.txt", "{{ page.id }}!")
    for name in ("pay", "move"):
        result = flowdef("render", name, "--template", "card.txt", folder=folder)
        assert result.stdout == f"{name}!\n"


def test_a_flaw_is_told_with_its_place(folder: Path) -> None:
    write(folder, "own/end.j2", "\n{{ page.titel }}")
    result = flowdef("render", "pay", folder=folder)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        "flowdef: own/end.j2:2: 'page' has no 'titel'. Did you mean 'title'?\n"
    )


@pytest.mark.parametrize(
    ("words", "setting", "said"),
    [
        pytest.param(["--template", "x.j2"], "own", "There is no template file 'x.j2'.", id="none"),
        pytest.param(
            ["--template", "own/end.j2", "--format", "html"],
            "own",
            "--template prints by itself: leave --format html out.",
            id="another form",
        ),
        pytest.param(
            [],
            "gone",
            "'docs: {templates: gone}' of flowdef.yaml names no folder.",
            id="a folder that is not there",
        ),
        pytest.param(
            [],
            "a/../../..",
            "leads out of the workspace. Name a folder inside it.",
            id="a folder outside",
        ),
        pytest.param([], "link", "leads out of the workspace.", id="a link that leads out"),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, words: list[str], setting: str, said: str
) -> None:
    (folder / "link").symlink_to(folder.parent)
    text = f"kind: workspace\nid: w\ntitle: W\ndocs: {{templates: {setting}}}\n"
    write(folder, "flowdef.yaml", text)
    result = flowdef("render", "pay", *words, folder=folder)
    assert result.returncode == 2
    assert said in result.stderr


def test_a_template_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "own" / "bad.j2").write_bytes(b"\xff")
    result = flowdef("render", "pay", folder=folder)
    assert result.returncode == 1
    assert result.stderr == "flowdef: own/bad.j2: It is no UTF-8 text.\n"


def test_a_file_without_a_workspace_is_printed_by_ours(tmp_path: Path) -> None:
    write(tmp_path, "pay.yaml", PROCESS)
    assert flowdef("render", "pay.yaml", folder=tmp_path).stdout.startswith("# Pay")
