"""Missing: what a command lacks is said all at once, with an example of the whole."""

from typing import Any


def complete(error: Any) -> None:
    """Let the complaint of typer about a missing word name all of them, and show an example."""
    context, first = getattr(error, "ctx", None), getattr(error, "param", None)
    if context is None or first is None:
        return
    if first.param_type_name == "argument":
        arguments = [each for each in context.command.params if each.param_type_name == "argument"]
        lacking = [each for each in arguments[arguments.index(first) :] if each.required]
        error.param_hint = " and ".join(
            f"'{each.make_metavar(context).partition(':')[0]}'" for each in lacking
        )
    error.message = example(context.command.help or "")


def example(help_: str) -> str:
    """The example with which the help of a command ends, on one line."""
    _, found, text = help_.partition("Example: ")
    return f"Example: {' '.join(text.split())}" if found else ""
