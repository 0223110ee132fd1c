import pytest

from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process
from flowdef.render.step_page import Page, StepPage
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.run.roster import Member, Roster
from processes_by_hand import a_stage, a_step
from walking import started

ROSTER = Roster({}, {"kim": Member("Kim Sample")})
STEP = a_step(
    "call",
    title="Call {{ who }} for\n{{ plan }}",
    warnings=("Mind {{ who }}",),
    notes=("One", "Two"),
    instructions="Dial.\n\n\tSpeak to {{ who }}, not {{ boss }}.\n",
    checklist=("Dialled {{ who }}", "Spoke"),
    expect="An answer.",
)
PROCESS = Process(
    id="p",
    title="About {{ plan }}",
    control=Control(),
    inputs=(
        Field(name="who", type=FieldType.PERSON),
        Field(name="boss", type=FieldType.PERSON, label="Boss"),
        Field(name="plan", type=FieldType.TEXT),
    ),
    stages=(a_stage("one", STEP, a_step("equal", title='{{ who == "kim" }}')),),
)


def page(roster: Roster | None, **inputs: str) -> Page:
    definition = pin(PROCESS, lambda _: "is missing")
    assert isinstance(definition, Definition), definition
    state = started(definition, inputs, "sam", Context())
    return Page(definition, state, roster)


def test_a_page_is_filled_in_with_people_by_name() -> None:
    assert page(ROSTER, who="kim", plan="gold").of("call") == StepPage(
        number=1,
        of=2,
        stage="One",
        title="Call Kim Sample for gold",
        alerts=(("Warning", "Mind Kim Sample"), ("Note", "One"), ("Note", "Two")),
        instructions=("Dial.", "", "    Speak to Kim Sample, not ‹not recorded: Boss›."),
        checklist=("Dialled Kim Sample", "Spoke"),
        expect="An answer.",
    )


@pytest.mark.parametrize(
    ("roster", "who", "title"),
    [
        pytest.param(None, "kim", "Call kim for gold", id="no organization"),
        pytest.param(ROSTER, "Pat Outside", "Call Pat Outside for gold", id="somebody outside"),
        pytest.param(ROSTER, "kim", "Call Kim Sample for gold", id="somebody of the organization"),
    ],
)
def test_titles(roster: Roster | None, who: str, title: str) -> None:
    assert page(roster, who=who, plan="gold").title("call") == title


def test_a_condition_sees_the_id_and_the_document_has_a_title() -> None:
    seen = page(ROSTER, who="kim", plan="gold")
    assert seen.title("equal") == "yes"
    assert seen.document() == "About gold"
