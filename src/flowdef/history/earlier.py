"""Earlier: what documents that have changed held at a commit, by their paths, or by their ids."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha1, sha256

from flowdef.history.git import Git, Refused

_LARGEST = 4_000_000  # bytes; twice what a document may have
_DOCUMENT = re.compile(rb"""^id:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)
_ENDINGS = (".yaml", ".yml")


def earlier(
    git: Git, commit: str, files: Iterable[str], content: Callable[[str], bytes]
) -> Mapping[str, bytes] | Refused:
    """What each of these files, of those that have changed, held at a commit.

    Files are named by whole paths, and `content` tells what they hold now. One that is not there
    under its path is looked for by its id among those that are gone. New files, and what lies in
    a repository within this one, have no earlier content.
    """
    inside = git.folder.rstrip(os.sep) + os.sep
    paths = {file: file.removeprefix(inside) for file in files if file.startswith(inside)}
    tops = sorted({path.partition(os.sep)[0] for path in paths.values()})
    if not tops:
        return {}
    listed = git.files(commit, tops)
    if isinstance(listed, Refused):
        return listed
    blobs = {each.path: each.id for each in listed}
    changed: dict[str, str] = {}  # the content then, by the file
    new: dict[str, bytes] = {}
    for file, path in paths.items():
        try:
            now = content(file)
        except OSError:  # a finding already
            continue
        then = blobs.get(path.replace(os.sep, "/"))
        if then is None:
            new[file] = now
        elif then != _id(now, then):
            changed[file] = then
    gone = [blobs[path] for path in sorted(blobs) if _is_gone(git, path)] if new else []
    wanted = dict.fromkeys((*changed.values(), *gone))
    held = dict(git.contents(wanted, _LARGEST)) if wanted else {}
    if len(held) < len(wanted):
        return Refused(
            f"This clone lacks what some documents held at {commit[:12]}: it was made without "
            "contents, or is damaged. Fetch them: git fetch --refetch --no-filter."
        )
    moved = _moved(new, map(held.__getitem__, gone))
    return moved | {file: held[then] for file, then in changed.items()}


def _moved(new: Mapping[str, bytes], gone: Iterable[bytes]) -> dict[str, bytes]:
    """What each new file held under another path, where its document stood in one that is gone."""
    found = {_document(then): then for then in gone}
    then = {file: found.get(_document(now), now) for file, now in new.items()}
    return {file: content for file, content in then.items() if content != new[file]}


def _is_gone(git: Git, path: str) -> bool:
    return path.endswith(_ENDINGS) and not os.path.lexists(f"{git.folder}{os.sep}{path}")


def _document(content: bytes) -> bytes:
    """The id of the document; without one the content itself, which no other is."""
    found = _DOCUMENT.search(content)
    return found[1] if found else content


def _id(content: bytes, like: str) -> str:
    """The name that git gives to a content, in a repository that names others like that one."""
    kind = sha256 if len(like) == sha256().digest_size * 2 else sha1
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
