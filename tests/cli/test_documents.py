"""`render`, `graph`, `show` and `list` as their users run them."""

import json
from pathlib import Path

import pytest

from flowdef.cli import graph, render, show
from flowdef.cli import list as listing
from flowdef.cli.graph import Format
from flowdef.cli.shell import documents, output
from flowdef.cli.shell.failure import Failure
from goldens import ROOT
from read_markdown import headings
from real_process import flowdef, loaded
from terminal import in_terminal
from workspaces import a_process_text, a_workspace

PROJECT = "kind: project\nid: move\ntitle: Move\ntags: [x]\ntasks: [{id: t, title: T}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace with a process, a project and a faulty process, and the test inside it."""
    calling = (
        "kind: process\nid: pay\ntitle: Pay\ntags: [money, x]\nstatus: effective\n"
        "attachments: [{title: Form, file: forms/pay.pdf}]\n"
        "steps:\n  - {id: a, title: Ask}\n  - {id: b, title: Check, process: check}\n"
        "  - {id: c, title: Other, process: bad}\n  - {id: d, title: Gone, process: gone}\n"
    )
    a_workspace(
        tmp_path, pay=calling, other=a_process_text("check"), bad="kind: process\nid: bad\n"
    )
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "move.yaml").write_text(PROJECT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_render_prints_or_writes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render.command("pay")
    page = printed(capsys)
    assert headings(page)[0] == (1, "Pay")
    assert "[About check](processes/other.yaml)" in page
    assert "Follow the process Bad and" in page
    assert "Follow the process Gone and" in page
    assert "[Form](processes/forms/pay.pdf)" in page
    render.command("pay", Path("-"))
    assert printed(capsys) == page
    render.command("pay", here / "out" / "pay.md")
    assert capsys.readouterr().err == f"wrote {here / 'out' / 'pay.md'}\n"
    page = (here / "out" / "pay.md").read_text(encoding="utf-8")
    assert "[About check](../processes/other.yaml)" in page
    render.command("pay", here / "processes" / "pay.md")
    page = (here / "processes" / "pay.md").read_text(encoding="utf-8")
    assert "[Form](forms/pay.pdf)" in page


def test_render_of_a_single_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.yaml").write_text(a_process_text("x"), encoding="utf-8")
    render.command("x.yaml")
    assert printed(capsys).startswith("# About x\n")


def test_graph(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph.command("pay")
    assert printed(capsys).startswith("flowchart TD\n")
    graph.command("move", Format.JSON)
    assert json.loads(printed(capsys))["nodes"][0]["id"] == "t"


@pytest.mark.parametrize("name", ["pay", "move", "processes/pay.yaml"])
def test_show(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    show.command(name)
    assert "needs" in printed(capsys)
    show.command(name, stages=True)
    assert "   1. " in printed(capsys)
    show.command(name, as_json=True)
    whole = json.loads(printed(capsys))
    show.command(name, stages=True, as_json=True)
    parts = json.loads(printed(capsys))
    assert [each["id"] for each in parts] == [
        each["id"] for each in whole.get("stages") or whole["phases"]
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param(
            "pai", "There is no document 'pai' in this workspace. Did you mean 'pay'?", id="near"
        ),
        pytest.param("zzz", "'flowdef list' shows what there is.", id="nothing near"),
        pytest.param("none.yaml", "There is no document file 'none.yaml'.", id="a file"),
        pytest.param("processes/pay", "There is no document file 'processes/pay'.", id="a path"),
        pytest.param("acme", "'acme' is no process and no project", id="another kind"),
        pytest.param("bad", "processes/bad.yaml:1:1: SYN", id="a faulty document"),
        pytest.param("", "There is no document '' in this workspace", id="nothing"),
    ],
)
def test_names_that_lead_nowhere(here: Path, name: str, words: str) -> None:
    with pytest.raises(Failure) as failed:
        show.command(name)
    assert words in failed.value.message


@pytest.mark.usefixtures("here")
def test_a_project_has_no_steps_and_its_tasks_are_shown_whole() -> None:
    with pytest.raises(Failure, match="'flowdef show move' shows its tasks"):
        show.command("move", "t")


def test_a_project_is_printed_as_its_charter(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render.command("move")
    assert "| Project charter | |" in capsys.readouterr().out


def test_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match="no workspace around it"):
        documents.found("pay")
    with pytest.raises(Failure, match="There is no workspace here"):
        listing.command()


def test_list(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing.command()
    assert printed(capsys) == (
        "acme   organization               ACME          organization.yaml\n"
        "bad    process                    (has errors)  processes/bad.yaml\n"
        "check  process       draft        About check   processes/other.yaml\n"
        "pay    process       effective    Pay           processes/pay.yaml\n"
        "move   project       proposed     Move          projects/move.yaml\n"
    )


def test_list_of_a_kind_or_a_tag(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing.command(kind="project")
    assert printed(capsys).split()[0] == "move"
    listing.command(tag="x", as_json=True)
    rows = json.loads(printed(capsys))
    assert [row["id"] for row in rows] == ["pay", "move"]
    assert rows[0] == {
        "id": "pay",
        "kind": "process",
        "status": "effective",
        "version": "",
        "title": "Pay",
        "tags": ["money", "x"],
        "path": "processes/pay.yaml",
        "faulty": False,
    }
    listing.command(tag="none")
    assert printed(capsys) == "no documents\n"


def test_an_unreadable_file_is_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "processes" / "empty.yaml").touch()
    listing.command()
    assert "(has errors)  processes/empty.yaml" in printed(capsys)


@pytest.mark.parametrize(
    ("kind", "hint"), [("proces", "Did you mean 'process'?"), ("xyz", "Known: process, project")]
)
def test_a_wrong_kind(here: Path, kind: str, hint: str) -> None:
    with pytest.raises(Failure) as failed:
        listing.command(kind=kind)
    assert hint in failed.value.message


def test_the_width_of_a_terminal_is_kept(here: Path) -> None:
    code, out, _ = in_terminal("show", "customer-onboarding", folder=ROOT, columns=40)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 40
    assert "\x1b" not in out
    _, out, _ = in_terminal("list", folder=here, columns=40)
    assert "pay\n  process · effective · Pay ·\n  processes/pay.yaml\n" in out


def test_in_a_pipe_nothing_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert output.width() == 0
    monkeypatch.setenv("COLUMNS", "40")
    assert output.width() == 40
    monkeypatch.setenv("COLUMNS", "0")
    assert output.width() == 0


@pytest.mark.parametrize("words", [("show", "customer-onboarding"), ("graph", "project-intake")])
def test_showing_loads_neither_graphs_nor_schema_explanations(words: tuple[str, str]) -> None:
    assert not loaded(*words, folder=ROOT) & {"networkx", "jsonschema", "rich", "holidays"}


def test_a_page_in_a_narrow_encoding_is_no_crash() -> None:
    result = flowdef("show", "project-intake", folder=ROOT, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Thank \\u2039Proposer\\u203a for the idea" in result.stdout


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of more than 300 documents."""
    names = [f"p{number}" for number in range(310)]
    return a_workspace(
        tmp_path_factory.mktemp("crowd"), **{name: a_process_text(name) for name in names}
    )


def test_a_bar_on_a_terminal_when_there_is_much_to_read(crowd: Path) -> None:
    code, out, err = in_terminal("list", folder=crowd, TERM="xterm")
    assert code == 0
    assert len(out.splitlines()) == 311
    assert "reading" in err
    assert "━" in err
    assert "reading" not in out


def test_no_bar_for_few_documents(here: Path) -> None:
    assert in_terminal("list", folder=here, TERM="xterm")[2] == ""


def test_no_bar_in_a_pipe(crowd: Path) -> None:
    result = flowdef("list", folder=crowd)
    assert (result.returncode, result.stderr) == (0, "")
    assert "rich" not in loaded("list", folder=crowd)
