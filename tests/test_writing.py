"""A file is written whole or not at all."""

import errno
import os
import stat
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

from flowdef.writing import rewrite, synced, write_whole


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", "one\r\ntwo\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"one\r\ntwo\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_the_mode_is_that_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_whole(tmp_path / "whole", "x")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text()))
    reader.start()
    write_whole(tmp_path / "pipe", "x")
    reader.join(timeout=10)
    assert read == ["x"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_what_has_no_path_is_written_as_it_is() -> None:
    reading, writing = os.pipe()
    write_whole(Path(f"/dev/fd/{writing}"), "x")  # as /dev/stdout is, in a pipeline
    os.close(writing)
    assert os.read(reading, 10) == b"x"
    os.close(reading)


def test_two_at_once_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def meanwhile(file: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        write_whole(tmp_path / "b", "other")
        fsync(file)

    monkeypatch.setattr(os, "fsync", meanwhile)
    write_whole(tmp_path / "a", "one")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a": "one",
        "b": "other",
    }


def test_what_somebody_else_has_begun_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / f".flowdef-{'00' * 8}.part").touch()
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "a", "x")
    assert (tmp_path / f".flowdef-{'00' * 8}.part").exists()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param(errno.EINVAL, False, id="a system that syncs no folders"),
        pytest.param(errno.EIO, True, id="a disk that fails"),
    ],
)
def test_a_folder_is_synced_where_one_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, told: bool
) -> None:
    def refused(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="no") if told else nullcontext():
        synced(tmp_path)


def test_content_and_name_are_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: list[str] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda file: kinds.append("folder" if stat.S_ISDIR(os.fstat(file).st_mode) else "file"),
    )
    write_whole(tmp_path / "a", "x")
    assert kinds == ["file", "folder"]


@pytest.mark.parametrize(
    ("name", "error"),
    [("folder", IsADirectoryError), ("file/x", OSError), ("x" * 300, OSError)],
)
def test_what_cannot_be_written_is_an_os_error(
    tmp_path: Path, name: str, error: type[OSError]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(error):
        write_whole(tmp_path / name, "x")
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "file"}


def test_a_file_that_is_written_anew_is_still_for_whom_it_was(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("old")
    file.chmod(0o640)
    rewrite(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["p.yaml"]


@pytest.mark.parametrize("error", [None, PermissionError], ids=["may", "may not"])
def test_the_owner_stays_where_one_may_give_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError] | None
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("old")
    owner, group = file.stat().st_uid, file.stat().st_gid
    given: list[tuple[int, int]] = []

    def chown(_path: Path, uid: int, gid: int) -> None:
        given.append((uid, gid))
        if error:
            raise error

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    rewrite(file, b"new")
    assert given == [(owner, group)]
    assert file.read_bytes() == b"new"


def test_a_file_behind_a_link_is_written_anew_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    rewrite(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_file_that_is_gone_is_not_written_anew(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rewrite(tmp_path / "p.yaml", b"new")
    assert list(tmp_path.iterdir()) == []
