"""Marks: what one types line by line that is no answer: one question back, and help."""

import re
from collections.abc import Iterator, Sequence

from flowdef.cli.shell.dialog import Option, Typing

BACK, HELP, CLEAR = ".", "?", "-"  # CLEAR takes back what was recorded
MANNER = "Answer by number or by word; '?' alone explains, '.' alone goes back, Ctrl-D stops."
MARK_MEANT = re.compile(r"\\+[.?-]")  # the answer is that, but for the first backslash
NO_COMMANDS = frozenset({"stop", "back", "help", "quit", "exit"})  # where a text is asked for

_LEAVING = (
    "'.' alone goes back to the question before, and from the first one to the step; the answers"
    " so far are offered again. Ctrl-D stops: what is recorded stays, what is not is lost."
)


def of_text(how: Typing) -> tuple[str, ...]:
    """How a text is answered."""
    taken = "Type the answer and press Enter; no word is a command here."
    sign = " Where the answer is a mark alone, a backslash before it says so: \\. or \\? or \\-."
    offer = f" Enter alone takes '{how.offer}'." if how.offer and not how.hidden else ""
    hint = (f"Wanted: {how.hint}.",) if how.hint else ()
    words = (f"Known: {', '.join(how.words)}.",) if how.words else ()
    return (taken + offer + sign, *hint, *words, _LEAVING)


def of_menu(options: Sequence[Option]) -> tuple[str, ...]:
    """How one of several is chosen, with what each of them means."""
    return ("Type a number or the whole word:", *_meanings(options), _LEAVING)


def _meanings(options: Sequence[Option]) -> Iterator[str]:
    for number, option in enumerate(options, 1):
        others = f" (or {', '.join(option.also)})" if option.also else ""
        meaning = option.meaning or option.label
        yield f"{number}. {option.word}{f': {meaning}' if meaning else ''}{others}"
