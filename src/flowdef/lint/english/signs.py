"""Signs: what shows at a glance that a text is not finished, says nothing, or warns."""

import re
from collections.abc import Iterator

from flowdef.lint.english.commands import commands
from flowdef.lint.english.flaws import Flaw
from flowdef.lint.english.sentences import sentences
from flowdef.lint.english.words import Words
from flowdef.lint.late import late

_PLACEHOLDER = late(
    r"(?<![\"'“\w])(?<!<!-- )(?:TODO|TBD|TBC|FIXME|(?<!`)XXX+|xxx+)(?![\"'”\w])|\blorem ipsum\b|"
    r"\?\?\?+(?!\+? ?\w)|"
    r"\[(?:insert|your|enter|add|name of|fill in|placeholder)\b[^\]]*\](?!\()|"
    r"<insert\b[^>]*>|"
    r"\bto be (?:determined|defined|added|written|completed later|confirmed later)\b|"
    r"\b(?:YYYY/MM/DD|Coming soon)\b",
)
_OPEN = late(r"T(?:ODO|BD|BC)|FIXME|XXX|YYYY|Coming|\?\?\?|\[[a-z]|<insert")
_GENERIC = late(
    r"(?:(?:new|untitled|my|another|dummy|example|sample|abstract|some|condition|user|service|manual"
    r"|script|send|receive|call|automated|automatic|generic|business)[ _-]?)*"
    r"(?:step|task|activity|action|item|phase|stage|node|event|process|section|part|todo|title|name"
    r"|subprocess|sub-process|gateway|start|end)"
    r"[ _#-]*(?:no\.? ?)?(?:\d+(?:\.\d+)*|[a-z]|one|two|three|i{1,3}|iv|v)?"
    r"|(?:do|perform|execute|run|complete)(?: the| a| this| some)? (?:step|task|action|activity"
    r"|work|things?|something|it|stuff)(?: \d+)?"
    r"|(?:misc(?:ellaneous)?|other|others|various|etc|stuff|something|untitled|placeholder|foo|bar"
    r"|foobar|asdf|xyz|tbd|todo|n/a|\.+|-+)"
    r"|(?:activity|task|gateway|event|flow|node|usertask|servicetask|id)_[0-9a-z]{5,}"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{20,}",
    re.IGNORECASE,
)
_ONLY_LINK = late(
    r"(?:see|read|refer to|follow)?:?\s*(?:<?https?://\S+>?|\[[^\]]*\]\([^)]*\))[.\s]*",
    re.IGNORECASE,
)
_WARNING = late(
    r"^[ \t>*_-]*(\[!(?:WARNING|CAUTION|DANGER)\]|(?:warning|caution|danger)\b[ *_]*[:!])",
    re.IGNORECASE | re.MULTILINE,
)


def may_be_open(text: str) -> bool:
    """A quick first look: whether there may be a placeholder in a text."""
    return bool(_OPEN.search(text)) or "to be " in text or "lorem" in text or "xxx" in text


def placeholder(text: str) -> Flaw | None:
    """Something that is still to be written."""
    match = _PLACEHOLDER.search(text)
    return Flaw(match[0], match.start()) if match else None


def generic(title: str) -> bool:
    """Whether a title says nothing of its step."""
    return bool(_GENERIC.fullmatch(title.strip(" .:")))


def only_a_link(text: str) -> bool:
    """Whether a text is a link and nothing else."""
    return bool(_ONLY_LINK.fullmatch(text.strip()))


def late_warnings(text: str, words: Words) -> Iterator[Flaw]:
    """The marks of warnings that stand behind an order in one text."""
    orders = (each.offset for each in sentences(text) if commands(each.text, words))
    first = next(orders, len(text))
    for match in _WARNING.finditer(text, first):
        yield Flaw(match[1], match.start(1))
