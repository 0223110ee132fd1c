"""Ignore faults: what is wrong with the comments that take findings back."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from flowdef.findings import Edit, Finding, Fix
from flowdef.lint.catalogue import by_code, matching, nearest_rule
from flowdef.lint.own_rules import names_one
from flowdef.lint.suppression import FAMILY, Ignore, Word

UNUSED, NO_REASON, EXPIRED, BLANKET, UNKNOWN, SLIP = (
    f"{FAMILY}00{number}" for number in range(1, 7)
)
_CLOSE = 0.8  # of 1: how much alike a slip and what was meant are


class Use(NamedTuple):
    """A comment, the findings that it takes back, and the codes of others that stand there."""

    comment: Ignore
    hides: tuple[Finding, ...]
    others: frozenset[str] = frozenset()


class _Fault(NamedTuple):
    code: str
    word: Word | None  # None: the whole comment
    message: str
    fix: Fix | None = None


def faults(path: str, uses: Iterable[Use], ran: frozenset[str], today: str) -> Iterator[Finding]:
    """Every fault of every comment, whatever rules are on; `ran` are those that judged all.

    A word that means rules about comments, too, is not called unused.
    """
    known = by_code()
    for use in uses:
        for fault in _faults(use, ran, today):
            at = fault.word.at if fault.word else use.comment.at
            yield Finding(
                path=path,
                span=at,
                code=fault.code,
                message=fault.message,
                severity=known[fault.code].severity,
                fix=fault.fix,
            )


def _faults(use: Use, ran: frozenset[str], today: str) -> Iterator[_Fault]:
    comment = use.comment
    if comment.slip:
        yield _slipped(comment)
        return
    if not comment.reason:
        yield _Fault(NO_REASON, None, _NO_REASON)
    if comment.blanket:
        yield _blanket(use)
    for word in comment.words:
        if not matching(word.text):
            yield _unknown(word, use.others)
    if not comment.holds(today):
        yield _expired(comment, today)
    elif unused := _unused(use, ran):
        yield _removed(comment, unused)


def _slipped(comment: Ignore) -> _Fault:
    codes = [word.text for word in comment.words if matching(word.text)]
    named = ", ".join(code if "-" in code else code.upper() for code in codes)
    message = (
        f"`{comment.slip}` is no comment that is read, so this hides nothing. Write "
        f"`# flowdef: ignore[{named or 'CODE'}]`, and the reason after it."
    )
    return _Fault(SLIP, None, message)


def _blanket(use: Use) -> _Fault:
    codes = ", ".join(dict.fromkeys(each.code for each in use.hides))
    instead = f"Name what you mean: `ignore[{codes}]`." if codes else "Name the codes you mean."
    message = (
        "this comment hides whatever is found here, also what nobody has seen yet, for it names "
        f"no code. {instead}"
    )
    return _Fault(BLANKET, None, message)


def _unknown(word: Word, there: frozenset[str]) -> _Fault:
    meant = _meant_by(word.text, there)
    near = meant or nearest_rule(word.text)
    hint = f"Did you mean '{near}'?" if near else "`flowdef rule` lists them all."
    message = f"there is no rule '{word.text}', so this hides nothing. {hint}"
    edits = (Edit(word.at, meant),)
    fix = Fix(does=f"write {meant}", edits=edits, safe=True) if meant else None
    return _Fault(UNKNOWN, word, message, fix)


def _meant_by(slip: str, there: frozenset[str]) -> str:
    """The only code or name like a slip, of those that stand there, or of all; else empty."""
    for some in (by_code().keys() & there, by_code()):
        named = [by_code()[code].name for code in some]
        near = get_close_matches(slip.upper(), some, n=2, cutoff=_CLOSE)
        near = near or get_close_matches(slip.lower(), named, n=2, cutoff=_CLOSE)
        if len(near) == 1:
            return near[0]
    return ""


def _expired(comment: Ignore, today: str) -> _Fault:
    if not comment.dated:
        message = (
            f"'until={comment.until}' is not a date, so this comment hides nothing. Write a day as "
            "`until=2026-12-31`, or leave it out."
        )
    else:
        message = (
            f"this comment was to hold until {comment.until}, and today is {today}: it hides "
            "nothing any more. Mend what it hid, or write a later day."
        )
    return _Fault(EXPIRED, None, message)


def _unused(use: Use, ran: frozenset[str]) -> tuple[Word, ...]:
    """The words that hide nothing, though all the rules that they mean have judged the file."""
    return tuple(
        word
        for word in use.comment.words
        if not any(word.means(each) for each in use.hides) and _judged(word, ran)
    )


def _judged(word: Word, ran: frozenset[str]) -> bool:
    codes = {rule.code for rule in matching(word.text)}
    about_comments = any(code.startswith(FAMILY) for code in codes)
    return bool(codes) and codes <= ran and not (about_comments or names_one(word.text))


def _removed(comment: Ignore, unused: tuple[Word, ...]) -> _Fault:
    left = [word.text for word in comment.words if word not in unused]
    said = ", ".join(word.text for word in unused)
    message = (
        f"`ignore[{said}]` hides nothing: nothing of the kind is found on line {comment.of}. A "
        "comment that is left over hides the next fault unseen. "
    )
    if left:
        message += "Take that code out."
        fix = Fix(f"take {said} out", (Edit(comment.codes, ", ".join(left)),), safe=True)
    else:
        message += "Remove the comment."
        fix = Fix("remove the comment", (Edit(comment.removal, ""),), safe=True)
    return _Fault(UNUSED, None, message, fix)


_NO_REASON = (
    "this comment hides a finding and does not say why: nobody can tell later whether that still "
    "holds. Write the reason after the bracket."
)
