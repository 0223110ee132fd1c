"""Faults: what a scenario cannot mean, with the nearest word and the place."""

import pytest

from flowdef.model.process import Scenario
from flowdef.scenarios.faults import faults, most_rounds
from processes_in_a_line import a_definition
from scenarios_by_hand import Said, a_scenario

LINE = "one{a[ask x:good|poor!] > b[ask n:integer]} > two{wait w 2d > approve c -> b[rounds 2]}"
DEFINITION = a_definition(LINE, inputs="day:date")


@pytest.mark.parametrize(
    ("scenario", "said", "place"),
    [
        pytest.param(
            a_scenario(None, {"aa": {}}),
            "answers: the process has no step 'aa'; did you mean 'a'?",
            ("answers", "aa"),
            id="no step to answer",
        ),
        pytest.param(
            a_scenario(done=("b", "two")),
            "then, done: the process has no step 'two'; it is a stage: name its steps",
            ("then", "done", 1),
            id="a stage",
        ),
        pytest.param(
            a_scenario(skipped=("q",)),
            "then, skipped: the process has no step 'q'; known: a, b, w, c",
            ("then", "skipped", 0),
            id="no step to skip",
        ),
        pytest.param(
            a_scenario(done=("b",), skipped=("b",)),
            "b cannot be expected both among the done and the skipped",
            ("then", "done", 0),
            id="both",
        ),
        pytest.param(
            a_scenario({"dya": 1}),
            "the process has no input 'dya'; did you mean 'day'?",
            ("given", "dya"),
            id="no input",
        ),
        pytest.param(
            a_scenario({"x": "good"}),
            "the process has no input 'x'; a records it",
            ("given", "x"),
            id="a field of a step, given",
        ),
        pytest.param(
            a_scenario({"day": "soon"}),
            "Day (day): 'soon' is no date; write it like 2027-03-01",
            ("given", "day"),
            id="no value of an input",
        ),
        pytest.param(
            a_scenario(None, {"a": {"y": 1}}),
            "a has no field 'y'; known: x",
            ("answers", "a", "y"),
            id="no field",
        ),
        pytest.param(
            a_scenario(None, {"a": {"n": 1}}),
            "a has no field 'n'; b records it",
            ("answers", "a", "n"),
            id="a field of another step",
        ),
        pytest.param(
            a_scenario(None, {"a": {"day": 1}}),
            "a has no field 'day'; it is an input, and stands under 'given'",
            ("answers", "a", "day"),
            id="an input, answered",
        ),
        pytest.param(
            a_scenario(None, {"w": {"y": 1}}),
            "w has no field 'y'; it has none at all",
            ("answers", "w", "y"),
            id="a wait has no fields",
        ),
        pytest.param(
            a_scenario(None, {"a": {"x": "god"}}),
            "a: X (x): 'god' is none of the choices; did you mean 'good'?",
            ("answers", "a", "x"),
            id="no choice",
        ),
        pytest.param(
            a_scenario(None, {"b": [{"n": 1}, {"n": "many"}]}),
            "b: N (n): 'many' is no number; write it like 12, without separators",
            ("answers", "b", 1, "n"),
            id="no value in the second round",
        ),
        pytest.param(
            a_scenario(None, {"a": "approved"}),
            "a is no approval; answer it with values by name",
            ("answers", "a"),
            id="a verdict on work",
        ),
        pytest.param(
            a_scenario(None, {"c": [{}, "approved"]}),
            "c is an approval; answer it 'approved' or 'rejected'",
            ("answers", "c", 0),
            id="values for an approval",
        ),
        pytest.param(
            a_scenario(None, {"c": ["rejected", "rejected", "approved"]}),
            "c is answered for 3 rounds, and can have 2 at most",
            ("answers", "c", 2),
            id="too many rounds",
        ),
        pytest.param(
            a_scenario(None, {"a": [{}, {}]}),
            "a is answered for 2 rounds, and can have 1 at most",
            ("answers", "a", 1),
            id="rounds of a step that none leads back to",
        ),
    ],
)
def test_what_cannot_be_meant(scenario: Scenario, said: str, place: tuple[str | int, ...]) -> None:
    (wrong,) = faults(DEFINITION, scenario)
    assert (wrong.message, wrong.place) == (said, place)


def test_a_scenario_that_can_be_meant_has_none() -> None:
    answers: dict[str, Said] = {
        "a": {"x": "good"},
        "b": [{"n": 1}, {"n": 2}],
        "c": ["rejected", "approved"],
    }
    scenario = a_scenario({"day": "2027-03-01"}, answers, done=("a",), skipped=(), result="done")
    assert faults(DEFINITION, scenario) == ()


@pytest.mark.parametrize(
    ("line", "step", "most"),
    [
        pytest.param("a > b > approve c -> b[rounds 3]", "a", 1, id="before what is done again"),
        pytest.param("a > b > approve c -> b[rounds 3]", "b", 3, id="as often as the approval"),
        pytest.param("a > approve b > c", "b", 1, id="the end at once"),
        pytest.param("a > approve b -> continue > c", "b", 1, id="no way back"),
        pytest.param(
            "a > approve b -> a[rounds 2] > approve c -> a[rounds 3]", "a", 4, id="by two approvals"
        ),
        pytest.param(
            "a > approve b -> a[rounds 2] > approve c -> a[rounds 3]", "c", 3, id="the later one"
        ),
    ],
)
def test_how_many_rounds_a_step_can_have(line: str, step: str, most: int) -> None:
    assert most_rounds(a_definition(line), step) == most
