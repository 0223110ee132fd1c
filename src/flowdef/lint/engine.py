"""Engine: holds one document to the rules, and keeps going when a rule fails."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from flowdef.findings import NOWHERE, Finding, Severity, Span
from flowdef.lint.answered import answered
from flowdef.lint.english.words import OURS, Words, words_of
from flowdef.lint.facts import Facts, OrganizationFacts, ProcessFacts, ProjectFacts
from flowdef.lint.options import AS_SET, RULE_ERROR, Options
from flowdef.lint.own_rules import EVERY_OWN, broken, faulty, slips_of
from flowdef.lint.rule import Hit, Needs, Rule
from flowdef.lint.selection import names_own, own_selected, selected
from flowdef.lint.suppression import Ignore, ignores
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.unknown_rules import unknown_rules
from flowdef.lint.verdict import Told
from flowdef.model.document import Document
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace
from flowdef.reading.nodes import unplaced

_POINTS = 1_000  # of runs, and ways to staff them, that are tried for one question: some 60 ms

NOT_JUDGED = "LNT002"


class Subject(Struct, frozen=True, kw_only=True, dict=True):
    """One file to judge: what reading made of it, and its bytes.

    `path` is how findings name the file; `place` is its path from the root of the workspace, by
    which settings speak of it (absent: the same). `before` is what the document was at the
    revision that it is compared with, where there was one.
    """

    path: str
    document: Document | None
    found: tuple[Finding, ...] = ()
    source: bytes = b""
    place: str = ""
    before: Document | None = None


class Judged(Struct, frozen=True, kw_only=True):
    """What is known of one file before the others are read; it can be kept without the document.

    `found` are the findings of reading and of the rules that look at this file and the
    organization; `taken` is what the other rules wait with, by the name of the function that took
    it. A file with errors of reading is `held`: no other rule judges it.
    """

    path: str
    place: str
    found: tuple[Finding, ...]
    taken: Mapping[str, Any]
    comments: tuple[Ignore, ...]
    held: bool


def judge(subject: Subject, around: Surroundings, options: Options = AS_SET) -> tuple[Finding, ...]:
    """All findings of one file, in the order of the file, those that comments take back left out.

    A file with errors from reading is judged by no other rule. A rule that throws becomes a
    finding of its own. The library's settings hold unless the options say otherwise.
    """
    alone = judge_alone(subject, around, options)
    return judge_together(alone, around, options, lambda: subject.document).findings


def judge_alone(subject: Subject, around: Surroundings, options: Options = AS_SET) -> Judged:
    """What can be said of one file as long as no other but the organization is read."""
    place = subject.place or subject.path
    lint = around.library.workspace.lint
    rules = selected(lint, options, place)
    on = {rule.code for rule in rules}
    found = [each for each in subject.found if each.code in on or each.severity is Severity.ERROR]
    if isinstance(subject.document, Workspace):
        found.extend(unknown_rules(subject.document.lint, subject.path))
        found.extend(faulty(subject.document.checks, subject.path))
    held = any(each.severity is Severity.ERROR for each in subject.found)
    english = words_of(lint.words, lint.limits)
    facts = None if held else facts_of(subject.document, subject.path, english)
    taken: dict[str, Any] = {}
    if facts:
        kind: type = type(facts)
        able = _able(rules, kind, _there(around))
        for rule in able:
            if rule.takes is None:
                found.extend(_by(rule, facts.path, facts, around))
        found.extend(_compared(rules, facts, subject, around))
        found.extend(slips_of(facts))
        if EVERY_OWN in on:
            own = broken(facts, around.own_rules)
            found.extend(each for each in own if own_selected(lint, options, place, each.code))
        with unplaced(subject.document.at if subject.document else NOWHERE):
            found.extend(_take(able, facts, taken))
    return Judged(
        path=subject.path,
        place=place,
        found=tuple(found),
        taken=taken,
        comments=ignores(subject.source),
        held=held,
    )


def judge_together(
    judged: Judged,
    around: Surroundings,
    options: Options,
    again: Callable[[], Document | None],
) -> Told:
    """All findings of one file, once the others are read, and those that comments take back.

    What is taken of a document has no places, for few rules find something in it. Where one does,
    the document is asked for `again`.
    """
    found = list(judged.found)
    rules = selected(around.library.workspace.lint, options, judged.place)
    facts: Facts | None = None
    for rule in _waiting(rules, _there(around)) if judged.taken else ():
        if rule.taken_as not in judged.taken:
            continue
        hits = _by(rule, judged.path, judged.taken[rule.taken_as], around)
        if hits and rule.takes:
            facts = facts or facts_of(again(), judged.path)
            hits = _by(rule, judged.path, rule.takes(facts), around) if facts else ()
        found.extend(hits)
    told = Told(tuple(found))
    if judged.comments:
        on = frozenset(rule.code for rule in rules)
        all_judged = ran(judged, found, around, options)
        told = answered(judged.path, found, judged.comments, (on, all_judged), around.today)
    return told._replace(findings=tuple(sorted(told.findings, key=_place)))


def ran(
    judged: Judged, found: Iterable[Finding], around: Surroundings, options: Options
) -> frozenset[str]:
    """The rules that have judged all there is of a file; none, where something held them up."""
    known = around.today and around.has_file and not judged.held
    if not known or any(each.code == RULE_ERROR for each in found):
        return frozenset()
    lint = around.library.workspace.lint
    there = _there(around)
    all_own = not names_own(lint, options, judged.place)
    return frozenset(
        rule.code
        for rule in selected(lint, options, judged.place)
        if rule.needs in there and (all_own or rule.code != EVERY_OWN)
    )


def notice(around: Surroundings, options: Options = AS_SET, path: str = "") -> tuple[Finding, ...]:
    """One info that says which rules could not judge anything, and what they lack; else none."""
    rules = selected(around.library.workspace.lint, options, "")
    if all(rule.code != NOT_JUDGED for rule in rules):
        return ()
    missing = [
        (need, [rule.code for rule in rules if rule.needs is need])
        for need in (Needs.ORGANIZATION, Needs.WORKSPACE)
        if need not in _there(around)
    ]
    said = "; ".join(
        f"{', '.join(codes)} ({_lack(need, around)})" for need, codes in missing if codes
    )
    if not said:
        return ()
    message = (
        f"not judged: {said}. What a document says of things that stand elsewhere cannot be "
        f"checked without them. {_remedy(around)}"
    )
    return (
        Finding(path=path, span=Span(), code=NOT_JUDGED, message=message, severity=Severity.INFO),
    )


def _remedy(around: Surroundings) -> str:
    if not around.library.whole:
        return "`flowdef init` makes a workspace."
    if around.library.organization_faulty:
        return "Mend organization.yaml first."
    return "Write an organization.yaml; `flowdef schema organization` says what stands in it."


def _lack(need: Needs, around: Surroundings) -> str:
    if need is Needs.WORKSPACE:
        return "no workspace"
    return (
        "the organization has errors" if around.library.organization_faulty else "no organization"
    )


@lru_cache(maxsize=64)
def _able(rules: tuple[Rule, ...], kind: type, there: tuple[Needs, ...]) -> tuple[Rule, ...]:
    """The rules that judge this kind of facts and have what they need."""
    return tuple(rule for rule in rules if issubclass(kind, rule.judges) and rule.needs in there)


def facts_of(document: Document | None, path: str, english: Words = OURS) -> Facts | None:
    """The facts of a document; None where no rule judges its kind."""
    match document:
        case Process():
            return ProcessFacts(document, path, english, points=_POINTS)
        case Project():
            return ProjectFacts(document, path)
        case Organization():
            return OrganizationFacts(document, path)
        case _:
            return None


@lru_cache(maxsize=64)
def _waiting(rules: tuple[Rule, ...], there: tuple[Needs, ...]) -> tuple[Rule, ...]:
    """The rules that wait for other documents."""
    return tuple(rule for rule in rules if rule.takes and rule.needs in there)


def _take(rules: tuple[Rule, ...], facts: Facts, taken: dict[str, Any]) -> Iterator[Finding]:
    """Keep what rules take of a document; a finding for each that cannot."""
    for rule in rules:
        if rule.takes is None or rule.taken_as in taken:
            continue
        try:
            taken[rule.taken_as] = rule.takes(facts)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (idem)
            yield _rule_error(rule, facts.path, error)


def _compared(
    rules: tuple[Rule, ...], now: Facts, subject: Subject, around: Surroundings
) -> Iterator[Finding]:
    """What the rules of history find in a document that is the one that it was."""
    if subject.before is None or subject.document is None:
        return
    lint = around.library.workspace.lint
    english = words_of(lint.words, lint.limits)
    before = facts_of(subject.before, subject.path, english)
    kind: type = type(now)
    if isinstance(before, kind) and subject.before.id == subject.document.id:
        for rule in _able(rules, kind, (Needs.HISTORY,)):
            yield from _by(rule, now.path, (before, now), around)


def _by(rule: Rule, path: str, judged: Any, around: Surroundings) -> tuple[Finding, ...]:
    """What one rule finds, in a document or in what was taken of it."""
    try:
        hits = [*rule.check(judged, around)]
        return tuple(_finding(rule, path, hit) for hit in hits) if hits else ()
    except (Exception, SystemExit) as error:  # noqa: BLE001 (one broken rule must not hide what others find)
        return (_rule_error(rule, path, error),)


def _finding(rule: Rule, path: str, hit: Any) -> Finding:
    if rule.origin and not (isinstance(hit, Hit) and isinstance(hit.at, Span)):
        raise TypeError(f"it yields {hit!r}, which is no Hit with a Span")
    return Finding(
        path=path,
        span=hit.at,
        code=rule.code,
        message=str(hit.message),
        severity=rule.severity,
        fix=hit.fix,
    )


def _rule_error(rule: Rule, path: str, error: BaseException) -> Finding:
    said = f"{type(error).__name__}: {error}".strip(": ")
    whose = f"the plug-in {rule.origin}" if rule.origin else "flowdef"
    message = (
        f"rule {rule.code} ({rule.name}) failed on this document: {said}. This is a bug of "
        f"{whose}, not of the document. Report it, with the document if you may."
    )
    return Finding(path=path, span=Span(), code=RULE_ERROR, message=message)


def _there(around: Surroundings) -> tuple[Needs, ...]:
    """What is there of all that rules may need."""
    library = around.library
    there = {
        Needs.ORGANIZATION: library.organization is not None,
        Needs.WORKSPACE: library.whole,
        Needs.HISTORY: False,  # its rules are asked apart, and of few documents
    }
    return tuple(need for need in Needs if there.get(need, True))


def _place(finding: Finding) -> tuple[int, int, str, str]:
    span = finding.span
    return span.line, span.column, finding.code, finding.message
