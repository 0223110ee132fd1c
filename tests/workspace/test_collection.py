"""A workspace read: every file once, nothing hangs, nothing raises."""

import os
from pathlib import Path

import pytest

from flowdef.model.document import Kind
from flowdef.workspace.collection import open_collection, read_file, read_files
from flowdef.workspace.files import shown
from workspaces import a_process_text, a_workspace, odd_files


def test_every_document_is_known(tmp_path: Path) -> None:
    a_workspace(tmp_path, one=a_process_text("one", version="1.2.0"), two=a_process_text("two"))
    found = open_collection(tmp_path / "processes")
    assert found.root == tmp_path
    assert [each.id for each in found.reads] == ["handbook", "acme", "one", "two"]
    assert [each.id for each in found.library.entries] == ["handbook", "acme", "one", "two"]
    entry = found.library.entry("one")
    assert entry
    assert (entry.kind, entry.title, entry.version) == (Kind.PROCESS, "About one", "1.2.0")
    assert found.library.organization
    assert found.library.whole


def test_calls_and_outputs_are_known(tmp_path: Path) -> None:
    steps = (
        "kind: process\nid: a\ntitle: A\noutputs: {x: It}\nsteps: [{id: s, title: S, process: b}]\n"
    )
    project = "kind: project\nid: p\ntitle: P\ntasks: [{id: t, title: T, process: a}]\n"
    a_workspace(tmp_path, a=steps)
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "p.yaml").write_text(project)
    library = open_collection(tmp_path).library
    one, two = library.entry("a"), library.entry("p")
    assert one
    assert two
    assert (one.outputs, one.calls, two.calls) == (("x",), ("b",), ("a",))


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    a_workspace(tmp_path, one=a_process_text("one"))
    open_collection(tmp_path, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_file_alone(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(a_process_text("x"))
    found = open_collection(tmp_path / "x.yaml")
    assert found.root is None
    assert not found.library.whole
    assert [each.id for each in found.reads] == ["x"]
    assert open_collection(tmp_path).reads == ()


def test_of_two_with_one_id_both_are_known(tmp_path: Path) -> None:
    a_workspace(tmp_path, one=a_process_text("same"), two=a_process_text("same"))
    found = open_collection(tmp_path)
    assert [each.id for each in found.library.entries].count("same") == 2


def test_a_faulty_document_is_known_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    a_workspace(tmp_path, bad="kind: process\nid: bad\n")
    entry = open_collection(tmp_path).library.entry("bad")
    assert entry
    assert entry.faulty
    assert entry.title == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kind: organization\nid: x\n", id="against its schema"),
        pytest.param("kind: organization\nid: x\nroles: [\n", id="no YAML"),
        pytest.param("kind: organisation\nid: x\n", id="of no kind"),
        pytest.param("", id="empty"),
    ],
)
def test_a_faulty_organization_is_told_from_none(tmp_path: Path, text: str) -> None:
    a_workspace(tmp_path, organization="kind: process\n[")
    (tmp_path / "organization.yaml").unlink(missing_ok=True)
    assert not open_collection(tmp_path).library.organization_faulty
    (tmp_path / "organization.yaml").write_text(text)
    library = open_collection(tmp_path).library
    assert library.organization is None
    assert library.organization_faulty


@pytest.mark.filterwarnings("error")
def test_what_is_no_document_neither_hangs_nor_raises(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    odd_files(tmp_path / "processes")
    found = open_collection(tmp_path)
    names = [os.fsencode(each.path).rpartition(b"/")[2] for each in found.reads[2:]]
    assert names == [b"binary.yaml", b"empty.yaml", b"\xff.yaml"]
    assert [bool(each.findings) for each in found.reads[2:]] == [True, True, False]


@pytest.mark.parametrize("name", ["folder.yaml", "dangling.yaml", "circle.yaml", "pipe.yaml"])
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, name: str) -> None:
    odd_files(tmp_path / "x")
    (finding,) = read_file(tmp_path / "x" / name).findings
    assert finding.code == "SYN001"
    assert finding.message.startswith("the file cannot be read (")


def test_a_folder_that_may_not_be_opened_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_workspace(tmp_path, one=a_process_text("one"))
    closed = tmp_path / "processes" / "closed"
    closed.mkdir()
    plainly = os.scandir

    def scandir(path: str) -> object:
        if path == str(closed):
            raise PermissionError(13, "Permission denied")
        return plainly(path)

    monkeypatch.setattr(os, "scandir", scandir)
    reads = {Path(each.path).name: each for each in open_collection(tmp_path).reads}
    assert "cannot be read" in reads["closed"].findings[0].message


def test_paths_are_shown_as_people_type_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown(tmp_path / "a" / "b.yaml") == "b.yaml"
    assert shown("b.yaml") == "b.yaml"
    assert shown(tmp_path / "c.yaml") == str(tmp_path / "c.yaml")


def test_garbage_is_collected_again_afterwards(tmp_path: Path) -> None:
    import gc

    assert gc.isenabled()
    read_files([tmp_path / "none.yaml"], None)
    assert gc.isenabled()
    gc.disable()
    try:
        read_files([], None)
        assert not gc.isenabled()
    finally:
        gc.enable()
