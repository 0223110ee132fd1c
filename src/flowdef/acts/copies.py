"""Copies: whether the evidence that a log names still lies there as it was recorded."""

from collections.abc import Iterator, Mapping
from typing import Any

from flowdef.acts.desk import Standing, standing
from flowdef.acts.evidence import of_files
from flowdef.expressions.evidence import Evidence, evidence_of
from flowdef.run import facts as f
from flowdef.store.port import Store, StoreError
from flowdef.store.walk import Kind, Problem
from flowdef.workspace.evidence import Room, fault


def faults(store: Store, room: Room, runs: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with the copies that these runs rest on.

    A log that cannot be read is left to whoever checks the log itself.
    """
    for run in runs:
        try:
            where = standing(store, run)
        except StoreError:
            continue
        if isinstance(where, Standing):
            yield from _faults(room, where)


def _faults(room: Room, where: Standing) -> Iterator[Problem]:
    seen: set[Evidence] = set()
    for seq, event in enumerate(where.events, 1):
        for _, raw in of_files(where.definition, _recorded(event.fact)):
            found = evidence_of(raw)
            if found is None or found in seen:
                continue
            seen.add(found)
            wrong = fault(room, found)
            if wrong:
                yield Problem(
                    Kind.EVIDENCE, f"{where.run}, event {seq}: {wrong.reason}", where.run, seq
                )


def _recorded(fact: f.Fact) -> Mapping[str, Any]:
    match fact:
        case f.Started() | f.Finished():
            return fact.values
        case f.Corrected(field=field, value=value):
            return {field: value}
        case _:
            return {}
