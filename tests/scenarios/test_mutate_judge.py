"""What becomes of a fault: found, missed with a scenario that would find it, or not counted."""

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process, Scenario
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.scenarios.mutant import Kind, Mutant
from flowdef.scenarios.mutate import mutants
from flowdef.scenarios.mutate_judge import Fate, Judge, Judged, expecting
from flowdef.scenarios.outcome import outcome
from flowdef.scenarios.play import Player
from processes_in_a_line import a_definition, a_process
from sample_documents import sample_processes
from scenarios_by_hand import a_scenario
from walking import pinned

LIMIT = "a[ask n:integer(0..9)!] > b[when n > 5] > c"
TERMS = "a[ask x:good|poor!; by clerk] > approve b -> a[when x == 'poor'; rounds 2] > c[by boss]"
LOW = a_scenario(None, {"a": {"n": 3}}, name="Low", done=("a", "c"), skipped=("b",), result="done")
HIGH = a_scenario(None, {"a": {"n": 9}}, name="High", done=("b",), skipped=(), result="done")
GOOD = a_scenario(None, {"a": {"x": "good"}}, name="Good", skipped=("b",), result="done")
POOR = a_scenario(None, {"a": {"x": "poor"}}, name="Poor", done=("b",), result="done")


def judged(line: str, *scenarios: Scenario, **more: str) -> dict[str, Judged]:
    """What became of each fault, by what it is."""
    process = a_process(line, scenarios=scenarios, **more)
    definition = pin(process, lambda _: "is missing")
    assert isinstance(definition, Definition)
    player = Player(definition)
    assert all(outcome(player, each).passed for each in scenarios)
    judge = Judge(process, definition)
    return {told(each): judge.judged(each) for each in mutants(process)}


def told(mutant: Mutant) -> str:
    return f"{mutant.kind} {mutant.of}: {mutant.was} -> {mutant.now}".strip()


@pytest.mark.parametrize(
    ("line", "scenarios", "fault", "fate"),
    [
        pytest.param(
            LIMIT,
            [LOW, HIGH],
            "condition b: when: n > 5 -> when: n <= 5",
            Fate.FOUND,
            id="a condition turned",
        ),
        pytest.param(
            LIMIT,
            [LOW, HIGH],
            "condition b: when: n > 5 -> when: n >= 5",
            Fate.MISSED,
            id="a limit that no scenario meets",
        ),
        pytest.param(
            "a[ask n:integer(0..9)!] > b[when n >= 0 or n > 20]",
            [a_scenario(None, {"a": {"n": 3}}, done=("b",))],
            "condition b: when: n >= 0 or n > 20 -> when: n >= 0 or n >= 20",
            Fate.ALIKE,
            id="a condition that comes out the same within the limits of its field",
        ),
        pytest.param(
            "a[ask n:integer(0..9)!] > b[when n >= 0 or n > 20]",
            [a_scenario(None, {"a": {"n": 3}}, done=("b",))],
            "condition b: when: n >= 0 or n > 20 -> when: n > 20",
            Fate.FOUND,
            id="a part of it that matters",
        ),
        pytest.param(TERMS, [POOR], "step c: step c ->", Fate.MISSED, id="a step left out"),
        pytest.param(
            TERMS,
            [a_scenario(None, {"a": {"x": "good"}}, done=("c",))],
            "step c: step c ->",
            Fate.FOUND,
            id="a step left out that is named",
        ),
        pytest.param(
            TERMS, [POOR], "step a: step a ->", Fate.REFUSED, id="a step left out that others read"
        ),
        pytest.param(
            TERMS,
            [POOR],
            "role a: responsible: clerk -> responsible: boss",
            Fate.UNSEEN,
            id="roles",
        ),
        pytest.param(
            TERMS, [POOR], "need c: needs b ->", Fate.UNSEEN, id="a need that only orders"
        ),
        pytest.param(
            TERMS,
            [POOR],
            "number of rounds b: rounds: 2 -> rounds: 3",
            Fate.UNSEEN,
            id="a round more",
        ),
        pytest.param(
            TERMS,
            [POOR],
            "number of rounds b: rounds: 2 -> rounds: 1",
            Fate.MISSED,
            id="a round less",
        ),
        pytest.param(TERMS, [POOR], "way back b: on_reject: a ->", Fate.MISSED, id="no way back"),
    ],
)
def test_what_becomes_of_a_fault(
    line: str, scenarios: list[Scenario], fault: str, fate: Fate
) -> None:
    assert judged(line, *scenarios)[fault].fate is fate


def test_what_finds_a_fault_is_named() -> None:
    found = judged(LIMIT, LOW, HIGH)
    assert found["condition b: when: n > 5 -> when: n <= 5"].by == "Low"
    assert found["condition b: when: n > 5 ->"].by == "Low"


def test_what_would_find_a_fault_is_the_nearest_scenario_with_what_it_must_say() -> None:
    shown = judged(LIMIT, LOW, HIGH)["condition b: when: n > 5 -> when: n >= 5"].shown
    assert shown is not None
    assert (shown.like, shown.given, shown.answers) == ("Low", (), (("a", ((("n", 5),),)),))
    assert (shown.step, shown.right, shown.faulty) == ("b", "skipped", "done")


def test_a_rejection_is_tried_where_the_approval_is_reached() -> None:
    shown = judged(TERMS, GOOD, POOR)["way back b: on_reject: a -> on_reject: continue"].shown
    assert shown is not None
    assert (shown.like, shown.answers) == ("Poor", (("b", ("rejected", "approved")),))


def test_a_verdict_that_a_condition_reads_is_tried_too() -> None:
    line = "a > approve b -> continue > c[when b == 'approved'] > d"
    seen = a_scenario(None, {"b": "approved"}, name="Yes", result="done")
    shown = judged(line, seen)["condition c: when: b == 'approved' ->"].shown
    assert shown is not None
    assert (shown.answers, shown.step, shown.right) == ((("b", ("rejected",)),), "c", "skipped")


def test_an_input_that_nobody_gives_stands_as_its_default() -> None:
    field = Field(name="x", type=FieldType.CHOICE, choices=("good", "poor"), default="poor")
    process = replace(a_process("a > b[when x == 'poor']"), inputs=(field,))
    given = replace(process, scenarios=(a_scenario({"x": "poor"}, done=("b",)),))
    assumed = replace(process, scenarios=(a_scenario(done=("b",)),))
    assert [fate_of_default(each) for each in (given, assumed)] == [Fate.MISSED, Fate.FOUND]


def fate_of_default(process: Process) -> Fate:
    definition = pin(process, lambda _: "is missing")
    assert isinstance(definition, Definition)
    mutant = next(each for each in mutants(process) if each.kind is Kind.DEFAULT)
    return Judge(process, definition).judged(mutant).fate


def test_a_run_that_answers_rounds_to_which_it_does_not_come_is_no_scenario() -> None:
    player = Player(a_definition(TERMS))
    again = a_scenario(None, {"a": {"x": "good"}, "b": ["rejected", "approved"]})
    assert expecting(player, again) is None
    once = expecting(player, a_scenario(None, {"a": {"x": "good"}, "b": "rejected"}))
    assert once is not None
    assert (once.then.done, once.then.skipped, once.then.result) == (("a", "c"), ("b",), "done")


def test_what_cannot_start_is_no_scenario() -> None:
    player = Player(a_definition("a[when n > 5]", inputs="n:integer!"))
    assert expecting(player, a_scenario()) is None


@pytest.mark.parametrize("name", ["background-check", "order-coffee-supplies", "project-intake"])
def test_each_scenario_that_is_told_finds_its_fault(name: str) -> None:
    """The process passes the scenario that is told, and with the fault it fails."""
    process = sample_processes()[name]
    definition = pinned(process)
    judge = Judge(process, definition)
    by_name = {each.name: each for each in process.scenarios}
    missed = 0
    for mutant in mutants(process):
        shown = judge.judged(mutant).shown
        if shown is None:
            continue
        missed += 1
        like = by_name[shown.like]
        run = Scenario(
            name="told",
            given=tuple({**dict(like.given), **dict(shown.given)}.items()),
            answers=tuple({**dict(like.answers), **dict(shown.answers)}.items()),
        )
        scenario = expecting(Player(definition), run)
        assert scenario is not None, told(mutant)
        assert not outcome(faulty(mutant, definition), scenario).passed, told(mutant)
    assert missed or name == "background-check"


def faulty(mutant: Mutant, definition: Definition) -> Player:
    found = pin(mutant.process, sample_processes().__getitem__)
    assert isinstance(found, Definition)
    return Player(found)
