"""Form: the bytes of a document in the one form, or why they stay as they are."""

import re

from msgspec import Struct

from flowdef.findings import Severity
from flowdef.layout.lines import lines_of
from flowdef.layout.order import ordered
from flowdef.layout.part import Unusual
from flowdef.layout.parts import parts_of
from flowdef.reading.document import read
from flowdef.reading.fault import Fault
from flowdef.reading.kind import kind_of
from flowdef.reading.source import decode
from flowdef.reading.tree import read_tree

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = b"\xef\xbb\xbf"


class Left(Struct, frozen=True):
    """A document that is left as it is, and why, as the end of a sentence."""

    why: str
    readable: bool = False


_UNREAD = Left("cannot be read: 'flowdef lint' says why")
_OTHERWISE = Left("is left as it is: in one form it would mean something else", readable=True)


def formed(source: bytes) -> bytes | Left:
    """The same document with its keys in order, one layout, and its comments where they belong.

    Line ends and a byte order mark stay those of the file. What means anything else afterwards
    is not returned.
    """
    text, tree = decode(source), read_tree(source)
    if isinstance(text, Fault) or tree.root is None:
        return _UNREAD
    if any(fault.severity is Severity.ERROR for fault in tree.faults):
        return _UNREAD
    kind = kind_of(tree.root)
    written = _BREAK.sub("\n", text.text)
    try:
        whole = parts_of(written)
    except Unusual as unusual:
        line = written.count("\n", 0, unusual.at) + 1
        why = f"is left as it is: there is no one form for {unusual.what} (line {line})"
        return Left(why, readable=True)
    lines = lines_of(whole if isinstance(kind, Fault) else ordered(whole, kind))
    first_end = _BREAK.search(text.text)
    line_end = first_end[0] if first_end else "\n"
    mark = _BOM if source.startswith(_BOM) else b""
    made = mark + "".join(line + line_end for line in lines).encode()
    if made == source:
        return made
    same = (
        read_tree(made).root == tree.root and read(made, "").document == read(source, "").document
    )
    return made if same else _OTHERWISE  # the data alone would not tell the order of names
