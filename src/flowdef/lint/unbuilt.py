"""Unbuilt: rows of the catalogue for which there is no rule, each with the reason."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Row(NamedTuple):
    """A rule that is not there, and why."""

    code: str
    name: str
    reason: str


def rows(table: str) -> Iterator[Row]:
    """The rows of a table: lines `CODE name`, then, indented, the reason for all of them."""
    for block in re.split(r"(?<=[.)])\n(?=\S)", table.strip()):
        heads = re.findall(r"^(\w+) (\S+)$", block, re.MULTILINE)
        reason = " ".join(re.findall(r"^  (.+)$", block, re.MULTILINE))
        yield from (Row(code, name, reason) for code, name in heads)
