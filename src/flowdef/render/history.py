"""History: what happened in a run, told in sentences that are safe to print."""

from collections.abc import Callable, Mapping
from typing import Any

from flowdef.expressions.evidence import shown_name
from flowdef.printable import printable
from flowdef.run import facts as f
from flowdef.run.apart import did
from flowdef.run.closing import done_how, skipped_how
from flowdef.run.events import Event
from flowdef.run.fields_json import file_fields
from flowdef.run.moments import Zoned, local
from flowdef.run.roster import Roster, called, titled_or_called

Files = frozenset[str]  # the names of fields that hold files
NO_FILES: Files = frozenset()

_BY_ITSELF = (f.MadeReady, f.Decided, f.StageDecided)
_MOMENTS = {
    f.WaitBegan: "until",
    f.AttemptBegan: "not_before",
    f.Reminded: "due",
    f.Escalated: "due",
}


def by_itself(event: Event) -> bool:
    """Whether an event only follows from what people did: told in a log, not as an act."""
    fact = event.fact
    if isinstance(fact, f.Decided | f.StageDecided) and fact.reason:
        return False  # a person's word in place of a condition that cannot be read
    return isinstance(fact, _BY_ITSELF) or (isinstance(fact, f.Finished) and fact.how == "vote")


def sentence(
    event: Event, roster: Roster | None, zoned: Zoned | None = None, files: Files = NO_FILES
) -> str:
    """One event on one line: 'check-credit: done by Jo (credit: poor)'.

    Its moments are told by the clock of a calendar; without one in UTC, as they are recorded. What
    the fields named in `files` hold is told by the name of the copy; see `files_of`.
    """
    fact, who = _clocked(event.fact, zoned) if zoned else event.fact, called(event.by, roster)
    fact = _labelled(fact, files) if files else fact
    if event.basis.represents:
        who += f" for {called(event.basis.represents, roster)}"
    if isinstance(fact, f.Assigned):
        fact = fact._replace(to=called(fact.to, roster))
    if isinstance(fact, f.Lapsed):
        represents = fact.represents and called(fact.represents, roster)
        fact = fact._replace(voter=called(fact.voter, roster), represents=represents)
    if isinstance(fact, f.Blocked):
        fact = fact._replace(help=titled_or_called(fact.help, roster))
    if isinstance(fact, f.Reminded | f.Escalated):
        fact = fact._replace(to=tuple(called(each, roster) for each in fact.to))
    if isinstance(fact, f.Escalated) and roster:
        fact = fact._replace(role=roster.title(fact.role))
    return printable(_TOLD[type(fact)](fact, who))


def files_of(event: Event, before: Files = NO_FILES) -> Files:
    """The fields of a run that hold files: its start tells, later events leave it as it was."""
    return file_fields(event.fact.definition) if isinstance(event.fact, f.Started) else before


def shown_values(
    values: Mapping[str, Any], given: tuple[str, ...] = (), files: Files = NO_FILES
) -> list[str]:
    """Recorded values as people read them, 'credit: poor'; `given` names those not kept."""
    said = [f"{name}: {_value(value)}" for name, value in _named(values, files).items()]
    return said + [f"{name}: given, not kept" for name in given]


def _clocked(fact: Any, zoned: Zoned) -> Any:
    """The fact with its moment by a calendar's clock; what is no moment stands as it is."""
    name = _MOMENTS.get(type(fact), "")
    try:
        return fact._replace(**{name: local(getattr(fact, name), zoned)}) if name else fact
    except ValueError:
        return fact


def _labelled(fact: Any, files: Files) -> Any:
    """The fact with copied files by their names."""
    match fact:
        case f.Started():
            return fact._replace(values=_named(fact.values, files))
        case f.Finished(values=values, kept_values=kept):
            return fact._replace(values=_named(values, files), kept_values=_named(kept, files))
        case f.Decided() | f.StageDecided():
            return fact._replace(reads=_named(fact.reads, files))
        case f.Ended():
            return fact._replace(outputs=_named(fact.outputs, files))
        case f.Corrected(field=name) if name in files:
            return fact._replace(old=_copy(fact.old), value=_copy(fact.value))
        case _:
            return fact


def _named(values: Mapping[str, Any], files: Files) -> dict[str, Any]:
    return {name: _copy(value) if name in files else value for name, value in values.items()}


def _copy(value: Any) -> Any:
    return shown_name(value) if isinstance(value, str) else value


def _values(values: Mapping[str, Any], given: tuple[str, ...] = ()) -> str:
    said = shown_values(values, given)
    return f" ({'; '.join(said)})" if said else ""


def _value(value: Any) -> str:
    match value:
        case None:
            return "unset"
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _started(fact: f.Started, who: str) -> str:
    above = f" for {fact.parent[0]}, step {fact.parent[1]}" if fact.parent else ""
    version = fact.definition.get("version") or "(no version)"
    name = f" as '{fact.title}'" if fact.title else ""
    serves = f" for {'/'.join(fact.project)}" if fact.project else ""
    said = f"{fact.definition['id']} {version} started{name}{above}{serves} by {who}"
    return said + _values(fact.values, fact.given)


def _decided(fact: f.Decided | f.StageDecided, who: str) -> str:
    name = fact.step if isinstance(fact, f.Decided) else f"stage {fact.stage}"
    word = "applies" if fact.holds else "does not apply"
    says = f", says {who}: {fact.reason}" if fact.reason else ""
    return f"{name}: {word}{_values(fact.reads)}{says}"


def _skipped(fact: f.Skipped, who: str) -> str:
    return f"{fact.step}: {skipped_how(fact.because, who)}{_because(fact.reason)}"


def _finished(fact: f.Finished, who: str) -> str:
    said = f"{fact.step}: {done_how(fact.how, who)}"
    deviations = "".join(f"; deviation in {name}, {why}" for name, why in fact.deviations.items())
    not_applicable = "".join(
        f"; item {int(at) + 1} not applicable: {why}" for at, why in fact.not_applicable.items()
    )
    values = _values(fact.values, fact.given) + _kept(fact)
    told = any(why.endswith(_because(fact.reason)) for why in fact.deviations.values())
    reason = "" if told else _because(fact.reason)
    return f"{said}{values}{deviations}{not_applicable}{reason}"


def _kept(fact: f.Finished) -> str:
    """What stands from an earlier round; of old logs only what it is called."""
    said = shown_values(fact.kept_values) or list(fact.kept)
    return f", kept from before ({'; '.join(said)})" if said else ""


def _voted(fact: f.Voted, who: str) -> str:
    return f"{fact.step}: {fact.verdict} by {who}{_because(fact.reason)}"


def _lapsed(fact: f.Lapsed, _: str) -> str:
    whose = f"{fact.voter} for {fact.represents}" if fact.represents else fact.voter
    right = f"their right does not reach the new {fact.over}"
    why = f"they {did(fact.over)}" if fact.because == "separation" else right
    return f"{fact.step}: the yes of {whose} no longer counts, because {why}"


def _blocked(fact: f.Blocked, who: str) -> str:
    by = f" by {who}" if fact.cause == "person" else ""
    wants = f"; needs help from {fact.help}" if fact.help else ""
    return f"{fact.step}: blocked{by}{_because(fact.reason)}{wants}"


def _opened(fact: f.Opened, who: str) -> str:
    steps = ", ".join(f"{name} (round {number})" for name, number in fact.rounds.items())
    word = f"{'reopened' if fact.because == 'reopen' else 'sent back'} by {who}"
    older = f"; resting on older values: {', '.join(fact.older)}" if fact.older else ""
    return f"{fact.step}: {word}, open again: {steps}{_because(fact.reason)}{older}"


def _added(fact: f.Added, who: str) -> str:
    where = f" after {', '.join(fact.definition['needs'])}" if fact.definition["needs"] else ""
    waits = f"; {', '.join(fact.before)} waits for it" if fact.before else ""
    return f"{fact.step}: added by {who}{where}{waits}{_because(fact.reason)}"


def _reminded(fact: f.Reminded, _: str) -> str:
    whom = f", {', '.join(fact.to)} reminded" if fact.to else ", reminded"
    return f"{fact.step}: due {fact.due}{whom}"


def _escalated(fact: f.Escalated, _: str) -> str:
    holders = f" ({', '.join(fact.to)})" if fact.to else ""
    return f"{fact.step}: late since {fact.due}, brought to {fact.role}{holders}"


def _corrected(fact: f.Corrected, who: str) -> str:
    new = "given, not kept" if fact.given else f"{_value(fact.old)} becomes {_value(fact.value)}"
    stands = f"; decided before on the old value: {', '.join(fact.stands)}" if fact.stands else ""
    deviation = f"; deviation in {fact.field}, {fact.deviation}" if fact.deviation else ""
    return f"{fact.field}: corrected by {who}, {new}{deviation or _because(fact.reason)}{stands}"


def _commented(fact: f.Commented, who: str) -> str:
    return f"{f'{fact.step}: ' if fact.step else ''}{who} says: {fact.text}"


def _ended(fact: f.Ended, who: str) -> str:
    by = f" by {who}" if fact.result == "cancelled" else ""
    return f"the run is {fact.result}{by}{_because(fact.reason)}{_values(fact.outputs)}"


_TOLD: dict[type, Callable[[Any, str], str]] = {
    f.Started: _started,
    f.StageDecided: _decided,
    f.Decided: _decided,
    f.MadeReady: lambda fact, _: f"{fact.step}: ready",
    f.Skipped: _skipped,
    f.Taken: lambda fact, who: f"{fact.step}: taken by {who}",
    f.Finished: _finished,
    f.Voted: _voted,
    f.Lapsed: _lapsed,
    f.Blocked: _blocked,
    f.Unblocked: lambda fact, who: f"{fact.step}: unblocked by {who}{_because(fact.reason)}",
    f.Opened: _opened,
    f.Corrected: _corrected,
    f.Assigned: lambda fact, who: (
        f"{fact.step}: handed to {fact.to} by {who}{_because(fact.reason)}"
    ),
    f.Commented: _commented,
    f.WaitBegan: lambda fact, _: f"{fact.step}: waits until {fact.until}",
    f.SubRunStarted: lambda fact, _: f"{fact.step}: done by the run {fact.run}",
    f.SubRunCancelled: lambda fact, _: f"{fact.step}: its run {fact.run} is cancelled",
    f.AttemptBegan: lambda fact, _: (
        f"{fact.step}: attempt {fact.attempt} "
        + (f"is due at {fact.not_before}" if fact.not_before else "began")
    ),
    f.AttemptFailed: lambda fact, _: (
        f"{fact.step}: attempt {fact.attempt} failed{_because(fact.reason)}"
    ),
    f.Failed: lambda fact, _: f"{fact.step}: failed{_because(fact.reason)}",
    f.Retried: lambda fact, who: f"{fact.step}: tried again by {who}{_because(fact.reason)}",
    f.Added: _added,
    f.Reminded: _reminded,
    f.Escalated: _escalated,
    f.Ended: _ended,
}
