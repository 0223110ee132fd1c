"""Claims: one at a time, and none is left behind by the dead."""

import subprocess
import sys
from pathlib import Path

import pytest

from flowdef.executor.claim import claimed

HOLD = (
    "import sys; from pathlib import Path; from flowdef.executor.claim import claimed\n"
    "with claimed(Path('claims'), 'p-1:a:1:1') as mine:\n"
    "    print(mine, flush=True); sys.stdin.read()\n"
)
JOB = "p-1:a:1:1"


def test_one_at_a_time(tmp_path: Path) -> None:
    with claimed(tmp_path, JOB) as first, claimed(tmp_path, JOB) as second:
        assert (first, second) == (True, False)
    with claimed(tmp_path, JOB) as again, claimed(tmp_path, "p-1:a:1:2") as another:
        assert (again, another) == (True, True)
    assert list(tmp_path.iterdir()) == []


def test_a_claim_dies_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        with claimed(tmp_path / "claims", JOB) as mine:
            assert not mine
        process.kill()
    with claimed(tmp_path / "claims", JOB) as mine:
        assert mine


def test_a_claim_that_ends_badly_stays_until_somebody_is_through(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bad"), claimed(tmp_path, JOB):
        raise ValueError("bad")
    assert len(list(tmp_path.iterdir())) == 1
    with claimed(tmp_path, JOB) as mine:
        assert mine


def test_a_file_that_was_removed_meanwhile_is_no_claim(tmp_path: Path) -> None:
    with claimed(tmp_path, JOB) as first:
        assert first
        (file,) = tmp_path.iterdir()
        with file.open("rb"):
            file.unlink()
            with claimed(tmp_path, JOB) as second:  # a new file: whoever has the old one is through
                assert second


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    with claimed(tmp_path / "a", JOB):
        (file,) = (tmp_path / "a").iterdir()
        name = file.name
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"), claimed(tmp_path / "b", JOB):
        pass
    assert not (tmp_path / "elsewhere").exists()
