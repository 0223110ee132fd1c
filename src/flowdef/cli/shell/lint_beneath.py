"""Lint beneath: what a pyproject.toml sets around a workspace."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flowdef.cli.shell.failure import Failure
from flowdef.findings import NOWHERE, Places, Span
from flowdef.workspace.files import content_of, shown

if TYPE_CHECKING:  # a verdict that is kept rests on settings, and asks for none
    from flowdef.model.strictness import LintSettings

PYPROJECT = "pyproject.toml"


class Layer(NamedTuple):
    """Settings, the file that says them (empty: none), and the path to them there."""

    settings: "LintSettings"
    file: str = ""
    at: Places = NOWHERE
    path: tuple[str, ...] = ()


def around(root: Path | None) -> Layer | None:
    """What the nearest `pyproject.toml` sets that speaks of us, at or above the workspace.

    Without a workspace at or above the folder of the call. None where none speaks of us. Raises
    Failure where it cannot be read, or where a word of it means no rule.
    """
    folder = root or Path.cwd()
    for each in (folder, *folder.parents):
        file = each / PYPROJECT
        if file.is_file():
            layer = _of(file)
            if layer:
                return layer
    return None


def of_glob(layer: Layer, glob: str) -> Layer:
    """What a layer says of the files that a pattern means."""
    special = dict(layer.settings.per_file)[glob]
    return Layer(special, layer.file, layer.at, ("per_file", glob))


def _of(file: Path) -> Layer | None:
    """The settings in a `pyproject.toml`; None where it says nothing of us."""
    name = shown(file)
    try:
        source = content_of(file)
    except OSError as error:
        raise Failure(f"{name} cannot be read: {error.strerror}.") from None
    if not _may_speak_of_us(source):
        return None
    from flowdef.reading.pyproject import read_pyproject

    found = read_pyproject(source, name)
    if found.findings:
        raise Failure("\n".join(f"{each.place}: {each.message}" for each in found.findings))
    if not found.settings:
        return None
    if faults := sorted(_unknown(found.settings)):
        raise Failure("\n".join(f"{name}:{at.line}:{at.column}: {said}" for at, said in faults))
    return Layer(found.settings, name, found.settings.at)


def _may_speak_of_us(source: bytes) -> bool:
    """A quick look: what reads the settings takes longer than a verdict that is kept."""
    if b"flowdef" not in source:
        return False
    import tomllib

    try:
        return "flowdef" in tomllib.loads(source.decode()).get("tool", ())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return True  # what reads it says what is wrong


def _unknown(lint: "LintSettings") -> Iterator[tuple[Span, str]]:
    """The words that mean no rule, each with its place and the nearest that does."""
    said = (lint, *(special for _, special in lint.per_file))
    if not any(each.select or each.extend_select or each.ignore for each in said):
        return  # all rules are imported to know their names
    from flowdef.cli.shell.lint_words import no_rule
    from flowdef.lint.unknown_rules import unknown_words

    for at, _, word in unknown_words(lint):
        yield at, no_rule(word)
