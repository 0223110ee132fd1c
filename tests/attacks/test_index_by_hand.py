"""An index edited by hand: it is never trusted over the log."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from attacked import Victim
from edited_logs import Edit, a_copy, a_sound_log

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    return a_sound_log(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def victim(sound: Victim, tmp_path: Path) -> Victim:
    return a_copy(sound, tmp_path)


def index(*statements: str) -> Edit:
    def edit(folder: Path) -> None:
        connection = sqlite3.connect(folder / "runs.index", isolation_level=None)
        for each in statements:
            connection.execute(each)
        connection.close()

    return edit


# Of a run that the index hides nobody but `--rebuild` and the run's own name tell.


INDEXES = {
    "a run is said to have ended": index("UPDATE runs SET open = 0"),
    "a run is said to be another's": index("UPDATE runs SET process = 'other'"),
    "runs that are not": index(
        "INSERT INTO runs VALUES ('gone-1', 1, '', 1, 'order', '9999', 0, '9999', 0, '', '')",
        "INSERT INTO seats VALUES ('gone-1', 0, 'x', '', '', '', '', '9999', 0, 0, '')",
    ),
    "steps that are not": index(
        "INSERT INTO seats VALUES ('order-1', 9, 'gone', '', '', '', '', '9999', 0, 0, '')"
    ),
    "a run that wakes for ever": index("UPDATE runs SET wakes = ''"),
    "a run with a fault that it has not": index("UPDATE runs SET fault = 'made up' || char(27)"),
    "hands that are not": index("UPDATE seats SET taken = 'mallory', assigned = 'mallory'"),
    "a list that is none": index("UPDATE seats SET barred = '['"),
    "everything is hidden": index("DELETE FROM runs", "DELETE FROM seats"),
    "a mark beyond the end": index("UPDATE mark SET position = 9223372036854775807"),
    "a mark that is a text": index("UPDATE mark SET position = 'x', hash = NULL"),
    "no mark": index("DELETE FROM mark"),
    "two marks": index("INSERT INTO mark SELECT * FROM mark"),
    "other tables": index("DROP TABLE runs", "CREATE TABLE runs (x)"),
    "no tables": index("DROP TABLE runs", "DROP TABLE seats", "DROP TABLE mark"),
    "wrong kinds in every column": index(
        "UPDATE runs SET seq = 'x', hash = 7, due = NULL, blocked = 'x', wakes = 7"
    ),
    "a view in place of a table": index(
        "ALTER TABLE seats RENAME TO s", "CREATE VIEW seats AS SELECT * FROM s WHERE 0"
    ),
    "a table of an odd name": index('CREATE TABLE "x""; DROP TABLE runs; --" (a)'),
    "a trigger": index(
        "CREATE TRIGGER t AFTER UPDATE ON mark BEGIN DELETE FROM runs; END",
    ),
    "no database": lambda folder: (folder / "runs.index").write_bytes(b"no" * 999),
    "a database cut short": lambda folder: os.truncate(folder / "runs.index", 5_000),
}


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in INDEXES.items()])
def test_an_index_is_never_trusted_over_the_log(victim: Victim, edit: Edit) -> None:
    def shown() -> list[dict[str, object]]:
        said = victim.flowdef("runs", "--all", "--json")
        assert said.code == 0 or "runs.index" in said.err, said  # then it says what to take away
        return list(json.loads(said.out)["runs"]) if said.code == 0 else []

    truth = {each["run"]: each for each in shown()}
    for name in ("runs.index-wal", "runs.index-shm"):
        (victim.folder / ".flowdef" / name).unlink(missing_ok=True)
    edit(victim.folder / ".flowdef")
    for words in (
        ["runs"],
        ["runs", "--mine"],
        ["next"],
        ["next", "--as", "kim"],
        ["work", "--once"],
    ):
        victim.flowdef(*words)
    for each in shown():  # what is shown is as the log has it
        assert each == truth[each["run"]]
    assert "price: 12" in victim.flowdef("log", "order-1").out
    assert victim.flowdef("approve", "order-1", "agree", "--as", "kim").code == 0
    assert victim.flowdef("verify").code == 0
    victim.flowdef("runs", "--rebuild")
    assert {each["run"] for each in shown()} == set(truth)
