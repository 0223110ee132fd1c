"""Template reference: the page of all that a template is given, out of the parts themselves."""

import re
from collections.abc import Iterator
from inspect import getdoc, signature
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from flowdef.render.contents import MARK
from flowdef.render.html_paper import HTML
from flowdef.render.markdown import inline, table
from flowdef.render.markdown_paper import MARKDOWN
from flowdef.render.pocket import PocketPage
from flowdef.render.project_page import ProjectPage
from flowdef.render.sop_page import SopPage
from flowdef.render.spoken import Link, Markdown, Said

_INTRODUCTION = """\
<!-- Generated from src/flowdef/render; do not edit. -->

# What a template is given

A template prints `page`: a [SopPage](#soppage) for a process, a [ProjectPage](#projectpage) for a
project, a [PocketPage](#pocketpage) for a pocket checklist. [The guide](../guides/templates.md)
shows how to write one. What stands here stays: a field may be added, none is taken away or given
another meaning without a new major version.

| type | is |
| --- | --- |
| text | plain text; what acts in Markdown or HTML is escaped when it is printed |
| Markdown | an author's own Markdown, in HTML as HTML; it holds no tag and no heading |
| said | a sentence with links in it, printed as such; empty where nothing is said |
| list of … | in order; empty where there is none |
| yes or no | for `if` |
"""
_HTML_TOOLS = """\
## In HTML

A template whose name ends in `.html.j2` has of these only `contents`, and besides:

| Written | Prints |
| --- | --- |
| `{{ contents }}` | The second and third headings that have an `id`, as links. |
| `{{ row \\| cells }}` | What stands in a row, for a loop; a row is any of the page's parts. |
| `{{ text \\| css }}` | A text as a string in a style sheet, in its quotes. |
| `{{ style }}` | The style sheet of our pages. |
| `{{ pocket_style }}` | What a pocket checklist adds to it. |

Jinja2's `safe` does nothing: what a document says stays text.
"""
_PLAIN = {str: "text", bool: "yes or no", int: "number", Markdown: "Markdown"}
_ATTRIBUTE = re.compile(r"^    (\w+): ", re.MULTILINE)


def template_reference() -> str:
    """The page as Markdown."""
    pages = (SopPage, ProjectPage, PocketPage)
    kinds = dict.fromkeys(kind for page in pages for kind in _within(page))
    parts = [_INTRODUCTION, *map(_section, kinds), _tools(), _HTML_TOOLS]
    for paper in (MARKDOWN, HTML):
        for name in paper.templates:
            listed = ", ".join(f"`{each}`" for each in paper.blocks(name))
            parts.append(f"## Blocks of flowdef/{name}\n\nIn order: {listed}.\n")
    return "\n".join(parts)


def meanings(kind: type) -> dict[str, str]:
    """What each field of a part is, as its docstring says."""
    text = (getdoc(kind) or "").partition("Attributes:\n")[2]
    _, *found = _ATTRIBUTE.split(text)
    return {
        name: " ".join(said.split()) for name, said in zip(found[::2], found[1::2], strict=True)
    }


def _within(kind: type[Struct]) -> Iterator[type[Struct]]:
    """A part and those that it is made of, outermost first."""
    yield kind
    for hint in get_type_hints(kind).values():
        for each in (hint, *get_args(hint)):
            if isinstance(each, type) and issubclass(each, Struct) and each is not Link:
                yield from _within(each)


def _section(kind: type[Struct]) -> str:
    first = (getdoc(kind) or "").partition("\n")[0]
    said, hints = meanings(kind), get_type_hints(kind)
    rows = [
        (Markdown(f"`{name}`"), Markdown(_type(hints[name])), said[name])
        for name in kind.__struct_fields__
    ]
    more = ""
    if kind is SopPage:
        absent = (getdoc(SopPage.absent) or "").partition("\n")[0]
        more = f"\n`page.absent(part)`: {inline(absent)}\n"
    return f"## {kind.__name__}\n\n{first}\n\n{table(('Field', 'Type', 'Is'), rows)}\n{more}"


def _type(hint: Any) -> str:
    if hint == Said:
        return "said"
    if get_origin(hint) is tuple:
        return f"list of {_type(get_args(hint)[0])}"
    if hint in _PLAIN:
        return _PLAIN[hint]
    if issubclass(hint, str):
        return "text"
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def _tools() -> str:
    """What prints parts of a page: filters, and what is called by its name."""
    filters = [
        # A bar in a table's cell takes a backslash, even in code.
        (Markdown(f"`{_called(name, each)}`".replace("|", "\\|")), _first(each))
        for name, each in _tools_of()
    ]
    contents = (Markdown("`{{ contents }}`"), "The second and third headings of the page as links.")
    assert MARKDOWN.tools["contents"] is MARK  # noqa: S101 (the one that is no function)
    return (
        "## Filters and functions\n\nThose of [Jinja2](https://jinja.palletsprojects.com) but for"
        f" `lipsum`, and ours:\n\n{table(('Written', 'Prints'), [*filters, contents])}\n"
    )


def _tools_of() -> Iterator[tuple[str, Any]]:
    yield from MARKDOWN.filters.items()
    yield from ((name, each) for name, each in MARKDOWN.tools.items() if callable(each))


def _called(name: str, function: Any) -> str:
    first, *others = signature(function).parameters.values()
    if name in MARKDOWN.tools:
        return f"{{{{ {name}({', '.join(each.name for each in (first, *others))}) }}}}"
    more = f"({', '.join(map(str, (each.name for each in others)))})" if others else ""
    return f"{{{{ {first.name} | {name}{more} }}}}"


def _first(function: Any) -> str:
    return (getdoc(function) or "").partition("\n")[0]
