"""The file that keeps what a person agreed to: spoiled, linked, of somebody else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from attacked import Victim
from trusting import a_victim, begins

# Each of them leaves its mark where it runs; it is the canary once it is not what was trusted.


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    return a_victim(tmp_path)


def linked(to: str) -> Callable[[Path], object]:
    def spoil(file: Path) -> None:
        file.unlink()
        file.symlink_to(to or file.name)

    return spoil


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


FILES: dict[str, Callable[[Path], object]] = {
    "a link to nothing": linked("gone"),
    "a link to itself": linked(""),
    "a link to a device": linked("/dev/zero"),
    "a folder": a_folder,
    "empty": lambda file: file.write_text(""),
    "no JSON": lambda file: file.write_text("{"),
    "a list": lambda file: file.write_text("[]"),
    "a number": lambda file: file.write_text("7"),
    "many brackets": lambda file: file.write_text("[" * 200_000),
    "no UTF-8": lambda file: file.write_bytes(b"\xff"),
    "bodies of letters": lambda file: file.write_text('{"at": "", "bodies": "abc"}'),
    "bodies of numbers": lambda file: file.write_text('{"at": "", "bodies": [7]}'),
    "bodies of too many parts": lambda file: file.write_text('{"at": 1, "bodies": [[1,2,3,4]]}'),
    "any body": lambda file: file.write_text('{"at": "", "bodies": [["work", "run", "*"]]}'),
    "escapes": lambda file: file.write_text('{"at": "\\u001b[31m", "bodies": []}'),
}


@pytest.mark.parametrize("spoil", [pytest.param(each, id=name) for name, each in FILES.items()])
def test_a_file_of_trust_that_is_none_agrees_to_nothing(
    victim: Victim, spoil: Callable[[Path], object]
) -> None:
    victim.flowdef("trust", "--yes")
    (file,) = victim.state.rglob("*.json")
    spoil(file)
    assert victim.flowdef("trust", "--check").code == 1
    assert victim.flowdef("trust", "--check", "--json").code == 1
    assert not begins(victim)
    assert victim.flowdef("trust", "--yes").code in (0, 1, 2)
    assert victim.flowdef("trust", "--revoke").code in (0, 1, 2)
    assert victim.flowdef("trust", "--check").code == 1


def test_the_agreement_is_for_its_owner_alone_and_follows_no_link(victim: Victim) -> None:
    victim.flowdef("trust", "--yes")
    (file,) = victim.state.rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    mine = victim.outside / "mine"
    mine.write_text("mine")
    file.rename(victim.outside / "old")
    file.symlink_to(mine)
    victim.flowdef("trust", "--yes")
    assert mine.read_text() == "mine"
