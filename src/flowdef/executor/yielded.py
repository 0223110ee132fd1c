"""Yielded: what an output holds for the fields that say `from`."""

import json
from collections.abc import Iterable
from typing import Any

from flowdef.executor.errand import Errand
from flowdef.executor.outcome import Outcome, failed

MOST = 1_000_000  # bytes of an output, or of an answer, that are kept
_NOTHING = object()


def ended(errand: Errand, output: str, code: int, *, cut: bool) -> Outcome:
    """What came of an attempt that went well, by what it yields; `cut`: its output went on."""
    if cut and set(errand.sources) - {"exit_code"}:
        return failed(f"its output is longer than {MOST:,} bytes")
    values = yielded(errand.sources, output, code)
    return failed(values) if isinstance(values, str) else Outcome(succeeded=True, values=values)


def yielded(sources: Iterable[str], output: str, code: int) -> dict[str, Any] | str:
    """The value of each source that there is, or why the output cannot be read.

    `stdout` is the output without the line breaks at its end, `exit_code` the number that the
    program, or the web service, answered with; `json:/a/0` follows RFC 6901.
    """
    found: dict[str, Any] = {}
    pointers = [source for source in sources if source.startswith("json:")]
    if "stdout" in sources and output.strip():
        found["stdout"] = output.rstrip("\r\n")
    if "exit_code" in sources:
        found["exit_code"] = code
    if pointers:
        try:
            document = json.loads(output)
        except (ValueError, RecursionError):
            return "its output is no JSON"
        for source in pointers:
            value = _at(document, source.removeprefix("json:"))
            if value is not _NOTHING:
                found[source] = value
    return found


def _at(document: Any, pointer: str) -> Any:
    """The value that a JSON pointer leads to."""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        match document:
            case dict() if key in document:
                document = document[key]
            case list() if key.isdecimal() and key.isascii() and int(key[:9]) < len(document):
                document = document[int(key[:9])]
            case _:
                return _NOTHING
    return document
