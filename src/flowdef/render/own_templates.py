"""Own templates: a company's Jinja2 templates in a sandbox, and what is wrong with one."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import TracebackType
from typing import Any, ClassVar, NamedTuple

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from msgspec import Struct

from flowdef.render.html_paper import HTML
from flowdef.render.markdown_paper import MARKDOWN
from flowdef.render.paper import Paper, packaged

_FEW = 12  # names that are listed where none is near
MOST = 10_000_000  # characters of one page
_OURS = "flowdef/"  # `{% extends "flowdef/sop.md.j2" %}`
_HTML = ".html.j2"  # how the name of a template ends that is HTML; all others are Markdown
_BUILT_IN = ("range", "dict", "cycler", "joiner", "namespace", "loop")
_UNNAMED = re.compile(r"No (filter|test) named '(\w+)'")


class Source(NamedTuple):
    """A template of a company: its file as it is shown to people, and its text."""

    file: str
    text: str


class Flaw(Struct, frozen=True):
    """What is wrong with a template; `line` is 0 where no line is to blame."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class Press:
    """Prints pages by templates of a company, each under the name by which others include it.

    The templates see the page, our filters, and nothing of the machine. What is printed is text
    unless it is Markdown, as in our own templates; one whose name ends in `.html.j2` is HTML.
    Neither time nor memory is bounded here.
    """

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Take the templates by name."""
        self._sources = sources
        self._sandboxes = {paper: _sandbox(sources, paper) for paper in (MARKDOWN, HTML)}

    def printed(self, name: str, page: object) -> str | Flaw:
        """The page as text, or why not."""
        file = self._sources[name].file
        paper = HTML if name.endswith(_HTML) else MARKDOWN
        sandbox = self._sandboxes[paper]
        try:
            return paper.whole(_bounded(sandbox.get_template(name).generate(page=page)))
        except TemplateSyntaxError as error:
            message = self._unknown(error.message or "", paper)
            return Flaw(error.filename or file, error.lineno, message)
        except RecursionError:
            return self._flaw(
                name, None, "It goes round in circles: a template or macro uses itself."
            )
        except Exception as error:  # noqa: BLE001 (whatever a template does wrong is its own flaw)
            return self._flaw(name, error.__traceback__, self._said(error, paper))

    def _said(self, error: Exception, paper: Paper) -> str:
        match error:
            case _TooLongError():
                return f"The page is longer than {MOST:,} characters."
            case TemplateNotFound(name=name):
                return self._no_template(str(name), paper)
            case TemplateError():
                return self._unknown(error.message or str(error), paper)
            case MemoryError():
                return "It takes more memory than a page may."
            case _:
                return _sentence(str(error) or type(error).__name__)

    def _no_template(self, name: str, paper: Paper) -> str:
        near = _nearest(name, (*self._sources, *_ours(paper)))
        return _elsewhere(name, paper) or f"There is no template '{name}'. {near}".rstrip()

    def _unknown(self, message: str, paper: Paper) -> str:
        """What a parser says, with the nearest where it does not know a name."""
        match = _UNNAMED.match(message)
        if not match:
            return _sentence(message)
        kind, name = match.groups()
        sandbox = self._sandboxes[paper]
        near = _nearest(name, sandbox.filters if kind == "filter" else sandbox.tests)
        return _elsewhere(name, paper) or f"There is no {kind} '{name}'. {near}".rstrip()

    def _flaw(self, name: str, traceback: TracebackType | None, message: str) -> Flaw:
        """The flaw at the innermost line of a template that the traceback passes."""
        files = {each.file for each in self._sources.values()}
        file, line = self._sources[name].file, 0
        while traceback:
            if (passed := traceback.tb_frame.f_code.co_filename) in files:
                file, line = passed, traceback.tb_lineno
            traceback = traceback.tb_next
        return Flaw(file, line, message)


class _Missing(StrictUndefined):
    """What a template asks for and there is not: using it is a flaw that names the nearest."""

    __slots__ = ()
    paper: ClassVar[Paper]

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            known = ("page", *self.paper.tools, *_BUILT_IN)
            return _elsewhere(name, self.paper) or f"'{name}' is not known. {_nearest(name, known)}"
        owner = self._undefined_obj
        return f"{_called(owner)} has no '{name}'. {_nearest(name, _names(owner))}".rstrip()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, which lets a template neither change nor reach what it was not given."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """What stands for something that a template may not reach."""
        hint = f"'{attribute}' cannot be reached from a template."
        return self.undefined(hint, obj=obj, name=attribute, exc=SecurityError)


def _sandbox(sources: Mapping[str, Source], paper: Paper) -> _Sandbox:
    def load(name: str) -> tuple[str, str | None, None] | None:
        if found := sources.get(name):
            return found.text, found.file, None
        return (packaged(name.removeprefix(_OURS)), None, None) if name in _ours(paper) else None

    undefined = type("_Missing", (_Missing,), {"__slots__": (), "paper": paper})
    sandbox = _Sandbox(loader=FunctionLoader(load), undefined=undefined, **paper.layout)
    del sandbox.globals["lipsum"]
    paper.equip(sandbox)
    return sandbox


def _ours(paper: Paper) -> tuple[str, ...]:
    return tuple(f"{_OURS}{name}" for name in paper.templates)


def _elsewhere(name: str, paper: Paper) -> str:
    """That what is unknown on this paper is of the other; empty where it is of neither."""
    other = HTML if paper is MARKDOWN else MARKDOWN
    if name not in (*_ours(other), *other.tools, *other.filters):
        return ""
    if other is HTML:
        return f"'{name}' is HTML: give the template that uses it a name that ends in '{_HTML}'."
    return f"'{name}' is Markdown, and a template that ends in '{_HTML}' prints HTML."


def _bounded(parts: Any) -> str:
    """The parts as one text; ValueError where it is longer than any page."""
    kept: list[str] = []
    length = 0
    for part in parts:
        kept.append(part)
        length += len(part)
        if length > MOST:
            raise _TooLongError
    return "".join(kept)


class _TooLongError(ValueError):
    """The page has more characters than any page."""


def _sentence(text: str) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?")) else f"{text}."


def _called(owner: object) -> str:
    """What a template's author would call a value."""
    if isinstance(owner, Struct):
        name = type(owner).__name__
        return "'page'" if name.endswith("Page") else f"A {name}"
    return {str: "A text", tuple: "A list", bool: "A yes or no", int: "A number"}.get(
        type(owner), f"A {type(owner).__name__}"
    )


def _names(owner: object) -> tuple[str, ...]:
    """What there is of a value."""
    found = owner.__struct_fields__ if isinstance(owner, Struct) else ()
    return (*found, "absent") if "absent" in dir(owner) else found


def _nearest(name: str, known: Iterable[str]) -> str:
    """'Did you mean …?', or all that there is where that is little."""
    known = tuple(known)
    near = get_close_matches(name, known, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"There is: {', '.join(known)}." if 0 < len(known) < _FEW else ""
