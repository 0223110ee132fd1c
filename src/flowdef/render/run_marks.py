"""Run marks: what stands beside recorded values: corrections, deviations, items left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from flowdef.run import facts as f
from flowdef.run.events import Event
from flowdef.run.fact_values import NONE


class Marks(NamedTuple):
    """What the log says of the values and steps as they stand now.

    `corrected` is by field the event that changed it last, `deviations` by field why it may stand
    outside its limits, with the event that said so, the latest last; `left_out` is by step why
    items of its checklist do not apply, by their index as text. Where a deviation tells or told
    the reason of a step in this round, that is in `reasoned`.
    """

    corrected: Mapping[str, Event] = NONE
    deviations: Mapping[str, tuple[str, Event]] = NONE
    left_out: Mapping[str, Mapping[str, str]] = NONE
    reasoned: frozenset[str] = frozenset()

    def beside(self, fields: Iterable[str], step: str) -> Iterator[str]:
        """Deviations in some fields and items that do not apply, each in a few words."""
        for name in fields:
            if name in self.deviations:
                yield f"deviation in {name}, {self.deviations[name][0]}"
        for index, why in self.left_out.get(step, {}).items():
            yield f"item {int(index) + 1} not applicable: {why}"

    def data(self, fields: Iterable[str], step: str) -> dict[str, list[dict[str, Any]]]:
        """The marks of some fields and of a step as JSON; what there is nothing of is left out."""
        names = tuple(fields)
        found = {
            "corrections": [
                {"field": name, "by": event.by, "represents": event.basis.represents}
                | {"at": event.at, "reason": getattr(event.fact, "reason", "")}
                for name, event in self.corrected.items()
                if name in names
            ],
            "deviations": [
                {"field": name, "reason": why}
                for name, (why, _) in self.deviations.items()
                if name in names
            ],
            "not_applicable": [
                {"item": int(index) + 1, "reason": why}
                for index, why in self.left_out.get(step, {}).items()
            ],
        }
        return {part: entries for part, entries in found.items() if entries}


NO_MARKS = Marks()


def marks(events: Iterable[Event]) -> Marks:
    """The marks of a run, from all its events."""
    corrected: dict[str, Event] = {}
    deviations: dict[str, tuple[str, Event]] = {}
    left_out: dict[str, Mapping[str, str]] = {}
    reasoned: set[str] = set()
    for event in events:
        match event.fact:
            case f.Started(deviations=why):
                _deviate(deviations, why, event)
            case f.Finished() as fact:
                _without(corrected, (*fact.values, *fact.given))
                _without(deviations, (*fact.values, *fact.given, *fact.kept))
                _deviate(deviations, fact.deviations, event)
                left_out[fact.step] = fact.not_applicable
                _tell(reasoned, fact)
            case f.Skipped(step=step, unset=unset):
                _without(corrected, unset)
                _without(deviations, unset)
                left_out.pop(step, None)
                reasoned.discard(step)
            case f.Opened(rounds=opened):
                _without(left_out, opened)
                reasoned.difference_update(opened)
            case f.Corrected(field=name, deviation=why):
                corrected[name] = event
                _without(deviations, (name,))
                _deviate(deviations, {name: why}, event)
            case _:
                pass
    return Marks(corrected, deviations, left_out, frozenset(reasoned))


def _without(known: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        known.pop(name, None)


def _deviate(
    deviations: dict[str, tuple[str, Event]], told: Mapping[str, str], event: Event
) -> None:
    deviations.update({name: (why, event) for name, why in told.items() if why})


def _tell(reasoned: set[str], fact: f.Finished) -> None:
    told = any(why.endswith(f": {fact.reason}") for why in fact.deviations.values())
    (reasoned.add if told else reasoned.discard)(fact.step)
