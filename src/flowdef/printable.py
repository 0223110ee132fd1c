"""Printable: text from a document made harmless for a terminal."""


def printable(text: str) -> str:
    """The text with what a terminal would obey, or cannot print, as an escape."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )
