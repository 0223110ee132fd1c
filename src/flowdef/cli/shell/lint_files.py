"""Lint files: which documents a call means, and the one that comes by standard input."""

import sys
from collections.abc import Mapping
from os.path import abspath
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from flowdef.cli.shell.failure import Failure
from flowdef.workspace.files import LARGEST, documents_below, documents_of, root_of, shown

STDIN = Path("-")


class Wanted(NamedTuple):
    """The documents to judge by the workspace that they lie in (None: in none).

    `given` has the bytes of those that are not read from disk.
    """

    groups: Mapping[Path | None, tuple[Path, ...]]
    given: Mapping[Path, bytes] = MappingProxyType({})

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
    return Wanted({root: tuple(files) for root, files in _grouped(paths).items()})


def _from_stdin(paths: list[Path], name: str) -> Wanted:
    if len(paths) > 1:
        raise Failure("Standard input is judged alone: give '-' as the only path.")
    file = Path.cwd() / (name or STDIN)
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Failure("What comes by standard input is larger than any document.")
    return Wanted({root_of(file): (file,)}, {file: content})


def _grouped(paths: list[Path]) -> dict[Path | None, dict[Path, None]]:
    here = Path.cwd()
    if not paths and root_of(here) is None:
        raise Failure("There is no workspace here. Name files, or make one: 'flowdef init'.")
    groups: dict[Path | None, dict[Path, None]] = {}
    for path in paths or [root_of(here) or here]:
        _check(path)
        whole = Path(abspath(path))  # noqa: PTH100 (`..` must go, links must stay)
        root = root_of(whole)
        groups.setdefault(root, {}).update(dict.fromkeys(_files(whole, root)))
    return groups


def _check(path: Path) -> None:
    if not path.exists():
        raise Failure(f"There is no file or folder '{path}'.")
    if not (path.is_file() or path.is_dir()):
        raise Failure(f"'{path}' is no file and no folder; lint reads files only.")


def _files(whole: Path, root: Path | None) -> tuple[Path, ...]:
    if whole.is_file():
        return (whole,)
    below = documents_of if whole == root else documents_below
    return below(whole)
