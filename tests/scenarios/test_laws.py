"""Laws of playing: whatever the process and the answers, each play ends, and can be told again."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from flowdef.model.fields import Field
from flowdef.model.process import Process
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.evolve import replay
from flowdef.scenarios.faults import faults, most_rounds
from flowdef.scenarios.outcome import outcome
from flowdef.scenarios.play import Player
from flowdef.scenarios.played import Played
from run.random_processes import random_process
from scenarios_by_hand import Said, a_scenario

SEEDS = 150


def definition_of(process: Process) -> Definition:
    found = define(process)
    assert isinstance(found, Definition), found
    return found


def answers(definition: Definition, chance: Random) -> Mapping[str, Said]:
    """Anything that a scenario may say: an answer too few now and then."""
    found: dict[str, Said] = {}
    for plan in definition.steps.values():
        if chance.random() < 0.8:
            rounds = range(chance.randint(1, most_rounds(definition, plan.id)))
            if plan.approving:
                found[plan.id] = [chance.choice(("approved", "rejected")) for _ in rounds]
            else:
                found[plan.id] = [values(plan.asked, chance) for _ in rounds]
    return found


def values(fields: tuple[Field, ...], chance: Random) -> dict[str, Any]:
    asked = [each for each in fields if chance.random() < 0.9]
    return {each.name: chance.choice(each.choices or (True, False)) for each in asked}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_play_ends_and_is_the_fold_of_its_events(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same answers)
    definition = definition_of(random_process(seed, chance.randint(1, 5)))
    given = {"go": chance.choice((True, False))} if chance.random() < 0.8 else {}
    scenario = a_scenario(given, answers(definition, chance))
    assert faults(definition, scenario) == ()
    player = Player(definition)
    played = player.play(scenario)
    assert (played.end == "stuck") is bool(played.wrong)
    assert played.state == replay(definition, played.events)
    assert player.play(scenario).events == played.events
    assert (played.end == "done") <= (len(played.done) + len(played.skipped) == len(played.rounds))
    held_to_order(definition, played)


def held_to_order(definition: Definition, played: Played) -> None:
    """Each step closes after all that it needs, and every vote is among the rounds."""
    closed: set[str] = set()
    for each in played.closed:
        assert closed >= set(definition.steps[each.step].needs)
        closed.add(each.step)
    for vote in played.votes:
        assert vote.round <= played.rounds[vote.step] <= most_rounds(definition, vote.step)


@pytest.mark.parametrize("seed", range(40))
def test_what_came_out_is_what_can_be_expected(seed: int) -> None:
    """A scenario that expects what came out passes, and one step more or less fails it."""
    chance = Random(seed)  # noqa: S311 (as above)
    definition = definition_of(random_process(seed, 5))
    given, said = {"go": True}, answers(definition, chance)
    player = Player(definition)
    played = player.play(a_scenario(given, said))
    then: dict[str, Any] = {"done": played.done, "skipped": played.skipped, "result": played.end}
    assert outcome(player, a_scenario(given, said, **then)).passed is not bool(played.wrong)
    for name in () if played.wrong else definition.steps:
        skipped = tuple(each for each in played.skipped if each != name)
        other = skipped if name in played.skipped else (*skipped, name)
        found = outcome(player, a_scenario(given, said, skipped=other))
        assert [each.step for each in found.differences] == [name]
