"""Board HTML: a board as one file for the screen, a phone and paper; nothing in it runs."""

import re

from flowdef.render.board import Board, Card
from flowdef.render.board_text import card_facts
from flowdef.render.html_paper import HTML

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)")


def board_html(board: Board) -> str:
    """The whole board; columns that do not fit beside the others stand below them."""
    return HTML.printed("board.html.j2", _Page(board))


class _Page:
    """What the template of a board is given."""

    def __init__(self, board: Board) -> None:
        self.board = board

    def facts(self, card: Card) -> tuple[str, ...]:
        """The facts of a card, in words."""
        return tuple(card_facts(card))

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """A text in pieces, and whether each is a date, which no line divides."""
        return [(piece, bool(number % 2)) for number, piece in enumerate(_DATE.split(text))]

    def sort(self, card: Card) -> str:
        """What stands out of a card, as the name of its look."""
        if card.blocked:
            return "blocked"
        return "risk" if card.risks else card.state.replace(" ", "-")
