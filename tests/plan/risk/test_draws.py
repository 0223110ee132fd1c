"""Draws: luck that belongs to a name."""

import numpy as np

from flowdef.plan.risk.draws import Batch, batches


def test_each_stratum_is_met_once() -> None:
    found = Batch(1, 0, 500).draws("task a")
    assert sorted((found * 500).astype(int).tolist()) == list(range(500))
    assert ((found >= 0) & (found < 1)).all()


def test_a_name_has_its_own_luck_and_always_the_same() -> None:
    first = Batch(1, 0, 500).draws("task a")
    assert np.array_equal(first, Batch(1, 0, 500).draws("task a"))
    others = [Batch(1, 0, 500).draws("task b"), Batch(2, 0, 500).draws("task a")]
    others.append(Batch(1, 1, 500).draws("task a"))
    for other in others:
        assert abs(np.corrcoef(first, other)[0, 1]) < 0.15


def test_the_stream_is_the_same_on_every_machine() -> None:
    found = Batch(1, 0, 3).draws("task a")
    assert [f"{each:.9f}" for each in found] == [
        "0.503879702",
        "0.192061248",
        "0.894136128",
    ]


def test_all_samples_come_in_parts() -> None:
    assert [each.size for each in batches(1, 2_300)] == [1_000, 1_000, 300]
