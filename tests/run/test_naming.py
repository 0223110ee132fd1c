"""Naming: what people call a run."""

import pytest

from flowdef.run import commands as c
from flowdef.run.naming import run_title
from flowdef.run.roster import Member, Roster
from processes_in_a_line import a_definition
from walking_a_run import Walk


@pytest.mark.parametrize(
    ("title", "inputs", "given", "expected"),
    [
        pytest.param("Onboard {{ x }}", "x:text!", {"x": "Contoso"}, "Onboard Contoso", id="names"),
        pytest.param("Onboard", "x:text!", {"x": "Contoso"}, "Onboard: Contoso", id="first input"),
        pytest.param("Onboard", "x:text", {"x": "Contoso"}, "Onboard", id="not required"),
        pytest.param(
            "Onboard",
            "n:integer!, x:good|poor!",
            {"n": 3, "x": "good"},
            "Onboard: good",
            id="choice",
        ),
        pytest.param(
            "Onboard", "x:person!", {"x": "kim"}, "Onboard: Kim Ode", id="a person's name"
        ),
        pytest.param("Onboard", "x:text! secret", {"x": "1"}, "Onboard", id="never a secret"),
        pytest.param("Onboard {{ x }}", "x:text", {}, "Onboard ‹not recorded: X›", id="unset"),
        pytest.param("Onboard", "", {}, "Onboard", id="no inputs"),
    ],
)
def test_the_title_of_a_run(
    title: str, inputs: str, given: dict[str, object], expected: str
) -> None:
    walk = Walk(a_definition("a", inputs=inputs, title=title)).start(**given)
    roster = Roster({}, {"kim": Member("Kim Ode")})
    assert run_title(walk.definition, walk.state, roster) == expected


def test_what_its_starter_calls_it_comes_first() -> None:
    walk = Walk(a_definition("a", title="Onboard"))
    walk.obey(c.Start("r1", title="The big one"))
    assert run_title(walk.definition, walk.state) == "The big one"
