"""XES against the rules of its schema: what the XML Schema of IEEE 1849-2016, 5.9, says, in words.

The schema itself belongs to the IEEE. Its content models and types are stated here anew; what the
text of the standard demands beside them (5.1 to 5.5) is, too.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from flowdef.formats.xes import Trace, xes
from flowdef.run import facts as f
from flowdef.run.events import Basis, Event

SPACE = "{http://www.xes-standard.org/}"
ATTRIBUTES = ("string", "date", "int", "float", "boolean", "id", "list")
# Of each element what may stand in it, in this order; one group may stand in any order within.
CONTENT: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("extension",), ("global",), ("classifier",), ATTRIBUTES, ("trace",), ("event",)),
    "trace": (ATTRIBUTES, ("event",)),
    "event": (ATTRIBUTES,),
    "global": (ATTRIBUTES,),
    "extension": (),
    "classifier": (),
    **dict.fromkeys(ATTRIBUTES, (ATTRIBUTES,)),
}
NAME = r"[^\W\d][\w.:-]*"
NCNAME = r"[^\W\d][\w.-]*"
WORDS_OF = r"(?:\S+(?: \S+)*)?"
ANY = r"(?s:.*)"
# Of each element its attributes, by type; the names in OPTIONAL may be absent.
TYPES: dict[str, dict[str, str]] = {
    "log": {"xes.version": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", "xes.features": WORDS_OF},
    "trace": {},
    "event": {},
    "global": {"scope": NCNAME},
    "extension": {"name": NCNAME, "prefix": NCNAME, "uri": r"\S+"},
    "classifier": {"name": NCNAME, "scope": NCNAME, "keys": WORDS_OF},
    "string": {"key": NAME, "value": ANY},
    "date": {"key": NAME, "value": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"},
    "int": {"key": NAME, "value": r"[+-]?\d{1,18}"},
}
OPTIONAL = {("log", "xes.features"), ("global", "scope"), ("classifier", "scope")}
MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)).map(  # noqa: DTZ001 (of the strategy)
    lambda moment: f"{moment.isoformat()}Z"
)
WORDS = st.text(st.characters(exclude_categories=[]), max_size=9)
FACTS = st.one_of(
    st.tuples(WORDS, st.integers(1, 10**6)).map(lambda said: f.MadeReady(*said)),
    st.tuples(WORDS, st.integers(1, 9)).map(lambda said: f.Skipped(*said, "person")),
    st.sampled_from(["done", "rejected", "cancelled"]).map(f.Ended),
    WORDS.map(f.Commented),
)
BASES = st.tuples(WORDS, WORDS).map(lambda said: Basis(*said))
EVENTS = st.tuples(FACTS, WORDS, MOMENTS, BASES).map(lambda said: Event(*said))
LOGS = st.lists(
    st.tuples(WORDS, WORDS, st.lists(EVENTS, max_size=3)).map(lambda said: Trace(*said)),
    max_size=3,
)


def broken(element: ET.Element) -> Iterator[str]:
    """The rules of the schema that an element, or one within it, does not keep."""
    tag = name(element)
    yield from _content(tag, [name(each) for each in element])
    types = TYPES.get(tag, {})
    yield from (f"{tag} has {each}" for each in element.attrib.keys() - types)
    for attribute, form in types.items():
        said = element.attrib.get(attribute)
        if said is None and (tag, attribute) not in OPTIONAL:
            yield f"{tag} lacks {attribute}"
        elif said is not None and not re.fullmatch(form, said):
            yield f"{attribute} of {tag} is {said!r}"
    if element.text and element.text.strip():
        yield f"{tag} holds text"
    for each in element:
        yield from broken(each)


def _content(tag: str, children: list[str]) -> Iterator[str]:
    order = {child: place for place, group in enumerate(CONTENT.get(tag, ())) for child in group}
    yield from (f"{each} in {tag}" for each in children if each not in order)
    places = [order.get(each, 0) for each in children]
    if places != sorted(places):
        yield f"the order in {tag} is {children}"


def name(element: ET.Element) -> str:
    """Its name, which is of the standard's name space."""
    assert element.tag.startswith(SPACE)
    return element.tag.removeprefix(SPACE)


def keys(element: ET.Element) -> dict[str, str]:
    """The type of each attribute of a component."""
    return {each.attrib["key"]: name(each) for each in element if "key" in each.attrib}


@given(LOGS)
def test_a_log_keeps_the_rules_of_the_schema(traces: list[Trace]) -> None:
    log = ET.fromstring("".join(xes(traces)).encode())  # noqa: S314 (our own text)
    assert [*broken(log)] == []
    prefixes = {each.attrib["prefix"] for each in log.findall(f"{SPACE}extension")}
    for component in (log, *log.iter(f"{SPACE}trace"), *log.iter(f"{SPACE}event")):
        found = [each.attrib["key"] for each in component if "key" in each.attrib]
        assert len(set(found)) == len(found)  # 5.1.4: a key once in a component
        assert {each.partition(":")[0] for each in found} <= prefixes | {"flowdef"}  # 5.5
    everywhere = {each.attrib["scope"]: keys(each) for each in log.findall(f"{SPACE}global")}
    for scope, wanted in everywhere.items():  # 5.3: with this key and this type
        for component in log.iter(f"{SPACE}{scope}"):
            assert wanted.items() <= keys(component).items()
    for classifier in log.findall(f"{SPACE}classifier"):  # 5.4
        scope = classifier.attrib.get("scope", "event")
        assert set(classifier.attrib["keys"].split()) <= everywhere[scope].keys()


def test_the_rules_are_of_use() -> None:
    text = (
        f'<log xmlns="{SPACE[1:-1]}" xes.version="two" a="b"><trace><event>x</event>'
        '<string key="1"/></trace><global><int key="a" value="1.5"/></global><x/></log>'
    )
    log = ET.fromstring(text)  # noqa: S314 (idem)
    assert sorted(broken(log)) == [
        "event holds text",
        "key of string is '1'",
        "log has a",
        "string lacks value",
        "the order in log is ['trace', 'global', 'x']",
        "the order in trace is ['event', 'string']",
        "value of int is '1.5'",
        "x in log",
        "xes.version of log is 'two'",
    ]
