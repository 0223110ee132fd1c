"""Board HTML: a board as one file for the screen, a phone and paper; nothing in it runs."""

from flowdef.render.board import Board, Card
from flowdef.render.board_text import card_facts
from flowdef.render.html_paper import HTML


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

    def sort(self, card: Card) -> str:
        """What stands out of a card, as the name of its look."""
        if card.blocked:
            return "blocked"
        return "risk" if card.risks else card.state.replace(" ", "-")
