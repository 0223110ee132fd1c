"""Own rules: the `checks` of a workspace or a document, read once and held to each object."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from flowdef.expressions.check import check_condition
from flowdef.expressions.evaluate import Failed, truth
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Expression, Fault, Name, Value, names
from flowdef.findings import Finding, Places, Severity, Span
from flowdef.lint.facts import Facts, ProcessFacts, ProjectFacts
from flowdef.lint.own_data import Object, fields_of, objects, value_of
from flowdef.lint.wording import sentence
from flowdef.model.check import Check

FAULTY = "LNT006"
OWN = "OWN"
EVERY_OWN = "OWN000"  # the page of all of them
_OF_DOCUMENT = 501  # the first number of a document's own
_CODE = re.compile(rf"{OWN}(?!000)\d{{3}}", re.IGNORECASE)
_HELD = {"process": ("process", "stage", "step"), "project": ("project", "phase", "task")}


class OwnRule(NamedTuple):
    """A check with its code, its condition as a tree, and what that reads."""

    code: str
    check: Check
    condition: Expression
    reads: tuple[Name, ...]


def names_one(word: str) -> bool:
    """Whether a word is the code of a single check."""
    return bool(_CODE.fullmatch(word))


def own_rules(checks: tuple[Check, ...], first: int = 1) -> tuple[OwnRule, ...]:
    """The checks whose conditions are right; the codes that are not written count from `first`."""
    read = zip(_codes(checks, first), checks, map(_read, checks), strict=True)
    return tuple(
        OwnRule(code, check, tree, names(tree))
        for code, check, tree in read
        if not isinstance(tree, list)
    )


def faulty(checks: tuple[Check, ...], path: str, kind: str = "") -> Iterator[Finding]:
    """A finding for each slip in a condition or a code, and for each check that looks at nothing.

    `kind` is that of the document whose own they are.
    """
    yield from _miscalled(checks, path, _OF_DOCUMENT if kind else 1)
    for check in checks:
        if kind and check.each not in _HELD[kind]:
            message = (
                f"a {kind} has no {check.each}, so this check looks at nothing. Write one of: "
                f"{', '.join(_HELD[kind])}."
            )
            yield _slip(path, check.at.span("each"), message)
            continue
        read = _read(check)
        for fault in read if isinstance(read, list) else ():
            at = check.at.inside(fault.offset, fault.length, "when")
            message = f"this check judges nothing: {sentence(fault.message)} Mend its condition."
            yield _slip(path, at, message)


def broken(facts: Facts, rules: tuple[OwnRule, ...]) -> Iterator[Finding]:
    """What own rules find in a document."""
    for rule in (*rules, *own_rules(_checks(facts), _OF_DOCUMENT)):
        for each in objects(facts, rule.check.each):
            found = truth(rule.condition, _values(rule, each))
            if found is True:
                yield _finding(facts, rule, each, rule.check.message)
            elif isinstance(found, Failed):
                yield _finding(facts, rule, each, f"{rule.check.message}? {_undecided(found)}")


def slips_of(facts: Facts) -> Iterator[Finding]:
    """What is wrong with the checks that a document says itself."""
    if checks := _checks(facts):
        kind = "process" if isinstance(facts, ProcessFacts) else "project"
        yield from faulty(checks, facts.path, kind)


def _checks(facts: Facts) -> tuple[Check, ...]:
    match facts:
        case ProcessFacts(process):
            return process.checks
        case ProjectFacts(project):
            return project.checks
        case _:
            return ()


def _codes(checks: tuple[Check, ...], first: int) -> list[str]:
    return [check.code or f"{OWN}{number:03}" for number, check in enumerate(checks, first)]


def _miscalled(checks: tuple[Check, ...], path: str, first: int) -> Iterator[Finding]:
    """A finding for each code that is not of those here, or that another check has, too."""
    times = Counter(_codes(checks, first))
    last = _OF_DOCUMENT - 1 if first == 1 else 999
    for check in checks:
        if check.code and not first <= int(check.code.removeprefix(OWN)) <= last:
            where = "a workspace" if first == 1 else "a process or project"
            message = (
                f"the codes of checks in {where} are {OWN}{first:03} to {OWN}{last}, so that "
                f"{check.code} always means one check. Write one of those."
            )
            yield _slip(path, check.at.span("code"), message)
        elif check.code and times[check.code] > 1:
            message = (
                f"another check here is called {check.code}, too: by its own `code`, or by its "
                "position. Nobody can take back one without the other. Write a code that is free."
            )
            yield _slip(path, check.at.span("code"), message)


def _read(check: Check) -> Expression | list[Fault]:
    """The condition as a tree, or every slip in it."""
    tree = condition(check.when)
    if isinstance(tree, Fault):
        return [tree]
    checked = check_condition(tree, fields_of(check.each))
    return list(checked.faults) or checked.expression


def _values(rule: OwnRule, of: Object) -> Mapping[str, Value]:
    values = {name.name: value_of(rule.check.each, name.name, of) for name in rule.reads}
    return {name: value for name, value in values.items() if value is not None}


def _finding(facts: Facts, rule: OwnRule, of: Object, message: str) -> Finding:
    return Finding(
        path=facts.path,
        span=_place(rule, of),
        code=rule.code,
        message=message,
        severity=Severity(rule.check.severity),
    )


def _place(rule: OwnRule, of: Object) -> Span:
    """Where the first thing that the condition reads stands; else the id."""
    at: Places = of.itself.at
    whole = at.span()
    spans = (at.span(name.name) for name in rule.reads)
    own = (span for span in spans if span != whole and span.end_line == span.line)
    return next(own, at.span("id"))


def _undecided(found: Failed) -> str:
    return f"That cannot be decided here: {found.reason}."


def _slip(path: str, at: Span, message: str) -> Finding:
    return Finding(path=path, span=at, code=FAULTY, message=message)
