"""Scenarios, text: how the scenarios of processes came out, for the terminal."""

from collections.abc import Iterator

from flowdef.render.lines import wrapped
from flowdef.render.words import count, listed
from flowdef.scenarios.outcome import Outcome
from flowdef.scenarios.suite import Suite, Suites

_RED, _GREEN, _BOLD = "31", "32", "1"
_SHOWN = 5  # processes without scenarios


def scenarios_text(suites: Suites, width: int = 0, *, colour: bool = False) -> str:
    """A line for each process, and below it each scenario that came out otherwise.

    `-` is what was expected, `+` what came out, `!` what cannot be meant or kept the run from
    going on, `~` an answer that nobody asked for, which fails nothing. `width` 0: lines as long
    as they are.
    """
    return "\n".join(_lines(suites, width, colour=colour)) + "\n"


def _lines(suites: Suites, width: int, *, colour: bool) -> Iterator[str]:
    for unread in suites.unread:
        said = f"{unread.place}: cannot be read: {unread.message}"
        yield _tinted(wrapped(said, width, 2), _RED, colour=colour)
    for each in suites.suites:
        if each.outcomes or each.problem:
            yield wrapped(_said(each), width, 2)
        for outcome in each.outcomes:
            if not outcome.passed or outcome.unused:
                yield from _told(each, outcome, width, colour=colour)
    yield from (wrapped(line, width) for line in _closing(suites))


def _said(suite: Suite) -> str:
    if suite.problem:
        left = "left out" if suite.obsolete else "not tested"
        return f"{suite.process.id}: {left}: {suite.problem}"
    many, failed = len(suite.outcomes), len(suite.outcomes) - suite.passed
    if failed:
        return f"{suite.process.id}: {failed} of {count(many, 'scenario')} failed"
    return f"{suite.process.id}: {count(many, 'scenario')} passed"


def _told(suite: Suite, outcome: Outcome, width: int, *, colour: bool) -> Iterator[str]:
    passed = " (passed)" if outcome.passed else ""
    head = f"  {suite.path}:{outcome.span().line}: {outcome.scenario.name}{passed}"
    yield _tinted(wrapped(head, width, 4), _BOLD, colour=colour)
    for wrong in outcome.wrong:
        at = f"line {outcome.span(wrong.place).line}: "
        yield _tinted(wrapped(f"    ! {at}{wrong.message}", width, 6), _RED, colour=colour)
    for each in outcome.differences:
        of, why = each.step or "result", f": {each.why}" if each.why else ""
        expected, actual = f"{of}: {each.expected}", f"{of}: {each.actual}{why}"
        yield _tinted(wrapped(f"    - {expected}", width, 6), _RED, colour=colour)
        yield _tinted(wrapped(f"    + {actual}", width, 6), _GREEN, colour=colour)
    for unused in outcome.unused:
        at = f"line {outcome.span(unused.place).line}: "
        yield wrapped(f"    ~ {at}{unused.message}", width, 6)


def _closing(suites: Suites) -> Iterator[str]:
    bare = [each.process.id for each in suites.suites if not each.process.scenarios]
    if bare:
        shown, rest = bare[: _SHOWN - 1], bare[_SHOWN - 1 :]
        shown += rest if len(rest) == 1 else [f"{len(rest)} more"] if rest else []
        has = "has" if len(bare) == 1 else "have"
        yield f"{listed(shown)} {has} no scenarios; they stand under 'tests:' of a process."
    many = sum(bool(each.outcomes) for each in suites.suites)
    said = f"{count(suites.tried, 'scenario')} of {_processes(many)}"
    left = f"; {_processes(suites.untested)} could not be tested" if suites.untested else ""
    if not suites.tried:
        yield "No scenario was tested."
    elif suites.passed < suites.tried:
        failed = suites.tried - suites.passed
        yield f"{said}: {suites.passed:,} passed, {failed:,} failed{left}."
    else:
        yield f"{said}: all passed{left}."


def _processes(many: int) -> str:
    return "1 process" if many == 1 else f"{many:,} processes"


def _tinted(text: str, sign: str, *, colour: bool) -> str:
    return f"\x1b[{sign}m{text}\x1b[0m" if colour else text
