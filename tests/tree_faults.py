"""Tree faults: what reading finds in a text, as rows to compare."""

from flowdef.reading.tree import read_tree


def told(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of each fault."""
    data = text if isinstance(text, bytes) else text.encode()
    return [
        (fault.code, fault.span.line, fault.span.column, fault.message)
        for fault in read_tree(data).faults
    ]
