"""Turns: questions asked one after the other, in which one may go back to the one before."""

from collections.abc import Callable, Sequence

from flowdef.cli.shell.dialog import Back

Ask = Callable[[bool], None]  # given whether one comes back to it; keeps its own answer


def in_turn(questions: Sequence[Ask]) -> None:
    """Ask them all. Raises Back where the person goes back from the first one.

    Each of them must ask something: over one that does not, nobody could go back.
    """
    at, again = 0, False
    while at < len(questions):
        try:
            questions[at](again)
            at, again = at + 1, False
        except Back:
            if not at:
                raise
            at, again = at - 1, True
