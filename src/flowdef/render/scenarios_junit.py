"""Scenarios, JUnit: how the scenarios of processes came out, as build servers read it."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from flowdef.printable import printable
from flowdef.scenarios.outcome import Outcome
from flowdef.scenarios.suite import Suite, Suites

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_BREAKS = re.compile(r"[\r\n\t]")


def scenarios_junit(suites: Suites) -> str:
    """A suite for each process, a test for each scenario, as the schema of Jenkins has them.

    What could not be tested is an error. Nothing at all is one test that was skipped, for an
    empty file is an error there.
    """
    return "".join(f"{line}\n" for line in _lines(suites))


def _lines(suites: Suites) -> Iterator[str]:
    told = [each for each in suites.suites if each.outcomes or (each.problem and not each.obsolete)]
    errors = len(suites.unread) + sum(bool(each.problem) for each in told)
    cases = suites.tried + errors
    yield _HEAD
    failures = suites.tried - suites.passed
    yield f'<testsuites name="flowdef test" {_counts(cases or 1, failures, errors)}>'
    for each in told:
        yield from _suite(each)
    for unread in suites.unread:
        yield f'  <testsuite name={_attribute(unread.path)} {_counts(1, 0, 1)} skipped="0">'
        why = f"{unread.path}:{unread.span.line}: {unread.message}"
        yield from _error("can be read", unread.path, why)
        yield "  </testsuite>"
    if not cases:
        yield f'  <testsuite name="flowdef test" {_counts(1, 0, 0)} skipped="1">'
        yield '    <testcase name="no scenarios" classname="flowdef"><skipped/></testcase>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(suite: Suite) -> Iterator[str]:
    many, failures, errors = len(suite.outcomes), len(suite.outcomes) - suite.passed, 0
    if suite.problem:
        many, errors = 1, 1
    place = f"name={_attribute(suite.process.id)} file={_attribute(suite.path)}"
    yield f'  <testsuite {place} {_counts(many, failures, errors)} skipped="0">'
    for each in suite.outcomes:
        yield from _case(suite, each)
    if suite.problem:
        yield from _error("can be tested", suite.process.id, suite.problem)
    yield "  </testsuite>"


def _case(suite: Suite, outcome: Outcome) -> Iterator[str]:
    of = f"name={_attribute(outcome.scenario.name)} classname={_attribute(suite.process.id)}"
    if outcome.passed:
        yield f"    <testcase {of}/>"
        return
    said = [*_said(suite, outcome)]
    about = f"{said[0]}, and {len(said) - 1} more" if said[1:] else said[0]
    text = "\n".join(map(_text, said))
    yield f"    <testcase {of}>"
    yield f'      <failure message={_attribute(about)} type="scenario">{text}</failure>'
    yield "    </testcase>"


def _said(suite: Suite, outcome: Outcome) -> Iterator[str]:
    """Each thing that came out otherwise, as a line that begins with its place."""
    for wrong in outcome.wrong:
        yield f"{suite.path}:{outcome.span(wrong.place).line}: {wrong.message}"
    for each in outcome.differences:
        of, why = each.step or "result", f": {each.why}" if each.why else ""
        said = f"{of}: expected {each.expected}, came out {each.actual}{why}"
        yield f"{suite.path}:{outcome.span(each.place).line}: {said}"


def _error(name: str, of: str, why: str) -> Iterator[str]:
    yield f"    <testcase name={_attribute(name)} classname={_attribute(of)}>"
    yield f'      <error message={_attribute(why)} type="document">{_text(why)}</error>'
    yield "    </testcase>"


def _counts(tests: int, failures: int, errors: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="{errors}"'


def _attribute(text: str) -> str:
    return quoteattr(_on_one_line(text))


def _text(text: str) -> str:
    return escape(_on_one_line(text))


def _on_one_line(text: str) -> str:
    """What XML cannot hold is shown as an escape."""
    return printable(_BREAKS.sub(" ", text))
