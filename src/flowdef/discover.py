"""Discover: the modules of a package by their spoken name, found without importing them."""

from collections.abc import Iterator
from os import scandir


def modules_of(folder: str) -> dict[str, str]:
    """The public modules in `folder` and its sub-folders: spoken name to dotted path below it.

    `retry_step.py` is spoken `retry-step`, `import_.py` is `import`, `run/done.py` is `done`
    with the path `run.done`. Files that begin with an underscore are not spoken. Raises
    ValueError where two modules would be spoken alike.
    """
    found: dict[str, str] = {}
    for name, dotted in sorted(_walk(folder, "")):
        if name in found:
            raise ValueError(f"{found[name]} and {dotted} are both spoken {name!r}")
        found[name] = dotted
    return found


def first_line(path: str) -> str:
    """The sign over the door of a Python file: the first line of its docstring."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (pathlib costs every start 15 ms)
        return file.readline().strip().strip('"').strip()


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    with scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(("_", ".")):
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}.")
            elif entry.name.endswith(".py"):
                stem = entry.name[:-3]
                yield stem.rstrip("_").replace("_", "-"), prefix + stem
