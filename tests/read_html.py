"""Read HTML: what a browser makes of a rendered page, told by a parser that follows the standard.

Only what a page of ours may hold is known here; anything else is an element that should not be.
"""

from collections import Counter
from html.parser import HTMLParser


class Page(HTMLParser):
    """The elements, anchors and texts of a page; `crossed` names tags that are closed wrongly."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.texts: list[str] = []
        self.styles: list[str] = []
        self.crossed: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.crossed += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")
        if tag not in ("meta", "input", "br", "hr", "img"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        (self.styles if self._open[-1:] == ["style"] else self.texts).append(data)


def read_html(text: str) -> Page:
    """The page as it is read."""
    return Page(text)
