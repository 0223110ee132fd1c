"""Lint settings: what is set where, layer over layer, and who said each of it."""

from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path

from msgspec.structs import replace

from flowdef.cli.shell.lint_beneath import Layer, around, of_glob
from flowdef.cli.shell.lint_files import Wanted
from flowdef.lint.level import DEFAULT as DEFAULT_LEVEL
from flowdef.lint.level import FailLevel
from flowdef.lint.options import Options
from flowdef.lint.selection import DEFAULT, as_settings, fits, over, selected
from flowdef.model.strictness import LintSettings
from flowdef.model.workspace import Workspace
from flowdef.printable import printable
from flowdef.workspace.collection import read_file
from flowdef.workspace.files import SETTINGS, shown

_CALL = "the call"
_KEYS = ("profile", "select", "extend_select", "ignore", "fail_level", "baseline")
Value = str | int | tuple[str | tuple[str, int | tuple[str, ...]], ...]
_BUILT_IN = LintSettings(profile=DEFAULT, fail_level=DEFAULT_LEVEL)


def layers_around(root: Path | None) -> tuple[Layer, ...]:
    """What a `pyproject.toml` and the workspace set, the innermost last.

    What is wrong with `flowdef.yaml` is a finding; then only what lies around it counts. Raises
    Failure for what is wrong around it.
    """
    layers = [each for each in (around(root),) if each]
    document = read_file(root / SETTINGS).document if root else None
    if root and isinstance(document, Workspace):
        layers.append(Layer(document.lint, shown(root / SETTINGS), document.lint.at))
    return tuple(layers)


def shown_settings(wanted: Wanted, options: Options, level: FailLevel | None) -> str:
    """The settings for the first file of each workspace that the call means, as YAML."""
    call = Layer(replace(as_settings(options), fail_level=level or ""), _CALL)
    return "\n".join(
        f"# {printable(shown(files[0]))}\n"
        + _told((*layers_around(root), call), options, _place(Path(files[0]), root))
        for root, files in wanted.groups.items()
        if files
    )


def _place(file: Path, root: Path | None) -> str:
    return file.relative_to(root).as_posix() if root else shown(file)


def _told(said: tuple[Layer, ...], options: Options, path: str) -> str:
    """The settings for one file, each with who says it."""
    *layers, call = said
    all_ = (Layer(_BUILT_IN), *layers, *_of_file(layers, path), call)
    whole = reduce(over, (layer.settings for layer in all_))
    lines = [
        f"{key}: {_value(getattr(whole, key))}{_said_by(key, getattr(whole, key), all_)}"
        for key in (*_KEYS, *(each for each in ("words", "limits") if getattr(whole, each)))
    ]
    own = reduce(over, (layer.settings for layer in layers), LintSettings())
    rules = selected(own, options, path)
    lines.append(f"rules: {_value(tuple(rule.code for rule in rules))}  # {len(rules)} are on")
    return "".join(f"{printable(line)}\n" for line in lines)


def _of_file(layers: Iterable[Layer], path: str) -> Iterator[Layer]:
    """What the layers say of one file."""
    for layer in layers:
        for glob, _ in layer.settings.per_file:
            if fits(path, glob):
                yield of_glob(layer, glob)


def _value(value: Value) -> str:
    if not isinstance(value, tuple):
        return str(value) or '""'
    listed = (
        each if isinstance(each, str) else f"{{{each[0]}: {_value(each[1])}}}" for each in value
    )
    return f"[{', '.join(listed)}]"


def _said_by(key: str, value: Value, layers: tuple[Layer, ...]) -> str:
    """Who says a setting, the innermost last, as a comment; of a list everybody who adds to it."""
    if not isinstance(value, tuple):
        said = [each for each in layers if value and getattr(each.settings, key) == value][-1:]
    else:
        said = [each for each in layers if {*value} & {*getattr(each.settings, key)}]
    return f"  # {', '.join(_name(each, key) for each in said)}" if said else ""


def _name(layer: Layer, key: str) -> str:
    if not layer.file:
        return "built in"
    return layer.file if layer.file == _CALL else f"{layer.file}:{_line(layer, key)}"


def _line(layer: Layer, key: str) -> int:
    return layer.at.key(*layer.path, key).line
