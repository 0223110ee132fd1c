"""CSV: tables for spreadsheets (RFC 4180), with cells that no spreadsheet runs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

# What spreadsheets take for a formula, whatever a person meant; a quotation mark makes it text
# (the method of OWASP's page on CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")


def table(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The rows as lines of CSV, each with its end; numbers stay numbers, None is empty."""
    for row in rows:
        line = StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(list(map(_harmless, row)))
        yield line.getvalue()


def _harmless(cell: object) -> object:
    if isinstance(cell, str):
        text = cell.encode("utf-8", "backslashreplace").decode().replace("\0", "")
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return cell
