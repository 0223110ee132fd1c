"""Criticality: in how many samples a task is on the critical path."""

from collections.abc import Iterable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from flowdef.plan.risk.draws import Flags
from flowdef.plan.risk.moments import Whole
from flowdef.plan.risk.sampled import Sampled


def critical(sampled: Sampled, size: int, target: int | None) -> NDArray[np.int64]:
    """In how many of `size` samples the end, or the target, rests on each activity, by number.

    Method: the criticality index of Van Slyke, 'Monte Carlo methods and the PERT problem',
    Operations Research 11 (1963); the path is followed back over the links that bind.
    """
    net = sampled.computed.net
    on_path = _lasts(sampled) if target is None else {target: np.ones(size, np.bool_)}
    counts = np.zeros(len(net.ties), np.int64)
    for number in reversed(net.sequence):
        flags = on_path.pop(number, None)
        if flags is None or not flags.any():
            continue
        counts[number] = np.broadcast_to(flags, size).sum()
        for tie in net.ties[number]:
            led = flags & sampled.binding(number, tie)
            on_path[tie.source] = on_path.get(tie.source, False) | led
    return counts


def ends(sampled: Sampled, size: int, watched: Iterable[int | None]) -> Whole:
    """One row for each that is watched: its finishes, or (None) when the last task is finished."""
    return np.array(
        [
            np.broadcast_to(_end(sampled) if each is None else sampled.finishes[each], size)
            for each in watched
        ]
    )


def _end(sampled: Sampled) -> Whole:
    end = np.full(1, sampled.computed.now, np.int64)
    finishes = sampled.finishes[: len(sampled.computed.net.tasks)]
    return reduce(np.maximum, finishes[1:], finishes[0]) if finishes else end


def _lasts(sampled: Sampled) -> dict[int, Flags]:
    """The tasks that finish last, and in which samples."""
    end = _end(sampled)
    finishes = sampled.finishes[: len(sampled.computed.net.tasks)]
    return {number: finish == end for number, finish in enumerate(finishes)}
