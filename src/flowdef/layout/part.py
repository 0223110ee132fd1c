"""Part: what a document is made of, with the comments that belong to each part."""

from msgspec import Struct

AS_IT_IS = "as it is"  # the style of a part that is not looked into


class Unusual(Exception):  # noqa: N818 (no error: the text is YAML, but none that people write)
    """A text uses what has no one form here, such as a key behind `?`; it is left as it is.

    `what` that is, and `at` which offset of the text.
    """

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


class Scalar(Struct, frozen=True):
    """A value as it is written: its lines without indentation, and what they mean.

    `style` is the sign it opens with: `'`, `"`, `|`, `>`, `*` of an alias, or none. The first line
    of a block of text is its header; the others keep what stands deeper than its own indentation.
    """

    lines: tuple[str, ...]
    style: str
    text: str


class Entry(Struct, frozen=True):
    """A key with its value, or an item of a list (no key).

    `above` are the comments before it, an empty one for an empty line; `beside` is the comment
    behind the key where the value begins below; `behind` the one behind the value.
    """

    key: Scalar | None
    anchor: str
    value: "Scalar | Block"
    above: tuple[str, ...] = ()
    beside: str = ""
    behind: str = ""


class Block(Struct, frozen=True):
    """A mapping, or a list where it is `listed`; in braces or brackets where it is `flow`.

    `way` is the way to it, as the schemas go; `below` are the comments behind its last entry.
    """

    way: tuple[str, ...]
    entries: tuple[Entry, ...]
    listed: bool
    flow: bool = False
    below: tuple[str, ...] = ()


class Whole(Struct, frozen=True):
    """A document: what stands before its first key, its mapping, and whether it has aliases."""

    head: tuple[str, ...]
    root: Block
    aliased: bool
