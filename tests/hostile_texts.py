"""Hostile texts: a document with the same text in every place where an author may write one."""

from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

Document = TypeVar("Document", bound=Struct)

_TEXTS = {
    "title", "description", "purpose", "change", "reason", "where", "name", "event", "result",
    "instructions", "expect", "label", "help", "unit", "subject", "body", "by", "measure",
    "interest", "communication", "statement", "plan", "coaching",
}  # fmt: skip
_LISTS = {
    "includes", "excludes", "resources", "warnings", "cautions", "notes", "checklist", "choices",
    "applies_to", "authors", "qualifications", "training", "supersedes", "to", "acceptance",
}  # fmt: skip
_PAIRS = {"definitions", "responsibilities", "outputs", "links"}  # (term or id, text)
_KEYS_OF = {"Field": {"name"}, "Reference": {"file"}}  # not texts there

# What acts in Markdown, HTML, Mermaid and Jinja, in any order, among plain letters.
_PIECES = (
    *"\\`*_[]()<>#+-.!|~&;:=$^'\"{}@/ \n\t1a",
    *(
        "```",
        "~~~",
        "<b>",
        "__",
        "__a__",
        "**b**",
        "</",
        "<!--",
        "-->",
        "![",
        "](",
        "&lt;",
        "&#35;",
    ),
    *("{{", "}}", "{%", "---", "===", "# ", "- ", "1. ", "> ", "    ", "\n\n", "http://a.b"),
    *("<http://a>", "[a]: b", "[^1]", "end", "%%", "\\|", "javascript:x"),
    "| a | b |\n| --- | --- |\n",
)
MARKS = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
TEXTS = st.one_of(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), MARKS)


def everywhere(document: Document, text: str, *, keep: frozenset[str] = frozenset()) -> Document:
    """The document with `text` in each of its texts but for the keys in `keep`."""
    return replace(document, **_changes(document, text, keep))


def _changes(node: Struct, text: str, keep: frozenset[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if name in keep or not value or name in _KEYS_OF.get(type(node).__name__, ()):
            continue
        if name in _TEXTS and isinstance(value, str) and not isinstance(value, Enum):
            changes[name] = text
        elif name in _LISTS and isinstance(value, tuple):
            changes[name] = (text,) * len(value)
        elif name in _PAIRS and isinstance(value[0], tuple):
            changes[name] = tuple(_pair(name, text, *pair) for pair in value)
        else:
            changes[name] = _deep(value, text, keep)
    return changes


def _pair(name: str, text: str, first: str, second: str) -> tuple[str, str]:
    """A term and its meaning are texts, of a link only its title, of all else what is said."""
    return (first if name in ("outputs", "responsibilities") else text), (
        second if name == "links" else text
    )


def _deep(value: Any, text: str, keep: frozenset[str]) -> Any:
    if isinstance(value, Struct):
        return replace(value, **_changes(value, text, keep))
    return tuple(_deep(each, text, keep) for each in value) if isinstance(value, tuple) else value
