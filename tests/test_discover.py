from pathlib import Path

import pytest

from flowdef.discover import first_line, modules_of


def make(folder: Path, *names: str) -> str:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('"""Sign: over the door."""\n', encoding="utf-8")
    return str(folder)


def test_modules_are_spoken_with_dashes_and_without_a_trailing_underscore(tmp_path: Path) -> None:
    folder = make(tmp_path, "retry_step.py", "import_.py", "run/done.py", "_own.py", "notes.txt")
    assert modules_of(folder) == {
        "done": "run.done", "import": "import_", "retry-step": "retry_step"
    }  # fmt: skip


def test_where_rooms_are_given_any_other_folder_is_a_word(tmp_path: Path) -> None:
    folder = make(tmp_path, "list.py", "run/done.py", "my_docs/list.py", "run/at/night_shift.py")
    assert modules_of(folder, rooms=("run",)) == {
        "at night-shift": "run.at.night_shift",
        "done": "run.done",
        "list": "list",
        "my-docs list": "my_docs.list",
    }


def test_two_modules_spoken_alike_are_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="both spoken 'done'"):
        modules_of(make(tmp_path, "done.py", "run/done.py"))


def test_the_first_line_is_read_without_importing(tmp_path: Path) -> None:
    make(tmp_path, "a.py")
    assert first_line(str(tmp_path / "a.py")) == "Sign: over the door."
