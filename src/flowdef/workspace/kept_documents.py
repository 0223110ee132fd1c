"""Kept documents: what was judged of each file, in several parts once there are many.

A change is written into the part that it belongs to; the others stay as they are.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from flowdef.workspace.files import content_if_any
from flowdef.workspace.pickled import dumped, loaded
from flowdef.writing import replace_whole

_MANY = 256  # documents; of fewer one part is written sooner than several are read
_PARTS = 16

Documents = Mapping[str, tuple[str, Any]]  # by path, with the digest of what the file held


class KeptDocuments:
    """What was judged of the files of one workspace, beside the verdicts on it."""

    def __init__(self, folder: Path, name: str, key: str) -> None:
        """Nothing is read yet; `key` says what all of it rests on."""
        self._folder = folder
        self._name = name
        self._key = key
        self._there: dict[Path, Documents] = {}

    def read(self, names: Iterable[str], rest: str) -> Documents:
        """What is kept of each file, these paths first; `rest` is what else it rests on."""
        names = tuple(names)
        key = self._key_of(rest)
        for file in self._parts(len(names)):
            match loaded(content_if_any(file)):
                case (was, dict() as part) if was == key:
                    self._there[file] = part
        found = {name: each for part in self._there.values() for name, each in part.items()}
        return {name: found.pop(name) for name in names if name in found} | found

    def write(self, documents: Documents, rest: str) -> None:
        """Keep this in the place of what is kept. Raises OSError."""
        files = self._parts(len(documents))
        parts: dict[Path, dict[str, tuple[str, Any]]] = {file: {} for file in files}
        for name, each in documents.items():
            parts[files[crc32(_bytes(name)) % len(files)]][name] = each
        key = self._key_of(rest)
        for file, part in parts.items():
            if self._there.get(file) != part:
                replace_whole(file, dumped((key, part)))

    def _parts(self, count: int) -> list[Path]:
        """The files for so many documents."""
        if count < _MANY:
            return [self._folder / f"{self._name}.documents"]
        return [self._folder / f"{self._name}-{part:x}.documents" for part in range(_PARTS)]

    def _key_of(self, rest: str) -> str:
        from hashlib import sha256  # noqa: PLC0415 (it loads OpenSSL, which no kept verdict needs)

        return sha256(_bytes(f"{self._key}\n{rest}")).hexdigest()


def _bytes(text: str) -> bytes:
    """A text as bytes; names of files may be no Unicode."""
    return text.encode("utf-8", "surrogateescape")
