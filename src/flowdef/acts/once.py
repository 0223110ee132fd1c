"""Once: an act that bears a key is recorded once, however often it is told."""

from typing import Any, NamedTuple

from flowdef.acts.desk import Standing, Who, standing
from flowdef.run import commands as c
from flowdef.run.definition import Definition
from flowdef.run.digest import digest
from flowdef.run.events import NO_STAMP, Event, Stamp
from flowdef.run.refusal import Refused, Why
from flowdef.store.port import Store, StoreError


class Before(NamedTuple):
    """What the same act led to when it was first told: the events, and the run as it stands now."""

    where: Standing
    events: tuple[Event, ...]


def before(store: Store, run: str, act: c.Act, who: Who) -> Before | Refused | None:
    """What the act led to on this run under its key; refused where that was another act.

    None where nothing bears the key. Raises StoreError.
    """
    if run not in dict(store.keyed(who.key)):
        return None
    where = standing(store, run)
    if isinstance(where, Refused):
        return None
    return _same(where, stamp_of(act, sensitive(where.definition), who))


def started_before(store: Store, process: str, stamp: Stamp) -> Before | Refused | None:
    """The run of a process that was started under the key of a stamp; as `before`."""
    for run, seq in store.keyed(stamp.key):
        where = standing(store, run) if seq == 1 else None
        if isinstance(where, Standing) and where.definition.id == process:
            return _same(where, stamp)
    return None


def stamp_of(act: c.Act, secret: frozenset[str], who: Who) -> Stamp:
    """The stamp of an act that was given a key; the fields in `secret` only say that they are."""
    if not who.key:
        return NO_STAMP
    said = {name: _plain(value, name, secret) for name, value in act._asdict().items()}
    if isinstance(act, c.Start):
        del said["run"], said["nonce"]  # chosen here, not by whoever starts
    if isinstance(act, c.Correct) and act.field in secret:
        said["value"] = "given"
    told = [type(act).__name__, said, who.by, who.on_behalf_of]
    return Stamp(who.key, digest(told)[:32])


def sensitive(definition: Definition) -> frozenset[str]:
    """The names of the fields that are never kept."""
    return frozenset(field.name for field in definition.fields.values() if field.sensitive)


def _same(where: Standing, stamp: Stamp) -> Before | Refused:
    events = tuple(event for event in where.events if event.stamp.key == stamp.key)
    if not events:
        said = f"no event of {where.run} bears the key {stamp.key!r}, which its log has listed"
        raise StoreError(f"{said}: 'flowdef verify' says what was changed")
    first = events[0]
    if first.stamp == stamp:
        return Before(where, events)
    return Refused(
        Why.KEY,
        f"the key {stamp.key!r} was given with another act on {where.run}, by {first.by} at"
        f" {first.at}: each act has a key of its own",
    )


def _plain(value: Any, name: str, secret: frozenset[str]) -> Any:
    """A part of an act as JSON: keys as text, secrets left out."""
    if not hasattr(value, "items"):
        return value
    hidden = secret if name in ("values", "inputs") else frozenset()
    return {str(key): "given" if key in hidden else each for key, each in value.items()}
