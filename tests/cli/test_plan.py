"""`flowdef plan`: what a project manager sees, in narrow and wide terminals, without colour."""

import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from flowdef.render.lines import cells
from goldens import Golden
from in_this_process import flowdef
from plan_workspace import plan_workspace

GOLDENS = Path(__file__).parent / "goldens" / "plan"
ON = ("--on", "2027-03-03")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plan_workspace(tmp_path)


@pytest.mark.parametrize("columns", [80, 160])
def test_a_plan_at_a_width(folder: Path, columns: int, golden: Golden) -> None:
    said = flowdef("plan", "move", *ON, folder=folder, COLUMNS=str(columns)).stdout
    assert all(len(line) <= columns for line in said.splitlines())
    golden(GOLDENS / f"move_{columns}.txt", said)


@pytest.mark.parametrize("columns", [60, 80, 160])
@pytest.mark.parametrize("title", ["用白色油漆粉刷整個店面和後面的廚房牆壁", "x" * 90, "🥖 " * 30])
def test_titles_of_any_characters_leave_the_columns_where_they_are(
    folder: Path, columns: int, title: str
) -> None:
    file = folder / "projects" / "move.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Order the van", f"title: {title}")
    file.write_text(text, encoding="utf-8")
    said = flowdef("plan", "move", *ON, folder=folder, COLUMNS=str(columns)).stdout
    chart = said[: said.index("Critical path")]
    assert title[:5] in chart
    assert all(cells(line) <= columns for line in chart.splitlines())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("why", ("--why", "sweep")),
        ("why_packed", ("--why", "packed")),
        ("to", ("--to", "packed")),
    ],
)
def test_a_look_at_one_task(
    folder: Path, name: str, words: tuple[str, ...], golden: Golden
) -> None:
    said = flowdef("plan", "move", *ON, *words, folder=folder, COLUMNS="80").stdout
    golden(GOLDENS / f"{name}.txt", said)


def test_as_data_the_critical_path_and_the_reasons_are_ids(folder: Path) -> None:
    plan = json.loads(flowdef("plan", "move", *ON, "--json", folder=folder).stdout)
    assert plan["critical_path"] == ["pack", "packed", "paint", "carry", "sweep"]
    assert [each["task"] for each in plan["missed"]] == ["packed"]
    why = json.loads(flowdef("plan", "move", *ON, "--why", "sweep", "--json", folder=folder).stdout)
    assert [each["task"] for each in why["reasons"]] == ["sweep", "carry", "paint", "pack"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no",), "There is no document 'no'"),
        (("acme",), "'acme' is no project"),
        (("move", "--to", "packd"), "Did you mean 'packed'?"),
        (("move", "--why", "xyz"), "'flowdef show move' shows its tasks"),
        (("move", "--to", "pack", "--why", "pack"), "say one of the two"),
        (("move", "--on", "tomorrow"), "'tomorrow' is no day"),
        (("move", "--on", "20270301"), "'20270301' is no day; write it as 2027-03-01"),
        (("move", "--on", "9999-12-31"), "9999-12-31 lies outside all calendars"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = flowdef("plan", *words, folder=folder)
    assert result.returncode == 2
    assert said in result.stderr


def test_a_circle_is_refused_with_its_tasks(folder: Path) -> None:
    file = folder / "projects" / "move.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[{role: painter}], ", "[{role: painter}], needs: [sweep], "))
    result = flowdef("plan", "move", folder=folder)
    assert result.returncode == 1
    assert "in a circle: paint → carry → sweep → paint. Take" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("status", "said"), [("cancelled", "It is over: "), ("on-hold", "It is on hold: ")]
)
def test_a_project_that_does_not_go_on_says_so(folder: Path, status: str, said: str) -> None:
    file = folder / "projects" / "move.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: active", f"status: {status}"))
    assert said in flowdef("plan", "move", *ON, folder=folder).stdout


def test_where_the_screen_knows_no_such_signs_the_bars_are_plain(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flowdef.cli.plan import _marks
    from flowdef.render.gantt import ASCII

    class Old:
        encoding = "latin-1"

    monkeypatch.setattr("sys.stdout", Old())
    assert _marks() == ASCII


def test_without_runs_nothing_is_loaded_that_acts_on_them(folder: Path) -> None:
    code = (
        "import sys\n"
        "from flowdef.cli.plan import command\n"
        "command('move', on='2027-03-03')\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    said = run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True, text=True)
    rooms = (".acts.", ".store.", ".run.deciding", ".plan.levelling")
    assert "flowdef.plan.schedule" in said.stderr
    assert [each for each in said.stderr.split() if any(room in each for room in rooms)] == []
