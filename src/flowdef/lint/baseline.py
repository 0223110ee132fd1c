"""Baseline: findings that are known and not told again, as a file that is easy to compare."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from json import dumps, loads
from typing import NamedTuple

from flowdef.findings import Finding
from flowdef.lint.catalogue import by_code
from flowdef.lint.objects import content_at, object_at
from flowdef.reading.fault import Fault
from flowdef.reading.source import Source, decode

_VERSION = 1
_HEAD = f'{{\n  "flowdef-baseline": {_VERSION},\n  "findings": ['


class Entry(NamedTuple):
    """A finding that is known: in which file, of which object and rule, a digest of what is there.

    `file` is a path from the root of the workspace, with forward slashes.
    """

    file: str
    object: str
    rule: str
    content: str


Known = Mapping[Entry, int]  # how often each occurs


class Split(NamedTuple):
    """The findings that are told, those that are known, and what is known and did not occur."""

    told: tuple[Finding, ...]
    known: tuple[Finding, ...]
    left: Known


def entries_of(found: Iterable[Finding], file: str, source: bytes) -> Known:
    """The findings of a file as entries; what nobody could read or judge is never one."""
    pairs = _entries(found, file, source)
    return Counter(entry for _, entry in pairs if entry)


def split(found: Iterable[Finding], file: str, source: Callable[[], bytes], known: Known) -> Split:
    """The findings of a file held to what is known of it; its source is asked for if need be."""
    left = Counter(known)
    if not left:
        return Split(tuple(found), (), left)
    told: list[Finding] = []
    hidden: list[Finding] = []
    for finding, entry in _entries(found, file, source()):
        if entry and left[entry] > 0:
            left[entry] -= 1
            hidden.append(finding)
        else:
            told.append(finding)
    return Split(tuple(told), tuple(hidden), +left)


def parse(content: bytes) -> Known | None:
    """What a file of a baseline holds; None where it is none."""
    try:
        match loads(content):
            case {"flowdef-baseline": 1, "findings": list(rows)}:
                return dict(map(_read, rows))
            case _:
                return None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def text_of(known: Known) -> str:
    """The file of a baseline: an entry a line, sorted, so that few lines change at a time."""
    rows = ",".join(f"\n    {_written(entry, known[entry])}" for entry in sorted(known))
    return f"{_HEAD}{rows}\n  ]\n}}\n"


def _entries(
    found: Iterable[Finding], file: str, source: bytes
) -> list[tuple[Finding, Entry | None]]:
    decoded = decode(source)
    text = Source("") if isinstance(decoded, Fault) else decoded
    return [(each, _entry(each, file, text)) for each in found]


def _entry(finding: Finding, file: str, source: Source) -> Entry | None:
    rule = by_code().get(finding.code)
    if rule is not None and rule.unavoidable:
        return None
    content = content_at(source, finding.span)
    digest = sha256(content.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    return Entry(file, object_at(source, finding.span), finding.code, digest)


def _written(entry: Entry, count: int) -> str:
    shape: dict[str, str | int] = dict(entry._asdict())
    text = dumps(shape | ({"times": count} if count > 1 else {}), ensure_ascii=False)
    # Of a name that is no UTF-8, JSON has the same escape.
    return text.encode("utf-8", "backslashreplace").decode()


def _read(row: Mapping[str, object]) -> tuple[Entry, int]:
    words = tuple(row[key] for key in Entry._fields)
    times = row.get("times", 1)
    if not (isinstance(times, int) and times > 0):
        raise TypeError
    file, where, rule, content = (word if isinstance(word, str) else "" for word in words)
    return Entry(file, where, rule, content), times
