"""The answers of a step, as far as they were given when the input ends."""

import pytest

from flowdef.acts.desk import Standing
from flowdef.cli.shell.filling import Draft, filled
from flowdef.cli.shell.plain import PlainDialog
from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process
from flowdef.render.step_page import Page
from flowdef.run import commands as c
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from processes_by_hand import a_stage, a_step
from walking_a_run import Walk

FIELDS = (
    Field(name="seats", type=FieldType.INTEGER, max=8),
    Field(name="parts", type=FieldType.CHOICES, choices=("a", "b")),
    Field(name="day", type=FieldType.DATE, required=True),
)
PROCESS = Process(
    id="p",
    title="P",
    control=Control(owner="clerk"),
    stages=(a_stage("one", a_step("book", collect=FIELDS), a_step("use")),),
)


def drafted(patch: pytest.MonkeyPatch, walk: Walk, lines: tuple[str, ...]) -> Draft:
    """What is drafted of the step when the input ends after these lines."""
    typed = list(lines)

    def read(_: str) -> str:
        if not typed:
            raise EOFError
        return typed.pop(0)

    patch.setattr("builtins.input", read)
    draft, page = Draft(), Page(walk.definition, walk.state).of("book")
    where = Standing("r1", walk.definition, walk.state, len(walk.log))
    with pytest.raises(EOFError):
        filled(PlainDialog(), where, "book", page, draft, None)
    return draft


@pytest.fixture
def walk() -> Walk:
    definition = pin(PROCESS, lambda _: "is missing")
    assert isinstance(definition, Definition), definition
    return Walk(definition).start()


@pytest.mark.parametrize(
    ("lines", "begun"),
    [
        pytest.param((), False, id="nothing"),
        pytest.param(("",), False, id="past an optional field"),
        pytest.param(("", ""), False, id="past two of them"),
        pytest.param(("4",), True, id="a value"),
        pytest.param(("", "a"), True, id="a choice"),
        pytest.param(("4", ".", "-"), False, id="a value taken back"),
    ],
)
def test_an_answer_is_what_would_be_lost(
    monkeypatch: pytest.MonkeyPatch, walk: Walk, lines: tuple[str, ...], begun: bool
) -> None:
    assert drafted(monkeypatch, walk, lines).begun is begun


@pytest.mark.parametrize(
    ("seats", "lines", "begun"),
    [
        pytest.param(4, ("",), False, id="what stands is no loss"),
        pytest.param(4, ("-",), True, id="a recorded value taken back"),
        pytest.param(4, ("5",), True, id="another value"),
        pytest.param(9, ("", "Still"), True, id="why it stands outside its limits again"),
    ],
)
def test_in_a_new_round_it_is_what_differs(
    monkeypatch: pytest.MonkeyPatch, walk: Walk, seats: int, lines: tuple[str, ...], begun: bool
) -> None:
    values = {"seats": seats, "day": "2026-06-15"}
    walk.act(c.Done("book", values, reason="Guests" if seats > 8 else ""))
    walk.say("reopen book")
    assert drafted(monkeypatch, walk, lines).begun is begun
