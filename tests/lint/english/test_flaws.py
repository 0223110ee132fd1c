from collections.abc import Callable

import pytest

from flowdef.lint.english.abbreviations import capitals, undefined
from flowdef.lint.english.flaws import (
    Flaw,
    boundless,
    further_orders,
    late_condition,
    modal,
    order_in_note,
    passive,
    too_long,
    unjudged_check,
    untimed,
)
from flowdef.lint.english.signs import generic, late_warnings, only_a_link, placeholder
from flowdef.lint.english.words import OURS, Words, words_of

Look = Callable[[str, Words], Flaw | None]


def each(look: Look, told: dict[str, str]) -> list[object]:
    name = look.__name__
    return [pytest.param(look, text, said, id=f"{name}: {text}") for text, said in told.items()]


@pytest.mark.parametrize(
    ("look", "text", "said"),
    [
        *each(
            modal,
            {
                "You should send it": "should",
                "If it is late, you might call them": "might",
                "The form should always be signed": "should",
                "Consider whether they should see it": "",
                "Send it, should the need arise": "",
                "Should the need arise, call": "",
                "You should see a green light": "",
                "Tell them what you could do": "",
            },
        ),
        *each(
            passive,
            {
                "The form must be signed": "must be signed",
                "Then the form is checked": "is checked",
                "The key has to be kept": "has to be kept",
                "The form must be signed by the buyer": "",
                "The form must be signed by Monday": "",
                "The key is kept in a safe": "",
                "They should be considered lost": "",
                "The team must be happy": "",
                "Send what must be signed": "",
                "When the form is checked, send it": "",
                "It says that the form must be signed": "",
            },
        ),
        *each(
            late_condition,
            {
                "Stop the line if it smokes": "if",
                "Do not open it unless you are told to": "unless",
                "If it smokes, stop the line": "",
                "Ask the buyer if it is late": "",
                "Find out if it smokes": "",
                "Stop it if necessary": "",
                "Say what happens if it smokes": "",
                "Wait, and if it smokes, stop it": "",
                "Wait if it smokes, stop the line if it burns": "",
                "The line stops if it smokes": "",
                "Call them": "",
                "Check the lamp if it is on then go": "",
            },
        ),
        *each(
            unjudged_check,
            {
                "Check the invoice": "Check",
                "Carefully inspect the seal": "inspect",
                "Check that the invoice is right": "",
                "Check the invoice against the order": "",
                "Check the following:": "",
                "Check out the tool": "",
                "Send the invoice": "",
            },
        ),
        *each(
            order_in_note,
            {
                "Ensure the lamp is off": "Ensure",
                "Send the invoice": "Send",
                "Do not send invoices": "send",
                "Contract templates live in the archive": "",
                "See the handbook": "",
                "Call the desk [here](a.md)": "",
                "Please send the form": "",
                "Most questions are about data": "",
            },
        ),
        *each(
            untimed,
            {
                "Answer as soon as possible": "as soon as possible",
                "Quickly close the valve": "Quickly",
                "Answer as soon as they call": "",
                "Prepare it to answer quickly": "",
                "Answer `soon`": "",
                "Coming soon: send it": "",
                "They answer quickly": "",
            },
        ),
    ],
)
def test_a_flaw_and_where_it_stands(look: Look, text: str, said: str) -> None:
    flaw = look(text, OURS)
    assert (flaw.said if flaw else "") == said
    assert not flaw or text.startswith(flaw.said, flaw.offset)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pay the invoice and inform the supplier", ["inform"]),
        ("Pay the invoice, then send {{ report }} and close the case", ["send", "close"]),
        ("Review and sign the form", []),
        ("Turn off and lock the switch", []),
        ("Ask them to stop it and leave the room", []),
        ("Send the invoice and contract", []),
        ("The buyer pays and informs the seller", []),
        ("Score the fit; value {{ x }}", []),
        ("Pay", []),
    ],
)
def test_further_orders(text: str, said: list[str]) -> None:
    assert [flaw.said for flaw in further_orders(text, OURS)] == said


@pytest.mark.parametrize(
    ("begin", "words", "expected"),
    [("Take", 21, 21), ("Take", 20, 0), ("Those", 25, 0), ("Those", 26, 26), ("Those", 5, 0)],
)
def test_orders_are_shorter_than_descriptions(begin: str, words: int, expected: int) -> None:
    assert too_long(" ".join([begin, *["x"] * (words - 1)]), OURS) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Inform the relevant people as needed, etc.", ["relevant", "as needed", "etc"]),
        ("Send it _as needed_", ["as needed"]),
        ("Stop as required by law", []),
        ("Read /etc/hosts, 'vague' and `relevant` and \"timely\"", []),
        ("An irrelevant word", []),
    ],
)
def test_terms_without_a_bound(text: str, said: list[str]) -> None:
    assert [flaw.said for flaw in boundless(text, OURS.vague)] == said


def test_a_house_has_terms_of_its_own() -> None:
    house = words_of((("vague", ("State of the art",)), ("allowed", ("Relevant", "soon"))))
    found = boundless("Use relevant state of the art tools as needed", house.vague)
    assert [flaw.said for flaw in found] == ["state of the art", "as needed"]
    assert untimed("Call soon", house) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Use TBD", "TBD"),
        ("`TODO: write this`", "TODO"),
        ("Ask [insert name]", "[insert name]"),
        ("Ask ???", "???"),
        ("To be determined", ""),
        ("Times are to be determined", "to be determined"),
        ('Mark it with "TODO"', ""),
        ("Name it `YYYY_XXXX`", ""),
        ("Do what is to do", ""),
    ],
)
def test_placeholder(text: str, said: str) -> None:
    flaw = placeholder(text)
    assert (flaw.said if flaw else "") == said


@pytest.mark.parametrize(
    "title",
    ["Step 1", "TASK", "User task 5", "Do something", "New activity", "Misc.", "Activity_0x1f3gh"],
)
def test_a_title_that_says_nothing(title: str) -> None:
    assert generic(title)


@pytest.mark.parametrize(
    "title", ["Start the pump", "Title check", "Process the order", "Part A of B"]
)
def test_a_title_that_says_something(title: str) -> None:
    assert not generic(title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/a", True),
        ("See [the page](a.md).", True),
        ("Open [the page](a.md) and sign in", False),
        ("Sign in", False),
    ],
)
def test_only_a_link(text: str, expected: bool) -> None:
    assert only_a_link(text) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Open it.\n\nWarning: it is hot.\n**Caution!** It bites.", ["Warning:", "Caution!"]),
        ("Warning: it is hot.\n\nOpen it.", []),
        ("It is open.\nDanger: it is hot.", []),
        ("Open it.\nRead the warning signs.", []),
    ],
)
def test_warnings_behind_an_order(text: str, said: list[str]) -> None:
    assert [flaw.said for flaw in late_warnings(text, OURS)] == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("File the GRN. Stamp the GRN.", ["GRN"]),
        ("File the goods receipt note (GRN). Stamp the GRN.", []),
        ("File the GRN (goods receipt note).", []),
        ("Read the PDF, ISO 9001, CI/CD, `ABC`, part IV and {{ ABC }}", []),
        ("DO NOT STOP", []),
    ],
)
def test_abbreviations_that_nobody_explains(text: str, expected: list[str]) -> None:
    found = [*undefined(text, OURS.abbreviations)]
    assert [word for word, _ in found] == expected
    assert all(text.startswith(word, offset) for word, offset in found)


def test_a_quick_look_for_abbreviations() -> None:
    assert capitals({"GRN", "Send", "a", "A", "it"}) == {"GRN"}
