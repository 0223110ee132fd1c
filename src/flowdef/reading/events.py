"""Events: the doors of PyYAML that flowdef uses, the C parser where it is there."""

from collections.abc import Callable
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

CParser: Any
try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover (PyYAML was built without libyaml)
    CParser = None

MAX_DEPTH = 64
MAX_EVENTS = 200_000  # of one text: some 100,000 values with the ends of their lists

NextEvent = Callable[[], Any]


class TooMany(Exception):  # noqa: N818 (no error of ours; caught where events are asked for)
    """A text has more than MAX_EVENTS events."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python: the same events, some fifteen times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def events_of(text: str) -> NextEvent:
    """Gives the next event of a text at each call; raises YAMLError where it is no YAML.

    Past the end it gives None. Events alone never nest calls, so deep brackets cannot exhaust
    the stack; whoever builds from them stops at MAX_DEPTH. Past MAX_EVENTS it raises TooMany.
    """
    next_event: NextEvent = (CParser or PythonParser)(text).get_event
    # No two characters make more than four events, so a short text need not be counted.
    return next_event if len(text) < MAX_EVENTS // 2 else _counted(next_event)


def _counted(next_event: NextEvent) -> NextEvent:
    left = MAX_EVENTS

    def counted() -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooMany
        return next_event()

    return counted
