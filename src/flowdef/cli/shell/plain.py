"""Plain: a dialog line by line, for screen readers, simple terminals and whoever likes it so."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from shutil import get_terminal_size

from flowdef.cli.shell.dialog import CONTROL, Line, Option, Ticks, Tone, Typing, put
from flowdef.printable import printable
from flowdef.render.lines import wrapped

WIDEST = 100  # columns: longer lines are hard to read
CLEAR = "-"  # takes back what was recorded
_DONE, _OPEN, _NOT = (Option(word) for word in ("done", "open", "not applicable"))


class PlainDialog:
    """Asks in lines and reads lines; nothing moves, nothing is coloured."""

    moves = False

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines; a page begins with an empty one."""
        for line in lines:
            if line.tone is Tone.RULE:
                print()
            else:
                text = line.text.upper() if line.tone is Tone.TITLE else line.text
                print(wrapped(text, _width(), line.hang))

    def text(self, question: str, how: Typing) -> str:
        """A line; empty takes what is offered, `-` takes it back."""
        hint = f" ({how.hint})" if how.hint else ""
        offer = f" [{how.offer}]" if how.offer else ""
        while True:
            text = _read(put(f"{question}{hint}{offer}"), hidden=how.hidden)
            if how.offer and text in ("", CLEAR):
                text = how.offer if not text else ""
            wrong = how.check(text)
            if not wrong:
                return text
            self.show([Line(wrong[:1].upper() + wrong[1:])])

    def one(self, question: str, options: Sequence[Option], at: str = "") -> str:
        """One of the words or its beginning; options with a meaning stand in a numbered list."""
        words = [option.word for option in options]
        listed = any(option.label for option in options)
        if listed:
            self.show(
                Line(f"{number}. {option.said}", hang=4) for number, option in enumerate(options, 1)
            )
        choice = f"1-{len(words)}" if listed else " / ".join(words)
        offer = f" [{words.index(at) + 1 if listed else at}]" if at in words else ""
        while True:
            text = _read(put(f"{question} ({choice}){offer}"))
            found = _meant(text or at, options, numbered=listed)
            if found:
                return found
            near = get_close_matches(text.lower(), words, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"One of: {', '.join(words)}."
            self.show([Line(hint)])

    def several(
        self, question: str, options: Sequence[Option], chosen: Sequence[str]
    ) -> tuple[str, ...]:
        """Each option with yes or no."""
        found = []
        for option in options:
            at = "yes" if option.word in chosen else "no"
            if self.one(f"{question}: {option.said}?", (Option("yes"), Option("no")), at) == "yes":
                found.append(option.word)
        return tuple(found)

    def ticks(self, items: Sequence[str], known: Ticks) -> Ticks:
        """Each item that is open: done, open, or the reason why it does not apply."""
        done, reasons = set(known.done), dict(known.not_applicable)
        for at, item in enumerate(items):
            if at in done or at in reasons:
                continue
            word = self.one(item, (_DONE, _OPEN, _NOT))
            if word == _DONE.word:
                done.add(at)
            elif word == _NOT.word:
                reasons[at] = self.text("Why does it not apply?", Typing(check=said))
        return Ticks(tuple(sorted(done)), reasons)


def said(text: str) -> str:
    """A reason is not empty."""
    return "" if text.strip() else "a reason belongs in the log"


def _meant(text: str, options: Sequence[Option], *, numbered: bool) -> str:
    """The word that is meant; empty where it is not clear."""
    if numbered and text.isdecimal() and 1 <= int(text) <= len(options):
        return options[int(text) - 1].word
    words = [option.word for option in options]
    low = text.lower()
    if low in words or not text:
        return low
    fits = [word for word in words if word.startswith(low)]
    return fits[0] if len(fits) == 1 else ""


def _read(question: str, *, hidden: bool = False) -> str:
    """One line of answer. Raises EOFError where the input ends."""
    while True:
        try:
            text = _line(f"{printable(question)} ", hidden=hidden).strip()
        except UnicodeDecodeError:
            text = "\0"
        if not CONTROL.search(text):
            return text
        print("That holds characters that are no text (arrow keys do nothing here). Once more:")


def _width() -> int:
    return min(get_terminal_size().columns, WIDEST)


def _line(prompt: str, *, hidden: bool) -> str:
    prompt = wrapped(prompt.rstrip(), _width() - 1, 2) + " "
    if not hidden:
        return input(prompt)
    from getpass import getpass

    return getpass(prompt)
