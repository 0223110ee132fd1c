"""Paper: what templates print on, ours and others, so that text stays text."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from msgspec import Struct

from flowdef.render.compiled import Compiled


class Paper(Struct, frozen=True, kw_only=True, eq=False):
    """A language of pages.

    Attributes:
        templates: Those of ours that are printed on it.
        layout: How templates are written; `finalize` of it makes text of whatever is printed.
        filters: What templates may use besides Jinja2's own filters.
        tools: What they may use by its name.
        whole: Makes a page of what a template printed: its table of contents filled in.
    """

    templates: tuple[str, ...]
    layout: Mapping[str, Any]
    filters: Mapping[str, Callable[..., Any]]
    tools: Mapping[str, Any]
    whole: Callable[[str], str]

    def printed(
        self, name: str, page: object, press: Callable[[str, object], str | None] | None = None
    ) -> str:
        """The page by a template of ours, or by that of a company where its `press` has one."""
        own = press(name, page) if press else None
        return self.whole(_template(self, name).render(page=page)) if own is None else own

    def block(self, name: str, block: str, page: object) -> str:
        """One block of a template of ours, printed by itself."""
        template = _template(self, name)
        return self.whole("".join(template.blocks[block](template.new_context({"page": page}))))

    def blocks(self, name: str) -> tuple[str, ...]:
        """The blocks of a template of ours, which a template that extends it may replace."""
        return tuple(_template(self, name).blocks)

    def equip(self, environment: Environment) -> None:
        """Give an environment what templates may use."""
        environment.globals.update(self.tools)
        environment.filters.update(self.filters)


def packaged(name: str) -> str:
    """The text of a template or style sheet of ours."""
    return (files("flowdef.render") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template(paper: Paper, name: str) -> Template:
    environment = Environment(  # noqa: S701 (the layout escapes what is printed)
        loader=PackageLoader("flowdef.render"),
        bytecode_cache=Compiled(),
        undefined=StrictUndefined,
        **paper.layout,
    )
    paper.equip(environment)
    return environment.get_template(name)
