"""Lines: the parts of a document, written in the one form."""

from msgspec.structs import replace

from flowdef.layout.part import Block, Entry, Scalar, Whole
from flowdef.layout.scalar import folds, spelled
from flowdef.reading.comments import IGNORE

WIDTH = 120  # of a line with braces or brackets; what is longer is written line by line
_STEP = "  "


def lines_of(whole: Whole) -> list[str]:
    """The lines of a document, without their ends."""
    writing = _Writing()
    for line in whole.head:
        writing.comment("", line)
    writing.block(whole.root, "")
    return writing.lines


class _Writing:
    """The lines so far; an empty one only between two others, and never two in a row."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def comment(self, indent: str, text: str) -> None:
        """A comment on a line of its own, or an empty line."""
        if text:
            self.lines.append(indent + text)
        elif self.lines and self.lines[-1]:
            self.lines.append("")

    def block(self, block: Block, indent: str) -> None:
        """A mapping or list on lines of its own, and the comments at its end."""
        for entry in block.entries:
            self._entry(entry, indent)
        for text in block.below:
            self.comment(indent, text)

    def _entry(self, entry: Entry, indent: str) -> None:
        above, entry = _hoisted(entry)
        for text in above:
            self.comment(indent, text)
        head = indent + (f"{spelled(entry.key, flow=False)}:" if entry.key else "-")
        if entry.anchor:
            head += f" {entry.anchor}"
        value = entry.value
        if isinstance(value, Block) and value.flow:
            flow = in_flow(value)
            if flow is not None and (
                not value.entries or len(head) + 1 + len(flow) <= WIDTH or _excused(above, entry)
            ):
                self.lines.append(f"{head} {flow}{entry.behind}")
                return
            value = replace(value, flow=False)
        if isinstance(value, Scalar):
            self._leaf(replace(entry, value=value), value, head, indent + _STEP)
        elif entry.key or entry.anchor:
            self.lines.append(head + (entry.beside or entry.behind))
            self._inner(value, indent + _STEP)
        else:
            self.lines += [indent + entry.behind.strip()] if entry.behind else []
            place = len(self.lines)
            self._inner(value, indent + _STEP)
            self.lines[place] = head + self.lines[place][len(head) :]

    def _inner(self, block: Block, indent: str) -> None:
        """A block in another: no empty line before its first entry."""
        first, *others = block.entries
        above = first.above
        while above and not above[0]:
            above = above[1:]
        self.block(replace(block, entries=(replace(first, above=above), *others)), indent)

    def _leaf(self, entry: Entry, value: Scalar, head: str, indent: str) -> None:
        comment = entry.behind or entry.beside
        if len(value.lines) == 1 and value.style not in {"|", ">"}:
            text = spelled(value, flow=False)
            self.lines.append(f"{head} {text}{comment}" if text else head + comment)
            return
        lines = [*value.lines]
        if entry.beside:
            self.lines.append(head + entry.beside)
        else:
            self.lines.append(f"{head} {lines.pop(0)}")
        self.lines += (indent + line if line else "" for line in lines)
        self.lines[-1] += entry.behind


def in_flow(value: Block | Scalar) -> str | None:
    """A value on one line, as it stands in braces or brackets; None where it cannot."""
    if isinstance(value, Scalar):
        return spelled(value, flow=True) if folds(value) else None
    parts = []
    for entry in value.entries:
        inner = in_flow(entry.value)
        if inner is None or (entry.key and not folds(entry.key)):
            return None
        anchored = f"{entry.anchor} {inner}".strip()
        key = spelled(entry.key, flow=True) if entry.key else ""
        parts.append(f"{key}: {anchored or 'null'}" if entry.key else anchored)
    opening, closing = "[]" if value.listed else "{}"
    return f"{opening}{', '.join(parts)}{closing}"


def _excused(above: tuple[str, ...], entry: Entry) -> bool:
    """Whether a comment takes back what is found on the line, whatever part of it that is."""
    return any(IGNORE.match(each.lstrip()) for each in (*above, entry.behind))


def _hoisted(entry: Entry) -> tuple[tuple[str, ...], Entry]:
    """The comments above an entry, with those above the first key of an item.

    That key stands on the line of the dash, and nothing can stand between.
    """
    value = entry.value
    if entry.key or entry.anchor or isinstance(value, Scalar) or value.flow:
        return entry.above, entry
    inner, first = _hoisted(value.entries[0])
    beside = (entry.beside.strip(),) if entry.beside else ()
    own = tuple(text for text in (*beside, *inner) if text)
    block = replace(value, entries=(replace(first, above=()), *value.entries[1:]))
    return entry.above + own, replace(entry, value=block, beside="")
