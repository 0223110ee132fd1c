"""Tree: bytes to plain data that knows its places, and the faults of the text."""

from msgspec import Struct

from flowdef.findings import Finding
from flowdef.reading import trap
from flowdef.reading.construct import Construction, Stopped
from flowdef.reading.escaped import escaped_faults
from flowdef.reading.fault import PARSE_ERROR, Fault
from flowdef.reading.garbage import uncollected
from flowdef.reading.hidden import hidden_faults
from flowdef.reading.nodes import ListNode, MapNode
from flowdef.reading.source import Source, decode

__all__ = ["ListNode", "MapNode", "Tree", "read_tree"]

_MOST = 50  # faults of one text that are explained


class Tree(Struct, frozen=True):
    """The root mapping of a document, None where it cannot be read, and the faults of its text."""

    root: MapNode | None
    faults: tuple[Fault, ...] = ()

    def findings(self, path: str) -> tuple[Finding, ...]:
        """The faults as findings in the file `path`."""
        return tuple(fault.of(path) for fault in self.faults)


def read_tree(source: bytes) -> Tree:
    """The data of a YAML 1.2 document; never raises on any bytes.

    Mappings and lists are `MapNode` and `ListNode`; scalars are plain str, int, float, bool and
    None by the core schema, dates being text. What YAML lets slip is a fault: SYN001 where a
    text is no YAML or more than a document may be, SYN004, SYN005 and SYN011 for keys, values and
    characters that mean something else than they seem to.
    """
    text = decode(source)
    if isinstance(text, Fault):
        return Tree(None, (text,))
    with uncollected():
        return _read(text)


def _read(source: Source) -> Tree:
    construction = Construction(source)
    try:
        root = construction.root()
    except Stopped as stopped:
        return Tree(None, _first([*construction.faults, stopped.fault], construction.more))
    faults = [*construction.faults, *escaped_faults(source), *hidden_faults(source)]
    if isinstance(root, MapNode):
        return Tree(root, _first(faults, construction.more))
    reason = trap.empty() if root is None else trap.no_mapping(source, root)
    return Tree(None, _first([*faults, reason], construction.more))


def _first(faults: list[Fault], uncounted: int) -> tuple[Fault, ...]:
    """The first faults in the order of the text, and how many more there are."""
    if len(faults) < 2:
        return tuple(faults)
    ordered = _one_for_each_cause(sorted(faults, key=lambda fault: fault.span))
    if len(ordered) > _MOST:
        more = len(ordered) - _MOST + uncounted
        message = f"{more} more faults of the text are not shown: mend the ones above first"
        last = Fault(code=PARSE_ERROR, span=ordered[_MOST].span, message=message)
        ordered[_MOST:] = [last]
    return tuple(ordered)


def _one_for_each_cause(faults: list[Fault]) -> list[Fault]:
    """Of faults that begin at one place only the first: `{{ x }} y` breaks two rules of YAML."""
    seen: dict[tuple[int, int], Fault] = {}
    for fault in faults:
        seen.setdefault((fault.span.line, fault.span.column), fault)
    return list(seen.values())
