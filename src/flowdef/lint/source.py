"""Source: the lines of a file, counted as findings count them."""

import re

# What YAML takes for the end of a line; Python's own splitlines knows more.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def lines_of(source: bytes) -> list[str]:
    """The lines of a file without their ends; bytes that are no UTF-8 become a mark."""
    return _BREAK.split(source.decode("utf-8-sig", "replace"))
