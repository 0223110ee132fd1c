"""By tag: every document by the words that it is found under."""

from collections.abc import Iterator

from flowdef.render.handbook.book import Book, grouped
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import bullets
from flowdef.render.spoken import Markdown

PATH, TITLE = "tags.md", "Documents by tag"


def page(book: Book) -> Iterator[str]:
    """The documents of each tag; those without one last."""
    posts = Signposts(book, PATH)
    tagged = grouped((tag, each) for each in book.documents for tag in each.tags)
    untagged = [each for each in book.documents if not each.tags]
    yield heading(TITLE)
    if not tagged:
        yield Markdown("No document has a tag: `tags: [sales, money]` in a document gives it two.")
        return
    for tag in sorted(tagged, key=lambda tag: (tag.casefold(), tag)):
        yield heading(tag, 2)
        yield bullets(map(posts.document, tagged[tag]))
    if untagged:
        yield heading("Without a tag", 2)
        yield bullets(map(posts.document, untagged))
