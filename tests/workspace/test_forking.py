"""Work that is shared among processes: the same results in the same order, whatever happens."""

import os
import signal

import pytest

from flowdef.workspace.forking import shared

THINGS = range(200)
HERE = os.getpid()


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
def test_the_results_come_in_the_order_of_the_things(processes: int) -> None:
    found = shared(squared, THINGS, processes=processes)
    assert [result for result, _ in found] == [number * number for number in THINGS]
    assert len({process for _, process in found}) == processes


@pytest.mark.parametrize("count", [0, 1, 63])
def test_few_things_stay_in_one_process(count: int) -> None:
    found = shared(squared, range(count), processes=4)
    assert found == [squared(number) for number in range(count)]


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    shared(squared, THINGS, lambda done, of: told.append((done, of)), processes=2)
    assert told == [(done, 200) for done in range(2, 201, 2)]


def killed(number: int) -> int:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    if os.getpid() != HERE:
        raise ValueError(number)
    return number


def unsayable(number: int) -> object:
    return number if os.getpid() == HERE else lambda: number


@pytest.mark.parametrize("work", [killed, failing, unsayable])
def test_what_another_process_does_not_bring_back_is_done_here(work: object) -> None:
    assert callable(work)
    assert shared(work, THINGS, processes=3) == list(THINGS)


def test_what_fails_here_too_is_met_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared(lambda number: 1 // (number - 101), THINGS, processes=2)
