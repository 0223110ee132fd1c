"""Plain: a dialog line by line, for screen readers, simple terminals and whoever likes it so."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from shutil import get_terminal_size

from flowdef.cli.shell.dialog import CONTROL, Back, Line, Option, Ticks, Tone, Typing, put
from flowdef.cli.shell.marks import (
    BACK,
    CLEAR,
    HELP,
    MANNER,
    MARK_MEANT,
    NO_COMMANDS,
    of_menu,
    of_text,
)
from flowdef.printable import printable
from flowdef.render.lines import wrapped

WIDEST = 100  # columns: longer lines are hard to read
_DONE = Option("done", also=("yes", "y"))
_OPEN = Option("open", also=("no",))  # 'n' alone may mean either of two
_NOT = Option("not applicable", also=("n/a",))
_YES, _NO = Option("yes", also=("y",)), Option("no", also=("n",))


class PlainDialog:
    """Asks in lines and reads lines; nothing moves, nothing is coloured."""

    moves = False
    manner = MANNER

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines; a page begins with an empty one."""
        for line in lines:
            if line.tone is Tone.RULE:
                print()
            else:
                text = line.text.upper() if line.tone is Tone.TITLE else line.text
                print(wrapped(text, _width(), line.hang))

    def text(self, question: str, how: Typing) -> str:
        r"""A line; empty takes what is offered, `-` takes it back; `\-` is the answer `-`."""
        hint = f" ({how.hint})" if how.hint else ""
        offer = f" [{how.offer}]" if how.offer else ""
        while True:
            text = self._asked(
                put(f"{question}{hint}{offer}"), of_text(how), how.words, hidden=how.hidden
            )
            if how.offer and text in ("", CLEAR):
                text = how.offer if not text else ""
            elif MARK_MEANT.fullmatch(text):
                text = text[1:]
            wrong = how.check(text)
            if wrong:
                self.show([Line(wrong[:1].upper() + wrong[1:]), *_way_out(text)])
            elif self._is_meant(text, how):
                return text

    def one(self, question: str, options: Sequence[Option], at: str = "") -> str:
        """One of the options by its number or its word; those with a label stand in a list."""
        words = [option.word for option in options]
        listed = any(option.label for option in options)
        if listed:
            self.show(
                Line(f"{number}. {option.said}", hang=4) for number, option in enumerate(options, 1)
            )
        numbered = " / ".join(f"{number}={word}" for number, word in enumerate(words, 1))
        choice = f"1-{len(words)}" if listed else numbered
        offer = f" [{words.index(at) + 1 if listed else at}]" if at in words else ""
        while True:
            text = self._asked(put(f"{question} ({choice}){offer}"), of_menu(options), words)
            found = _meant(text or (at if offer else ""), options)
            if found:
                return found
            self.show([Line(_nearest(text, options))])

    def several(
        self, question: str, options: Sequence[Option], chosen: Sequence[str]
    ) -> tuple[str, ...]:
        """Each option with yes or no."""
        found = []
        for option in options:
            at = "yes" if option.word in chosen else "no"
            if self.one(f"{question}: {option.said}?", (_YES, _NO), at) == "yes":
                found.append(option.word)
        return tuple(found)

    def ticks(self, items: Sequence[str], known: Ticks, *, again: bool = False) -> Ticks:
        """Each item that is open: done, open, or the reason why it does not apply."""
        done, reasons = set(known.done), dict(known.not_applicable)
        open_ = [at for at in range(len(items)) if again or not (at in done or at in reasons)]
        turn = len(open_) - 1 if again else 0
        while turn < len(open_):
            at = open_[turn]
            try:
                self._tick(items[at], at, done, reasons)
                turn += 1
            except Back:
                turn -= 1
                if turn < 0:
                    raise Back(Ticks(tuple(sorted(done)), reasons)) from None
        return Ticks(tuple(sorted(done)), reasons)

    def _tick(self, item: str, at: int, done: set[int], reasons: dict[int, str]) -> None:
        """Ask for one item; what was said of it before is offered."""
        before = _DONE.word if at in done else _NOT.word if at in reasons else ""
        while True:
            word = self.one(item, (_DONE, _OPEN, _NOT), before)
            why = ""
            if word == _NOT.word:
                try:
                    how = Typing(check=said, offer=reasons.get(at, ""))
                    why = self.text("Why does it not apply?", how)
                except Back:
                    continue
            done.discard(at)
            reasons.pop(at, None)
            if word == _DONE.word:
                done.add(at)
            elif why:
                reasons[at] = why
            return

    def _asked(
        self, question: str, help_: Sequence[str], words: Iterable[str], *, hidden: bool = False
    ) -> str:
        """A line; one that is a mark alone goes back or explains, where it is no answer itself."""
        while True:
            text = _read(question, hidden=hidden)
            if text in words:
                return text
            if text == BACK:
                raise Back
            if text != HELP:
                return text
            self.show(Line(printable(line), hang=2) for line in help_)

    def _is_meant(self, text: str, how: Typing) -> bool:
        """A word that would be a command at a menu is no command here: whether it is the answer."""
        if how.hidden or text.casefold() not in NO_COMMANDS or text in (*how.words, how.offer):
            return True
        self.show(_way_out(text))
        return self.one(f"Is '{text}' the answer?", (_NO, _YES)) == _YES.word


def said(text: str) -> str:
    """A reason is not empty."""
    return "" if text.strip() else "a reason belongs in the log."


def _way_out(text: str) -> tuple[Line, ...]:
    """What is told to whoever types the word of a menu where none is."""
    if text.casefold() not in NO_COMMANDS:
        return ()
    return (Line(f"'{text}' is no command here; '{BACK}' alone goes back."),)


def _meant(text: str, options: Sequence[Option]) -> str:
    """The word that is meant; empty where there is none like that."""
    low = text.casefold()
    for option in options if low else ():
        if low in (option.word.casefold(), option.label.casefold(), *option.also):
            return option.word
    if text.isdecimal() and 1 <= int(text) <= len(options):
        return options[int(text) - 1].word
    return ""


def _nearest(text: str, options: Sequence[Option]) -> str:
    words = [option.word for option in options]
    near = get_close_matches(text.lower(), words, n=1)
    begins = [word for word in words if len(text) > 1 and word.startswith(text.lower())]
    meant = near or (begins if len(begins) == 1 else [])
    if meant:
        return f"Did you mean '{meant[0]}'?"
    if any(option.label for option in options):  # a list, in which the words do not stand
        return f"A number from 1 to {len(options)}; '{HELP}' alone explains."
    return f"One of: {', '.join(words)}; or its number."


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
