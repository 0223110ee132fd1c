"""Discover: the modules of a package by their spoken name, found without importing them."""

from collections.abc import Container, Iterator
from os import scandir


def modules_of(folder: str, rooms: Container[str] | None = None) -> dict[str, str]:
    """The public modules in `folder` and its sub-folders: spoken name to dotted path below it.

    `retry_step.py` is spoken `retry-step`, `import_.py` is `import`, `run/done.py` is `done`
    with the path `run.done`. Where `rooms` are given, only they are folders without a word:
    `docs/build.py` is then `docs build`. Files that begin with an underscore are not spoken.
    Raises ValueError where two modules would be spoken alike.
    """
    found: dict[str, str] = {}
    for name, dotted in sorted(_spoken(dotted, rooms) for dotted in _walk(folder, "")):
        if name in found:
            raise ValueError(f"{found[name]} and {dotted} are both spoken {name!r}")
        found[name] = dotted
    return found


def first_line(path: str) -> str:
    """The sign over the door of a Python file: the first line of its docstring."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (pathlib costs every start 15 ms)
        return file.readline().strip().strip('"').strip()


def _spoken(dotted: str, rooms: Container[str] | None) -> tuple[str, str]:
    *folders, stem = dotted.split(".")
    words = [each for each in folders if rooms is not None and each not in rooms]
    return " ".join(each.rstrip("_").replace("_", "-") for each in (*words, stem)), dotted


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(("_", ".")):
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}.")
            elif entry.name.endswith(".py"):
                yield prefix + entry.name[:-3]
