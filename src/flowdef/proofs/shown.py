"""Shown: answers that were found, as a run that anybody can walk."""

from collections.abc import Iterable, Mapping

from flowdef.expressions.values import to_raw
from flowdef.model.derived import owners_of
from flowdef.model.fields import Raw
from flowdef.model.process import Approval, Process
from flowdef.model.verdict import verdict_name
from flowdef.paths.regions import Region
from flowdef.proofs.claim import Did, Run, Values


def run_of(process: Process, answers: Iterable[Region], acts: tuple[Did, ...] = ()) -> Run:
    """A run in which nothing is done twice, by the values of its fields."""
    owners, verdicts = owners_of(process), _verdicts(process)
    given: list[tuple[str, Raw | None]] = []
    votes: dict[str, str] = {}
    found: dict[str, list[tuple[str, Raw | None]]] = {}
    for region in answers:
        name, raw = region.field, _raw(region)
        owner = owners.get(name)
        if owner is None:
            given.append((name, raw))
        elif name in verdicts:
            votes[owner] = str(raw)
        else:
            found.setdefault(owner, []).append((name, raw))
    return Run(tuple(given), tuple(_in_order(process, found, votes)), acts)


def _verdicts(process: Process) -> frozenset[str]:
    return frozenset(
        verdict_name(step.id) for step in process.steps if isinstance(step.deed, Approval)
    )


def _raw(region: Region) -> Raw | None:
    if region.witness is None:
        return None
    raw = to_raw(region.witness)
    return tuple(raw) if isinstance(raw, list) else raw


def _in_order(
    process: Process,
    found: Mapping[str, list[tuple[str, Raw | None]]],
    votes: Mapping[str, str],
) -> Iterable[tuple[str, tuple[str | Values, ...]]]:
    for step in process.steps:
        if step.id in votes:
            yield step.id, (votes[step.id],)
        elif step.id in found:
            yield step.id, (tuple(found[step.id]),)
