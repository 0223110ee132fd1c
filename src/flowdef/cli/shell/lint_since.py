"""Lint since: the revision that documents are compared with, and what they were there."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from flowdef.cli.shell.failure import Failure
from flowdef.history.earlier import earlier
from flowdef.history.git import Git, Refused
from flowdef.workspace.files import content_of
from flowdef.workspace.means import Since


def since(
    revision: str, root: Path | None, files: Sequence[str], given: Mapping[Path, bytes]
) -> Since:
    """What the documents of one workspace are compared with, or files that stand in none.

    `given` has the bytes of those that are not read from disk.

    Raises Failure where git knows no such revision, or there is no git.
    """
    folder = os.fspath(root) if root else os.path.commonpath([*map(os.path.dirname, files)])
    git = Git(folder, os.environ)
    commit = git.commit(revision)
    if isinstance(commit, Refused):
        raise Failure(commit.why)

    def content(file: str) -> bytes:
        path = Path(file)
        return given[path] if path in given else content_of(path)

    def held(those: Sequence[str]) -> Mapping[str, bytes]:
        found = earlier(git, commit, those, content)
        if isinstance(found, Refused):
            raise Failure(found.why)
        return found

    return Since(commit, held)
