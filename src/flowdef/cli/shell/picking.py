"""Picking: lists in the terminal where one moves by arrow keys, to choose one, several, or tick."""

from collections.abc import Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.containers import HSplit
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import Output
from prompt_toolkit.styles import BaseStyle

from flowdef.cli.shell.escaping import WAY, ready
from flowdef.cli.shell.escaping import keys as escaping
from flowdef.printable import printable
from flowdef.render.lines import wrapped

OFF, ON, NOT = "[ ]", "[x]", "[-]"
_ONE = f"↑↓ move · Enter choose · {WAY}"
_SEVERAL = f"↑↓ move · Space tick · Enter go on · {WAY}"
_TICKS = f"↑↓ move · Space done · n not applicable · Enter go on · {WAY}"


class Picker:
    """A list with a place in it, and where it is ticked, a mark for each row."""

    def __init__(self, output: Output, style: BaseStyle) -> None:
        """Take the terminal, and how it looks."""
        self._output = output
        self._style = style
        self._rows: tuple[str, ...] = ()
        self._marks: list[str] = []
        self._at = 0

    def one(self, question: str, rows: Sequence[str], at: int = 0) -> int:
        """The index of the row that is chosen. Raises Back, like the others, at Esc."""
        self._begin(rows, at, [])
        self._run(question, _ONE)
        return self._at

    def marked(
        self, question: str, rows: Sequence[str], marks: Sequence[str], *, spared: bool = False
    ) -> list[str]:
        """The mark of each row at the end; `spared` rows may be marked as not applicable.

        Where one goes back, `marks_now` still tells how they are marked.
        """
        still = next((at for at, mark in enumerate(marks) if mark == OFF), 0)
        self._begin(rows, still, list(marks))
        self._run(question, _TICKS if spared else _SEVERAL, spared=spared)
        return self._marks

    @property
    def marks_now(self) -> list[str]:
        """How the rows of the last list are marked."""
        return self._marks

    def _begin(self, rows: Sequence[str], at: int, marks: list[str]) -> None:
        self._rows = tuple(map(printable, rows))
        self._at, self._marks = at, marks

    def _run(self, question: str, hint: str, *, spared: bool = False) -> None:
        body = FormattedTextControl(self._text, focusable=True, show_cursor=False)
        layout = Layout(
            HSplit(
                [
                    _still(f"{question}\n", "class:question", self._width),
                    Window(body, dont_extend_height=True, always_hide_cursor=True),
                    _still(hint, "class:quiet", self._width),
                ]
            )
        )
        application = Application[None](
            layout,
            style=self._style,
            key_bindings=self._keys(spared=spared),
            output=self._output,
            erase_when_done=True,
        )
        with ready(application):
            application.run()

    def _width(self) -> int:
        return self._output.get_size().columns - 1

    def _text(self) -> StyleAndTextTuples:
        found: StyleAndTextTuples = []
        for at, row in enumerate(self._rows):
            here = at == self._at
            mark = f"{self._marks[at]} " if self._marks else ""
            text = wrapped(f"{mark}{row}", self._width() - 2, len(mark))
            lines = text.replace("\n", "\n  ")
            if here:
                found.append(("[SetCursorPosition]", ""))
            found.append(("class:here" if here else "", f"{'›' if here else ' '} {lines}\n"))
        return found

    def _keys(self, *, spared: bool) -> KeyBindings:
        keys = escaping()
        for key, move in (
            ("up", -1),
            ("down", 1),
            ("c-p", -1),
            ("c-n", 1),
            ("s-tab", -1),
            ("tab", 1),
        ):
            keys.add(key)(self._mover(move))
        keys.add("home")(self._mover(-len(self._rows) - self._at))
        keys.add("enter")(lambda event: event.app.exit())
        keys.add("c-j")(lambda event: event.app.exit())
        keys.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
        keys.add("c-d")(lambda event: event.app.exit(exception=EOFError))
        keys.add(Keys.Any)(self._typed)
        if self._marks:
            keys.add(" ")(lambda _: self._mark(ON))
        if spared:
            keys.add("n")(lambda _: self._mark(NOT))
        return keys

    def _mover(self, by: int) -> Any:
        def move(_: KeyPressEvent) -> None:
            self._at = (self._at + by) % len(self._rows)

        return move

    def _mark(self, mark: str) -> None:
        """Marks, and takes the same mark back; the next row is at hand then."""
        self._marks[self._at] = OFF if self._marks[self._at] == mark else mark
        if self._marks[self._at] == mark and self._at + 1 < len(self._rows):
            self._at += 1

    def _typed(self, event: KeyPressEvent) -> None:
        """A digit or the first letter of a row leads there."""
        key = event.data.casefold()
        if key.isdecimal() and 0 < int(key) <= len(self._rows):
            self._at = int(key) - 1
            return
        order = [*range(self._at + 1, len(self._rows)), *range(self._at + 1)]
        fits = (at for at in order if key and self._rows[at].casefold().startswith(key))
        self._at = next(fits, self._at)


def _still(text: str, style: str, width: Any) -> Window:
    """A text that is wrapped at every width."""
    control = FormattedTextControl(lambda: [(style, wrapped(text.rstrip(), width()))])
    return Window(control, dont_extend_height=True)
