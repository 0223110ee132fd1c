"""Kind: which of the four kinds a document says it is, and which it looks like."""

from flowdef.findings import Fix, Span
from flowdef.model.document import Kind
from flowdef.reading.fault import SCHEMA_VIOLATION, Fault, shown
from flowdef.reading.nearest import nearest, plainly_meant
from flowdef.reading.nodes import MapNode

_SIGNS = {
    Kind.PROCESS: ("steps", "stages", "trigger", "version"),
    Kind.PROJECT: ("tasks", "phases", "deadline", "sponsor", "logframe"),
    Kind.ORGANIZATION: ("people", "roles", "calendar", "goals"),
    Kind.WORKSPACE: ("lint", "docs", "runs", "checks"),
}
_ALL = "process, project, organization or workspace"


def kind_of(root: MapNode) -> Kind | Fault:
    """The kind of a document, or what is wrong with its `kind`."""
    written = root.get("kind")
    if isinstance(written, str) and written in set(Kind):
        return Kind(written)
    likely = _likely(root, written)
    if "kind" not in root:
        hint = f"add `kind: {likely}`" if likely else f"add one of: {_ALL}"
        span = root.key(next(iter(root))) if root else root.span()
        message = f"the document does not say its `kind`: {hint}"
        return Fault(code=SCHEMA_VIOLATION, span=span, message=message)
    hint = f"write `kind: {likely}`" if likely else f"write one of: {_ALL}"
    value = f"kind: {shown(root.written('kind'))}".rstrip()
    message = f"`{value}` is no kind of document: {hint}"
    span = root.span("kind")
    fix = _fix(span, written, likely) if isinstance(written, str) and likely else None
    return Fault(code=SCHEMA_VIOLATION, span=span, message=message, fix=fix)


def _fix(span: Span, written: str, likely: str) -> Fix:
    from flowdef.reading.remedy import other_value

    return other_value(span, likely, safe=plainly_meant(written, likely, Kind))


def _likely(root: MapNode, written: object) -> str:
    if isinstance(written, str) and (close := nearest(written, Kind)):
        return close
    found = {kind: sum(sign in root for sign in signs) for kind, signs in _SIGNS.items()}
    best = max(found, key=lambda kind: found[kind])
    return best if found[best] else ""
