"""Installed: the distributions beside this one, and what they offer, found without importing."""

import re
import sys
from collections.abc import Iterator
from os import listdir
from typing import NamedTuple


class EntryPoint(NamedTuple):
    """What a distribution offers: its name, `module:attribute`, `acme-rules 1.2`, and the file."""

    name: str
    value: str
    origin: str
    file: str


def installed() -> Iterator[str]:
    """The folders that say what is installed here; their names tell distribution and version."""
    for folder in dict.fromkeys(sys.path):
        try:
            names = listdir(folder or ".")  # noqa: PTH208 (pathlib takes five times as long)
        except OSError:  # what is no folder, such as an archive, is passed over
            continue
        yield from (
            f"{folder or '.'}/{name}"
            for name in sorted(names)
            if name.endswith((".dist-info", ".egg-info"))
        )


def entry_points(group: str) -> Iterator[EntryPoint]:
    """The entry points of a group; `importlib.metadata` takes ten times as long.

    Of a distribution that lies in several folders the first counts, as it does for imports.
    """
    seen: set[str] = set()
    for folder in installed():
        found, _, version = folder.rpartition("/")[2].rpartition(".")[0].partition("-")
        name = re.sub(r"[_.]+", "-", found).lower()
        if name in seen:
            continue
        seen.add(name)
        file = f"{folder}/entry_points.txt"
        try:
            with open(file, encoding="utf-8") as opened:  # noqa: PTH123 (idem)
                text = opened.read()
        except (OSError, UnicodeDecodeError):
            continue
        origin = f"{found.replace('_', '-')} {version}".strip()
        for word, value in _entries(text, group):
            yield EntryPoint(word, value, origin, file)


def _entries(text: str, group: str) -> Iterator[tuple[str, str]]:
    """The lines `name = value` below `[group]`."""
    _, _, after = text.partition(f"[{group}]\n")
    for line in re.split(r"^\s*\[", after, maxsplit=1, flags=re.MULTILINE)[0].splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.lstrip().startswith(("#", ";")):
            yield name.strip(), value.strip()
