"""Evidence lies beside the log that names it, wherever that is, and a program finds it there."""

import shutil
from pathlib import Path

import pytest

from attacked import Victim, python

PAPER = """\
inputs: {scan: {type: file}}
steps:
  - id: read
    title: Read
    idempotent: true
    automate: {command: COMMAND, cwd: bin}
    collect: {said: {type: text, from: stdout}}
"""
SHOWS = "import sys; print(open(sys.argv[1]).read(), sys.argv[1])"


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    victim = Victim(tmp_path)
    command = python("-c", SHOWS, "{{ scan }}")
    victim.process("paper", PAPER.replace("COMMAND", command))
    victim.write("scan.txt", "signed")
    (victim.folder / "bin").mkdir()
    (tmp_path / "logs").mkdir()
    victim.flowdef("trust", "--yes")
    return victim


WAYS = [
    pytest.param("", "workspace/.flowdef", id="in the workspace"),
    pytest.param("sqlite:../logs/paper.db", "logs", id="by a way up"),
    pytest.param("sqlite:{}/logs/paper.db", "logs", id="elsewhere"),
    pytest.param("sqlite:kept/paper.db", "workspace/kept", id="elsewhere in the workspace"),
]


@pytest.mark.parametrize("by", ["environment", "document"])
@pytest.mark.parametrize(("url", "beside"), WAYS)
def test_it_lies_beside_the_log(victim: Victim, url: str, beside: str, by: str) -> None:
    (victim.folder / "kept").mkdir()
    url = url.format(victim.outside)
    env = {"FLOWDEF_RUNS": url} if by == "environment" and url else {}
    if by == "document" and url:
        text = f'kind: workspace\nid: sample\ntitle: Sample\nruns: {{url: "{url}"}}\n'
        victim.write("flowdef.yaml", text)
    assert victim.flowdef("start", "paper", "--set", "scan=scan.txt", **env).code == 0
    (kept,) = (victim.outside / beside / "evidence" / "paper-1").iterdir()
    assert [path for path in victim.outside.rglob("*-scan.txt") if path != kept] == []
    said = victim.flowdef("log", "paper-1", "--json", **env).out
    assert f'".flowdef/evidence/paper-1/{kept.name}"' in said
    assert victim.flowdef("verify", **env).code == 0
    word, _, path = said.partition('"said":')[2].split('"')[1].partition(" ")
    assert (word, Path(path).resolve()) == ("signed", kept.resolve())  # from the folder `bin`, too
    kept.chmod(0o644)
    kept.write_text("forged", encoding="utf-8")
    assert "was changed" in victim.flowdef("verify", **env).out
    shutil.rmtree(victim.outside / beside / "evidence")
    assert "is missing" in victim.flowdef("verify", **env).out


@pytest.mark.parametrize("place", ["evidence", "evidence/paper-1"])
@pytest.mark.parametrize("url", ["sqlite:../logs/paper.db", "sqlite:kept/paper.db"])
def test_it_is_never_put_behind_a_link_there(victim: Victim, url: str, place: str) -> None:
    beside = (victim.folder / url.removeprefix("sqlite:")).parent
    elsewhere = victim.outside / "elsewhere"
    elsewhere.mkdir()
    path = beside / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere)
    said = victim.flowdef("start", "paper", "--set", "scan=scan.txt", FLOWDEF_RUNS=url)
    assert said.code == 1
    assert "is a link or no folder: nothing is put there" in said.err
    assert list(elsewhere.iterdir()) == []


def test_a_folder_of_the_log_in_the_workspace_that_is_a_link_has_none(victim: Victim) -> None:
    (victim.folder / "kept").symlink_to(victim.outside / "logs")
    url = "sqlite:kept/paper.db"
    said = victim.flowdef("start", "paper", "--set", "scan=scan.txt", FLOWDEF_RUNS=url)
    assert "kept is a link or no folder: nothing is put there" in said.err
    assert not (victim.outside / "logs" / "evidence").exists()
