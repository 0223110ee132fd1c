"""Prompting: single questions at the terminal, asked again until the answer fits."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from shutil import get_terminal_size
from typing import Any, NamedTuple

from flowdef.cli.shell.people import nobody
from flowdef.cli.shell.telling import ended, say
from flowdef.expressions.readers import Problem
from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Value
from flowdef.expressions.values import deviation, read, read_text, to_raw
from flowdef.model.fields import Field, FieldType
from flowdef.printable import printable
from flowdef.render.lines import wrapped
from flowdef.render.step_page import StepPage
from flowdef.run.roster import Roster

_WIDEST = 100  # columns: longer lines are hard to read
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")  # arrow keys, broken bytes
DONE, OPEN, NOT = "done", "open", "not applicable"


class Ticks(NamedTuple):
    """A checklist as far as somebody has answered it; items count from 0."""

    done: tuple[int, ...] = ()
    not_applicable: Mapping[int, str] = {}


def show(page: StepPage) -> None:
    """The page of a step: where one is, what to beware of, what to do."""
    print()
    _paragraph(f"{page.stage + ', ' if page.stage else ''}step {page.number} of {page.of}")
    _paragraph(page.title.upper())
    for kind, text in page.alerts:
        _paragraph(f"{kind}: {text}", 2)
    for line in page.instructions:
        _paragraph(line)
    for item in page.checklist:
        _paragraph(f"[ ] {item}", 4)
    if page.expect:
        _paragraph(f"Expected: {page.expect}", 2)


def ask(question: str, *, hidden: bool = False) -> str:
    """One line of answer. Raises EOFError where the input ends."""
    while True:
        try:
            text = _line(f"{printable(question)} ", hidden=hidden).strip()
        except UnicodeDecodeError:
            text = "\0"
        if not _CONTROL.search(text):
            return text
        print("That holds characters that are no text (arrow keys do nothing here). Once more:")


def ask_word(question: str, words: Sequence[str] = ()) -> str:
    """One of these words, or their beginning; without words, any text."""
    while True:
        text = ask(question)
        if not words and text:
            return text
        fits = [word for word in words if word.startswith(text.lower())] if text else []
        if text in words or len(fits) == 1:
            return text if text in words else fits[0]
        near = get_close_matches(text, words, n=1)
        if words:
            say(f"Did you mean '{near[0]}'?" if near else f"One of: {', '.join(words)}.")


def ask_person(question: str, roster: Roster | None) -> str:
    """The id of somebody of the organization; where there is none, any name."""
    while True:
        text = ask_word(question)
        if roster is None or text in roster.members:
            return text
        say(nobody(text, roster))


def ask_reason(question: str = "Why?") -> str:
    """Why; not empty."""
    while not (text := ask(question)):
        print("A reason belongs in the log.")
    return text


def ask_ticks(items: Sequence[str], known: Ticks) -> Ticks:
    """Each item of a checklist that is open: done, open, or the reason why it does not apply."""
    done, reasons = set(known.done), dict(known.not_applicable)
    for at, item in enumerate(items):
        if at in done or at in reasons:
            continue
        word = ask_word(f"{item}: done, open, or not applicable?", (DONE, OPEN, NOT))
        if word == DONE:
            done.add(at)
        elif word == NOT:
            reasons[at] = ask_reason()
    return Ticks(tuple(sorted(done)), reasons)


def ask_field(field: Field, proposed: Any = None, *, stands: bool = False) -> tuple[Any, str]:
    """A value of a field as JSON, and the reason where it is outside its limits.

    (None, "") where nothing is given, or where the proposed value `stands` as recorded before.
    """
    offer = _offered(field, proposed if proposed is not None else field.default)
    while True:
        text = ask(_question(field, offer), hidden=field.sensitive)
        if not text and offer is not None and not stands:
            value: Value | Problem = offer
        elif text:
            value = read_text(field, text)
        elif field.required and offer is None:
            print("This is required.")
            continue
        else:
            return None, ""
        if isinstance(value, Problem):
            say(ended(value.message))
            continue
        outside = deviation(field, value)
        if outside:
            say(f"{outside}: this is recorded as a deviation.")
        return to_raw(value), ask_reason() if outside else ""


def _line(prompt: str, *, hidden: bool) -> str:
    if not hidden:
        return input(prompt)
    from getpass import getpass

    return getpass(prompt)


def _paragraph(text: str, hang: int = 0) -> None:
    print(wrapped(text, min(get_terminal_size().columns, _WIDEST), hang))


def _offered(field: Field, raw: Any) -> Value | None:
    """What an empty answer takes; nothing that the field could not hold, and no secret."""
    value = None if raw is None or field.sensitive else read(field, raw)
    return None if isinstance(value, Problem) else value


def _question(field: Field, offer: Value | None) -> str:
    kind = "/".join(field.choices) or field.type.replace("_", " ")
    if field.type is FieldType.BOOLEAN:
        kind = "yes/no"
    unit = f" in {field.unit}" if field.unit else ""
    again = f" [{shown(offer)}]" if offer is not None else ""
    optional = "" if field.required else ", may stay empty"
    help_text = f" {field.help}" if field.help else ""
    return f"{field.title} ({kind}{unit}{optional}){again}:{help_text}"
