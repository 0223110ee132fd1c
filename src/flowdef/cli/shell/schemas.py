"""Schemas: where the documents of a workspace find the schemas that editors read."""

from pathlib import Path

from flowdef.cli.shell.output import create, save
from flowdef.reading.packaged import COMMON, KINDS, schema_text

# Beside the log of runs, in the folder that is flowdef's own; these are meant to be committed.
_HOME = Path(".flowdef") / "schemas"
_OWN = Path("schemas")  # a workspace that is flowdef's own repository keeps them here
_IGNORED = "*\n!.gitignore\n!baseline.json\n!schemas/\n!schemas/**\n"


def install(root: Path) -> None:
    """Write the schemas into a workspace, and keep its log of runs out of git."""
    for name in (*KINDS, COMMON):
        save(root / _HOME / f"{name}.schema.json", schema_text(name))
    ignored = root / ".flowdef" / ".gitignore"
    if not ignored.exists():
        create(ignored, _IGNORED)


def modeline(kind: str, depth: int, root: Path) -> str:
    """The schema's path for a document `depth` folders below the root; installed if missing."""
    own = (root / _OWN / f"{kind}.schema.json").is_file()
    path = (_OWN if own else _HOME) / f"{kind}.schema.json"
    if not (root / path).is_file():
        install(root)
    return "../" * depth + path.as_posix()
