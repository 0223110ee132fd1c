"""Reviews: when each document is to be reviewed next."""

from collections.abc import Iterable, Iterator

from flowdef.model.derived import in_use, next_review
from flowdef.model.process import Process
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import table

PATH, TITLE = "reviews.md", "Reviews"


def page(book: Book) -> Iterator[str]:
    """The dated reviews, the earliest first; then the documents without a date, and why."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    dated = scheduled(book.processes.values())
    if dated:
        yield "The next review of each document, the earliest first. A day that is past is overdue."
        yield table(
            ("Next review", "Process", "Owner", "Every", "Last"),
            (
                (
                    day,
                    posts.process(each.id),
                    posts.role(each.control.owner),
                    str(each.control.review_every),
                    each.control.last_review,
                )
                for day, each in dated
            ),
        )
    undated = [
        each for each in book.processes.values() if in_use(each) and not next_review(each.control)
    ]
    if undated:
        yield heading("Without a date", 2)
        yield table(
            ("Process", "Owner", "Why"),
            (
                (
                    posts.process(each.id),
                    posts.role(each.control.owner),
                    _why(each),
                )
                for each in undated
            ),
        )
    if not dated and not undated:
        yield "No process is in use."


def scheduled(processes: Iterable[Process]) -> list[tuple[str, Process]]:
    """(day, process) of every process that is in use and has a next review, the earliest first."""
    dated = [(next_review(each.control), each) for each in processes if in_use(each)]
    return sorted((each for each in dated if each[0]), key=lambda each: (each[0], each[1].id))


def _why(process: Process) -> str:
    control = process.control
    if "review" in control.not_applicable:
        return "not applicable"
    if not control.review_every:
        return "no review is planned"
    return f"every {control.review_every}, but no review is recorded yet"
