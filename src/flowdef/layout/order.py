"""Order: the entries of every mapping as the schemas give its keys."""

from msgspec.structs import replace

from flowdef.layout.keys import in_order, keys_at
from flowdef.layout.part import Block, Entry, Whole
from flowdef.reading.comments import IGNORE


def ordered(whole: Whole, kind: str) -> Whole:
    """The same with every key in its place; a text with aliases is left as it is.

    What an alias stands for must be written before it.
    """
    if whole.aliased:
        return whole
    root = _block(whole.root, kind)
    head, root = _along(whole.head, whole.root, root)
    return replace(whole, head=head, root=root)


def _block(block: Block, kind: str) -> Block:
    entries = tuple(_entry(entry, kind) for entry in block.entries)
    keys = () if block.listed else keys_at(kind, *block.way)
    if keys:
        by_name = {entry.key.text: entry for entry in entries if entry.key}
        entries = tuple(by_name[name] for name in in_order(by_name, keys))
    return replace(block, entries=entries)


def _entry(entry: Entry, kind: str) -> Entry:
    if not isinstance(entry.value, Block):
        return entry
    made = _block(entry.value, kind)
    if entry.key or entry.anchor or made.flow:
        return replace(entry, value=made)
    above, made = _along(entry.above, entry.value, made)
    return replace(entry, above=above, value=made)


def _along(above: tuple[str, ...], was: Block, made: Block) -> tuple[tuple[str, ...], Block]:
    """Comments above a mapping whose first key moves: those that take findings of it back go too.

    They speak of the line below them, on which that key stood.
    """
    first = was.entries[0].key
    if first is None or made.entries[0].key == first:
        return above, made
    far, near = above[: _near(above)], above[_near(above) :]
    moving = tuple(each for each in near if IGNORE.match(each))
    entries = tuple(
        replace(each, above=moving + each.above) if each.key == first else each
        for each in made.entries
    )
    kept = tuple(each for each in near if each not in moving)
    return far + kept, replace(made, entries=entries)


def _near(lines: tuple[str, ...]) -> int:
    """Where the comments begin that no empty line parts from what is below."""
    return next((at for at in range(len(lines), 0, -1) if not lines[at - 1]), 0)
