"""Signposts: links from one page of a handbook to the others."""

from collections.abc import Iterable
from posixpath import dirname
from urllib.parse import quote

from flowdef.model.process import Performer, Process
from flowdef.model.project import Project
from flowdef.render import words
from flowdef.render.anchors import anchor
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.parts import StepLine
from flowdef.render.handbook.shelf import process_page, project_page, role_page
from flowdef.render.markdown import inline, joined
from flowdef.render.spoken import Markdown


class Signposts:
    """What leads away from one page; what has no page is said without a link."""

    def __init__(self, book: Book, page: str) -> None:
        """Take the book, and the path of the page in it."""
        self._book = book
        self._room = f"{dirname(page)}/" if dirname(page) else ""

    def page(self, path: str, text: str) -> Markdown:
        """A page by its path."""
        if self._room and path.startswith(self._room):
            return to(path.removeprefix(self._room), text)
        return to(f"../{path}" if self._room else path, text)

    def process(self, name: str) -> Markdown:
        """A process by its id, or the document itself."""
        document = self._book.processes.get(name)
        if document is None:
            return inline(f"{words.name_of(name)} (not in this handbook)")
        return self.page(process_page(name), document.title)

    def project(self, project: Project) -> Markdown:
        """A project."""
        return self.page(project_page(project.id), project.title)

    def document(self, document: Process | Project) -> Markdown:
        """A process or project."""
        if isinstance(document, Process):
            return self.process(document.id)
        return self.project(document)

    def role(self, name: str) -> Markdown:
        """A role by its id; empty where none is named."""
        return self.page(role_page(name), self._book.roles[name].title) if name else Markdown()

    def roles(self, names: Iterable[str]) -> Markdown:
        """Several roles, a comma between."""
        return joined(map(self.role, names), ", ")

    def performer(self, who: Performer, line: StepLine) -> Markdown:
        """Who does a step: a role, or 'the person named in ‹Contact›'."""
        if isinstance(who, str):
            return self.role(who)
        return inline(self._book.names.performer(who, line.fields))

    def step(self, line: StepLine, text: str = "") -> Markdown:
        """A step, by its title unless another text is given."""
        target = f"{process_page(line.process.id)}#{anchor(line.heading)}"
        return self.page(target, text or line.title)


def to(target: str, text: str) -> Markdown:
    """A link within the repository; a text that nobody could click on is replaced by its target."""
    visible = text if text.strip() else target
    return Markdown(f"[{inline(visible)}]({quote(target, safe='/#')})")
