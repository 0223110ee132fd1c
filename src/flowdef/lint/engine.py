"""Engine: holds one document to the rules, and keeps going when a rule fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flowdef.findings import Finding, Severity, Span
from flowdef.lint.facts import Facts, OrganizationFacts, ProcessFacts, ProjectFacts
from flowdef.lint.rule import Needs, Rule
from flowdef.lint.selection import Options, selected
from flowdef.lint.suppression import ignores, suppressed
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Document
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.model.project import Project

RULE_ERROR, NOT_JUDGED = "LNT001", "LNT002"
AS_SET = Options()  # nothing over what the workspace says


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One file to judge: what reading made of it, and its bytes, asked for only when needed.

    `path` is how findings name the file; `place` is its path from the root of the workspace, by
    which settings speak of it (absent: the same).
    """

    path: str
    document: Document | None
    found: tuple[Finding, ...] = ()
    source: Callable[[], bytes] = bytes
    place: str = ""


def judge(subject: Subject, around: Surroundings, options: Options = AS_SET) -> tuple[Finding, ...]:
    """All findings of one file, in the order of the file, those that comments take back left out.

    A file with errors from reading is judged by no other rule. A rule that throws becomes a
    finding of its own. The library's settings hold unless the options say otherwise.
    """
    rules = selected(around.library.workspace.lint, options, subject.place or subject.path)
    on = {rule.code for rule in rules}
    found = [each for each in subject.found if each.code in on or each.severity is Severity.ERROR]
    if not any(each.severity is Severity.ERROR for each in subject.found):
        found.extend(_judged(subject, rules, around))
    if not found:
        return ()
    comments = ignores(subject.source())
    kept = found if not comments else [each for each in found if not suppressed(each, comments)]
    return tuple(sorted(kept, key=_place))


def notice(around: Surroundings, options: Options = AS_SET, path: str = "") -> tuple[Finding, ...]:
    """One info that says which rules could not judge anything, and what they lack; else none."""
    rules = selected(around.library.workspace.lint, options, "")
    if all(rule.code != NOT_JUDGED for rule in rules):
        return ()
    missing = [
        (need, [rule.code for rule in rules if rule.needs is need])
        for need in (Needs.ORGANIZATION, Needs.WORKSPACE)
        if not _there(need, around)
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


def _judged(subject: Subject, rules: tuple[Rule, ...], around: Surroundings) -> Iterator[Finding]:
    facts = facts_of(subject.document, subject.path)
    if facts is not None:
        kind: type = type(facts)
        there = tuple(need for need in Needs if _there(need, around))
        for rule in _able(rules, kind, there):
            yield from _by(rule, facts, around)


@lru_cache(maxsize=64)
def _able(rules: tuple[Rule, ...], kind: type, there: tuple[Needs, ...]) -> tuple[Rule, ...]:
    """The rules that judge this kind of facts and have what they need."""
    return tuple(rule for rule in rules if issubclass(kind, rule.judges) and rule.needs in there)


def facts_of(document: Document | None, path: str) -> Facts | None:
    """The facts of a document; None where no rule judges its kind."""
    match document:
        case Process():
            return ProcessFacts(document, path)
        case Project():
            return ProjectFacts(document, path)
        case Organization():
            return OrganizationFacts(document, path)
        case _:
            return None


def _by(rule: Rule, facts: Facts, around: Surroundings) -> tuple[Finding, ...]:
    """What one rule finds."""
    try:
        hits = [*rule.check(facts, around)]
    except Exception as error:  # noqa: BLE001 (one broken rule must not hide what others find)
        return (_rule_error(rule, facts.path, error),)
    if not hits:
        return ()
    path, code, severity = facts.path, rule.code, rule.severity
    return tuple(
        Finding(
            path=path, span=hit.at, code=code, message=hit.message, severity=severity, fix=hit.fix
        )
        for hit in hits
    )


def _rule_error(rule: Rule, path: str, error: Exception) -> Finding:
    said = f"{type(error).__name__}: {error}".strip(": ")
    message = (
        f"rule {rule.code} ({rule.name}) failed on this document: {said}. This is a bug of "
        "flowdef, not of the document. Please report it, with the document if you may."
    )
    return Finding(path=path, span=Span(), code=RULE_ERROR, message=message)


def _there(need: Needs, around: Surroundings) -> bool:
    match need:
        case Needs.DOCUMENT:
            return True
        case Needs.ORGANIZATION:
            return around.library.organization is not None
        case Needs.WORKSPACE:
            return around.library.whole


def _place(finding: Finding) -> tuple[int, int, str, str]:
    span = finding.span
    return span.line, span.column, finding.code, finding.message
