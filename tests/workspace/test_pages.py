"""Pages: a folder is brought to what it should be, and nothing that others made is touched."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from flowdef.workspace.pages import Difference, Pages

MARK = "<!-- ours -->"
ONE, TWO = f"{MARK}\n\n# One\n", f"{MARK}\n\n# Two\n"
WANTED = {"README.md": ONE, "roles/clerk.md": TWO}
NOTHING = Difference(missing=(), stale=(), blocked=(), left_over=(), foreign=())


def keep(folder: Path, wanted: Mapping[str, str] = WANTED, *, write: bool = True) -> Difference:
    pages = [(path, lambda text=text: text) for path, text in wanted.items()]
    return Pages(folder=folder, rooms=("roles",), mark=MARK).keep(pages, write=write, remove=write)


def there(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_pages_are_written_once(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "handbook"
    assert keep(folder).missing == ("README.md", "roles/clerk.md")
    assert there(folder) == WANTED
    before = {path: (folder / path).stat().st_ino for path in WANTED}
    assert keep(folder) == NOTHING
    assert {path: (folder / path).stat().st_ino for path in WANTED} == before


def test_pages_are_on_disk_and_each_folder_is_synced_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda file: kinds.append("folder" if stat.S_ISDIR(os.fstat(file).st_mode) else "file"),
    )
    keep(tmp_path, {**WANTED, "roles/boss.md": TWO})
    assert sorted(kinds) == ["file", "file", "file", "folder", "folder"]


def test_a_look_writes_nothing(tmp_path: Path) -> None:
    assert keep(tmp_path / "h", write=False).missing == ("README.md", "roles/clerk.md")
    assert not (tmp_path / "h").exists()


def test_what_changed_is_written_and_what_is_no_page_any_more_goes(tmp_path: Path) -> None:
    keep(tmp_path)
    put(tmp_path / "README.md", f"{MARK}\nchanged by hand\n")
    found = keep(tmp_path, {"README.md": ONE})
    assert found.stale == ("README.md",)
    assert found.left_over == ("roles/clerk.md",)
    assert there(tmp_path) == {"README.md": ONE}
    assert not (tmp_path / "roles").exists()


def test_the_ends_of_lines_of_another_system_are_no_change(tmp_path: Path) -> None:
    keep(tmp_path)
    (tmp_path / "README.md").write_bytes(ONE.replace("\n", "\r\n").encode())
    assert keep(tmp_path, write=False) == NOTHING


def test_what_others_made_stays(tmp_path: Path) -> None:
    others = {
        "README.md": "# Mine\n",
        "notes.md": "# Notes\n",
        "roles/picture.svg": f"{MARK}\n",
        "roles/deep/clerk.md": ONE,
        "elsewhere/clerk.md": ONE,
        ".hidden.md": ONE,
        "empty.md": "",
    }
    for path, text in others.items():
        put(tmp_path / path, text)
    found = keep(tmp_path)
    assert found.blocked == ("README.md",)
    assert found.foreign == ("elsewhere", "empty.md", "notes.md", "roles/deep", "roles/picture.svg")
    assert there(tmp_path) == {**others, "roles/clerk.md": TWO}


@pytest.mark.parametrize("name", ["README.md", "roles/clerk.md"])
@pytest.mark.parametrize("aim", ["file", "nowhere", "folder", "itself"])
def test_a_link_in_place_of_a_page_is_not_followed(tmp_path: Path, name: str, aim: str) -> None:
    outside = tmp_path / "outside"
    put(outside / "file", ONE)
    (outside / "folder").mkdir()
    link = tmp_path / "h" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(link if aim == "itself" else outside / aim)
    assert keep(tmp_path / "h").blocked == (name,)
    assert link.is_symlink()
    assert there(outside) == {"file": ONE}


def test_a_link_in_place_of_a_room_is_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "h"
    put(outside / "clerk.md", f"{MARK}\nold\n")
    put(outside / "gone.md", f"{MARK}\nold\n")
    folder.mkdir()
    (folder / "roles").symlink_to(outside)
    found = keep(folder)
    assert found.blocked == ("roles/clerk.md",)
    assert found.foreign == ("roles",)
    assert there(outside) == {"clerk.md": f"{MARK}\nold\n", "gone.md": f"{MARK}\nold\n"}


@pytest.mark.parametrize("what", ["file", "pipe"])
def test_a_room_that_is_no_folder_is_in_the_way(tmp_path: Path, what: str) -> None:
    if what == "file":
        put(tmp_path / "roles", "x")
    else:
        os.mkfifo(tmp_path / "roles")
    assert keep(tmp_path).blocked == ("roles/clerk.md",)
    assert not stat.S_ISDIR((tmp_path / "roles").lstat().st_mode)


def test_a_pipe_in_place_of_a_page_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "README.md")
    assert keep(tmp_path).blocked == ("README.md",)


def test_a_folder_that_is_a_link_is_used_as_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "h").symlink_to(tmp_path / "real")
    keep(tmp_path / "h")
    assert there(tmp_path / "real") == WANTED


@pytest.mark.parametrize(
    "path", ["../a.md", "/a.md", "other/a.md", "roles/", "roles/..", "roles/x/a"]
)
def test_a_page_lies_in_a_room(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="lies in no room"):
        keep(tmp_path / "h", {path: ONE})
    assert there(tmp_path) == {}


def test_half_a_character_does_not_stop_the_rest(tmp_path: Path) -> None:
    keep(tmp_path, {"README.md": f"{MARK}\n\ud83d\n"})
    assert (tmp_path / "README.md").read_bytes() == f"{MARK}\n\\ud83d\n".encode()
    assert keep(tmp_path, {"README.md": f"{MARK}\n\ud83d\n"}) == NOTHING


def test_nothing_is_left_beside_a_page_that_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no room")

    keep(tmp_path)
    put(tmp_path / "README.md", f"{MARK}\nold\n")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no room"):
        keep(tmp_path)
    assert there(tmp_path) == {"README.md": f"{MARK}\nold\n", "roles/clerk.md": TWO}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed_to_us_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path / "README.md", ONE)
    (tmp_path / "README.md").chmod(0)
    assert keep(tmp_path).blocked == ("README.md",)
