"""What is proved to show on no scenario shows on none: random processes and random scenarios."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from flowdef.expressions.readers import Problem
from flowdef.expressions.values import deviation, read
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process, Scenario
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.scenarios.faults import faults, most_rounds
from flowdef.scenarios.mutant import UNSEEN, Mutant
from flowdef.scenarios.mutate import mutants
from flowdef.scenarios.mutate_alike import alike, unseen
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import KEEPS_OPEN, Played
from flowdef.scenarios.whole import Whole
from processes_in_a_line import a_process
from proofs.typed_processes import defined, typed_process

T = FieldType
MANY = 40  # scenarios of each process
VALUES: dict[FieldType, tuple[Any, ...]] = {
    T.BOOLEAN: (True, False),
    T.INTEGER: (0, 1, 2, 3),
    T.NUMBER: (0, 1, 1.5, 2, 3),
    T.DATE: ("2026-06-01", "2026-06-02", "2026-06-03"),
}


@pytest.mark.unmeasured
def test_what_is_proved_to_make_no_difference_makes_none() -> None:
    proved = sum(shown_by_none(seed) for seed in range(60))
    assert proved > 100


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(2_537, id="what is recorded and nobody reads any more is waited for"),
        pytest.param(16_160, id="what is given and nobody reads any more is waited for"),
        pytest.param(16_928, id="what is done once more meets what another rejection has changed"),
    ],
)
def test_what_was_once_proved_though_it_is_told(seed: int) -> None:
    shown_by_none(seed)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_the_same_of_many(part: int) -> None:
    assert sum(shown_by_none(seed) for seed in range(1_000 * part, 1_000 * (part + 1))) > 1_000


@pytest.mark.parametrize(
    ("line", "fault", "proved"),
    [
        pytest.param("a > b > c", "needs a", True, id="a need that only orders"),
        pytest.param("a > c(a) > b(a)", "needs a", True, id="beside another"),
        pytest.param("a(b) > b()", "needs b", False, id="the document has another order"),
        pytest.param(
            "a[ask x:boolean!] > b[when x | default(true)]",
            "needs a",
            False,
            id="what counts until then would count",
        ),
        pytest.param("a[ask x:boolean!] > b[when x]", "needs a", True, id="it waits for the value"),
        pytest.param("a > approve b > c[when 1 == 2]", "needs b", False, id="skipped at the end"),
        pytest.param(
            "a > approve b > c", "needs b", True, id="not done at the end, which is untold"
        ),
        pytest.param("a > approve b > approve c", "needs b", False, id="asked for at the end"),
        pytest.param(
            "call s other > b[ask x:boolean!] > c[when x]",
            "needs s",
            False,
            id="asked for where a process that is called cannot start",
        ),
        pytest.param(
            "a > b > approve c -> b[rounds 2] > d", "rounds: 3", True, id="one round more"
        ),
        pytest.param(
            "a > approve b -> a[rounds 2] > approve c -> a[rounds 2]",
            "rounds: 3",
            False,
            id="one round more, of what others open too",
        ),
        pytest.param(
            "a > b > approve c -> b[rounds 2]", "on_reject: a", True, id="a step more is repeated"
        ),
        pytest.param(
            "a > b[ask x:text] > approve c -> a[rounds 2]",
            "on_reject: b",
            True,
            id="a step less, of which nothing is said",
        ),
        pytest.param(
            "a[ask x:text] > b > approve c -> a[rounds 2]",
            "on_reject: b",
            False,
            id="a step less, whose rounds can be answered",
        ),
    ],
)
def test_what_is_proved_not_to_be_told(line: str, fault: str, proved: bool) -> None:
    process = a_process(line)
    mutant = next(each for each in mutants(process) if fault in (each.was, each.now))
    assert unseen(Whole(process), mutant) is proved


def test_what_cannot_be_decided_is_not_proved() -> None:
    process = a_process("a > b[when 'x' in t or 'y' in t]", inputs="t:text")
    found = [alike(Whole(process), each) for each in mutants(process) if each.now]
    assert found
    assert not any(found)


def test_a_text_that_is_no_condition_is_told() -> None:
    with pytest.raises(ValueError, match="never closed"):
        Whole(a_process("a")).told_apart("(", "true")


def shown_by_none(seed: int) -> int:
    """How many faults of a process are proved not to show; none of them does."""
    process = typed_process(seed, 3 + seed % 3)
    definition, whole = defined(process), Whole(process)
    proved = [each for each in mutants(process) if is_proved(whole, each)]
    if not proved:
        return 0
    right = Player(definition)
    scenarios = [*random_scenarios(seed, process, right)]
    for mutant in proved:
        faulty = define(mutant.process)
        assert isinstance(faulty, Definition)
        player = Player(Definition(faulty.json, definition.called))
        for scenario in scenarios:
            seen = difference(right.play(scenario), player.play(scenario))
            assert not seen, (seed, mutant.kind, mutant.of, mutant.was, scenario, seen)
            assert not faults(player.definition, scenario), (seed, mutant.of, scenario)
    return len(proved)


def difference(right: Played, faulty: Played) -> str:
    """What a scenario can tell of two runs: the end, all that is skipped, some that is done."""
    if right.end != faulty.end or not stands(faulty):
        return f"{right.end}, {faulty}"
    skipped = set(right.skipped) ^ set(faulty.skipped)
    return " ".join(sorted(skipped | (set(right.done) - set(faulty.done))))


def stands(played: Played) -> bool:
    """Whether a run only ends or stays open, and asks for nothing that is not answered."""
    return all(each.kind in KEEPS_OPEN for each in played.wrong)


def is_proved(whole: Whole, mutant: Mutant) -> bool:
    if mutant.kind in UNSEEN or not isinstance(define(mutant.process), Definition):
        return False
    return alike(whole, mutant) or unseen(whole, mutant)


def random_scenarios(seed: int, process: Process, player: Player) -> Iterator[Scenario]:
    """Scenarios that can be played; some answer no more than what they come to."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same scenarios)
    for number in range(MANY):
        scenario = random_scenario(chance, process, player.definition)
        played = player.play(scenario)
        if number % 2:
            answers = tuple(each for each in scenario.answers if each[0] in played.done)
            scenario = Scenario(name="random", given=scenario.given, answers=answers)
            played = player.play(scenario)
        if stands(played) and not faults(player.definition, scenario):
            yield scenario


def random_scenario(chance: Random, process: Process, definition: Definition) -> Scenario:
    answers: dict[str, Any] = {}
    for step in process.steps:
        rounds = range(chance.randint(1, most_rounds(definition, step.id)))
        if isinstance(step.deed, Approval):
            yes_or_no = ("approved", "approved", "rejected")
            answers[step.id] = tuple(chance.choice(yes_or_no) for _ in rounds)
        elif step.collect:
            answers[step.id] = tuple(some(chance, step.collect) for _ in rounds)
    return Scenario(
        name="random", given=some(chance, process.inputs), answers=tuple(answers.items())
    )


def some(chance: Random, fields: tuple[Field, ...]) -> tuple[tuple[str, Any], ...]:
    """Values of the fields; now and then none of one that may be unset."""
    return tuple(
        (field.name, chance.choice([*within(field)]))
        for field in fields
        if field.required or chance.random() < 0.8
    )


def within(field: Field) -> Iterator[Any]:
    """Values within the limits of a field."""
    for raw in field.choices or VALUES.get(field.type, ("any",)):
        value = read(field, raw)
        assert not isinstance(value, Problem)
        if not deviation(field, value):
            yield raw
