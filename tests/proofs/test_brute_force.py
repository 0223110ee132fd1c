"""The brute force itself, on processes that one can walk in one's head."""

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process, Step, Wait
from proofs.brute_force import TooMany
from proofs.brute_force_found import Everything, everything
from proofs.compared_courses import parsed
from proofs.processes_by_heart import BACK, aside, required
from proofs.typed_processes import defined, typed_process
from run.small_processes import each_step, shaped, with_conditions, with_deeds


def found_in(process: Process, most: int = 1_000) -> Everything:
    return everything(process, defined(process), most)


def with_wait(process: Process) -> Process:
    """Its first step waits until a day."""

    def change(step: Step) -> Step:
        return replace(step, deed=Wait(until="day"), collect=()) if step.id == "a" else step

    return each_step(process, change)


def test_a_step_left_aside_by_rework_has_read_another_value() -> None:
    found = found_in(aside())
    move = found.where(done=("b", "d"))
    assert move is not None
    assert move.story.split("; ") == [
        "start {'go': True}",
        "done a {'x_a': True}",
        "done b {'x_b': True}",
        "reject c",
        "done a {'x_a': False}",
        "approve c",
        "done d {'x_d': True}",
    ]


def test_without_rework_a_step_and_its_opposite_exclude_each_other() -> None:
    process = with_deeds(aside(), {"c": replace(BACK, on_reject="")})
    assert found_in(process).where(done=("b", "d")) is None


@pytest.mark.parametrize(
    ("process", "unset"),
    [
        pytest.param(with_conditions(shaped(2, ()), {"b": "x_a"}), {("b", "x_a")}, id="optional"),
        pytest.param(with_conditions(required(shaped(2, ())), {"b": "x_a"}), set(), id="required"),
        pytest.param(
            with_conditions(required(shaped(3, ())), {"b": "not x_a", "c": "x_a or x_b"}),
            set(),
            id="not where it is not read",
        ),
        pytest.param(
            with_conditions(required(shaped(3, ())), {"b": "x_a", "c": "x_a or x_b"}),
            {("c", "x_b")},
            id="skipped where it is read",
        ),
        pytest.param(
            with_conditions(shaped(2, (1, 1)), {"s2": "x_a", "b": "x_a"}),
            {("s2", "x_a")},
            id="by a stage, which then decides for the step too",
        ),
    ],
)
def test_what_reads_an_unset_value(process: Process, unset: set[tuple[str, str]]) -> None:
    assert found_in(process).unset.keys() == unset


def test_what_waits_for_an_unset_date_stands_still() -> None:
    when = Field(name="day", type=FieldType.DATE, min="2026-06-01", max="2026-06-02")
    process = replace(with_wait(shaped(2, ())), inputs=(when,))
    found = found_in(process)
    assert found.bare.keys() == {("a", "day")}
    assert found.where(done=("a", "b")) is not None
    assert found.where(goals=[(parsed("day == '2026-06-01'", process), True)])


def test_outputs_that_stay_unset_at_the_end() -> None:
    process = replace(required(shaped(2, ())), outputs=(("x_a", ""), ("x_b", "")))
    assert found_in(process).missing.keys() == set()
    found = found_in(with_conditions(process, {"b": "x_a"}))
    assert found.missing.keys() == {"x_b"}


def test_a_run_that_nobody_can_go_on_with_has_no_end() -> None:
    process = with_deeds(shaped(2, ()), {"b": replace(BACK, rounds=1)})
    found = found_in(process)
    assert found.ends.keys() == {"done"}
    assert any(each.after.steps["b"].cause == "rounds" for each in found.points)


def test_more_points_than_wanted_are_not_walked() -> None:
    with pytest.raises(TooMany):
        found_in(shaped(3, ()), most=2)


@pytest.mark.parametrize("seed", range(40))
def test_processes_are_the_same_for_the_same_seed_and_can_be_run(seed: int) -> None:
    process = typed_process(seed, 2 + seed % 3)
    assert process == typed_process(seed, 2 + seed % 3)
    assert defined(process).sequence
