"""Account text: what is proved of a process, for the terminal."""

from collections.abc import Iterator

from flowdef.proofs.account import Account
from flowdef.render.account import proofs_of
from flowdef.render.account_voice import ByIds
from flowdef.render.appendix import Chapter
from flowdef.render.lines import cells, columns, wrapped


def account_text(account: Account, width: int = 0) -> str:
    """The whole account; `width` 0: lines as long as they are."""
    return "\n".join(_lines(account, width)) + "\n"


def _lines(account: Account, width: int) -> Iterator[str]:
    process, proofs = account.process, proofs_of(account, ByIds())
    version = f" {process.control.version}" if process.control.version else ""
    title = " ".join(process.title.split())
    yield wrapped(f"{title}  [{process.id}{version}]", width)
    yield wrapped(proofs.verdict, width)
    for chapter in proofs.chapters:
        yield ""
        yield from _chapter(chapter, width)
    yield ""
    yield wrapped(proofs.meaning, width)


def _chapter(chapter: Chapter, width: int) -> Iterator[str]:
    yield wrapped(f"{chapter.title}: {chapter.said}", width, 2)
    for word, several in (
        ("BROKEN", chapter.broken),
        ("not decided", chapter.undecided),
        ("holds", chapter.holds),
    ):
        yield from (wrapped(f"  {word}: {each}", width, 4) for each in several)
    if chapter.examples:
        yield wrapped("  Those under a condition, each with answers by which it is done:", width, 4)
        yield from _examples(chapter, width)


def _examples(chapter: Chapter, width: int) -> Iterator[str]:
    room = max(cells(each.name) for each in chapter.examples) + 6
    if not width or all(room + cells(each.where) <= width for each in chapter.examples):
        yield columns([(f"    {each.name}", each.where) for each in chapter.examples]).rstrip("\n")
        return
    for each in chapter.examples:
        yield wrapped(f"    {each.name}: {each.where}", width, 6)
