"""Known: the findings of a workspace held to its baseline, and the baseline made anew."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flowdef.findings import Finding, Severity, Span
from flowdef.lint.baseline import Entry, Known, entries_of, parse, split, text_of
from flowdef.lint.catalogue import rule_of
from flowdef.lint.verdict import TakenBack, Told
from flowdef.workspace.files import content_of, shown

NO_BASELINE = "LNT004"
LEFT_OVER = "LNT005"
USUAL = ".flowdef/baseline.json"


class Answer(NamedTuple):
    """What is told of each file, what of the baseline, and its new text where that was asked."""

    told: list[Told]
    about: tuple[Finding, ...] = ()
    renewed: str = ""


class Baseline(NamedTuple):
    """A file of known findings: its path, a digest of its bytes (empty: not read), what it holds.

    `known` is None where the file is there and is no baseline, or cannot be read.
    """

    path: Path
    digest: str
    known: Known | None


class Held(NamedTuple):
    """A file as it was judged: its path, that from the root, its findings.

    `ran` are the codes of the rules that have judged all there is of it.
    """

    path: str
    file: str
    told: Told
    ran: frozenset[str]


def baseline_at(path: Path) -> Baseline:
    """The baseline in a file."""
    try:
        content = content_of(path)
    except FileNotFoundError:
        return Baseline(path, "", {})
    except OSError:
        return Baseline(path, "", None)
    return Baseline(path, sha256(content).hexdigest(), parse(content))


def held_to(
    baseline: Baseline,
    files: Sequence[Held],
    source: Callable[[str], bytes],
    gone: Callable[[str], bool],
) -> Answer:
    """The findings of each file that are not known, and those about the baseline.

    `gone` says of a file of the baseline that there is no such document any more.
    """
    if not baseline.digest or baseline.known is None:
        return Answer([each.told for each in files], (_unreadable(baseline),))
    told: list[Told] = []
    left = Counter({entry: n for entry, n in baseline.known.items() if gone(entry.file)})
    by_file = _by_file(baseline.known)
    for each in files:
        known = by_file.get(each.file, {})
        found = split(each.told.findings, each.file, partial(source, each.path), known)
        hidden = tuple(TakenBack(finding=one, elsewhere=True) for one in found.known)
        told.append(Told(found.told, (*each.told.taken_back, *hidden)))
        left.update({entry: n for entry, n in found.left.items() if _judged(entry, each)})
    return Answer(told, tuple(_left_over(baseline, left)))


def renewed(
    baseline: Baseline,
    files: Sequence[Held],
    source: Callable[[str], bytes],
    gone: Callable[[str], bool],
) -> Answer:
    """All findings, and a baseline that knows them; what was not judged now stays in it."""
    if baseline.known is None:
        return Answer([each.told for each in files], (_unreadable(baseline),))
    by_file = {each.file: each for each in files}
    known = {
        entry: n
        for entry, n in baseline.known.items()
        if not gone(entry.file)
        and not (entry.file in by_file and _judged(entry, by_file[entry.file]))
    }
    for name, each in by_file.items():
        known |= entries_of(each.told.findings, name, source(each.path))
    return Answer([each.told for each in files], (), text_of(known))


def _by_file(known: Known) -> dict[str, dict[Entry, int]]:
    found: dict[str, dict[Entry, int]] = {}
    for entry, count in known.items():
        found.setdefault(entry.file, {})[entry] = count
    return found


def _judged(entry: Entry, file: Held) -> bool:
    """Whether it would have been found, if it were still there."""
    rule = rule_of(entry.rule)
    return rule.code in file.ran if rule else bool(file.ran)


def _unreadable(baseline: Baseline) -> Finding:
    name = shown(baseline.path)
    other = baseline.known is None
    what = f"file '{name}' is no baseline" if other else f"baseline '{name}' is not there"
    do = "Name another file" if other else "Make it by `flowdef lint --write-baseline`"
    message = f"the {what}, so every finding is told. {do}, or take the name out."
    return Finding(path=name, span=Span(), code=NO_BASELINE, message=message)


def _left_over(baseline: Baseline, left: Known) -> Iterator[Finding]:
    if not left:
        return
    first, count = min(left), sum(left.values())
    said = "a finding that is" if count == 1 else f"{count:,} findings that are"
    where = f" at '{first.object}'" if first.object else ""
    message = (
        f"the baseline knows {said} found no more, such as {first.rule} in {first.file}{where}. "
        "What is left over would hide the next one. Take it out by `flowdef lint --write-baseline`."
    )
    yield Finding(
        path=shown(baseline.path),
        span=Span(),
        code=LEFT_OVER,
        message=message,
        severity=Severity.INFO,
    )
