"""Failure: what a command says when it cannot go on, and the exit code it leaves."""

from collections.abc import Iterable

CLEAN, FINDINGS, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


class Failure(Exception):  # noqa: N818 (the word for the user, not for the interpreter)
    """The command cannot go on: a sentence for the user, and the exit code."""

    def __init__(self, message: str, code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def hint(word: str, known: Iterable[str], otherwise: str) -> str:
    """Which of the known words was meant; where none is near, what is said instead."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else otherwise
