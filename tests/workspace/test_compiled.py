"""Compiled surroundings: read once, known by their content, and never trusted blindly."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_strategies import calendars
from flowdef.calendar.closed import Closed
from flowdef.run.roster import Member, Post, Right, Roster
from flowdef.workspace import compiled
from flowdef.workspace.compiled import Surroundings, surroundings
from workspaces import a_workspace

YEAR = 2026
HEAVY = {"yaml", "jinja2", "jsonschema", "jsonschema_rs", "networkx", "holidays"}


def read(root: Path, year: int = YEAR) -> Surroundings:
    found = surroundings(root, year)
    assert isinstance(found, Surroundings), found
    return found


def test_people_and_time(tmp_path: Path) -> None:
    found = read(a_workspace(tmp_path))
    assert found.roster
    assert found.roster.holders("boss", "2026-01-01") == ("dana",)
    assert found.roster.posts["boss"].rights == (Right("spend", Decimal("10.5"), "EUR"),)
    assert found.calendar.timezone == "Europe/Berlin"
    assert found.closed
    assert {"2026-12-24", "2026-12-25"} <= set(found.closed.days)
    assert (found.closed.first_year, found.closed.last_year) == (2024, 2032)
    assert found.runs_url == "sqlite:.flowdef/runs.db"


def test_without_anything_anybody_may_act(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found.roster is None
    assert found.runs_url == compiled.RUNS


def test_what_is_kept_is_the_same_and_read_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(a_workspace(tmp_path))
    monkeypatch.setattr(compiled, "_compile", None)
    assert read(tmp_path) == first


@pytest.mark.parametrize("name", ["organization.yaml", "flowdef.yaml"])
def test_a_changed_file_is_read_anew(tmp_path: Path, name: str) -> None:
    before = read(a_workspace(tmp_path))
    file = tmp_path / name
    more = "runs: {url: 'sqlite:else.db'}\n" if name == "flowdef.yaml" else ""
    text = file.read_text(encoding="utf-8").replace("The boss", "The chief")
    file.write_text(text + more, encoding="utf-8")
    assert read(tmp_path) != before


def test_another_year_is_worked_out_anew(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    assert read(tmp_path, 2026) != read(tmp_path, 2027)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="too deep"),
        pytest.param(b'{"key": "KEY"}', id="the right key and nothing else"),
        pytest.param(b'{"key": "KEY", "closed": [1], "roster": 5}', id="wrong shapes"),
        pytest.param(
            b'{"key": "KEY", "closed": [[], 1, 2], "roster": null, "calendar": {}, "runs": 5}',
            id="an empty calendar",
        ),
    ],
)
def test_a_broken_file_is_written_anew(tmp_path: Path, content: bytes) -> None:
    expected = read(a_workspace(tmp_path))
    file = tmp_path / ".flowdef" / "compiled.json"
    whole = file.read_bytes()
    key = json.loads(whole)["key"].encode()
    file.write_bytes(content.replace(b"KEY", key))
    assert read(tmp_path) == expected
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_read_each_time(tmp_path: Path) -> None:
    (a_workspace(tmp_path) / ".flowdef").write_text("a file in the way")
    assert read(tmp_path) == read(tmp_path)


@pytest.mark.parametrize("name", ["organization.yaml", "flowdef.yaml"])
def test_faults_are_told_and_nothing_is_kept(tmp_path: Path, name: str) -> None:
    kind = "organization" if name[0] == "o" else "workspace"
    (a_workspace(tmp_path) / name).write_text(f"kind: {kind}\nid: X\n")
    found = surroundings(tmp_path, YEAR)
    assert not isinstance(found, Surroundings)
    assert {each.path.rpartition("/")[2] for each in found} == {name}
    assert not (tmp_path / ".flowdef").exists()


def test_a_country_without_holidays_is_told(tmp_path: Path) -> None:
    file = a_workspace(tmp_path) / "organization.yaml"
    file.write_text(file.read_text().replace("country: DE", "country: XX"))
    found = surroundings(tmp_path, YEAR)
    assert not isinstance(found, Surroundings)
    assert (found[0].path, found[0].span.line) == ("organization.yaml", 4)


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    (tmp_path / "organization.yaml").unlink()
    (tmp_path / "organization.yaml").mkdir()
    found = surroundings(tmp_path, YEAR)
    assert not isinstance(found, Surroundings)
    assert "cannot be read" in found[0].message


texts = st.text(max_size=6)
rights = st.builds(
    Right, texts, st.none() | st.decimals(allow_nan=False, allow_infinity=False), texts
)
rosters = st.builds(
    Roster,
    st.dictionaries(texts, st.builds(Post, texts, texts, st.lists(rights).map(tuple))),
    st.dictionaries(texts, st.builds(Member, texts, st.lists(texts).map(tuple), texts, texts)),
)


@given(rosters, calendars(), st.lists(texts), st.integers(1, 9999), texts)
def test_what_is_kept_comes_back(
    roster: Roster, calendar: object, days: list[str], year: int, url: str
) -> None:
    around = Surroundings(roster, calendar, Closed(tuple(days), year, year + 8), url)  # type: ignore[arg-type]
    assert compiled._surroundings(json.loads(json.dumps(compiled._to_json(around)))) == around


def test_a_fresh_one_needs_no_yaml_and_no_schemas(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    read(tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from flowdef.workspace.compiled import surroundings, Surroundings\n"
        f"assert isinstance(surroundings(Path({str(tmp_path)!r}), {YEAR}), Surroundings)\n"
        "print(*{each.partition('.')[0] for each in sys.modules})\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not set(result.stdout.decode().split()) & (HEAVY | {"tempfile", "markdown_it"})
