"""Events: the doors of PyYAML that flowdef uses, the C parser where it is there."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

CParser: Any
try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover (PyYAML was built without libyaml)
    CParser = None

MAX_EVENTS = 250_000  # 100,000 values, each of a list or mapping of its own, and their ends
MAX_DEPTH = 64


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python: the same events, some fifteen times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def events_of(text: str) -> Iterator[Any]:
    """The events of a text, at most MAX_EVENTS; raises YAMLError where it is no YAML.

    Events alone never nest calls, so deep brackets cannot exhaust the stack; whoever builds
    from them stops at MAX_DEPTH.
    """
    next_event: Callable[[], Any] = (CParser or PythonParser)(text).get_event
    return islice(iter(next_event, None), MAX_EVENTS)  # both in C: no price for the bound
