"""Questions to real repositories, and the words for what git cannot answer."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from flowdef.history.git import Blob, Git, Refused
from repositories import PLAIN, Repository

LARGE = 3 << 20


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def ask(folder: Path, **env: str) -> Git:
    return Git(str(folder), {**PLAIN, **env})


def why(answer: object) -> str:
    assert isinstance(answer, Refused)
    return answer.why


def test_a_revision_is_a_branch_a_tag_or_a_commit(repository: Repository) -> None:
    first = repository.commit({"a": "1"})
    repository.git("tag", "-a", "v1", "-m", "First")
    second = repository.commit({"a": "2"})
    asked = ask(repository.folder)
    for word in (first, first[:9], "v1", "HEAD~1", "main~1"):
        assert asked.commit(word) == first
    assert asked.commit("main") == second


def test_work_is_compared_from_where_it_went_apart(repository: Repository) -> None:
    fork = repository.commit({"a": "1"})
    repository.git("checkout", "-q", "-b", "work")
    repository.commit({"a": "2"})
    repository.git("checkout", "-q", "main")
    repository.commit({"a": "3"})
    repository.git("checkout", "-q", "work")
    assert ask(repository.folder).commit("main") == fork


def test_without_a_common_commit_the_revision_itself_counts(repository: Repository) -> None:
    other = repository.commit({"a": "1"})
    repository.git("checkout", "-q", "--orphan", "alone")
    assert ask(repository.folder).commit("main") == other  # nothing is recorded here yet
    repository.commit({"a": "2"})
    assert ask(repository.folder).commit("main") == other


@pytest.mark.parametrize(
    "word",
    [
        "nothing",
        "HEAD..main",
        "^HEAD",
        "HEAD:a",
        "HEAD^{tree}",
        "HEAD main",
        "HEAD\nHEAD",
        "$(touch pwned)",
        "; touch pwned",
        "`touch pwned`",
        "HEAD@{99}",
        "\udcff",
        "0" * 40,
        "x" * 5000,
    ],
)
def test_what_names_no_commit_is_told(repository: Repository, word: str) -> None:
    repository.commit({"a": "1"})
    assert why(ask(repository.folder).commit(word)) == f"git knows no revision '{word}' here."
    assert not (repository.folder / "pwned").exists()


@pytest.mark.parametrize("word", ["", "-", "--all", "--output=pwned", "--git-dir=.", "HEAD\0"])
def test_what_is_no_word_for_a_commit_is_not_even_asked(tmp_path: Path, word: str) -> None:
    asked = ask(tmp_path / "nowhere", PATH=str(tmp_path))  # there is no git either
    assert "is no revision: name a branch" in why(asked.commit(word))


def test_a_folder_in_no_work_tree(tmp_path: Path) -> None:
    said = why(ask(tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)).commit("HEAD"))
    assert said == (
        f"--since compares with a revision of git, and '{tmp_path}' lies in no git work tree."
    )


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = why(ask(tmp_path, PATH=str(tmp_path)).commit("HEAD"))
    assert said.startswith("--since asks git, and git cannot be run (no such file or directory)")


def test_a_shallow_clone_says_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    old = repository.commit({"a": "1"})
    repository.commit({"a": "2"})
    clone = Repository(tmp_path / "clone")
    clone.git("pull", "-q", "--depth=1", f"file://{repository.folder}", "main")
    said = why(ask(clone.folder).commit(old))
    assert said.endswith("fetch that revision, or the whole history (fetch-depth: 0).")


def test_a_damaged_repository_is_told_in_the_words_of_git(repository: Repository) -> None:
    repository.commit({"a": "1"})
    (repository.folder / ".git" / "config").write_text("[core", encoding="utf-8")
    said = why(ask(repository.folder).commit("HEAD"))
    assert said.startswith("--since asks git, and git refuses: bad config")


def test_a_commit_whose_folders_are_lost(repository: Repository) -> None:
    commit = repository.commit({"a/b": "1"})
    lost = repository.git("rev-parse", "HEAD:a")
    (repository.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert "git refuses: " in why(ask(repository.folder).files(commit, ["a"]))


def test_files_are_told_from_the_folder_whatever_their_names(repository: Repository) -> None:
    names = ["a b.yaml", "\n.yaml", "\"'`$(x).yaml", "*.yaml", ":(top)x.yaml", "-x.yaml"]
    names += [os.fsdecode(b"\xff.yaml"), "ä/ö.yaml", "\ttab.yaml"]
    commit = repository.commit({f"below/{name}": name[:1].strip() for name in names[:6]})
    for name in names[6:]:
        path = repository.folder / "below" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    commit = repository.commit({"beside.yaml": ""})
    below = ask(repository.folder / "below")
    tops = sorted({name.partition("/")[0] for name in names})
    found = below.files(commit, tops)
    assert not isinstance(found, Refused)
    assert sorted(each.path for each in found) == sorted(names)
    (one,) = (each.id for each in found if each.path == "-x.yaml")
    assert below.files(commit, ["-x.yaml"]) == (Blob("-x.yaml", one),)
    assert below.files(commit, ["nothing"]) == ()
    assert dict(below.contents([one], LARGE)) == {one: b"-"}


def test_a_link_is_no_file_and_no_repository_within_it(repository: Repository) -> None:
    inner = Repository(repository.folder / "inner")
    inner.commit({"b.yaml": "1"})
    (repository.folder / "link.yaml").symlink_to("a.yaml")
    commit = repository.commit({"a.yaml": "1"})
    found = ask(repository.folder).files(commit, ["a.yaml", "inner", "link.yaml"])
    assert not isinstance(found, Refused)
    assert [each.path for each in found] == ["a.yaml"]


def test_what_a_clone_lacks_is_left_out_and_what_is_too_large_is_empty(
    repository: Repository,
) -> None:
    repository.commit({"a": "1\n", "large": "x" * LARGE, "b": "2"})
    names = [repository.git("rev-parse", f"HEAD:{each}") for each in ("a", "large", "b")]
    nothing = "1" * 40
    found = dict(ask(repository.folder).contents([nothing, *names], LARGE - 1))
    assert found == dict(zip(names, (b"1\n", b"", b"2"), strict=True))


def test_many_contents_do_not_choke_the_pipe(repository: Repository) -> None:
    commit = repository.commit({f"{n}": f"{n}\n" * 1000 for n in range(300)})
    asked = ask(repository.folder)
    found = asked.files(commit, map(str, range(300)))
    assert not isinstance(found, Refused)
    held = dict(asked.contents((each.id for each in found), LARGE))
    assert {each.path: held[each.id] for each in found} == {
        f"{n}": f"{n}\n".encode() * 1000 for n in range(300)
    }


def test_the_environment_names_no_other_repository(repository: Repository, tmp_path: Path) -> None:
    ours = repository.commit({"a": "1"})
    other = Repository(tmp_path / "other")
    other.commit({"a": "other"})
    asked = ask(
        repository.folder,
        GIT_DIR=str(other.folder / ".git"),
        GIT_WORK_TREE=str(other.folder),
        GIT_INDEX_FILE=str(tmp_path / "nowhere"),
        GIT_OBJECT_DIRECTORY=str(tmp_path),
        GIT_LITERAL_PATHSPECS="0",
    )
    assert asked.commit("HEAD") == ours


def test_a_folder_that_looks_like_a_repository_is_none(tmp_path: Path) -> None:
    bare = tmp_path / "work"
    Repository(tmp_path / "real").commit({"a": "1"})
    shutil.copytree(tmp_path / "real" / ".git", bare)
    (bare / "config").write_text("[core]\n\tbare = true\n", encoding="utf-8")
    said = why(ask(bare).commit("HEAD"))
    assert "cannot use bare repository" in said


def test_a_link_to_a_repository_is_followed(repository: Repository, tmp_path: Path) -> None:
    commit = repository.commit({"a": "1"})
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / ".git").symlink_to(repository.folder / ".git")
    assert ask(tmp_path / "linked").commit("HEAD") == commit


def test_nothing_is_fetched_so_that_no_setting_starts_a_program(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({"a": "1"})
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/pwned\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": str(tmp_path / "real"),
        "remote.origin.uploadpack": str(program),
        "protocol.file.allow": "always",
        "core.fsmonitor": str(program),
        "core.sshCommand": str(program),
        "core.pager": str(program),
    }.items():
        repository.git("config", name, value)
    asked = ask(repository.folder)
    commit = asked.commit("HEAD")
    assert isinstance(commit, str)
    asked.files(commit, ["a"])
    assert dict(asked.contents(["1" * 40], LARGE)) == {}
    assert not (tmp_path / "pwned").exists()


def test_a_repository_that_names_things_by_the_newer_digest(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work", "--object-format=sha256")
    commit = repository.commit({"a": "1"})
    assert len(commit) == 64
    assert ask(repository.folder).commit("HEAD") == commit
