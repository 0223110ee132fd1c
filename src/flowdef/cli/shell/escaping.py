"""Escaping: Esc goes back at once in all that is drawn, and takes no other key with it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyBindings

from flowdef.cli.shell.dialog import Back

WAY = "Esc back"
_REST = 0.1  # seconds: arrow keys begin with the byte of Esc, and what follows may come late


def keys() -> KeyBindings:
    """The keys with that one. Eager: else it waits for another, and takes a digit as a count."""
    found = KeyBindings()
    found.add("escape", eager=True)(lambda event: event.app.exit(exception=Back))
    return found


@contextmanager
def ready(application: Application[Any]) -> Iterator[None]:
    """While it runs: Esc is heard soon, also one that was pressed right after another.

    What ends it in the midst of drawing leaves the cursor as it was before.
    """
    application.ttimeoutlen = _REST
    store_typeahead(application.input, application.input.flush_keys())
    try:
        yield
    except BaseException:
        with suppress(OSError):  # the terminal may be closed
            application.output.show_cursor()
            application.output.flush()
        raise
