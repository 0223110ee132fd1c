"""Told: what the reports for people share: a line for a finding, the sum, and colours."""

from collections.abc import Iterator

from flowdef.findings import Finding, Severity
from flowdef.lint.report import Report, on_one_line

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def headline(finding: Finding, *, colour: bool) -> str:
    """`path:line:column: CODE message`, marked `[*]` where the linter can mend it by itself."""
    place = f"{on_one_line(finding.place)}:"
    code, message = finding.code, message_of(finding)
    if not colour:
        return f"{place} {code} {message}"
    return f"{bold(place)} {tinted(code, finding.severity)} {message}"


def message_of(finding: Finding) -> str:
    """The message on one line, marked where the linter can mend it by itself."""
    message = on_one_line(finding.message)
    return f"[*] {message}" if finding.fix and finding.fix.safe else message


def closing(report: Report) -> Iterator[str]:
    """How many findings there are, how many can be mended, and what was not judged."""
    yield _summary(report)
    if fixable := _fixable(report):
        yield fixable
    if known := sum(each.elsewhere for each in report.taken_back):
        yield f"{known:,} more {'is' if known == 1 else 'are'} in the baseline."
    if report.held:
        first, *more = report.held
        others = f" and {counted(len(more), 'file')} more" if more else ""
        yield (
            f"{on_one_line(first)}{others} cannot be read whole: the other rules judge what is"
            " there once the faults above are mended."
        )


def counted(count: int, word: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def bold(text: str) -> str:
    """The text in bold."""
    return f"\x1b[1m{text}\x1b[0m"


def dim(text: str) -> str:
    """The text where it matters less."""
    return f"\x1b[2m{text}\x1b[0m"


def tinted(text: str, severity: Severity) -> str:
    """The text in the colour of a severity."""
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m"


def _summary(report: Report) -> str:
    files = counted(report.files, "file")
    if not report.findings:
        return f"{files}: {_fixed(report)}nothing {'left ' if report.fixed else ''}to mend."
    counts = ", ".join(
        counted(count, severity.value) for severity, count in report.counts.items() if count
    )
    return f"{files}: {_fixed(report)}{counts}{' left' if report.fixed else ''}."


def _fixed(report: Report) -> str:
    return f"{report.fixed:,} fixed, " if report.fixed else ""


def _fixable(report: Report) -> str:
    """How many findings the linter can mend by itself; empty where none."""
    fixes = [each.fix for each in report.findings if each.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"[*] {safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes."
    if safe:
        return f"[*] {safe:,} fixable with --fix."
    return f"{unsafe:,} fixable with --fix --unsafe-fixes." if unsafe else ""
