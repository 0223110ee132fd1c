"""A Markdown checklist as a draft: no list item is lost, and the draft is always valid."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from flowdef.findings import Severity
from flowdef.formats.checklist import Checklist, id_of, process_data, read
from flowdef.model.process import Process
from flowdef.reading import document
from flowdef.render import scaffold
from hostile_texts import MARKS, TEXTS


def draft(text: str) -> Process:
    """The process that a checklist becomes, by way of its YAML; it must read without a finding."""
    yaml = scaffold.document(process_data(read(text), "draft"), "draft.json")
    found = document.read(yaml.encode(), "draft.yaml")
    assert [each for each in found.findings if each.severity is not Severity.INFO] == [], yaml
    assert isinstance(found.document, Process)
    return found.document


def items(checklist: Checklist) -> int:
    """The list items that were kept."""
    return sum(1 + len(item.nested) for part in checklist.parts for item in part.items)


def told(text: str) -> int:
    """The list items of a Markdown text that say something of their own, by its parser."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    count, open_ = 0, list[bool]()
    for at, token in enumerate(tokens):
        if token.type == "list_item_open":
            open_.append(False)
        elif token.type == "list_item_close":
            count += open_.pop()
        elif open_ and _says(tokens, at):
            open_[-1] = True
    return count


def _says(tokens: list[Token], at: int) -> bool:
    content = re.sub(r"^\[[ xX]?\](?=\s|$)", "", tokens[at].content.strip()).strip()
    if tokens[at].type == "inline":
        return tokens[at - 1].type in ("paragraph_open", "heading_open") and bool(content)
    return tokens[at].type in ("fence", "code_block") and bool(content)


WHOLE = """\
---
author: somebody
---
# Onboarding a **colleague**

Read [the guide](https://example.com/guide) first.

## Before

Start early.

- [ ] Sign the `contract`
  - [x] All pages
  - Both parties, [form](https://example.com/form)
- [x] Order a laptop. See [the shop](https://example.com/shop).

  Allow two weeks.

  ```sh
  order --laptop
  ```

## Numbers

| a | b |
| - | - |
| 1 | 2 |

## After
1. Say hello
2) other list
   1. deeper
      1. deepest

<!-- a comment -->
"""


def test_a_whole_checklist() -> None:
    process = draft(WHOLE)
    assert process.title == "Onboarding a colleague"
    assert process.description == "Read [the guide](https://example.com/guide) first."
    before, after = process.stages
    assert (before.id, before.title, before.description) == ("before", "Before", "Start early.")
    sign, order = before.steps
    assert sign.title == "Sign the contract"
    assert sign.checklist == ("All pages", "Both parties, form (https://example.com/form)")
    assert order.title == "Order a laptop. See the shop."
    assert order.instructions == (
        "Order a laptop. See [the shop](https://example.com/shop).\n\nAllow two weeks.\n\n"
        "```sh\norder --laptop\n```\n"
    )
    assert [step.title for step in after.steps] == ["Say hello", "other list"]
    assert after.steps[1].checklist == ("deeper", "deepest")


def test_what_did_not_fit_has_its_line() -> None:
    assert [(each.line, each.what, each.text) for each in read(WHOLE).leftovers] == [
        (1, "front matter", "author: somebody"),
        (23, "heading without items", "Numbers"),
        (25, "table", "a | b | 1 | 2"),
        (35, "HTML", "<!-- a comment -->"),
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("- a\n- b", ["a", "b"], id="a plain list"),
        pytest.param("- - a\n  - b", ["a", "b"], id="a list in an empty item"),
        pytest.param("- # a\n- ## b", ["a", "b"], id="headings as items"),
        pytest.param("> - a\n>\n> - b", ["a", "b"], id="a list in a quote"),
        pytest.param("- > a\n- b", ["a", "b"], id="a quote in a list"),
        pytest.param("-     code\n- b", ["code", "b"], id="code as an item"),
        pytest.param("- ```\n  one\n  two\n  ```", ["one"], id="a fence as an item"),
        pytest.param("- a<br>b <i>c</i>", ["a b c"], id="tags"),
        pytest.param("- ![plan](p.png) drawn", ["plan drawn"], id="a picture"),
        pytest.param("- <https://a.b>", ["https://a.b"], id="an address"),
        pytest.param("- a\n  b\n- c  \n  d", ["a b", "c d"], id="items over two lines"),
        pytest.param("- \x07a\u200b", ["a"], id="what nobody sees"),
        pytest.param("- {{ x }} {% y %}", ["{{ x }} {% y %}"], id="braces of another tool"),
        pytest.param(
            "- null\n- 1e3\n- 0o17\n- yes\n- 2026-01-01",
            ["null", "1e3", "0o17", "yes", "2026-01-01"],
            id="what YAML takes for something else",
        ),
        pytest.param("-   [ ] a\n- [] b\n- [x]c", ["a", "b", "[x]c"], id="boxes"),
    ],
)
def test_steps(text: str, titles: list[str]) -> None:
    from flowdef.render.prose import filled

    assert [filled(step.title, {}) for step in draft(text).steps] == titles


@pytest.mark.parametrize(
    ("text", "leftovers"),
    [
        pytest.param(
            "- a\n-\n- [ ]",
            [(2, "list item without text"), (3, "list item without text")],
            id="empty items",
        ),
        pytest.param(
            "- a\n\n# b\n\ntext", [(3, "heading without items"), (5, "text")], id="an empty heading"
        ),
        pytest.param("```\nx\n```\n\n- a", [(1, "code")], id="code outside a list"),
        pytest.param("- a\n\n---\n\n- b", [], id="a rule"),
        pytest.param("---\n\n- a\n\n---", [], id="rules that are no front matter"),
        pytest.param("#\n\n- a", [], id="a heading without text"),
    ],
)
def test_leftovers(text: str, leftovers: list[tuple[int, str]]) -> None:
    draft(text)
    assert [(each.line, each.what) for each in read(text).leftovers] == leftovers


def test_a_long_item_is_cut_in_the_title_and_whole_in_the_instructions() -> None:
    text = "Tell everybody who has to know it, " * 4 + "and nobody else"
    (step,) = draft(f"- {text}").steps
    assert len(step.title) <= 60
    assert step.title.endswith("…")
    assert step.instructions == text + "\n"


def test_ids_are_unique_and_short() -> None:
    process = draft(
        "# T\n\n## Do it\n" + "- Do it\n" * 3 + f"- {'x' * 500}\n- 日本\n- 日本\n- continue"
    )
    assert [step.id for step in process.steps] == [
        "do-it-2",
        "do-it-3",
        "do-it-4",
        "x" * 48,
        "step",
        "step-2",
        "continue-2",
    ]


def test_ten_thousand_items_of_one_name() -> None:
    assert len(read("- a\n" * 10_000).parts[0].items) == 10_000
    assert process_data(read("- a\n" * 10_000), "x")["steps"][-1]["id"] == "a-10000"  # type: ignore[index]


def test_a_second_heading_of_the_first_level_is_a_stage() -> None:
    process = draft("# A\n- a\n# B\n- b")
    assert process.title == "A"
    assert [stage.title for stage in process.stages] == ["To begin with", "B"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Send it!", "send-it"), ("Über Größe", "uber-groe"), ("12 eggs", "x-12-eggs"), ("", "x")],
)
def test_ids(text: str, name: str) -> None:
    assert id_of(text, "x") == name


@given(TEXTS)
def test_any_text_is_read_and_no_item_is_lost(text: str) -> None:
    text = re.sub(r"[\x85\u2028\u2029]|[^\S \n]", " ", text)
    checklist = read(text)
    if checklist.parts:
        draft(text)
    if not text.startswith("---"):
        assert items(checklist) == told(text)


@given(MARKS, MARKS)
def test_an_item_of_anything_makes_a_valid_draft(item: str, nested: str) -> None:
    draft(f"- first\n- {item}\n  - {nested}\n")


@pytest.mark.corpora
def test_every_file_of_the_corpus(corpora: Path) -> None:
    files = sorted((corpora / "sops").rglob("*.md"))
    assert len(files) > 50
    for file in files:
        text = file.read_text(encoding="utf-8")
        checklist = read(text)
        if checklist.parts:
            process = draft(text)
            assert len(process.steps) == sum(len(part.items) for part in checklist.parts)
        if not text.startswith("---"):
            assert items(checklist) == told(text), file
