"""XES: event logs for process mining (IEEE 1849-2016), a trace for each run."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from flowdef.run import facts as f
from flowdef.run.events import Event, kind_of
from flowdef.run.state import DONE

_EXTENSIONS = {
    "Concept": "concept",
    "Lifecycle": "lifecycle",
    "Organizational": "org",
    "Time": "time",
}
_OPENING = """\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
"""
_GLOBAL = """\
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <string key="lifecycle:transition" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
  <classifier name="ActivityAndTransition" keys="concept:name lifecycle:transition"/>
  <string key="lifecycle:model" value="standard"/>
"""
# Of the standard life cycle; what has no word in it is `unknown`, and `flowdef:type` says it.
_TRANSITIONS: Mapping[type, str] = {
    f.MadeReady: "schedule",
    f.Added: "schedule",
    f.Assigned: "assign",
    f.Taken: "start",
    f.WaitBegan: "start",
    f.SubRunStarted: "start",
    f.AttemptBegan: "start",
    f.Blocked: "suspend",
    f.Unblocked: "resume",
    f.Retried: "resume",
    f.Finished: "complete",
    f.SubRunCancelled: "withdraw",
    f.Failed: "ate_abort",
    f.Started: "start",
}


class Trace(NamedTuple):
    """A run: its id, its process, and its events in order."""

    run: str
    process: str
    events: Iterable[Event]


def xes(traces: Iterable[Trace]) -> Iterator[str]:
    """The log as pieces of text: UTF-8 when written, one file when joined."""
    yield _OPENING
    for name, prefix in _EXTENSIONS.items():
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        yield f'  <extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n'
    yield _GLOBAL
    for trace in traces:
        yield "  <trace>\n"
        yield _string("concept:name", trace.run, "    ")
        yield _string("flowdef:process", trace.process, "    ")
        for event in trace.events:
            yield _event(trace.process, event)
        yield "  </trace>\n"
    yield "</log>\n"


def transition(fact: f.Fact) -> str:
    """The word of the standard life cycle for a fact."""
    match fact:
        case f.Skipped(because=because):
            return "manualskip" if because == "person" else "autoskip"
        case f.Ended(result=result):
            return "complete" if result == DONE else "pi_abort"
        case _:
            return _TRANSITIONS.get(type(fact), "unknown")


def _event(process: str, event: Event) -> str:
    fact, basis = event.fact, event.basis
    step = str(getattr(fact, "step", "") or process)
    number = getattr(fact, "round", 0)
    parts = [
        "    <event>\n",
        _string("concept:name", step),
        _string("lifecycle:transition", transition(fact)),
        f"      <date key={_quoted('time:timestamp')} value={_quoted(_moment(event.at))}/>\n",
        _string("org:resource", event.by),
        _string("org:role", basis.role) if basis.role else "",
        _string("flowdef:on_behalf_of", basis.represents) if basis.represents else "",
        _string("flowdef:type", kind_of(fact)),
        f'      <int key="flowdef:round" value="{number}"/>\n' if number else "",
        "    </event>\n",
    ]
    return "".join(parts)


def _moment(at: str) -> str:
    """A moment with its offset written out, which all readers of xs:dateTime take."""
    return f"{at.removesuffix('Z')}+00:00" if at.endswith("Z") else at


def _string(key: str, value: str, indent: str = "      ") -> str:
    return f"{indent}<string key={_quoted(key)} value={_quoted(value)}/>\n"


def _quoted(text: str) -> str:
    """An attribute's value; characters that XML 1.0 cannot hold are shown as escapes."""
    return quoteattr("".join(each if _held(each) else ascii(each)[1:-1] for each in text))


def _held(each: str) -> bool:
    code = ord(each)
    if code < 0x20:
        return each in "\t\n\r"
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))
