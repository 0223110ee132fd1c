"""XES: well-formed, in the order of the schema of IEEE 1849-2016, with what each event says."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.formats.xes import Trace, transition, xes
from flowdef.run import facts as f
from flowdef.run.events import Basis, Event

SPACE = "{http://www.xes-standard.org/}"
AT = "2026-06-08T09:00:00Z"
ORDER = ["extension", "global", "classifier", "string", "trace"]
TRANSITIONS = [
    *("schedule", "assign", "withdraw", "reassign", "start", "suspend", "resume", "pi_abort"),
    *("ate_abort", "complete", "autoskip", "manualskip", "unknown"),
]
PLAIN: list[f.Fact] = [
    f.Started("p-1", "d", {"id": "p"}),
    f.MadeReady("a", 1),
    f.Taken("a", 1),
    f.Finished("a", 1),
    f.Skipped("b", 1, "condition"),
    f.Skipped("c", 1, "person", "Not today"),
    f.Commented("Done & <gone>"),
    f.Ended("cancelled"),
]


def parsed(events: Iterable[Event], run: str = "p-1") -> ET.Element:
    text = "".join(xes([Trace(run, "p", events)]))
    return ET.fromstring(text.encode())  # noqa: S314 (our own text)


def attributes(element: ET.Element) -> dict[str, str]:
    return {each.attrib["key"]: each.attrib["value"] for each in element if "key" in each.attrib}


def test_the_log_has_the_order_and_the_words_of_the_schema() -> None:
    log = parsed(Event(fact, "sam", AT) for fact in PLAIN)
    assert log.tag == f"{SPACE}log"
    assert log.attrib == {"xes.version": "1849.2016", "xes.features": ""}
    tags = [each.tag.removeprefix(SPACE) for each in log]
    assert sorted(tags, key=ORDER.index) == tags
    for each in log.iter():
        if "key" in each.attrib:
            assert re.fullmatch(r"[A-Za-z_][\w.:-]*", each.attrib["key"])
    for each in log.findall(f"{SPACE}classifier"):
        assert re.fullmatch(r"[A-Za-z_][\w.-]*", each.attrib["name"])


def test_what_is_global_is_said_of_every_event() -> None:
    log = parsed(Event(fact, "sam", AT) for fact in PLAIN)
    (wanted,) = [
        attributes(g) for g in log.findall(f"{SPACE}global") if g.attrib["scope"] == "event"
    ]
    events = [attributes(event) for event in log.iter(f"{SPACE}event")]
    assert len(events) == len(PLAIN)
    assert all(wanted.keys() <= event.keys() for event in events)
    assert all(event["lifecycle:transition"] in TRANSITIONS for event in events)
    assert [event["lifecycle:transition"] for event in events] == [
        *("start", "schedule", "start", "complete", "autoskip", "manualskip", "unknown", "pi_abort")
    ]
    assert [event["concept:name"] for event in events] == ["p", *"aaabc", "p", "p"]
    assert {event["time:timestamp"] for event in events} == {"2026-06-08T09:00:00+00:00"}


def test_who_for_whom_and_in_which_role() -> None:
    event = Event(f.Finished("a", 2), "jo", AT, Basis(role="boss", represents="kim"))
    (found,) = [attributes(each) for each in parsed([event]).iter(f"{SPACE}event")]
    assert found["org:resource"] == "jo"
    assert found["org:role"] == "boss"
    assert found["flowdef:on_behalf_of"] == "kim"
    assert found["flowdef:type"] == "finished"
    assert found["flowdef:round"] == "2"


def test_a_run_that_is_done_is_complete() -> None:
    assert transition(f.Ended("done")) == "complete"
    assert transition(f.Ended("rejected")) == "pi_abort"


@given(st.text(st.characters(exclude_categories=[])))
@pytest.mark.parametrize("place", ["by", "run", "at"])
def test_no_text_breaks_the_file(place: str, text: str) -> None:
    words = {"by": "sam", "run": "p-1", "at": AT, place: text}
    log = parsed([Event(f.Taken("a", 1), words["by"], words["at"])], words["run"])
    assert len(list(log.iter(f"{SPACE}event"))) == 1
