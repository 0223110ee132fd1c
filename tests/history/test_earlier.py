"""What documents held at a commit: those that changed, by their paths and by their ids."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from flowdef.history import earlier as module
from flowdef.history.earlier import earlier
from flowdef.history.git import Git, Refused
from repositories import PLAIN, Repository

LONG = "x" * 100


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def document(name: str, says: str = "") -> str:
    return f"kind: process\nid: {name}\ntitle: {says or name}\n"


def compared(
    repository: Repository, commit: str, *names: str, below: str = ""
) -> Mapping[str, str] | str:
    """What files held, by their names; or why nobody can tell."""
    folder = str(repository.folder / below)
    content = {f"{folder}/{name}": Path(folder, name) for name in names}
    found = earlier(Git(folder, PLAIN), commit, [*content], lambda file: content[file].read_bytes())
    if isinstance(found, Refused):
        return found.why
    return {os.path.relpath(file, folder): held.decode() for file, held in found.items()}


def test_only_what_has_changed_is_told(repository: Repository) -> None:
    commit = repository.commit({"a.yaml": "1", "p/b.yaml": "1", "p/c.yaml": "1"})
    repository.write({"p/b.yaml": "2", "new.yaml": document("new")})
    names = ("a.yaml", "p/b.yaml", "p/c.yaml", "new.yaml", "gone.yaml")
    assert compared(repository, commit, *names) == {"p/b.yaml": "1"}
    assert compared(repository, commit, "b.yaml", "c.yaml", below="p") == {"b.yaml": "1"}


def test_a_document_that_was_moved_is_found_by_its_id(repository: Repository) -> None:
    commit = repository.commit(
        {
            "p/a.yaml": document("a", "Then"),
            "p/b.yaml": document("b"),
            "p/c.yaml": document("c", "Then"),
            "p/notes.txt": document("d", "Then"),
        }
    )
    for old, new in (("a", "x"), ("b", "y")):
        (repository.folder / f"p/{old}.yaml").rename(repository.folder / f"p/{new}.yaml")
    (repository.folder / "p/notes.txt").unlink()
    repository.write(
        {
            "p/x.yaml": 'title: "a"\nid: "a" # the same\n',
            "p/z.yaml": document("c"),  # a copy: the other is there still
            "p/d.yaml": document("d"),
            "p/e.yaml": "{id: a}",
        }
    )
    names = [f"p/{name}.yaml" for name in "xyzdec"]
    assert compared(repository, commit, *names) == {"p/x.yaml": document("a", "Then")}


def test_whoever_asks_about_nothing_below_is_not_answered(repository: Repository) -> None:
    commit = repository.commit({"a.yaml": "1"})
    assert earlier(Git(str(repository.folder / "p"), PLAIN), commit, ["/a.yaml"], str.encode) == {}


def test_line_ends_are_those_of_the_file(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    commit = repository.commit({"a.yaml": "1\n"})
    (repository.folder / "a.yaml").write_bytes(b"1\r\n")
    assert compared(repository, commit, "a.yaml") == {"a.yaml": "1\n"}


def test_names_that_need_quotes(repository: Repository) -> None:
    names = ("\n.yaml", "\"'.yaml", os.fsdecode(b"\xff.yaml"), "*.yaml", "-.yaml", ":.yaml")
    for name in names:
        (repository.folder / name).write_bytes(b"1")
    commit = repository.commit()
    for name in names:
        (repository.folder / name).write_bytes(b"2")
    assert compared(repository, commit, *names) == dict.fromkeys(names, "1")


def test_what_was_larger_than_any_document_is_empty(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGEST", 99)
    commit = repository.commit({"a.yaml": LONG, "b.yaml": "1"})
    repository.write({"a.yaml": "2", "b.yaml": "2"})
    assert compared(repository, commit, "a.yaml", "b.yaml") == {"a.yaml": "", "b.yaml": "1"}


def test_documents_of_a_repository_within_are_not_compared(repository: Repository) -> None:
    inner = Repository(repository.folder / "p")
    inner.commit({"a.yaml": "1"})
    commit = repository.commit({"b.yaml": "1"})
    repository.write({"p/a.yaml": "2"})
    assert compared(repository, commit, "p/a.yaml", "b.yaml") == {}
    assert compared(repository, inner.git("rev-parse", "HEAD"), "a.yaml", below="p") == {
        "a.yaml": "1"
    }


def test_a_clone_without_contents_says_how_to_get_them(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    commit = repository.commit({"a.yaml": "1"})
    repository.commit({"a.yaml": "2"})
    source = f"file://{repository.folder}"
    repository.git("clone", "-q", "--filter=blob:none", source, str(tmp_path / "clone"))
    clone = object.__new__(Repository)
    clone.folder = tmp_path / "clone"
    said = compared(clone, commit, "a.yaml")
    assert said == (
        f"This clone lacks what some documents held at {commit[:12]}: it was made without "
        "contents, or is damaged. Fetch them: git fetch --refetch --no-filter."
    )
    clone.git("fetch", "-q", "--refetch", "--no-filter")
    assert compared(clone, commit, "a.yaml") == {"a.yaml": "1"}


def test_a_commit_that_git_cannot_list_is_told(repository: Repository) -> None:
    repository.commit({"a.yaml": "1"})
    assert "git refuses: " in str(compared(repository, "1" * 40, "a.yaml"))


def test_the_newer_digest(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work", "--object-format=sha256")
    commit = repository.commit({"a.yaml": "1", "b.yaml": "1"})
    repository.write({"b.yaml": "2"})
    assert compared(repository, commit, "a.yaml", "b.yaml") == {"b.yaml": "1"}
