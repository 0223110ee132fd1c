"""Schema: a document held against the JSON Schema of its kind, faults in people's words."""

from itertools import islice
from typing import Any

from flowdef.findings import Finding
from flowdef.model.document import Kind
from flowdef.reading.fault import SCHEMA_VIOLATION, Fault
from flowdef.reading.kind import kind_of
from flowdef.reading.nodes import MapNode
from flowdef.reading.validators import errors, valid

MOST = 50  # faults of one document that are explained
_COUNTED = 1_000  # more are not even counted: the time of a hostile document is bounded


def faults(root: MapNode, path: str) -> tuple[Finding, ...]:
    """What is wrong with a document by the schema of its kind, in the order of the text.

    SYN003 for a key that the schema does not know, SYN002 for all else. At most 50 faults are
    explained; one more finding counts the rest. Where the kind is unknown, that is the one
    finding.
    """
    kind = kind_of(root)
    if isinstance(kind, Fault):
        return (kind.of(path),)
    if valid(kind, root):
        return ()
    return tuple(fault.of(path) for fault in _explained(root, kind))


def _explained(root: MapNode, kind: Kind) -> list[Fault]:
    from flowdef.reading.wording import Wording

    wording = Wording(root, kind)
    found = list(islice(errors(kind, root), _COUNTED))
    told = sorted(wording.faults(found), key=lambda fault: fault.span)
    if not told:  # the two validators disagree: say so rather than let the document pass
        told = [_fault(root, f"the document does not fit the schema of a {kind}")]
    more = len(told) - MOST
    if more > 0:
        last = told[MOST]
        at_least = "at least " if len(found) == _COUNTED else ""
        message = f"{at_least}{more} more faults are not shown: mend the ones above first"
        told[MOST:] = [Fault(code=SCHEMA_VIOLATION, span=last.span, message=message)]
    return told


def _fault(root: Any, message: str) -> Fault:
    return Fault(code=SCHEMA_VIOLATION, span=root.span(), message=message)
