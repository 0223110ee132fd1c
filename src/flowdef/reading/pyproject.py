"""Pyproject: the settings of `[tool.flowdef.lint]`, or every reason why not, with its line."""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

from flowdef.findings import Finding, Span
from flowdef.model.strictness import LintSettings
from flowdef.reading import schema
from flowdef.reading.build_organization import LINT, lint_settings

Path = tuple[str | int, ...]

_AT = ("tool", "flowdef")
_MOST = 2_000_000  # characters that are parsed to find lines; a text of a thousand lines asks less
_HEAD = {"kind": "workspace", "id": "x", "title": "X"}  # what the schema asks for besides


class Pyproject(Struct, frozen=True, kw_only=True):
    """What a `pyproject.toml` says of us: settings, or findings; neither where it says nothing."""

    settings: LintSettings | None = None
    findings: tuple[Finding, ...] = ()


def read_pyproject(source: bytes, path: str) -> Pyproject:
    """The settings in a `pyproject.toml`; `path` names it in findings. Never raises on any bytes.

    They are judged by the schema of `flowdef.yaml`; keys may have hyphens, as is usual there.
    """
    if b"flowdef" not in source:
        return Pyproject()
    try:
        whole = tomllib.loads(source.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        said = f"this is no TOML: {error}"
        return Pyproject(findings=(Finding(path=path, span=Span(), code="SYN001", message=said),))
    tool = whole.get("tool")
    ours = tool.get("flowdef") if isinstance(tool, dict) else None
    if ours is None:
        return Pyproject()
    lines = _Lines(source.decode("utf-8-sig"))
    found = tuple(_findings(ours, lines, path))
    if found:
        return Pyproject(findings=found)
    table = _Table(_spoken(ours["lint"]) if "lint" in ours else {}, (*_AT, "lint"), lines)
    return Pyproject(settings=lint_settings(table, table))


def _findings(ours: Any, lines: "_Lines", path: str) -> Iterator[Finding]:
    if not isinstance(ours, dict):
        said = "`[tool.flowdef]` is a table: write `[tool.flowdef.lint]`"
        yield Finding(path=path, span=lines.span(_AT), code="SYN002", message=said)
        return
    for key in ours.keys() - {"lint"}:
        near = "did you mean `lint`?" if get_close_matches(key, ["lint"]) else "it knows `lint`"
        said = f"`{key}` is no key of `[tool.flowdef]`: {near}"
        yield Finding(path=path, span=lines.span((*_AT, key)), code="SYN003", message=said)
    if "lint" in ours:
        document: Any = _Table(_HEAD | {"lint": _spoken(ours["lint"])}, _AT, lines)
        yield from schema.faults(document, path)


def _spoken(raw: Any) -> Any:
    """The table as YAML has it: keys with underscores, and no dates, which JSON does not know."""
    if not isinstance(raw, dict):
        return _plain(raw)
    table = {_key(key): value for key, value in raw.items()}
    files = table.get("per_file")
    if isinstance(files, dict):
        table["per_file"] = {glob: _spoken(each) for glob, each in files.items()}
    limits = table.get("limits")
    if isinstance(limits, dict):
        table["limits"] = {key.replace("-", "_"): each for key, each in limits.items()}
    return {key: _plain(value) for key, value in table.items()}


def _key(key: str) -> str:
    known = key.replace("-", "_")
    return known if known in LINT else key


def _plain(raw: Any) -> Any:
    match raw:
        case dict():
            return {key: _plain(value) for key, value in raw.items()}
        case list():
            return [_plain(value) for value in raw]
        case str() | bool():
            return raw
        case int() if abs(raw) < 2**53:
            return raw
        case _:
            return str(raw)


class _Lines:
    """The line on which each key of a TOML text is said."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Path, int] = {}

    def span(self, path: Path) -> Span:
        """The line of the key at a path, or of the nearest one above it that is said."""
        if not self._found:
            self._found = dict(reversed([*_said(self._text)]))  # the first counts
        while path and path not in self._found:
            path = path[:-1]
        return Span(self._found.get(path, 1))


class _Table(dict[str, Any]):
    """A table that knows the line of each key: `flowdef.findings.Places` for TOML."""

    def __init__(self, values: Mapping[str, Any], above: Path, lines: _Lines) -> None:
        super().__init__(values)
        self._above = above
        self._lines = lines

    def span(self, *path: str | int) -> Span:
        """The line of the value at a path."""
        return self._lines.span((*self._above, *path))

    def key(self, *path: str | int) -> Span:
        """The line of the key that leads there."""
        return self.span(*path)

    def inside(self, _offset: int, _length: int, *path: str | int) -> Span:
        """The line of the text at a path."""
        return self.span(*path)

    def removal(self, *_path: str | int) -> Span | None:
        """Nothing: no value is taken out of TOML."""
        return None

    def written(self, *path: str | int) -> str:
        """The value at a path, as TOML would have it."""
        value: Any = self
        for step in path:
            value = value[step]
        return repr(value)


def _said(text: str) -> Iterator[tuple[Path, int]]:
    """Each key of a TOML text, as a path, with its line."""
    above: Path = ()
    for number, statement in _statements(text):
        parsed = tomllib.loads(statement)
        paths = [*_paths(parsed)]
        if statement.lstrip().startswith("["):
            above = paths[-1] if paths else ()
            yield from ((above[:length], number) for length in range(len(above), 0, -1))
        else:
            yield from (((*above, *path), number) for path in paths)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The statements of a valid TOML text, each with the line on which it begins."""
    begun, lines, left = 1, "", _MOST
    for number, line in enumerate(text.split("\n"), 1):
        begun = begun if lines else number
        lines += f"{line}\n"
        left -= len(lines)
        if left < 0:
            return
        try:
            tomllib.loads(lines)
        except ValueError:  # it goes on
            continue
        yield begun, lines
        lines = ""


def _paths(table: Any, above: Path = ()) -> Iterator[Path]:
    """Every path in a table, with hyphens and with underscores."""
    if isinstance(table, list):  # an array of tables
        table = table[0] if table and isinstance(table[0], dict) else None
    if not isinstance(table, dict):
        return
    for key, value in table.items():
        for spelled in dict.fromkeys((key, _key(key))):
            yield (*above, spelled)
            yield from _paths(value, (*above, spelled))
