"""Recorded: what the events of a run say, so that the log can be believed."""

from typing import Any

import pytest

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.evolve import evolve, replay
from flowdef.run.refusal import Refused, Why
from processes_in_a_line import a_definition, a_process
from walking_a_run import NOON, Walk, walked

RULED = "a[ask x:good|poor] > b[when x == 'good'] > c"


def test_a_start_pins_the_process_and_what_it_calls() -> None:
    other = a_process("s", id="other")
    walk = Walk(a_definition("call a other", other)).start()
    (fact,) = walk.facts(f.Started)
    assert fact.definition == walk.definition.json
    assert fact.digest == walk.definition.digest
    assert list(fact.called) == ["other"]


def test_a_start_records_inputs_and_their_defaults() -> None:
    walk = Walk(a_definition("a", inputs="x:text!, y:text=yes, z:text, k:text! secret"))
    walk.start(x="1", k="sesame")
    (fact,) = walk.facts(f.Started)
    assert (fact.values, fact.given) == ({"x": "1", "y": "yes"}, ("k",))


@pytest.mark.parametrize(
    ("inputs", "given", "reason"),
    [
        pytest.param("x:text!", {}, "X (x) is required", id="a required input is missing"),
        pytest.param("x:text", {"y": "1"}, "no input 'y'", id="an input that is none"),
        pytest.param("x:integer", {"x": "many"}, "X (x): ", id="an input of another type"),
        pytest.param("x:integer(0..3)", {"x": 4}, "a reason records it", id="outside its limits"),
    ],
)
def test_a_start_is_refused(inputs: str, given: dict[str, Any], reason: str) -> None:
    answer = Walk(a_definition("a", inputs=inputs)).act(c.Start("r1", given))
    assert isinstance(answer, Refused)
    assert answer.why is Why.ANSWERS
    assert reason in answer.reason


def test_an_obsolete_process_does_not_start_even_where_it_was_pinned() -> None:
    definition = a_definition("a")
    definition.json["status"] = "obsolete"
    answer = Walk(definition).act(c.Start("r1"))
    assert isinstance(answer, Refused)
    assert answer.reason == "p is obsolete: no run of it can start"


def test_a_draft_starts_and_says_so() -> None:
    walk = Walk(a_definition("a", status="draft")).start()
    assert walk.last(f.Started).definition["status"] == "draft"


def test_a_deviating_input_is_recorded_with_its_reason() -> None:
    walk = Walk(a_definition("a", inputs="n:integer(0..3)"))
    walk.obey(c.Start("r1", {"n": 4}, "asked for"))
    assert walk.last(f.Started).deviations == {"n": "4 is above the maximum of 3: asked for"}


def test_a_decision_is_an_event_with_what_it_read() -> None:
    walk = walked(RULED, "done a x=poor")
    assert walk.facts(f.Decided) == [f.Decided("b", 1, False, {"x": "poor"})]
    assert walk.last(f.Skipped) == f.Skipped("b", 1, "condition")


def test_a_step_decides_once_a_round() -> None:
    walk = walked(
        "a[ask x:good|poor] > b(a)[when x == 'good'] > approve c(a) -> a",
        "done a x=good; reject c; done a x=poor",
    )
    assert walk.stands == "a:done b:ready c:ready"
    assert len(walk.facts(f.Decided)) == 1


def test_a_stage_decides_once_for_all_its_steps() -> None:
    walk = walked("one{a[ask x:good|poor]} > two[when x == 'good']{b > c}", "done a x=good; done b")
    assert walk.facts(f.StageDecided) == [f.StageDecided("two", 1, True, "b", {"x": "good"})]


def test_a_stage_is_decided_anew_for_the_opened_steps_alone() -> None:
    line = "one{a[ask x:good|poor]} > two[when x == 'good']"
    walk = walked(
        line + "{b(a) > e(a) > approve c(b) -> a > d(e, c)}",
        "done a x=good; done b; take e; reject c; done a x=poor",
    )
    # b and c are skipped by the second decision; e, which was not opened, and d keep the first.
    assert walk.stands == "a:done b:skipped e:started c:skipped d:waiting"
    assert walk.say("done e").stands == "a:done b:skipped e:done c:skipped d:ready"
    decided = [(fact.turn, fact.holds) for fact in walk.facts(f.StageDecided)]
    assert decided == [(1, True), (2, False)]


def test_a_person_decides_what_reads_an_unset_value_with_a_reason() -> None:
    walk = walked(RULED, "done a; skip b why=old")
    assert walk.last(f.Blocked) == f.Blocked("b", 1, "condition", "X (x) is not recorded", ("x",))
    assert walk.last(f.Decided) == f.Decided("b", 1, False, {}, "old")


def test_done_records_answers_items_and_deviations() -> None:
    walk = walked(
        "a[ask x:text, n:integer(0..10), k:text! secret; tick 2]",
        "done a x=1 n=11 k=sesame tick=1 na=2 why=so",
    )
    assert walk.last(f.Finished) == f.Finished(
        "a",
        1,
        "person",
        {"x": "1", "n": 11},
        given=("k",),
        ticks=(0,),
        not_applicable={"1": "so"},
        deviations={"n": "11 is above the maximum of 10: so"},
        reason="so",
    )
    assert "k" not in walk.state.values
    assert walk.state.given == {"k"}


def test_old_answers_stand_in_a_new_round_unless_changed() -> None:
    walk = walked(
        "a[ask x:text!, y:text!, z:text] > approve c -> a", "done a x=1 y=2 z=3; reject c"
    )
    assert walk.state.values == {"x": "1", "y": "2", "z": "3", "c": "rejected"}
    walk.say("done a y=4 z=none")
    assert walk.last(f.Finished) == f.Finished(
        "a", 2, values={"y": "4", "z": None}, kept=("x",), reason="because", kept_values={"x": "1"}
    )
    assert walk.state.values == {"x": "1", "y": "4", "c": "rejected"}


def test_an_answer_that_nobody_asks_for_stays_away() -> None:
    walk = walked("a[ask x:text, y:text] > b", "done a y=2")
    assert walk.last(f.Finished).values == {"y": "2"}


def test_a_secret_is_given_anew_in_each_round() -> None:
    walk = walked("a[ask k:text! secret] > approve c -> a", "done a k=1; reject c")
    assert walk.refused("done a").reason == "K (k) is required"


def test_a_skip_in_a_new_round_unsets_what_was_recorded() -> None:
    walk = walked("a[ask x:text, k:text secret] > b", "done a x=1 k=2; reopen a; skip a")
    assert walk.last(f.Skipped).unset == ("x", "k")
    assert walk.state.values == {}
    assert walk.state.given == frozenset()


def test_a_skipped_approval_has_no_verdict() -> None:
    walk = walked("approve a -> continue > b", "approve a; reopen a; skip a")
    assert walk.state.values == {}


def test_a_wait_says_until_when_and_that_time_ended_it() -> None:
    walk = walked("wait a 2d > b", "+3d; wake")
    assert walk.last(f.WaitBegan) == f.WaitBegan("a", 1, "2026-06-17T12:00:00Z")
    assert walk.last(f.Finished).how == "time"


def test_ending_a_wait_early_is_a_persons_act() -> None:
    assert walked("wait a 2d > b", "done a why=rain").last(f.Finished) == f.Finished(
        "a", 1, "person", reason="rain"
    )


def test_by_hand_asks_for_what_the_machine_would_have_given() -> None:
    walk = walked("auto a[ask id:text! from stdout] > b", "")
    assert walk.refused("done a").reason == "Id (id) is required"
    assert walk.say("done a id=7").last(f.Finished).how == "hand"


def test_votes_are_recorded_each() -> None:
    walk = walked("approve a[quorum 2]", "approve a; bob: approve a")
    votes = [f.Voted("a", 1, "approved", False), f.Voted("a", 1, "approved", True)]
    assert walk.facts(f.Voted) == votes
    assert walk.state.values == {"a": "approved"}


def test_a_rejection_ends_the_run_with_its_reason() -> None:
    walk = walked("approve a > b", "reject a why=dear")
    assert walk.last(f.Ended) == f.Ended("rejected", "dear")


def test_an_end_hands_out_the_outputs() -> None:
    walk = walked("a[ask x:text, y:text]", "done a x=1", outputs=(("x", ""), ("y", "")))
    assert walk.last(f.Ended) == f.Ended("done", outputs={"x": "1"})
    assert walk.state.outputs == {"x": "1"}


def test_blocking_says_whose_help_is_needed() -> None:
    walk = walked("a", "block a help=bob why=lost")
    assert walk.last(f.Blocked) == f.Blocked("a", 1, "person", "lost", help="bob")


def test_who_and_when_stand_on_every_event() -> None:
    walk = walked("a > b", "+1h; bob for cat: done a")
    event = walk.log[-2]
    assert isinstance(event.fact, f.Finished)
    assert (event.by, event.at, event.basis.represents) == ("bob", "2026-06-15T13:00:00Z", "cat")
    assert walk.log[0].at == NOON


def test_an_unchanged_clock_wakes_nothing() -> None:
    walk = walked("a", "")
    assert walk.obey(c.Wake()) == ()


def test_evolving_leaves_the_state_before_as_it_was() -> None:
    walk = walked("a[ask x:text] > b", "")
    before = walk.state
    kept = before.copy()
    walk.say("done a x=1")
    assert before == kept
    assert before != walk.state
    assert replay(walk.definition, walk.log) == walk.state


def test_a_log_that_begins_in_the_middle_is_our_own_bug() -> None:
    walk = walked("a", "")
    with pytest.raises(ValueError, match="a run begins with its start"):
        evolve(walk.definition, None, walk.log[-1])


def test_nothing_replays_to_nothing() -> None:
    assert replay(a_definition("a"), ()) is None


def test_the_same_decision_twice_is_the_same() -> None:
    walk = walked("a > b", "")
    again = Walk(walk.definition, Context()).start()
    assert walk.log == again.log
