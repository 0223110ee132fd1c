"""Escaping: Esc goes back at once in all that is drawn, and takes no other key with it."""

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


def ready(application: Application[Any]) -> None:
    """Before it runs: see that Esc is heard soon, also one that was pressed right after another."""
    application.ttimeoutlen = _REST
    store_typeahead(application.input, application.input.flush_keys())
