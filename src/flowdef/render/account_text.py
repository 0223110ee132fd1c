"""Account text: what is proved of a process, for the terminal."""

from collections.abc import Iterator

from flowdef.proofs.account import Account
from flowdef.render.account import WHAT_IS_MEANT, Chapter, Item, chapters, verdict
from flowdef.render.lines import wrapped


def account_text(account: Account, width: int = 0) -> str:
    """The whole account; `width` 0: lines as long as they are."""
    return "\n".join(_lines(account, width)) + "\n"


def _lines(account: Account, width: int) -> Iterator[str]:
    process = account.process
    version = f" {process.control.version}" if process.control.version else ""
    yield wrapped(f"{process.title}  [{process.id}{version}]", width)
    yield wrapped(verdict(account), width)
    for chapter in chapters(account):
        yield ""
        yield from _chapter(chapter, width)
    yield ""
    yield wrapped(WHAT_IS_MEANT, width)


def _chapter(chapter: Chapter, width: int) -> Iterator[str]:
    yield wrapped(f"{chapter.title}: {chapter.said}", width, 2)
    for item in chapter.items:
        yield from _item(item, width)


def _item(item: Item, width: int) -> Iterator[str]:
    yield wrapped(f"  {item.standing}: {item.said}", width, 4)
    if item.shown:
        yield wrapped(f"    where {item.shown}", width, 6)
