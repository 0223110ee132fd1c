"""Ways out of the workspace: in names, files, evidence, outputs, links; and what is no file."""

import os
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from attacked import CONFIDENTIAL, Victim, harmless

PROCESS = """\
inputs: {scan: {type: file}}
steps: [{id: sign, title: Sign, responsible: clerk, collect: {paper: {type: file}}}]
"""


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    victim = Victim(tmp_path)
    victim.process("paper", PROCESS)
    (tmp_path / "secret.txt").write_text(CONFIDENTIAL)
    victim.write("fine.txt", "fine")
    return victim


def link(name: str, to: str) -> Callable[[Victim], str]:
    def make(victim: Victim) -> str:
        (victim.folder / name).symlink_to(to)
        return name

    return make


def pipe(victim: Victim) -> str:
    os.mkfifo(victim.folder / "pipe")
    return "pipe"


def huge(victim: Victim) -> str:
    with (victim.folder / "huge").open("wb") as file:
        file.truncate(10**12)
    return "huge"


def linked_folder(victim: Victim) -> str:
    (victim.folder / "inside").symlink_to(victim.outside)
    return "inside/../../secret.txt/"


SOURCES = {
    "a link to a secret": link("scan.pdf", "../secret.txt"),
    "a link to a link": lambda v: (link("one", "../secret.txt")(v), link("two", "one")(v))[1],
    "a link to itself": link("circle", "circle"),
    "a link to nothing": link("nothing", "gone"),
    "a link to a device": link("zero", "/dev/zero"),
    "a pipe that nobody writes to": pipe,
    "a device without end": lambda _: "/dev/zero",
    "a device that waits": lambda _: "/dev/tty",
    "a folder": lambda _: "processes",
    "a folder with a file's name": linked_folder,
    "the root": lambda _: "/",
    "a file of a million times a million bytes": huge,
    "nothing": lambda _: "",
    "a name with a zero": lambda _: "fine.txt\0.pdf",
    "a name that is too long": lambda _: "x" * 5_000,
    "half a character": lambda _: "\udcff",
    "a home that nobody has": lambda _: "~nobody-at-all/x",
    "a copy that is not": lambda _: f".flowdef/evidence/paper-1/{'0' * 64}-x.txt",
    "a copy by a way up": lambda _: f".flowdef/evidence/../{'0' * 64}-x.txt",
    "a copy of another name": lambda _: f".flowdef/evidence/paper-1/{'0' * 64}-../../../secret.txt",
}


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in SOURCES.items()])
def test_what_is_no_file_of_its_own_is_no_evidence(
    victim: Victim, make: Callable[[Victim], str]
) -> None:
    given = make(victim)
    for words in (
        ["start", "paper", "--set", f"scan={given}"],
        ["start", "paper"],
        ["done", "paper-1", "sign", "--set", f"paper={given}"],
    ):
        said = victim.flowdef(*words)
        assert said.code == (0 if words == ["start", "paper"] else 1), said
    assert not list((victim.folder / ".flowdef").glob("evidence/*/*"))
    assert not victim.keeps(CONFIDENTIAL)


PROC = ["/proc/self/environ", "/proc/self/maps", "/proc/kmsg", "/sys/kernel/notes"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc")
@pytest.mark.parametrize("given", PROC)
def test_a_file_that_the_kernel_makes_up_is_copied_or_refused_but_never_waited_for(
    victim: Victim, given: str
) -> None:
    victim.flowdef("start", "paper", "--set", f"scan={given}")
    assert victim.flowdef("verify").code == 0


NAMES = [
    "../../canary",
    "canary\n\x1b]0;x\a",
    "-rf canary",
    "canary\u202efdp.exe",
    "..",
    "con.txt",
    "canary" + "é" * 100,
    ".flowdef-canary",
    "canary:stream",
    "$(touch canary)",
]


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_of_evidence_is_a_plain_name_in_its_folder(victim: Victim, name: str) -> None:
    folder = victim.folder / "odd"
    folder.mkdir()
    source = folder / name.replace("/", "\\") if name != ".." else folder / "..."
    source.write_text("fine")
    said = victim.flowdef("start", "paper", "--set", f"scan={source}")
    if "\n" in name:  # a text holds no control characters
        assert said.code == 1
        return
    assert said.code == 0
    (kept,) = (victim.folder / ".flowdef" / "evidence" / "paper-1").iterdir()
    assert kept.is_file()
    assert harmless(kept.name)
    assert len(kept.name.encode()) < 256
    assert victim.flowdef("verify").code == 0
    victim.flowdef("log", "paper-1")


FOLDERS = {
    "the folder of evidence is a link": ".flowdef/evidence",
    "the folder of a run is a link": ".flowdef/evidence/paper-1",
    "the folder of the log is a link": ".flowdef",
}


@pytest.mark.parametrize("place", [pytest.param(p, id=name) for name, p in FOLDERS.items()])
def test_evidence_is_never_put_behind_a_link(victim: Victim, place: str) -> None:
    elsewhere = victim.outside / "elsewhere"
    elsewhere.mkdir()
    path = victim.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere)
    said = victim.flowdef("start", "paper", "--set", "scan=fine.txt")
    assert said.code == 1, said
    assert "link" in said.err
    assert not list(elsewhere.rglob("*fine*"))


OURS = ["runs.db", "runs.heads", "runs.index", "compiled.json"]


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("there", ["a file", "a database", "nothing"])
def test_a_file_of_ours_that_is_a_link_changes_nothing_elsewhere(
    victim: Victim, name: str, there: str
) -> None:
    if (name, there) == ("runs.db", "nothing"):
        return  # a log may be begun anywhere: `runs: {url: …}` names the place
    target = victim.outside / "profile"
    if there == "a file":
        target.write_text("mine\n")
    if there == "a database":
        connection = sqlite3.connect(target, isolation_level=None)
        connection.execute("CREATE TABLE mine (word)")
        connection.close()
    before = target.read_bytes() if there != "nothing" else None
    (victim.folder / ".flowdef").mkdir()
    (victim.folder / ".flowdef" / name).symlink_to(target)
    for words in (["start", "paper"], ["next"], ["runs"], ["verify"], ["comment", "paper-1", "x"]):
        victim.flowdef(*words)
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.parametrize("name", OURS)
def test_a_file_of_ours_that_is_a_pipe_is_not_waited_for(victim: Victim, name: str) -> None:
    (victim.folder / ".flowdef").mkdir()
    os.mkfifo(victim.folder / ".flowdef" / name)
    for words in (["start", "paper"], ["next"], ["runs"], ["verify"], ["comment", "paper-1", "x"]):
        victim.flowdef(*words)


IDS = ["../../canary", "/etc/canary", "a/../../canary", "..", "a\0b", "-rf", "a b", "é"]


@pytest.mark.parametrize("name", IDS)
def test_an_id_is_a_word_and_no_way(victim: Victim, name: str) -> None:
    text = PROCESS.replace("id: sign", f'id: "{name}"')
    victim.process("odd", text)
    document = victim.folder / "processes" / "odd.yaml"
    document.write_text(document.read_text().replace("id: odd", f'id: "{name}"'))
    for words in (["lint"], ["list"], ["graph", "processes/odd.yaml"], ["trust", "--check"]):
        victim.flowdef(*words)
    assert victim.flowdef("start", "processes/odd.yaml").code == 1
    assert victim.flowdef("start", "--", name).code in (1, 2)
    victim.flowdef("new", "process", "--", name)
    victim.unharmed()


OUTPUTS = ["processes", "/dev/full", "/proc/self/mem", "processes/paper.yaml/x", "x" * 300]


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_output_that_cannot_be_is_told(victim: Victim, output: str) -> None:
    assert victim.flowdef("render", "paper", "-o", output).code in (1, 2)


POINTED = """\
attachments: [{title: "A", file: "WAY"}]
references: [{title: "R", file: "WAY"}]
links: {sign: "WAY"}
"""


@pytest.mark.parametrize("way", ["../../secret.txt", "/etc/passwd", "javascript:x", "file:///etc"])
def test_what_a_document_points_to_is_never_read(victim: Victim, way: str) -> None:
    victim.process("points", POINTED.replace("WAY", way) + PROCESS)
    for words in (["lint"], ["show", "points"], ["render", "points"], ["render", "paper"]):
        assert CONFIDENTIAL not in victim.flowdef(*words).all


DOORS = {
    "a device without end": lambda _: "/dev/zero",
    "nothing": lambda _: "gone.yaml",
    "a link to itself": link("circle", "circle"),
    "memory": lambda _: "/proc/self/mem",
    "a file of a million times a million bytes": huge,
}


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in DOORS.items()])
def test_a_file_of_answers_without_end_is_not_read_to_its_end(
    victim: Victim, make: Callable[[Victim], str]
) -> None:
    name = make(victim)
    victim.flowdef("start", "paper")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for words in (
        ["start", "paper", "--answers", name],
        ["step", "paper-1", "--answers", name],
        ["done", "paper-1", "sign", "--answers", name],
        ["lint", name],
        ["show", name],
        ["start", name],
        ["new", "process", "made", "--from", name],
    ):
        assert victim.flowdef(*words).code in ((0, 1, 2) if words[0] == "lint" else (1, 2)), words
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 100_000  # KiB
