"""`flowdef init` and `flowdef new`: what is made is clean at once, and nothing is ever lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import in_this_process
from flowdef.cli import init, new
from flowdef.cli.new import What
from flowdef.cli.shell import schemas
from flowdef.cli.shell.failure import Failure
from planted_portfolio import at
from real_process import flowdef
from workspaces import ORGANIZATION, a_workspace

CHECKLIST = (
    "# Close the books\n\n## Before\n\n- [ ] Collect the receipts\n  - [ ] Travel\n\n| a |\n|---|\n"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace, and the test inside it."""
    init.command(tmp_path / "hand book")
    monkeypatch.chdir(tmp_path / "hand book")
    return tmp_path / "hand book"


def test_a_fresh_workspace_runs_at_once(tmp_path: Path) -> None:
    done = in_this_process.flowdef("init", "hand book", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "next: cd 'hand book' && flowdef lint" in done.stdout
    folder = tmp_path / "hand book"
    (tmp_path / "list.md").write_text(CHECKLIST, encoding="utf-8")
    words = [
        ("new", "process", "pay-invoice"),
        ("new", "project", "true"),
        ("new", "process", "close-the-books", "--from", "../list.md"),
        ("lint",),
        ("show", "first-process"),
        ("render", "close-the-books"),
        ("graph", "pay-invoice"),
        ("list",),
    ]
    results = {each: flowdef(*each, folder=folder) for each in words}
    assert {each: result.returncode for each, result in results.items()} == dict.fromkeys(words, 0)
    assert "nothing to mend" in results["lint",].stdout
    assert "did not fit: ../list.md:8: table: a" in results[words[2]].stdout
    assert len(results["list",].stdout.splitlines()) == 5


def test_a_workspace_in_a_workspace_is_made_only_where_it_is_meant(made: Path) -> None:
    refused = in_this_process.flowdef("init", "sub team", folder=made)
    assert refused.returncode == 2
    assert f"lies in the workspace {made}: commands in there use its documents" in refused.stderr
    assert "flowdef init --inside 'sub team'" in refused.stderr
    assert not (made / "sub team").exists()
    assert in_this_process.flowdef("init", "sub team", "--inside", folder=made).returncode == 0
    assert (
        in_this_process.flowdef("list", folder=made / "sub team").stdout.count("first-process.yaml")
        == 1
    )


def test_the_schema_line_leads_to_a_schema(made: Path) -> None:
    new.command(What.PROJECT, "move")
    for file in made.rglob("*.yaml"):
        line = file.read_text(encoding="utf-8").splitlines()[0]
        target = file.parent / line.removeprefix("# yaml-language-server: $schema=")
        kind = json.loads(target.read_text(encoding="utf-8"))["properties"]["kind"]["const"]
        assert f"kind: {kind}\n" in file.read_text(encoding="utf-8")
        assert (target.parent / "common.schema.json").is_file()


def test_a_repository_with_schemas_of_its_own_keeps_them(made: Path) -> None:
    (made / "schemas").mkdir()
    (made / "schemas" / "process.schema.json").touch()
    assert schemas.modeline("process", 1, made) == "../schemas/process.schema.json"


def test_schemas_are_installed_where_a_workspace_was_made_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(a_workspace(tmp_path))
    new.command(What.PROCESS, "pay")
    assert (tmp_path / ".flowdef" / "schemas" / "process.schema.json").is_file()
    ignored = (tmp_path / ".flowdef" / ".gitignore").read_text().splitlines()
    assert ignored[0] == "*"
    assert "!baseline.json" in ignored


def test_a_new_document_names_who_is_there(made: Path) -> None:
    (made / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    new.command(What.PROCESS, "pay")
    new.command(What.PROJECT, "move")
    assert "owner: boss\n" in (made / "processes" / "pay.yaml").read_text()
    assert "manager: dana\n" in (made / "projects" / "move.yaml").read_text()


def test_a_new_project_begins_on_the_day_of_the_organization(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2026-06-15T23:30:00")
    (made / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")  # in Berlin
    new.command(What.PROJECT, "move")
    assert "start: 2026-06-16\n" in (made / "projects" / "move.yaml").read_text()


def test_without_an_organization_samples_are_named(made: Path) -> None:
    (made / "organization.yaml").unlink()
    new.command(What.PROCESS, "pay")
    new.command(What.PROJECT, "move")
    assert "owner: process-owner\n" in (made / "processes" / "pay.yaml").read_text()
    assert "manager: alex\n" in (made / "projects" / "move.yaml").read_text()


def test_existing_files_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "organization.yaml").write_text("mine")
    init.command(tmp_path)
    assert (tmp_path / "organization.yaml").read_text() == "mine"
    assert f"kept  {tmp_path / 'organization.yaml'}" in capsys.readouterr().out


def test_what_is_kept_is_named_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a\x1b[2Jb"
    (folder / "processes").mkdir(parents=True)
    (folder / "organization.yaml").touch()
    init.command(folder)
    said = capsys.readouterr().out
    assert "kept  " in said
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["sample-company", "first-process", "日本"])
def test_a_folder_of_any_name_makes_a_clean_workspace(tmp_path: Path, name: str) -> None:
    init.command(tmp_path / name)
    assert "id: handbook\n" in (tmp_path / name / "flowdef.yaml").read_text()


def refusal(act: Callable[[], None]) -> str:
    with pytest.raises(Failure) as refused:
        act()
    assert "\n" not in refused.value.message
    return refused.value.message


def files(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if ".flowdef" not in each.parts}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("../x", "'../x' is no id: small letters", id="a way out"),
        pytest.param("/etc/x", "such as 'etc-x'", id="a whole path"),
        pytest.param("a/b", "is no id", id="a path"),
        pytest.param("", "'' is no id", id="nothing"),
        pytest.param(".", "is no id", id="a dot"),
        pytest.param("Pay", "such as 'pay'", id="a capital"),
        pytest.param("größe", "such as 'groe'", id="letters that ids have not"),
        pytest.param("日本", "such as 'process'", id="no letter that ids have"),
        pytest.param("pay-", "is no id", id="a dash at the end"),
        pytest.param("pay\n", "is no id", id="a line break"),
        pytest.param("a" * 65, "at most 64 characters; this one has 65", id="too long"),
        pytest.param("con", "no name for a file on Windows", id="a device"),
        pytest.param("com1", "no name for a file on Windows", id="another device"),
        pytest.param("first-process", "first-process.yaml is there already", id="a taken name"),
        pytest.param("organization", "organization.yaml is there already", id="the organization"),
    ],
)
def test_names_that_are_refused(made: Path, name: str, words: str) -> None:
    before = files(made.parent)
    assert words in refusal(lambda: new.command(What.PROCESS, name)).replace("\n", " ")
    assert files(made.parent) == before


def test_a_name_of_many_words(made: Path) -> None:
    new.command(What.PROCESS, "a-b-c-d-e-f-g-h")
    assert (made / "processes" / "a-b-c-d-e-f-g-h.yaml").is_file()


def test_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "There is no workspace here" in refusal(lambda: new.command(What.PROCESS, "pay"))


def test_a_workspace_is_not_made_twice(made: Path) -> None:
    assert "this is a workspace" in refusal(lambda: init.command(made))
    (made / "x").touch()
    assert "is a file; name a folder" in refusal(lambda: init.command(made / "x"))
    assert "is a file, not a folder" in refusal(lambda: init.command(made / "x" / "y", inside=True))


@pytest.mark.parametrize("name", ["processes", ".flowdef"])
def test_a_file_in_place_of_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    words = refusal(lambda: init.command(tmp_path))
    assert words.startswith(f"cannot write {tmp_path / name}")
    assert words.endswith(f"{tmp_path / name} is a file, not a folder.")
    assert (tmp_path / name).read_text() == "mine"
    assert not (tmp_path / "flowdef.yaml").exists()


def test_a_dangling_link_is_not_written_through(made: Path) -> None:
    (made / "processes" / "pay.yaml").symlink_to(made / "elsewhere")
    assert "is there already" in refusal(lambda: new.command(What.PROCESS, "pay"))
    assert not (made / "elsewhere").exists()


def test_a_folder_that_may_not_be_written(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", closed)
    assert refusal(lambda: new.command(What.PROCESS, "pay")).endswith("permission denied.")
    assert not (made / "processes" / "pay.yaml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(made: Path) -> None:
    (made / "processes").chmod(0o500)
    assert "permission denied" in refusal(lambda: new.command(What.PROCESS, "pay"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"text alone", "has no list items", id="no items"),
        pytest.param(b"\xff- a", "it is no UTF-8 text", id="no UTF-8"),
        pytest.param(None, "no such file", id="no file"),
    ],
)
def test_checklists_that_are_refused(made: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (made / "x.md").write_bytes(content)
    act = lambda: new.command(What.PROCESS, "pay", made / "x.md")  # noqa: E731 (one act)
    assert words in refusal(act)
    assert not (made / "processes" / "pay.yaml").exists()


def test_a_checklist_makes_no_project(made: Path) -> None:
    (made / "x.md").write_text("- a")
    act = lambda: new.command(What.PROJECT, "pay", made / "x.md")  # noqa: E731 (one act)
    assert "A checklist becomes a process" in refusal(act)


def test_a_checklist_with_a_byte_order_mark(made: Path) -> None:
    (made / "x.md").write_text("\ufeff# Title\n- a", encoding="utf-8")
    new.command(What.PROCESS, "pay", made / "x.md")
    assert "title: Title\n" in (made / "processes" / "pay.yaml").read_text(encoding="utf-8")
