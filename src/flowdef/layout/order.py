"""Order: the entries of every mapping as the schemas give its keys."""

from dataclasses import replace

from flowdef.layout.keys import in_order, keys_at
from flowdef.layout.part import Block, Entry, Whole


def ordered(whole: Whole, kind: str) -> Whole:
    """The same with every key in its place; a text with aliases is left as it is.

    What an alias stands for must be written before it.
    """
    return whole if whole.aliased else replace(whole, root=_block(whole.root, kind))


def _block(block: Block, kind: str) -> Block:
    entries = tuple(_entry(entry, kind) for entry in block.entries)
    keys = () if block.listed else keys_at(kind, *block.way)
    if keys:
        by_name = {entry.key.text: entry for entry in entries if entry.key}
        entries = tuple(by_name[name] for name in in_order(by_name, keys))
    return replace(block, entries=entries)


def _entry(entry: Entry, kind: str) -> Entry:
    return (
        replace(entry, value=_block(entry.value, kind)) if isinstance(entry.value, Block) else entry
    )
