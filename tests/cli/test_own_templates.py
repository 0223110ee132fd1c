"""Rendering by templates of a workspace, or by one that is named."""

from pathlib import Path

import pytest

from flowdef.cli import render
from flowdef.cli.render import Format
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.own_templates import own_press
from flowdef.model.workspace import Workspace
from real_process import flowdef

PROCESS = "kind: process\nid: pay\ntitle: Pay *now*\nsteps: [{id: a, title: A}]\n"
PROJECT = "kind: project\nid: move\ntitle: Move\ntasks: [{id: a, title: A}]\n"
SETTINGS = "kind: workspace\nid: w\ntitle: W\ndocs: {{templates: {}}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("processes", "projects", "own"):
        (tmp_path / name).mkdir()
    write(tmp_path, "flowdef.yaml", SETTINGS.format("own"))
    write(tmp_path, "processes/pay.yaml", PROCESS)
    write(tmp_path, "projects/move.yaml", PROJECT)
    write(tmp_path, "own/sop.md.j2", "Own {{ page.title }}{% include 'end.j2' %}")
    write(tmp_path, "own/end.j2", ", the end")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def refused(**words: object) -> Failure:
    with pytest.raises(Failure) as failed:
        render.command("pay", **words)  # type: ignore[arg-type]  # as the shell passes them
    return failed.value


def test_a_template_of_the_workspace_prints(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render.command("pay")
    assert capsys.readouterr().out == "Own Pay \\*now\\*, the end\n"


def test_what_has_no_template_of_its_own_is_printed_by_ours(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render.command("move")
    assert capsys.readouterr().out.startswith("# Move\n")
    render.command("pay", form=Format.HTML)
    assert "<h1" in capsys.readouterr().out


def test_html_has_a_template_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "own/sop.html.j2", "<p>{{ page.title }}</p>")
    write(folder, "own/pocket.html.j2", "<p>{{ page.sop.title }}: {{ page.pauses | length }}</p>")
    write(folder, "processes/pay.yaml", PROCESS.replace("*now*", "<now>"))
    render.command("pay", form=Format.HTML)
    assert capsys.readouterr().out == "<p>Pay &lt;now&gt;</p>"
    render.command("pay", form=Format.CHECKLIST)
    assert capsys.readouterr().out == "<p>Pay &lt;now&gt;: 0</p>"


def test_a_template_that_is_named_prints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "card.txt", "{{ page.id }}!")
    for name in ("pay", "move"):
        render.command(name, template=Path("card.txt"))
        assert capsys.readouterr().out == f"{name}!\n"


def test_a_flaw_is_told_with_its_place(folder: Path) -> None:
    write(folder, "own/end.j2", "\n{{ page.titel }}")
    result = flowdef("render", "pay", folder=folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "flowdef: own/end.j2:2: 'page' has no 'titel'. Did you mean 'title'?\n"
    )


def test_a_file_that_is_not_written_keeps_what_it_had(folder: Path) -> None:
    write(folder, "own/end.j2", "{{ page.titel }}")
    write(folder, "page.md", "before")
    assert refused(output=folder / "page.md").code == FINDINGS
    assert (folder / "page.md").read_text() == "before"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            {"template": Path("x.j2")},
            "There is no template file 'x.j2'. --template takes the path of one.",
            id="none",
        ),
        pytest.param(
            {"template": Path("own/end.j2"), "form": Format.HTML},
            "--template prints by itself: leave --format html out.",
            id="another form",
        ),
    ],
)
def test_words_that_do_not_fit_are_refused(
    folder: Path, words: dict[str, object], said: str
) -> None:
    failure = refused(**words)
    assert (failure.message, failure.code) == (said, 2)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        pytest.param("gone", "names no folder. Make it, or", id="a folder that is not there"),
        pytest.param("a/../../..", "leads out of the workspace.", id="a folder outside"),
        pytest.param("link", "leads out of the workspace.", id="a link that leads out"),
    ],
)
def test_a_setting_that_does_not_fit_is_told(folder: Path, setting: str, said: str) -> None:
    (folder / "link").symlink_to(folder.parent)
    write(folder, "flowdef.yaml", SETTINGS.format(setting))
    failure = refused()
    assert f"'docs: {{templates: {setting}}}' of flowdef.yaml {said}" in failure.message
    assert failure.code == 2


def test_a_template_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "own" / "bad.j2").write_bytes(b"\xff")
    failure = refused()
    assert (failure.message, failure.code) == (
        "own/bad.j2: It is no UTF-8 text. Save it as UTF-8.",
        FINDINGS,
    )


def test_a_file_without_a_workspace_is_printed_by_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "pay.yaml", PROCESS)
    monkeypatch.chdir(tmp_path)
    render.command("pay.yaml")
    assert capsys.readouterr().out.startswith("# Pay \\*now\\*\n")


def test_settings_without_a_workspace_name_no_folder() -> None:
    with own_press(None, Workspace(docs_templates="own")) as press:
        assert press
        assert press("sop.md.j2", None) is None
