"""Git: questions to the repository that a folder lies in, none of which can start anything."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO, NamedTuple

_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\n?")
_REGULAR = "100"  # with the rights of a file behind it; a link is 120000, a submodule 160000
_PART = 1 << 20  # bytes that are passed over at once

# What names another repository than the one that the documents lie in: a hook of git, or the shell
# of somebody who works on two, has it set.
_ELSEWHERE = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "IMPLICIT_WORK_TREE", "COMMON_DIR", "INDEX_FILE", "PREFIX"),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "QUARANTINE_PATH", "NAMESPACE"),
        *("GRAFT_FILE", "SHALLOW_FILE", "REPLACE_REF_BASE"),
    )
)
# Nothing is fetched, for the settings of a repository may name a program for that.
_OURS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# A folder that only looks like a repository may have come with the documents.
_WORDS = ("git", "-c", "safe.bareRepository=explicit", "-C")


class Refused(NamedTuple):
    """Why git does not answer, for the user to read."""

    why: str


class Blob(NamedTuple):
    """A file of a commit: its path from the folder, and the name of its content."""

    path: str
    id: str


class Git:
    """The repository around a folder; `environ` is the environment of this process."""

    def __init__(self, folder: str, environ: Mapping[str, str]) -> None:
        """Nothing is asked yet."""
        self.folder = folder
        self._environ = {
            **{name: value for name, value in environ.items() if name not in _ELSEWHERE},
            **_OURS,
        }

    def commit(self, revision: str) -> str | Refused:
        """The commit from which this work and a revision went apart: the revision, if it is below.

        Without a common one, or before the first commit, the revision itself.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            return Refused(f"--since '{revision}' is no revision: name a branch, tag or commit.")
        try:
            found = self._asked("rev-parse", "--verify", "--quiet", revision + "^{commit}")
        except OSError as error:
            said = (error.strerror or str(error)).lower()
            return Refused(f"--since asks git, and git cannot be run ({said}): is it installed?")
        if not _ID.fullmatch(found):
            return self._why_not(revision)
        fork = self._asked("merge-base", found.strip(), "HEAD")
        return (fork if _ID.fullmatch(fork) else found).strip()

    def files(self, commit: str, below: Iterable[str]) -> tuple[Blob, ...] | Refused:
        """The files of a commit in these folders, or of these names; links are none."""
        listed = self._run("ls-tree", "-r", "-z", commit, "--", *below)
        if listed.returncode:
            return Refused(f"--since asks git, and git refuses: {_complaint(listed.stderr)}")
        entries = (each.partition("\t") for each in os.fsdecode(listed.stdout).split("\0"))
        return tuple(
            Blob(path, about.split(" ")[2])
            for about, _, path in entries
            if about.startswith(_REGULAR)
        )

    def contents(self, ids: Iterable[str], largest: int) -> Iterator[tuple[str, bytes]]:
        """What each of these holds; those that this clone lacks are left out.

        Of one that is larger nothing is told: it is empty.
        """
        with TemporaryFile() as asked:
            asked.write("".join(f"{each}\n" for each in ids).encode())
            asked.seek(0)
            words = (*_WORDS, self.folder, "cat-file", "--batch")
            with subprocess.Popen(  # noqa: S603 (git alone, its words ours)
                words,
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environ,
            ) as process:
                assert process.stdout  # noqa: S101 (it is a pipe)
                yield from _answers(process.stdout, largest)

    def _why_not(self, revision: str) -> Refused:
        state = self._run("rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
        inside, _, shallow = os.fsdecode(state.stdout).partition("\n")
        complaint = _complaint(state.stderr)
        if "not a git repository" in complaint or inside == "false":
            return Refused(
                f"--since compares with a revision of git, and '{self.folder}' lies in no git "
                "work tree."
            )
        if not inside:
            return Refused(f"--since asks git, and git refuses: {complaint}")
        hint = (
            " This clone is shallow: fetch that revision, or the whole history (fetch-depth: 0)."
            if shallow.strip() == "true"
            else ""
        )
        return Refused(f"git knows no revision '{revision}' here.{hint}")

    def _asked(self, *words: str) -> str:
        """What git answers; where it refuses, whatever it has said until then."""
        return os.fsdecode(self._run(*words).stdout)

    def _run(self, *words: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(  # noqa: S603 (idem)
            (*_WORDS, self.folder, *words),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=self._environ,
            check=False,
        )


def _complaint(said: bytes) -> str:
    """Why git gave up, in its own words."""
    text = os.fsdecode(said).strip()
    fatal = re.search(r"^fatal: (.+)", text, re.MULTILINE)
    return fatal[1] if fatal else text


def _answers(answer: IO[bytes], largest: int) -> Iterator[tuple[str, bytes]]:
    """The answers to a batch: a line about each, then its bytes and a line end."""
    for line in answer:
        name, kind, *size = os.fsdecode(line).split()
        if kind != "blob":
            continue
        length = int(size[0])
        if length > largest:
            for left in range(length + 1, 0, -_PART):
                answer.read(min(left, _PART))
            yield name, b""
            continue
        content = answer.read(length)
        if len(content) == length:  # else it broke off
            yield name, content
        answer.read(1)
