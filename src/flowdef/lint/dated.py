"""Dated: texts that name one day, month or quarter, and those that end there."""

import re

from flowdef.lint.late import late

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_YEAR = r"20\d\d"
_DAY = (
    rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTHS},? {_YEAR}"
    rf"|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_MONTHS} {_YEAR}|Q[1-4](?: of|/)? ?{_YEAR}|(?:the )?end of {_YEAR})"
)
_ENDING = (
    r"(?:until|till|by|no later than|not later than|deadline(?: is)?|due(?: on| by)?"
    r"|(?:end(?:s|ing)?|finishes|closes|expires|stops)(?: on| in| by| before)?"
    r"|(?:live|go-live|launch|launched|finished|completed|done|over) (?:on|in|by|before)"
    r"|(?<!ed )(?<!bought )(?<!made )(?<!sent )(?<!born )(?:before|up to|through)"
    rf"|from (?:the )?(?:{_DAY}|{_MONTHS}) to)"
)
_NAMED = late(rf"(?<![\w-]){_DAY}(?![\w-])")
_ENDS = late(rf"(?<![\w-]){_ENDING}:? (?:the )?(?:end of )?{_DAY}(?![\w-])", re.IGNORECASE)


def day_in(text: str) -> re.Match[str] | None:
    """The first day, month or quarter of a year that a text names; None where it names none."""
    return _NAMED.search(text) if "20" in text else None


def end_in(text: str) -> re.Match[str] | None:
    """The first place where a text says that something is over by such a day."""
    return _ENDS.search(text) if "20" in text else None
