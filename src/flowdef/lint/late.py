"""Late: patterns that are compiled when a text is first held to them, not when rules are loaded."""

import re
from typing import cast


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a rule that a call may not ask for: compiling all costs what a warm call does.

    It knows the methods of a pattern; it cannot be given to the functions of `re`.
    """
    return cast("re.Pattern[str]", _Late(text, flags))


class _Late:
    def __init__(self, text: str, flags: int) -> None:
        self._said = text, flags

    def __getattr__(self, name: str) -> object:
        """Each method once; then it is an attribute, and found without this."""
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found
