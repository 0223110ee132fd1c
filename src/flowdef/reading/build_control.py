"""Build control: the document-control keys of a process."""

from collections.abc import Mapping
from typing import Any

from flowdef.model.control import Control, Record, Reference, Revision, Signature
from flowdef.reading.build import Table, build, each, period, same

_SIGNATURE: Table = {key: (key, same) for key in ("by", "role", "date", "version", "meaning")}
_REVISION: Table = {key: (key, same) for key in ("version", "date", "by", "change", "reason")}
_REFERENCE: Table = {key: (key, same) for key in ("title", "url", "file")}
_RECORD: Table = {
    "name": ("name", same),
    "where": ("where", same),
    "retention": ("retention", period),
}
_CONTROL: Table = {
    **{key: (key, same) for key in ("version", "status", "effective_from", "owner", "purpose")},
    **{
        key: (key, tuple)
        for key in (
            "resources",
            "warnings",
            "not_applicable",
            "authors",
            "applies_to",
            "qualifications",
            "training",
            "supersedes",
        )
    },
    "definitions": ("definitions", lambda raw: tuple(raw.items())),
    "responsibilities": ("responsibilities", lambda raw: tuple(raw.items())),
    "references": ("references", each(lambda raw: build(Reference, raw, _REFERENCE))),
    "attachments": ("attachments", each(lambda raw: build(Reference, raw, _REFERENCE))),
    "records": ("records", each(lambda raw: build(Record, raw, _RECORD))),
    "approvals": ("approvals", each(lambda raw: build(Signature, raw, _SIGNATURE))),
    "revisions": ("revisions", each(lambda raw: build(Revision, raw, _REVISION))),
}
_SCOPE: Table = {"includes": ("includes", tuple), "excludes": ("excludes", tuple)}
_REVIEW: Table = {"every": ("review_every", period), "last": ("last_review", same)}


def control(root: Mapping[str, Any]) -> Control:
    """Everything that a process says about itself as a controlled document."""
    more: dict[str, Any] = {}
    for key, table in (("scope", _SCOPE), ("review", _REVIEW)):
        for name, raw in root.get(key, {}).items():
            if name in table:
                attribute, convert = table[name]
                more[attribute] = raw if convert is None else convert(raw)
    return build(Control, root, _CONTROL, **more)
