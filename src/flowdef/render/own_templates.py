"""Own templates: a company's Jinja2 templates in a sandbox, and what is wrong with one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from types import TracebackType
from typing import Any, NamedTuple

from jinja2 import (
    ChoiceLoader,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from flowdef.render.paper import FILTERS, GLOBALS, LAYOUT, whole

_FEW = 12  # names that are listed where none is near
MOST = 10_000_000  # characters of one page
OURS = "flowdef"  # `{% extends "flowdef/sop.md.j2" %}`
_KNOWN = ("page", *GLOBALS, "range", "dict", "cycler", "joiner", "namespace", "loop")
_UNNAMED = re.compile(r"No (filter|test) named '(\w+)'")


class Source(NamedTuple):
    """A template of a company: its file as it is shown to people, and its text."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Flaw:
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
    unless it is Markdown, as in our own templates. Neither time nor memory is bounded here.
    """

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Take the templates by name."""
        self._sources = sources
        self._environment = _environment(sources)

    def printed(self, name: str, page: object) -> str | Flaw:
        """The page as text, or why not."""
        file = self._sources[name].file
        try:
            template = self._environment.get_template(name)
            return whole(_bounded(template.generate(page=page)))
        except TemplateSyntaxError as error:
            return Flaw(error.filename or file, error.lineno, self._unknown(error.message or ""))
        except RecursionError:
            return self._flaw(
                name, None, "It goes round in circles: a template or macro uses itself."
            )
        except Exception as error:  # noqa: BLE001 (whatever a template does wrong is its own flaw)
            return self._flaw(name, error.__traceback__, self._said(error))

    def _said(self, error: Exception) -> str:
        match error:
            case _TooLongError():
                return f"The page is longer than {MOST:,} characters."
            case TemplateNotFound(name=name):
                ours = (f"{OURS}/sop.md.j2", f"{OURS}/project.md.j2")
                near = _nearest(str(name), (*self._sources, *ours))
                return f"There is no template '{name}'. {near}".rstrip()
            case TemplateError():
                return self._unknown(error.message or str(error))
            case MemoryError():
                return "It takes more memory than a page may."
            case _:
                return _sentence(str(error) or type(error).__name__)

    def _unknown(self, message: str) -> str:
        """What a parser says, with the nearest where it does not know a name."""
        match = _UNNAMED.match(message)
        if not match:
            return _sentence(message)
        known = self._environment.filters if match[1] == "filter" else self._environment.tests
        return f"There is no {match[1]} '{match[2]}'. {_nearest(match[2], known)}".rstrip()

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

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"'{name}' is not known. {_nearest(name, _KNOWN)}"
        owner = self._undefined_obj
        return f"{_called(owner)} has no '{name}'. {_nearest(name, _names(owner))}".rstrip()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, which lets a template neither change nor reach what it was not given."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """What stands for something that a template may not reach."""
        hint = f"'{attribute}' cannot be reached from a template."
        return self.undefined(hint, obj=obj, name=attribute, exc=SecurityError)


def _environment(sources: Mapping[str, Source]) -> _Sandbox:
    def load(name: str) -> tuple[str, str, None] | None:
        found = sources.get(name)
        return (found.text, found.file, None) if found else None

    environment = _Sandbox(
        loader=ChoiceLoader(
            [FunctionLoader(load), PrefixLoader({OURS: PackageLoader("flowdef.render")})]
        ),
        undefined=_Missing,
        **LAYOUT,
    )
    del environment.globals["lipsum"]
    environment.globals.update(GLOBALS)
    environment.filters.update(FILTERS)
    return environment


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
    if is_dataclass(owner):
        name = type(owner).__name__
        return "'page'" if name.endswith("Page") else f"A {name}"
    return {str: "A text", tuple: "A list", bool: "A yes or no", int: "A number"}.get(
        type(owner), f"A {type(owner).__name__}"
    )


def _names(owner: object) -> tuple[str, ...]:
    """What there is of a value."""
    found = tuple(each.name for each in fields(owner)) if is_dataclass(owner) else ()
    return (*found, "absent") if "absent" in dir(owner) else found


def _nearest(name: str, known: Iterable[str]) -> str:
    """'Did you mean …?', or all that there is where that is little."""
    known = tuple(known)
    near = get_close_matches(name, known, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"There is: {', '.join(known)}." if 0 < len(known) < _FEW else ""
