"""Lint files: which documents a call means, and the one that comes by standard input."""

import sys
from collections.abc import Iterable, Mapping
from os.path import abspath
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from flowdef.cli.shell.failure import Failure
from flowdef.workspace.files import LARGEST, documents_below, documents_of, names_of, root_of, shown

STDIN = Path("-")


class Wanted(NamedTuple):
    """The documents to judge, as text, by the workspace that they lie in (None: in none).

    `given` has the bytes of those that are not read from disk; of `whole` workspaces all is meant;
    `since` is the revision that they are compared with.
    """

    groups: Mapping[Path | None, tuple[str, ...]]
    given: Mapping[Path, bytes] = MappingProxyType({})
    whole: frozenset[Path | None] = frozenset()
    since: str | None = None

    def names(self) -> str:
        """The documents as people name them, one a line."""
        return "".join(f"{shown(file)}\n" for files in self.groups.values() for file in files)


def wanted(paths: list[Path], stdin_filename: str = "") -> Wanted:
    """What the words of the call mean; without words the whole workspace.

    Raises Failure for what is not there.
    """
    if STDIN in paths or (stdin_filename and not paths):
        return _from_stdin(paths, stdin_filename)
    if stdin_filename:
        raise Failure("--stdin-filename names what comes by standard input: give '-' as the path.")
    groups, whole = _grouped(paths)
    return Wanted({root: tuple(files) for root, files in groups.items()}, whole=frozenset(whole))


def _from_stdin(paths: list[Path], name: str) -> Wanted:
    if len(paths) > 1:
        raise Failure("Standard input is judged alone: give '-' as the only path.")
    file = Path(abspath(name or STDIN))  # noqa: PTH100 (`..` must go, as below)
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Failure("What comes by standard input is larger than any document.")
    return Wanted({root_of(file): (str(file),)}, {file: content})


def _grouped(paths: list[Path]) -> tuple[dict[Path | None, dict[str, None]], set[Path | None]]:
    """The files of each workspace, and the workspaces of which all is meant."""
    here = Path.cwd()
    if not paths and root_of(here) is None:
        raise Failure("There is no workspace here. Name files, or make one: 'flowdef init'.")
    groups: dict[Path | None, dict[str, None]] = {}
    whole: set[Path | None] = set()
    for path in paths or [root_of(here) or here]:
        _check(path)
        place = Path(abspath(path))  # noqa: PTH100 (`..` must go, links must stay)
        root = root_of(place)
        groups.setdefault(root, {}).update(dict.fromkeys(_files(place, root)))
        whole |= {root} if place == root else set()
    return groups, whole


def _check(path: Path) -> None:
    if not path.exists():
        raise Failure(f"There is no file or folder '{path}'.{_instead(str(path))}")
    if not (path.is_file() or path.is_dir()):
        raise Failure(f"'{path}' is no file and no folder; lint reads files only.")


def _instead(name: str) -> str:
    """The document of that name, for whoever calls it as other commands do."""
    root = root_of(Path.cwd())
    files = documents_of(root) if root else ()
    meant = [shown(each) for each in files if name in (each.stem, each.name)]
    return f" Did you mean '{meant[0]}'?" if meant else ""


def _files(place: Path, root: Path | None) -> Iterable[str]:
    if place.is_file():
        return (str(place),)
    return names_of(place) if place == root else map(str, documents_below(place))
