"""Prompting: single questions at the terminal, asked again until the answer fits."""

import textwrap
from collections.abc import Sequence
from difflib import get_close_matches
from shutil import get_terminal_size
from typing import Any

from flowdef.expressions.readers import Problem
from flowdef.expressions.shown import shown
from flowdef.expressions.values import deviation, from_raw, read_text, to_raw
from flowdef.model.fields import Field, FieldType
from flowdef.render.step_page import StepPage


def show(page: StepPage) -> None:
    """The page of a step: where one is, what to beware of, what to do."""
    width = min(get_terminal_size().columns, 100)
    print(f"\n{page.stage + ', ' if page.stage else ''}step {page.number} of {page.of}")
    print(textwrap.fill(page.title.upper(), width))
    for kind, text in page.alerts:
        print(textwrap.fill(f"{kind}: {text}", width, subsequent_indent="  "))
    for paragraph in page.instructions.splitlines():
        print(textwrap.fill(paragraph, width))
    for item in page.checklist:
        print(textwrap.fill(f"[ ] {item}", width, subsequent_indent="    "))
    if page.expect:
        print(textwrap.fill(f"Expected: {page.expect}", width))


def ask(question: str) -> str:
    """One line of answer. Raises EOFError where the input ends."""
    return input(f"{question} ").strip()


def ask_word(question: str, words: Sequence[str] = ()) -> str:
    """One of these words, or their beginning; without words, any text."""
    while True:
        text = ask(question)
        if not words and text:
            return text
        fits = [word for word in words if word.startswith(text)] if text else []
        if text in words or len(fits) == 1:
            return text if text in words else fits[0]
        near = get_close_matches(text, words, n=1)
        if words:
            print(f"Did you mean '{near[0]}'?" if near else f"One of: {', '.join(words)}.")


def ask_reason() -> str:
    """Why; not empty."""
    while not (text := ask("Why?")):
        print("A reason belongs in the log.")
    return text


def ask_ticks(items: Sequence[str]) -> tuple[tuple[int, ...], dict[int, str]]:
    """Each item of a checklist: done, or the reason why it does not apply."""
    ticks: list[int] = []
    reasons: dict[int, str] = {}
    for at, item in enumerate(items):
        word = ask_word(f"{item}: done, open, or not applicable?", ("done", "open", "not"))
        if word == "done":
            ticks.append(at)
        elif word == "not":
            reasons[at] = ask_reason()
    return tuple(ticks), reasons


def ask_field(field: Field, old: Any = None) -> tuple[Any, str]:
    """A value of a field as JSON (None: none given), and the reason where it is out of limits."""
    proposed = old if old is not None else field.default
    known = None if proposed is None else shown(from_raw(field, proposed))
    while True:
        text = ask(_question(field, known)) or (known or "")
        if not text:
            if not field.required:
                return None, ""
            print("This is required.")
            continue
        value = read_text(field, text)
        if isinstance(value, Problem):
            print(f"{value.message}.")
            continue
        outside = deviation(field, value)
        if outside:
            print(f"{outside}: this is recorded as a deviation.")
        return to_raw(value), ask_reason() if outside else ""


def _question(field: Field, known: str | None) -> str:
    kind = "/".join(field.choices) or field.type.replace("_", " ")
    if field.type is FieldType.BOOLEAN:
        kind = "yes/no"
    unit = f" in {field.unit}" if field.unit else ""
    again = f" [{known}]" if known else ""
    optional = "" if field.required else ", may stay empty"
    help_text = f" {field.help}" if field.help else ""
    return f"{field.title} ({kind}{unit}{optional}){again}:{help_text}"
