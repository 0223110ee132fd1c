"""The order of steps, against the oracle's, for all small processes and random larger ones."""

from collections.abc import Callable, Iterator

import pytest

from flowdef.graph.order import order_of
from flowdef.model.process import Process
from run.oracle_order import Needs, ancestors, effective_needs, is_cyclic
from run.random_processes import random_order
from run.small_processes import orders

pytestmark = pytest.mark.unmeasured


def _some() -> Iterator[Process]:
    yield from orders(1)
    yield from orders(2)
    yield from (random_order(seed, 3 + seed % 3) for seed in range(500))


def _many() -> Iterator[Process]:
    yield from orders(3)
    yield from (random_order(seed, 4 + seed % 3) for seed in range(20_000))


@pytest.mark.parametrize(
    "processes",
    [
        pytest.param(_some, id="all of two steps and five hundred of three to five"),
        pytest.param(
            _many, id="all of three steps and twenty thousand larger", marks=pytest.mark.long
        ),
    ],
)
def test_needs_ancestors_and_cycles_are_those_of_the_oracle(
    processes: Callable[[], Iterator[Process]],
) -> None:
    for process in processes():
        _assert_same_order(process)


def _assert_same_order(process: Process) -> None:
    wanted, order = effective_needs(process), order_of(process)
    places = {step.id: place for place, step in enumerate(process.steps)}
    in_order = {
        step: tuple(sorted(needs, key=places.__getitem__)) for step, needs in wanted.items()
    }
    assert order.needs == in_order, process
    assert order.cyclic == is_cyclic(wanted), process
    assert order.sequence == _first_ready_first(process, wanted), process
    for step in wanted:
        assert order.ancestors(step) == ancestors(wanted, step), process


def _first_ready_first(process: Process, needs: Needs) -> tuple[str, ...]:
    """The order in which document order would do them; empty where that comes to a halt."""
    done: list[str] = []
    while len(done) < len(needs):
        open_steps = [step.id for step in process.steps if step.id not in done]
        ready = [step for step in open_steps if needs[step] <= set(done)]
        if not ready:
            return ()
        done.append(ready[0])
    return tuple(done)
