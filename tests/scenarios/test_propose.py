"""Propose: the fewest scenarios for all branches, against every run of small processes."""

from itertools import islice

import pytest

from flowdef.model.process import Process
from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.scenarios.branches import Branch, Way, branches_of, sends_back, walked
from flowdef.scenarios.levers import Levers
from flowdef.scenarios.outcome import outcome
from flowdef.scenarios.play import Player
from flowdef.scenarios.propose import proposed, reach
from flowdef.scenarios.ways import TooMany, Ways
from processes_in_a_line import a_definition, a_process
from proofs.cases import PARTS, Case, cases
from proofs.typed_processes import defined
from sample_documents import sample_processes
from walking import pinned

_VERDICTS = {"approved": Way.APPROVED, "rejected": Way.REJECTED}


@pytest.mark.unmeasured
@pytest.mark.parametrize("process", sample_processes().values(), ids=lambda each: each.id)
def test_the_samples_are_covered_by_as_few_scenarios_as_there_can_be(process: Process) -> None:
    player = Player(pinned(process))
    within = reach(player)
    assert (within.never, within.unplayable, within.doubtful) == ((), (), ())
    found = proposed(player, within.within)
    assert (found.unfound, found.least) == ((), len(found.scenarios))
    assert_each_is_needed(found.taken, frozenset(within.within))
    assert len({each.name for each in found.scenarios}) == len(found.scenarios)
    for scenario, taken in zip(found.scenarios, found.taken, strict=True):
        assert outcome(player, scenario).passed, scenario
        assert walked(player.play(scenario), player.definition) >= taken


def test_what_some_scenario_takes_already_is_not_proposed_again() -> None:
    player = Player(pinned(sample_processes()["customer-onboarding"]))
    within = reach(player).within
    first = proposed(player, within)
    for left_out, taken in enumerate(first.taken):
        others = frozenset[Branch]().union(
            *(each for at, each in enumerate(first.taken) if at != left_out)
        )
        missing = tuple(each for each in within if each not in others)
        names = [each.name for at, each in enumerate(first.scenarios) if at != left_out]
        again = proposed(player, missing, names)
        assert len(again.scenarios) == 1
        assert again.taken[0] == frozenset(missing) <= taken
        assert again.scenarios[0].name not in names


@pytest.mark.parametrize(
    ("line", "never"),
    [
        pytest.param("a[ask x:u|v!] > b[when x == 'u'] > c", [], id="all can be"),
        pytest.param("a[ask x:integer(1..5)!] > b[when x > 5]", [("b", "true")], id="limits"),
        pytest.param(
            "one{a[ask x:u|v!]} > two[when x == 'u']{b[when x == 'v']}",
            [("b", "true")],
            id="against the stage",
        ),
        pytest.param(
            "a[ask x:u|v!] > b[when x == 'u'; ask y:boolean!] > c[when x == 'v' and y]",
            [("c", "true")],
            id="what only another branch records",
        ),
    ],
)
def test_what_no_run_can_take_is_told(line: str, never: list[tuple[str, str]]) -> None:
    found = reach(Player(a_definition(line)))
    assert [(each.of, str(each.way)) for each in found.never] == never
    assert found.doubtful == ()


@pytest.mark.parametrize("end", ["done", "rejected", "stuck"])
def test_a_step_may_be_called_like_an_end(end: str) -> None:
    player = Player(a_definition(f"a > approve b -> a > approve c > {end}"))
    within = reach(player)
    assert (within.within, within.never) == (branches_of(player.definition), ())
    assert proposed(player, within.within).unfound == ()


@pytest.mark.parametrize(
    ("line", "unplayable"),
    [
        pytest.param("a[when x] > b[ask x:boolean!]", ["a", "a", "done"], id="never recorded"),
        pytest.param(
            "a > fix[when c | default('') == 'rejected'] > approve c -> a[rounds 2]",
            [],
            id="recorded on the way back",
        ),
        pytest.param(
            "a()[when y | default(true); ask x:boolean!] > b()[when x; ask y:boolean!]",
            ["a"],
            id="each by the other",
        ),
    ],
)
def test_a_condition_may_read_what_is_recorded_after_it(line: str, unplayable: list[str]) -> None:
    player = Player(a_definition(line))
    found = reach(player)
    assert [each.of for each in found.unplayable] == unplayable
    assert (found.never, found.doubtful) == ((), ())
    assert proposed(player, found.within).unfound == ()


def test_what_stands_behind_a_process_that_cannot_start_is_not_counted() -> None:
    other = a_process("x", id="other", inputs="who:text!")
    player = Player(a_definition("a[ask x:boolean!] > call s other > b[when x]", other))
    assert (reach(player).within, reach(player).doubtful) == ((), ())


def test_nor_what_stands_behind_a_wait_for_a_date_that_nobody_records() -> None:
    line = "a[ask x:boolean!] > wait w until day > b[when x] > c(a)[when x; ask day:date!]"
    found = reach(Player(a_definition(line)))
    assert Branch("b", Way.FALSE) in found.unplayable
    assert found.doubtful == ()


def test_what_rests_on_very_many_others_is_not_decided() -> None:
    links = (f"s{at}[when x{at}; ask x{at + 1}:boolean!]" for at in range(150))
    ways = Ways(Levers(a_definition(f"a[ask x0:boolean!] > {' > '.join(links)}")))
    assert ways.find((Branch("s9", Way.TRUE),))
    with pytest.raises(TooMany):
        ways.find((Branch("s149", Way.TRUE),))


def test_a_change_of_mind_in_another_round_is_found() -> None:
    """What is left aside by the rework saw the first answer, what comes behind it the second."""
    line = (
        "a[ask x:u|v!] > s(a)[when x == 'u'; ask z:boolean!] > approve b(a) -> a > "
        "d(b, s)[when x == 'v' and z]"
    )
    player = Player(a_definition(line))
    assert Branch("d", Way.TRUE) not in reach(player).never


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(1_000_353, id="two inputs are compared within their limits"),
        pytest.param(9_000_259, id="a wait may pass late, and what it was for is rejected by then"),
        pytest.param(13_000_010, id="a stage was decided on what its step does not see any more"),
    ],
)
def test_what_was_once_called_out_of_reach_though_it_is_not(seed: int) -> None:
    assert_holds(next(cases(seed, 5, 3_000)))


@pytest.mark.unmeasured
def test_no_branch_of_a_small_process_is_called_out_of_reach_that_a_run_takes() -> None:
    for case in islice(cases(1, 5, 400), 120):
        assert_holds(case)


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_nor_of_twenty_thousand(part: int) -> None:
    for case in islice(cases((part + 1) * 1_000_000, 5, 3_000), 20_000 // len(PARTS)):
        assert_holds(case)


def assert_holds(case: Case) -> None:
    player = Player(defined(case.process))
    truth = every_branch(case, player.definition)
    within = reach(player)
    assert truth.isdisjoint(within.never), case.seed
    assert truth <= frozenset(branches_of(player.definition)), case.seed
    assert truth.issuperset(within.within), case.seed
    told = (*within.within, *within.never, *within.unplayable, *within.doubtful)
    assert sorted(told) == sorted(branches_of(player.definition)), case.seed
    found = proposed(player, within.within)
    taken = frozenset[Branch]().union(*found.taken)
    assert taken <= truth, case.seed
    assert set(found.unfound) == set(within.within) - taken, case.seed
    assert found.least <= len(found.scenarios), case.seed
    assert_each_is_needed(found.taken, taken)
    assert all(outcome(player, each).passed for each in found.scenarios), case.seed


def assert_each_is_needed(taken: tuple[frozenset[Branch], ...], every: frozenset[Branch]) -> None:
    assert frozenset[Branch]().union(*taken) == every
    for left_out in range(len(taken)):
        others = (each for at, each in enumerate(taken) if at != left_out)
        assert frozenset[Branch]().union(*others) < every


def every_branch(case: Case, definition: Definition) -> frozenset[Branch]:
    """The branches that runs take, in whatever order people do what is ready."""
    facts = (event.fact for move in case.every.points for event in move.events)
    return frozenset(branch for fact in facts for branch in branches_in(fact, definition))


def branches_in(fact: f.Fact, definition: Definition) -> list[Branch]:
    match fact:
        case f.Decided(of, _, holds) | f.StageDecided(of, _, holds):
            return [Branch(of, Way.TRUE if holds else Way.FALSE)]
        case f.Blocked(cause="rounds"):
            return [Branch("stuck", Way.END)]
        case f.Ended(result):
            return [Branch(result, Way.END)]
        case f.Voted(step, number, verdict, True):
            approval = definition.steps[step]
            again = sends_back(approval) and 1 < number <= approval.approving.rounds
            rounds = [Branch(step, Way.ROUND, number)] if again else []
            return [Branch(step, _VERDICTS[verdict]), *rounds]
        case _:
            return []
