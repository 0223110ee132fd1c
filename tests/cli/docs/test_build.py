"""`docs build` as its users run it: what it says, what it writes, what it never touches."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from flowdef.render.handbook.frame import MARK
from planted_portfolio import at
from terminal import in_terminal
from workspaces import SETTINGS, a_process_text, a_workspace

Build = Callable[..., Result]
REVIEW = "{every: 1 year, last: 2025-01-01}"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the handbook of a small workspace, from within it."""
    folder = a_workspace(
        tmp_path / "w", pay=a_process_text("pay"), ask=a_process_text("ask", review=REVIEW)
    )
    monkeypatch.chdir(folder)
    at(monkeypatch, "2026-06-01T08:00:00")

    def build(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(application(), ["docs", "build", *words])
        assert result.exit_code == code, result.output
        return result

    return build


def said(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if not line.startswith("review overdue")]


def test_the_handbook_is_built_and_built_again(build: Build) -> None:
    assert said(build()) == ["handbook: 14 pages, 14 new."]
    assert Path("handbook/processes/pay.md").read_text(encoding="utf-8").startswith(MARK)
    assert said(build()) == ["handbook: 14 pages, none changed."]
    assert said(build("--check")) == ["handbook: 14 pages, nothing to renew."]


def test_a_check_names_what_is_not_fresh_and_writes_nothing(build: Build) -> None:
    build()
    Path("processes/pay.yaml").rename("processes/buy.yaml")
    Path("processes/buy.yaml").write_text(a_process_text("buy"), encoding="utf-8")
    before = {path: path.read_bytes() for path in Path("handbook").rglob("*.md")}
    lines = said(build("--check", code=1))
    assert lines[0] == "missing: handbook/processes/buy.md"
    assert "stale: handbook/README.md" in lines
    assert "left over: handbook/processes/pay.md" in lines
    assert lines[-1].endswith("to renew: 'flowdef docs build' does it.")
    assert {path: path.read_bytes() for path in Path("handbook").rglob("*.md")} == before
    assert said(build()) == ["handbook: 14 pages, 1 new, 4 changed, 1 removed."]
    assert not Path("handbook/processes/pay.md").exists()


def test_reviews_that_are_overdue_today_are_told(build: Build) -> None:
    assert "review overdue since 2026-01-01: About ask [ask]" in build().stdout
    assert "2026-01-01" in Path("handbook/reviews.md").read_text(encoding="utf-8")
    assert json.loads(build("--json").stdout)["overdue"] == [
        {"process": "ask", "next_review": "2026-01-01"}
    ]


def test_today_is_the_day_where_the_organization_is_asked_once(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def written(_moment: object) -> str:
        asked.append("2026-01-01T23:30:00Z")
        return asked[-1]

    monkeypatch.setattr("flowdef.cli.shell.desk.written", written)
    assert "review overdue since 2026-01-01: About ask [ask]" in build().stdout  # it is in Berlin
    assert len(asked) == 1
    Path("organization.yaml").unlink()
    assert "review overdue" not in build().stdout  # in UTC


def test_a_page_does_not_know_today(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    at(monkeypatch, "2999-01-01T08:00:00")
    build("--check")


def test_documents_that_cannot_be_read_are_told_and_lose_nothing(build: Build) -> None:
    build()
    Path("processes/pay.yaml").write_text("kind: process\nid: pay\n", encoding="utf-8")
    Path("processes/new.yaml").write_text(a_process_text("new"), encoding="utf-8")
    result = build(code=1)
    assert "processes/pay.yaml:1:1: SYN002" in result.stderr
    assert "kept until every document can be read: handbook/processes/pay.md" in result.stdout
    assert Path("handbook/processes/pay.md").exists()
    assert Path("handbook/processes/new.md").exists()
    found = json.loads(build("--check", "--json", code=1).stdout)
    assert {(each["path"], each["code"]) for each in found["unread"]} == {
        ("processes/pay.yaml", "SYN002")
    }


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        pytest.param(
            "organization.yaml",
            "kind: organization\nx: 1\n",
            "organization.yaml cannot be read, and no page is right without it: none is written."
            " Mend it first.",
            id="a faulty organization",
        ),
        pytest.param(
            "flowdef.yaml",
            "kind: workspace\nx: 1\n",
            "flowdef.yaml cannot be read, and no page is right without it: none is written."
            " Mend it first.",
            id="faulty settings",
        ),
        pytest.param(
            "processes/other.yaml",
            "kind: organization\nx: 1\n",
            "processes/other.yaml cannot be read, and no page is right without it: none is written."
            " Mend it first.",
            id="a faulty organization elsewhere",
        ),
        pytest.param(
            "flowdef.yaml",
            "kind: organization\nid: a\ntitle: A\n",
            "flowdef.yaml is of the kind 'organization', and no page is right without the settings"
            " of the workspace: none is written. Write 'kind: workspace' into it, or restore it.",
            id="settings that are none",
        ),
    ],
)
def test_without_organization_or_settings_nothing_is_written(
    build: Build, file: str, text: str, told: str
) -> None:
    Path(file).write_text(text, encoding="utf-8")
    assert build(code=1).stderr.rstrip("\n").endswith(told)
    assert not Path("handbook").exists()


def test_without_an_organization_roles_are_those_that_documents_name(build: Build) -> None:
    Path("organization.yaml").unlink()
    text = a_process_text("pay", owner="head-of-finance")
    Path("processes/pay.yaml").write_text(text, encoding="utf-8")
    build()
    page = Path("handbook/roles/head-of-finance.md").read_text(encoding="utf-8")
    assert "# Head of finance\n\n> Documents name this role" in page


def test_of_two_documents_with_one_id_the_first_has_the_page(build: Build) -> None:
    Path("processes/twin.yaml").write_text(a_process_text("pay", purpose="Twin"), encoding="utf-8")
    result = build(code=1)
    said = (
        "REF012 the id 'pay' is also that of processes/pay.yaml. Nobody could tell which is meant:"
    )
    assert f"processes/twin.yaml:2:5: {said} this one has no page." in result.stderr
    assert "Give one of them another id." in result.stderr
    assert "Twin" not in Path("handbook/processes/pay.md").read_text(encoding="utf-8")


def test_what_others_made_stays_and_is_said(build: Build) -> None:
    Path("handbook").mkdir()
    Path("handbook/README.md").write_text("# Mine\n", encoding="utf-8")
    for number in range(11):
        Path(f"handbook/note-{number:02}.txt").touch()
    lines = said(build(code=1))
    assert lines[0].startswith("in the way: handbook/README.md was not made by")
    assert lines[1].startswith("not ours, left alone: handbook/note-00.txt, ")
    assert lines[1].endswith("handbook/note-09.txt and 1 more")
    assert Path("handbook/README.md").read_text(encoding="utf-8") == "# Mine\n"
    build("--check", code=1)


@pytest.mark.parametrize("folder", ["../out", "a/../../out", "..", "a/../.."], ids=str)
def test_settings_cannot_lead_out_of_the_workspace(build: Build, folder: str) -> None:
    Path("flowdef.yaml").write_text(f"{SETTINGS}docs: {{output: {folder}}}\n", encoding="utf-8")
    before = sorted(Path("..").rglob("*"))
    assert "leads out of the workspace" in build(code=2).stderr
    assert sorted(Path("..").rglob("*")) == before


@pytest.mark.parametrize("said_", ["link", "link/deep", "a/../link"])
def test_settings_cannot_lead_through_a_link(build: Build, tmp_path: Path, said_: str) -> None:
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    Path("link").symlink_to(tmp_path / "outside")
    Path("flowdef.yaml").write_text(f"{SETTINGS}docs: {{output: {said_}}}\n", encoding="utf-8")
    assert "leads through the link 'link', which is not followed" in build(code=2).stderr
    assert sorted((tmp_path / "outside").rglob("*")) == [tmp_path / "outside" / "deep"]


@pytest.mark.parametrize("folder", ["/etc/handbook", "~/handbook", "a\\b"])
def test_settings_name_no_absolute_path(build: Build, folder: str) -> None:
    Path("flowdef.yaml").write_text(f"{SETTINGS}docs: {{output: {folder}}}\n", encoding="utf-8")
    assert "SYN002" in build(code=1).stderr


def test_a_person_may_name_any_folder(build: Build, tmp_path: Path) -> None:
    build("--output", str(tmp_path / "elsewhere"))
    page = tmp_path / "elsewhere" / "processes" / "pay.md"
    assert "[pay.yaml](../../w/processes/pay.yaml)" in page.read_text(encoding="utf-8")
    assert said(build("--output", "a/../other"))[-1].startswith("other: 14 pages")


def test_links_of_instructions_lead_from_the_page_to_what_lies_beside_the_document(
    build: Build,
) -> None:
    text = a_process_text("pay").replace(
        "title: Do it", "title: Do it, instructions: '[See](a.md)'"
    )
    Path("processes/pay.yaml").write_text(text, encoding="utf-8")
    build()
    page = Path("handbook/processes/pay.md").read_text(encoding="utf-8")
    assert "[See](../../processes/a.md)" in page


def test_a_folder_that_is_a_file_is_a_failure(build: Build) -> None:
    Path("handbook").touch()
    assert "cannot keep the pages in handbook" in build(code=2).stderr


def test_in_the_folder_of_the_workspace_nothing_of_it_is_touched(build: Build) -> None:
    Path("flowdef.yaml").write_text(f"{SETTINGS}docs: {{output: .}}\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    build()
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before
    assert Path("processes/pay.md").exists()
    build("--check")


def test_own_templates_print_the_documents(build: Build) -> None:
    settings = f"{SETTINGS}docs: {{templates: own}}\n"
    Path("flowdef.yaml").write_text(settings, encoding="utf-8")
    Path("own").mkdir()
    Path("own/sop.md.j2").write_text("# Ours: {{ page.title }}\n", encoding="utf-8")
    build()
    assert "# Ours: About pay" in Path("handbook/processes/pay.md").read_text(encoding="utf-8")
    Path("own/sop.md.j2").write_text("{{ page.nothing }}\n", encoding="utf-8")
    assert "own/sop.md.j2:1:" in build("--check", code=1).stderr


def test_without_a_workspace_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(application(), ["docs", "build"])
    assert result.exit_code == 2
    assert "There is no workspace here" in result.stderr


def test_a_bar_shows_that_it_goes_on(tmp_path: Path) -> None:
    folder = a_workspace(tmp_path, **{f"p{at}": a_process_text(f"p-{at}") for at in range(300)})
    code, out, err = in_terminal("docs", "build", folder=folder)
    assert code == 0
    assert "312 new" in out
    assert "building" in err
