"""Mending: documents with their fixes made, pass after pass; nothing is written here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from flowdef.findings import Finding, Fix
from flowdef.lint.fixing import Fixed, fixed, worse
from flowdef.reading.document import read

MOST_PASSES = 10  # a fix may make room for another; fixes that call for each other must end

Judge = Callable[[Mapping[Path, bytes]], tuple[Finding, ...]]


class Change(Struct, frozen=True):
    """A file by its path, its bytes as they were read, and as they shall be."""

    path: str
    before: bytes
    after: bytes


class Mending(Struct, frozen=True):
    """What came of it: the files that change, and the findings that this mends."""

    changes: tuple[Change, ...]
    made: tuple[Finding, ...]


def mended(judge: Judge, source: Callable[[str], bytes], *, unsafe: bool) -> Mending:
    """All files that `judge` finds something in, with every fix that may be made.

    `judge` is asked before each pass and after the last, and told the bytes of the files that
    changed, by their absolute paths. A fix that would make new faults of reading is not made.
    """
    before: dict[str, bytes] = {}  # read once: what somebody writes meanwhile is not ours
    changed: dict[str, bytes] = {}
    made: list[Finding] = []
    refused: set[Fix] = set()
    for _ in range(MOST_PASSES):
        news: dict[str, bytes] = {}
        for path, found in _by_file(judge(_whole(changed))).items():
            if path not in before:
                before[path] = source(path)
            now = changed.get(path, before[path])
            result = _without_harm(now, found, refused, unsafe=unsafe)
            if result.made:
                news[path] = result.source
                made.extend(result.made)
        if not news:
            break
        changed.update(news)
    else:
        judge(_whole(changed))
    changes = tuple(Change(path, before[path], after) for path, after in changed.items())
    return Mending(changes, tuple(made))


def _without_harm(
    source: bytes, found: tuple[Finding, ...], refused: set[Fix], *, unsafe: bool
) -> Fixed:
    """One pass over a file; where it would do harm, one without the fixes that do, or none."""
    for _ in range(2):
        left = tuple(each._replace(fix=None) if each.fix in refused else each for each in found)
        result = fixed(source, left, unsafe=unsafe)
        if not result.made or not _harms(result, found):
            return result
        alone = {each: fixed(source, (each,), unsafe=unsafe) for each in result.made}
        refused |= {each.fix for each, one in alone.items() if each.fix and _harms(one, found)}
    return Fixed(source)


def _harms(result: Fixed, found: tuple[Finding, ...]) -> bool:
    return worse(found, read(result.source, found[0].path).findings)


def _by_file(findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    """The findings of each file in which one has a fix."""
    files: dict[str, list[Finding]] = {}
    for each in findings:
        files.setdefault(each.path, []).append(each)
    return {path: tuple(found) for path, found in files.items() if any(e.fix for e in found)}


def _whole(changed: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {Path(path).absolute(): content for path, content in changed.items()}
