"""What is kept from one `flowdef lint --since REV` to the next, and how often git is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from compared_workspaces import CHANGED, found, process, recorded
from flowdef.history.git import Git
from flowdef.workspace import outlining
from repositories import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return recorded(tmp_path, monkeypatch)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are judged anew."""
    names: list[str] = []
    outline = outlining._outline

    def counted(task: outlining.Task, path: Path) -> outlining.Outline | None:
        names.append(path.stem)
        return outline(task, path)

    monkeypatch.setattr(outlining, "_outline", counted)
    return names


def test_what_is_kept_rests_on_what_it_was(repository: Repository, read: list[str]) -> None:
    def now(*words: str) -> tuple[list[str], list[str]]:
        read.clear()
        return found(*words), sorted(read)

    repository.write({"processes/p.yaml": CHANGED})
    assert now("--since", "HEAD") == (["p DOC007"], ["flowdef", "organization", "p", "q"])
    assert now("--since", "HEAD") == (["p DOC007"], [])
    assert now() == ([], ["p"])
    assert now() == ([], [])
    assert now("--since", "HEAD") == (["p DOC007"], [])
    repository.commit()
    assert now("--since", "HEAD") == ([], [])  # as it was without
    assert now("--since", "HEAD~1") == (["p DOC007"], [])
    repository.commit({"processes/p.yaml": process(version="1.0.1", title="Pay the bill")})
    assert now("--since", "HEAD~2") == (["p DOC017"], ["p"])
    assert now("--since", "HEAD~1") == (["p DOC017"], ["p"])


def test_a_moved_document_is_judged_anew_when_the_other_goes(
    repository: Repository, read: list[str]
) -> None:
    repository.write({"processes/r.yaml": CHANGED})
    assert found("--since", "HEAD") == []
    (repository.folder / "processes/p.yaml").unlink()
    read.clear()
    assert found("--since", "HEAD") == ["r DOC007"]
    assert read == ["r"]


def test_many_documents_are_compared_by_every_core(repository: Repository) -> None:
    names = [f"p-{n}" for n in range(70)]
    repository.commit({f"processes/{name}.yaml": process(name) for name in names})
    repository.write({f"processes/{name}.yaml": process(name, title="Do") for name in names[::7]})
    assert sorted(found("--since", "HEAD")) == sorted(f"{name} DOC007" for name in names[::7])


def test_git_is_asked_a_few_times_and_once_when_nothing_is_new(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        method = getattr(Git, name)

        def noting(git: Git, *words: str) -> object:
            asked.append(words[0] if name == "_run" else name)
            return method(git, *words)

        return noting

    for name in ("_run", "contents"):
        monkeypatch.setattr(Git, name, noted(name))
    repository.write({f"processes/{name}.yaml": process(name, title="Do") for name in "pq"})
    found("--since", "HEAD")
    assert asked == ["rev-parse", "merge-base", "ls-tree", "contents"]
    found("--since", "HEAD")
    assert asked[4:] == ["rev-parse", "merge-base"]
    found()
    assert len(asked) == 6
