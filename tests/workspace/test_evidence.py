import os
import socket
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import pytest

from flowdef.expressions.evidence import Evidence
from flowdef.workspace import evidence
from flowdef.workspace.evidence import Room, Unfit, fault, keep, unfit


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, and beside it a file in the folder where the person stands."""
    root, desk = tmp_path / "workspace", tmp_path / "desk"
    root.mkdir()
    desk.mkdir()
    (desk / "contract.pdf").write_bytes(b"signed")
    monkeypatch.chdir(desk)
    return root


def room(root: Path) -> Room:
    return Room(root, root / ".flowdef")


def kept(root: Path, given: str = "contract.pdf", run: str = "visit-1") -> Evidence:
    found = keep(room(root), run, given)
    assert isinstance(found, Evidence), found
    return found


def refused(root: Path, given: str, run: str = "visit-1", largest: int = 100) -> str:
    found = keep(room(root), run, given, largest)
    assert isinstance(found, Unfit), found
    return found.reason


def files(root: Path) -> list[str]:
    return sorted(each.name for each in root.rglob("*") if not each.is_dir() or each.is_symlink())


def test_a_file_is_copied_under_its_hash_and_cannot_be_changed_by_accident(root: Path) -> None:
    found = kept(root)
    assert found == Evidence("visit-1", sha256(b"signed").hexdigest(), "contract.pdf")
    assert (root / found.path).read_bytes() == b"signed"
    assert (root / found.path).stat().st_mode & 0o222 == 0
    assert fault(room(root), found) is None
    assert files(root) == [Path(found.path).name]


def test_a_copy_is_made_once_and_mended_by_the_same_file(root: Path) -> None:
    found = kept(root)
    (root / found.path).chmod(0o644)
    (root / found.path).write_bytes(b"forged")
    assert fault(room(root), found) == Unfit(f"the copy of {found.label} was changed")
    assert kept(root, str(Path("contract.pdf").absolute())) == found
    assert fault(room(root), found) is None


def test_a_fit_file_is_looked_at_without_a_copy(root: Path) -> None:
    assert unfit("contract.pdf") == ""
    assert files(root) == []


def test_a_copy_that_may_not_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept(root)

    def refusing(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refusing)
    assert fault(room(root), found) == Unfit(
        f"the copy of {found.label} cannot be read: Permission denied"
    )


def test_the_home_folder_may_be_shortened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(Path.cwd()))
    assert kept(root, "~/contract.pdf").name == "contract.pdf"


def _link(desk: Path) -> str:
    (desk / "link.pdf").symlink_to("contract.pdf")
    return "link.pdf"


def _pipe(desk: Path) -> str:
    os.mkfifo(desk / "pipe")
    return "pipe"


def _socket(desk: Path) -> str:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    return "socket"


def _large(desk: Path) -> str:
    (desk / "large").write_bytes(b"x" * 101)
    return "large"


UNFIT = [
    pytest.param(_link, "is a link; name the file that it leads to", id="a link"),
    pytest.param(_pipe, "is no ordinary file", id="a pipe"),
    pytest.param(_socket, "is no ordinary file", id="a socket"),
    pytest.param(lambda _: "/dev/null", "is no ordinary file", id="a device"),
    pytest.param(lambda _: ".", "is a folder", id="a folder"),
    pytest.param(lambda _: "gone.pdf", "there is no file 'gone.pdf'", id="no file"),
    pytest.param(lambda _: "a\0b", "cannot be copied", id="a name with NUL"),
    pytest.param(lambda _: "~nobody-at-all/x", "cannot be copied", id="nobody's home"),
    pytest.param(_large, "is larger than the", id="a large file"),
]


@pytest.mark.parametrize(("made", "why"), UNFIT)
def test_what_is_no_fit_file_is_refused_and_leaves_nothing(
    root: Path, made: Callable[[Path], str], why: str
) -> None:
    name = made(Path.cwd())
    assert why in refused(root, name)
    assert why in unfit(name, 100)
    assert files(root) == []


def test_a_file_that_grows_while_it_is_copied_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("growing").write_bytes(b"x" * 90)

    def read_and_grow(source: BinaryIO, copy: BinaryIO, name: str, largest: int) -> str:
        with Path("growing").open("ab") as more:
            more.write(b"x" * 90)
        return poured(source, copy, name, largest)

    poured = evidence._poured
    monkeypatch.setattr(evidence, "_poured", read_and_grow)
    assert "is larger than the" in refused(root, "growing")
    assert files(root) == []


@pytest.mark.parametrize("place", [".flowdef", ".flowdef/evidence", ".flowdef/evidence/visit-1"])
def test_a_link_in_place_of_a_folder_leads_nothing_out_of_the_workspace(
    root: Path, tmp_path: Path, place: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(outside)
    assert "is a link or no folder: nothing is put there" in refused(root, "contract.pdf")
    assert list(outside.iterdir()) == []


def test_a_link_where_the_copy_belongs_is_replaced_not_followed(root: Path, tmp_path: Path) -> None:
    found, victim = kept(root), tmp_path / "victim"
    victim.write_text("mine")
    (root / found.path).unlink()
    (root / found.path).symlink_to(victim)
    assert "is a link" in str(fault(room(root), found))
    assert kept(root) == found
    assert victim.read_text() == "mine"
    assert fault(room(root), found) is None


def test_a_run_by_any_name_stays_inside(root: Path) -> None:
    for run in ("../../x", "/etc", "", "a/b", "con", "\x1b[2J"):
        found = kept(root, run=run)
        assert (root / found.path).resolve().is_relative_to(root / ".flowdef" / "evidence")


def test_a_copy_that_is_gone_or_lies_elsewhere_is_told(root: Path, tmp_path: Path) -> None:
    found = kept(root)
    (root / ".flowdef/evidence/visit-1").rename(tmp_path / "moved")
    assert fault(room(root), found) == Unfit(f"the copy of {found.label} is missing")
    (root / ".flowdef/evidence/visit-1").symlink_to(tmp_path / "moved")
    assert fault(room(root), found) == Unfit(f"the folder of {found.label} is a link")


def test_a_full_disk_leaves_no_half_copy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(root, "contract.pdf") == (
        "'contract.pdf' cannot be copied: No space left on device"
    )
    assert files(root) == []
