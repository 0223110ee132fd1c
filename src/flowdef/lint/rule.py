"""Rule: what a rule is, and the decorators that make one of a generator function."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from msgspec import Struct

from flowdef.findings import Fix, Severity, Span
from flowdef.lint.facts import Facts
from flowdef.lint.options import Profile
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Extra

__all__ = [
    "Hit",
    "Needs",
    "Profile",
    "Rule",
    "history_rule",
    "library_rule",
    "named_rule",
    "organization_rule",
    "rule",
]


class Hit(Struct, frozen=True):
    """What a rule yields: where, in words what is wrong, why, and what to do; and the fix."""

    at: Span
    message: str
    fix: Fix | None = None


class Needs(StrEnum):
    """What must be there before a rule can judge."""

    DOCUMENT = "document"
    ORGANIZATION = "organization"
    WORKSPACE = "workspace"
    HISTORY = "history"


class Rule(Struct, frozen=True, kw_only=True, eq=False):
    """A rule as a value. `judges` are the kinds of facts that its check takes.

    A rule that asks for other documents says what it `takes` of its own one, a value that can be
    kept without it, and its check is given that once all documents are read; the extras
    that it `asks` stand in their entries, others may not. `found_by` names the room that finds the
    fault where that is not the check; such a rule has a page and a severity and is never called.
    `text` is its page: the docstring of its file. `origin` is the distribution of a plug-in, with
    its version.
    """

    code: str
    name: str
    family: str
    severity: Severity
    profile: Profile
    needs: Needs
    judges: Any
    check: Callable[[Any, Surroundings], Iterator[Hit]]
    text: str
    takes: Callable[[Any], Any] | None = None
    asks: frozenset[Extra] = frozenset()
    found_by: str = ""
    origin: str = ""

    @property
    def taken_as(self) -> str:
        """The name under which what it takes is kept; rules that take the same share it."""
        return f"{self.takes.__module__}.{self.takes.__qualname__}" if self.takes else ""

    @property
    def unavoidable(self) -> bool:
        """Whether nothing silences it: what nobody could read or judge is never called clean."""
        mildest = self.profile is Profile.MIN
        return bool(self.found_by) and mildest and self.severity is Severity.ERROR


F = TypeVar("F", bound=Facts)
T = TypeVar("T")


def rule(
    *, code: str, severity: Severity, profile: Profile
) -> Callable[[Callable[[F], Iterator[Hit]]], Rule]:
    """A rule over one document; the type of its parameter says which documents it judges."""

    def made(check: Callable[[F], Iterator[Hit]]) -> Rule:
        return _rule(
            check,
            code=code,
            severity=severity,
            profile=profile,
            needs=Needs.DOCUMENT,
            check=lambda facts, _: check(facts),
        )

    return made


def organization_rule(
    *, code: str, severity: Severity, profile: Profile, needs: Needs = Needs.ORGANIZATION
) -> Callable[[Callable[[F, Surroundings], Iterator[Hit]]], Rule]:
    """A rule over a document and the organization around it; without one, it is not asked.

    One that needs no more than the document asks the organization where there is one.
    """

    def made(check: Callable[[F, Surroundings], Iterator[Hit]]) -> Rule:
        return _rule(
            check,
            code=code,
            severity=severity,
            profile=profile,
            needs=needs,
            check=check,
        )

    return made


def library_rule(
    *,
    code: str,
    severity: Severity,
    profile: Profile,
    takes: Callable[[F], T],
    needs: Needs = Needs.WORKSPACE,
    asks: Iterable[Extra] = (),
) -> Callable[[Callable[[T, Surroundings], Iterator[Hit]]], Rule]:
    """A rule over what it `takes` of a document, within the library: it sees all that is around.

    Documents are not kept until all of them are read. What is taken is kept, between runs too: so
    it holds values and spans, no `Places`; and the check is first made on spans that are all at
    the beginning, for most checks find nothing. The parameter of `takes` says which documents it
    judges. What it `asks` is worked out of all documents, as long as the rule is on for some file.
    Where what the rule `needs` is not there, it is not asked, and one notice says so.
    """

    def made(check: Callable[[T, Surroundings], Iterator[Hit]]) -> Rule:
        return _rule(
            check,
            judged=takes,
            code=code,
            severity=severity,
            profile=profile,
            needs=needs,
            check=check,
            takes=takes,
            asks=frozenset(asks),
        )

    return made


def history_rule(
    *, code: str, severity: Severity, profile: Profile
) -> Callable[[Callable[[F, F], Iterator[Hit]]], Rule]:
    """A rule over a document as it was and as it is; where nobody tells of then, it is not asked.

    The first parameter says which documents it judges. Both have one kind and one id, and what it
    was could be read. No comment that answers such a finding is called unused: whether there is
    one depends on the revision that the call names.
    """

    def made(check: Callable[[F, F], Iterator[Hit]]) -> Rule:
        return _rule(
            check,
            code=code,
            severity=severity,
            profile=profile,
            needs=Needs.HISTORY,
            check=lambda both, _: check(*both),
        )

    return made


def named_rule(
    module: str,
    page: str | None,
    *,
    code: str,
    severity: Severity,
    profile: Profile,
    found_by: str,
) -> Rule:
    """The page and severity of a fault that another room finds while it does its own work."""
    return Rule(
        code=code,
        name=_spoken(module),
        family=_family(module),
        severity=severity,
        profile=profile,
        needs=Needs.DOCUMENT,
        judges=(),
        check=lambda _facts, _: iter(()),
        text=page or "",
        found_by=found_by,
    )


def _rule(source: Any, judged: Any = None, **given: Any) -> Rule:
    """The rule of a function: its name, and the family and page of the file that it stands in.

    Where the file has another name, it may hold several, and the page is the function's own.
    """
    of_file = source.__module__.rpartition(".")[2] == source.__name__
    page = source.__globals__["__doc__"] if of_file else source.__doc__
    annotations = (judged or source).__annotations__
    if any(isinstance(each, str) for each in annotations.values()):
        annotations = get_type_hints(judged or source)
    return Rule(
        name=_spoken(source.__name__),
        family=_family(source.__module__),
        text=page or "",
        judges=next(kind for name, kind in annotations.items() if name != "return"),
        **given,
    )


def _spoken(module: str) -> str:
    return module.rpartition(".")[2].replace("_", "-")


def _family(module: str) -> str:
    return module.rpartition(".")[0].rpartition(".")[2]
