"""Load HTML and colours: what stands out is told in words and marks too."""

import re

from flowdef.render.load_html import load_html
from flowdef.render.load_text import load_text
from loads import FULL, a_load, asked


def test_a_page_says_in_words_what_it_shows_in_colours() -> None:
    page = load_html(FULL)
    for said in ("45/40!", "2/0!", "25/40^", "36/40*", "0/10"):
        assert said in page
    assert "More to do than can be done: ann." in page
    assert '<td class="over"><a href="#ann-2027-01-04">45/40!<span class="unseen">' in page
    assert "more than can be done</span>" in page
    assert "projects take 5 h of the 20 h kept for operations" in page
    assert "40 h on leave" in page
    assert "<b>x" not in page
    assert "1 h: process &lt;b&gt;x (as {who}), week of 2027-01-25: who it is" in page


def test_every_link_of_a_page_leads_somewhere() -> None:
    page = load_html(FULL)
    links = re.findall(r'href="#([^"]+)"', page)
    assert links
    assert set(links) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_calm_page_says_so() -> None:
    page = load_html(a_load(asked(0, 1), weeks=1))
    assert "Nobody has more to do than they can." in page
    assert "<h2>Why</h2>" not in page


def test_colours_only_repeat_what_the_marks_say() -> None:
    plain = load_text(FULL, 100, colour=False)
    coloured = load_text(FULL, 100, colour=True)
    assert "\x1b[41;97m45/40!\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_lines_are_as_long_as_they_are_where_no_width_is_told() -> None:
    assert load_text(FULL, 0, colour=False).splitlines()[1].split() == [
        "PERSON",
        *("01-04", "01-11", "01-18", "01-25"),
    ]
