"""Board text: a board in the terminal: as many columns beside each other as fit, the rest below."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from flowdef.printable import printable
from flowdef.render import words
from flowdef.render.board import DONE, UNDER_WAY, Board, Card, Column
from flowdef.render.lines import cells, fitted, wrapped

_NARROWEST = 24  # columns of the terminal that a column of the board needs
_GAP = 3
_SIGNS = {DONE: "x", UNDER_WAY: ">"}


def board_text(board: Board, width: int = 0) -> str:
    """The board at a width of the terminal; 0: one column of the board after the other.

    Columns that do not fit beside the others stand below them, and are told. A card is marked
    `x` done, `>` under way, `!` blocked or at risk.
    """
    lines = [f"{board.title}  [{board.id}]", "; ".join((*board.facts, f"on {board.day}"))]
    count = len(board.columns)
    fit = max(1, min(count, (width + _GAP) // (_NARROWEST + _GAP)))
    across = -(-count // -(-count // fit)) if count else 1  # rows of about the same length
    room = (width - _GAP * (across - 1)) // across if width else 0
    what = "phase" if board.kind == "project" else "stage"
    if across < count and width:
        beside = f"{across} beside each other, the others below"
        rest = beside if across > 1 else "each below the one before"
        lines.append(f"{words.count(count, what)}, {rest}")
    head = [wrapped(printable(line), width, 2) for line in lines]
    bands = [_band(board.columns[at : at + across], at + 1, room) for at in range(0, count, across)]
    return "\n".join([*head, *(line for band in bands for line in ("", *band))]) + "\n"


def _band(columns: Sequence[Column], first: int, room: int) -> Iterator[str]:
    """Columns beside each other, line by line."""
    blocks = [
        [line for text in _column(each, number) for line in fitted(text, room, _hang(text))]
        for number, each in enumerate(columns, first)
    ]
    for parts in zip_longest(*blocks, fillvalue=""):
        line = (" " * _GAP).join(part + " " * (room - cells(part)) for part in parts)
        yield line.rstrip()


def _column(column: Column, number: int) -> Iterator[str]:
    done = sum(card.state == DONE for card in column.cards)
    far = f": {done} of {len(column.cards)}" if done else f": {len(column.cards)}"
    yield f"{number}. {column.title}{far}"
    if column.note:
        yield f"   ({column.note})"
    yield ""
    for card in column.cards:
        yield from _card(card)
        yield ""


def _card(card: Card) -> Iterator[str]:
    sign = "!" if card.blocked or card.risks else _SIGNS.get(card.state, " ")
    yield f"{sign} {card.title} [{card.id}]"
    facts = " · ".join(card_facts(card))
    if facts:
        yield f"  {facts}"
    for text in card.now:
        yield f"  > {text}"
    for part in card.parts:
        yield f"  - {part.title} {part.closed}/{part.steps}"
    for text in card.blocked:
        yield f"  ! blocked: {text}"
    for text in card.risks:
        yield f"  ! at risk: {text}"


def card_facts(card: Card) -> Iterator[str]:
    """What is told of a card in a line: who, how far, from when to when, until when at the most."""
    if card.who:
        yield ", ".join(card.who)
    if card.state == DONE:
        yield f"done {card.finish}".rstrip()
        return
    if card.percent is not None:
        yield f"{card.percent} %"
    if card.finish:
        same = card.start == card.finish
        yield card.finish if same else f"{card.start} to {card.finish}"
    elif card.start:
        yield f"since {card.start}"
    if card.due:
        yield f"due {card.due}{', late' if card.late else ''}"
    if card.runs:
        yield f"by {', '.join(card.runs)}"


def _hang(text: str) -> int:
    return len(text) - len(text.lstrip()) + 2 if text else 0
