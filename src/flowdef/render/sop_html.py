"""SOP HTML: a process, or its pocket checklist, as one file for the screen, a phone and paper."""

from collections.abc import Iterable
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.render.compiled import Compiled
from flowdef.render.html_text import authored_html, css_string, said_html
from flowdef.render.pocket import PocketPage
from flowdef.render.sop_page import sop_page
from flowdef.render.sop_setting import ALONE, Around


def sop_html(process: Process, order: Order, around: Around = ALONE) -> str:
    """The whole document; nothing in it is loaded, nothing runs."""
    return _printed("sop.html.j2", sop_page(process, order, around), "page.css")


def pocket_html(page: PocketPage) -> str:
    """The pocket checklist; on paper one page."""
    return _printed("pocket.html.j2", page, "page.css", "pocket.css")


def _printed(name: str, page: object, *styles: str) -> str:
    return _environment().get_template(name).render(page=page, style=_style(styles))


@cache
def _style(names: tuple[str, ...]) -> Markup:
    folder = files("flowdef.render") / "templates"
    texts = [(folder / name).read_text(encoding="utf-8").strip() for name in names]
    return Markup("\n".join(texts))  # noqa: S704 (our own style sheets)


def _rows(entries: Iterable[Any]) -> list[tuple[Any, ...]]:
    return [astuple(each) for each in entries]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("flowdef.render"),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters.update(said=said_html, authored=authored_html, css=css_string, rows=_rows)
    return environment
