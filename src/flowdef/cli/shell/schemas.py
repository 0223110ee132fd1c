"""Schemas: where the documents of a workspace find the schemas that editors read."""

from pathlib import Path

from flowdef.cli.shell.output import write_file
from flowdef.reading.packaged import COMMON, KINDS, schema_text

# Beside the log of runs, in the folder that is flowdef's own; these are meant to be committed.
_HOME = Path(".flowdef") / "schemas"
_OWN = Path("schemas")  # a workspace that is flowdef's own repository keeps them here


def install(root: Path) -> None:
    """Write the schemas into a workspace, and keep its log of runs out of git."""
    for name in (*KINDS, COMMON):
        write_file(root / _HOME / f"{name}.schema.json", schema_text(name))
    ignored = root / ".flowdef" / ".gitignore"
    if not ignored.exists():
        write_file(ignored, "*\n!.gitignore\n!schemas/\n!schemas/**\n")


def line(kind: str, depth: int, root: Path | None = None) -> str:
    """The schema's path for a document `depth` folders below the root."""
    own = root is not None and (root / _OWN / f"{kind}.schema.json").is_file()
    home = _OWN if own else _HOME
    return "../" * depth + (home / f"{kind}.schema.json").as_posix()
