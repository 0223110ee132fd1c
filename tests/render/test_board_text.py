"""Board text: cards and columns at widths where little fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.render.board import DONE, NOT_BEGUN, UNDER_WAY, Board, Card, Column, Part
from flowdef.render.board_text import board_text, card_facts
from flowdef.render.lines import cells

CARD = Card("a", "Task", NOT_BEGUN, (), None, "", "", "", late=False, blocked=(), risks=())


def board(*cards: Card, columns: int = 1, note: str = "") -> Board:
    each = tuple(Column(f"c{at}", f"Column {at}", note, cards) for at in range(columns))
    return Board("project", "p", "Project", "2027-03-10", ("active",), each)


@pytest.mark.parametrize(
    ("card", "facts"),
    [
        pytest.param(CARD, [], id="nothing known"),
        pytest.param(
            CARD._replace(state=DONE, who=("Ann",), finish="2027-03-01", due="2027-03-02"),
            ["Ann", "done 2027-03-01"],
            id="done",
        ),
        pytest.param(CARD._replace(state=DONE), ["done"], id="done, nobody knows when"),
        pytest.param(
            CARD._replace(percent=0, start="2027-03-01", finish="2027-03-01"),
            ["0 %", "2027-03-01"],
            id="on one day",
        ),
        pytest.param(
            CARD._replace(state=UNDER_WAY, start="2027-03-01", due="2027-03-02", late=True),
            ["since 2027-03-01", "due 2027-03-02, late"],
            id="a run",
        ),
        pytest.param(CARD._replace(runs=("p-1", "p-2")), ["by p-1, p-2"], id="by runs"),
    ],
)
def test_the_facts_of_a_card(card: Card, facts: list[str]) -> None:
    assert [*card_facts(card)] == facts


@pytest.mark.parametrize(
    ("card", "sign"),
    [
        pytest.param(CARD, " ", id="not begun"),
        pytest.param(CARD._replace(state=UNDER_WAY), ">", id="under way"),
        pytest.param(CARD._replace(state=DONE), "x", id="done"),
        pytest.param(CARD._replace(state=UNDER_WAY, risks=("Late",)), "!", id="at risk"),
        pytest.param(CARD._replace(blocked=("No key",)), "!", id="blocked"),
    ],
)
def test_the_sign_of_a_card(card: Card, sign: str) -> None:
    assert f"\n{sign} Task [a]\n" in board_text(board(card))


def test_a_word_longer_than_a_line_is_divided_and_none_of_it_lost() -> None:
    text = board_text(board(CARD._replace(title="x" * 100)), 30)
    assert max(map(len, text.split("\n"))) <= 30
    assert text.count("x") == 100


def test_what_does_not_fit_stands_below_and_is_told() -> None:
    text = board_text(board(CARD, columns=7), 80)
    assert "7 phases, 3 beside each other, the others below" in text
    narrow = board_text(board(CARD, columns=3), 40)
    assert "3 phases, each below the one before" in narrow
    assert "below" not in board_text(board(CARD, columns=7))


TEXT = st.text(st.characters(exclude_categories=("C", "Z")), max_size=40)
CARDS = st.builds(
    lambda title, who, why: CARD._replace(
        title=title, who=(who,), blocked=(why,), parts=(Part(who, 1, 2),)
    ),
    TEXT,
    TEXT,
    TEXT,
)


@given(st.lists(CARDS, max_size=3), st.integers(1, 5), st.integers(24, 120))
def test_no_line_is_wider_than_the_terminal(cards: list[Card], columns: int, width: int) -> None:
    text = board_text(board(*cards, columns=columns, note="gate: go"), width)
    assert all(cells(line) <= width for line in text.split("\n"))
    assert text.count("[a]") == len(cards) * columns
