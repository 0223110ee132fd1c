"""Connections: which process calls which, and which project uses it."""

from collections.abc import Iterator

from flowdef.model.process import Call
from flowdef.render.fences import fence
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.parts import StepLine
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, table
from flowdef.render.pictures.mermaid import drawable, label
from flowdef.render.spoken import Markdown
from flowdef.render.words import name_of

PATH, TITLE = "connections.md", "What uses what"

_Node = tuple[str, str]  # process or project, and its id


def page(book: Book) -> Iterator[str]:
    """A picture and a table of all documents that have to do with another."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    if not book.calls and not book.users:
        yield "No process calls another, and no project uses one."
        return
    source = picture(book)
    if drawable(source):
        yield "An arrow leads to the process that is used; projects have a double frame."
        yield "Documents that use no process and are used by none are left out."
        yield fence(source.rstrip(), "mermaid")
    yield table(
        ("Process", "Calls", "Called by", "Used by projects"),
        (
            (
                posts.process(name),
                joined(calls(book, name, posts), ", "),
                joined(callers(book, name, posts), ", "),
                joined(users(book, name, posts), ", "),
            )
            for name in book.processes
            if name in book.calls or name in book.callers or name in book.users
        ),
    )


def calls(book: Book, process: str, posts: Signposts) -> list[Markdown]:
    """The processes that a process calls."""
    called = dict.fromkeys(map(callee, book.calls.get(process, ())))
    return [posts.process(each) for each in called]


def callers(book: Book, process: str, posts: Signposts) -> list[Markdown]:
    """The steps that call a process, each with the title of its document."""
    return [
        posts.step(each, f"{each.process.title}, step {each.number}")
        for each in book.callers.get(process, ())
    ]


def users(book: Book, process: str, posts: Signposts) -> list[Markdown]:
    """The projects that use a process."""
    return [posts.project(each) for each in book.users.get(process, ())]


def picture(book: Book) -> str:
    """The same as a Mermaid flowchart: an arrow leads to what is used."""
    arrows = dict.fromkeys(_arrows(book))
    nodes = dict.fromkeys(node for arrow in arrows for node in arrow)
    keys = {node: f"n{number}" for number, node in enumerate(nodes, 1)}
    lines = ["flowchart LR"]
    lines += [f"  {key}{_box(book, *node)}" for node, key in keys.items()]
    lines += [f"  {keys[start]} --> {keys[end]}" for start, end in arrows]
    return "".join(f"{line}\n" for line in lines)


def callee(line: StepLine) -> str:
    """The process that a step calls."""
    assert isinstance(line.step.deed, Call)  # noqa: S101 (the book lists no others as calls)
    return line.step.deed.process


def _arrows(book: Book) -> Iterator[tuple[_Node, _Node]]:
    for name, lines in book.calls.items():
        for line in lines:
            yield ("process", name), ("process", callee(line))
    for name, projects in book.users.items():
        for project in projects:
            yield ("project", project.id), ("process", name)


def _box(book: Book, kind: str, name: str) -> str:
    if kind == "project":
        return f'[["{label(book.projects[name].title)}"]]'
    known = book.processes.get(name)
    return f'("{label(known.title if known else name_of(name))}")'
