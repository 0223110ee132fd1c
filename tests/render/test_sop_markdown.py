"""The SOP: read in full as goldens, its structure all ours, whatever its texts say."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.graph.order import order_of
from flowdef.model.control import Reference
from flowdef.model.process import Process
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_setting import Around
from goldens import ROOT, Golden
from hostile_texts import TEXTS, everywhere
from processes_in_a_line import a_process
from read_markdown import headings, kinds
from read_mermaid import read_mermaid
from sample_documents import process, sample_organization, sample_processes
from schema_documents import FOLDER

GOLDENS = ROOT / "tests" / "render" / "goldens"
PROCESSES = sample_processes()
KEYED = ("process-in-stages", "process-in-steps", "process-by-event")
# Between them these say everything that a process can say.
EVERY_KEY = {name: process(FOLDER / f"{name}.yaml") for name in KEYED}
INSTRUCTIONS = frozenset({"instructions"})


def around(names: dict[str, Process]) -> Around:
    """The sample workspace, seen from its processes."""
    known = {name: Reference(title=each.title, file=f"{name}.yaml") for name, each in names.items()}
    return Around(organization=sample_organization(), processes=known)


def page(process: Process, surroundings: Around = around({})) -> str:  # noqa: B008 (frozen)
    return sop_markdown(process, order_of(process), surroundings)


@pytest.mark.parametrize("name", PROCESSES)
def test_a_sample_process_reads_as_it_did(name: str, golden: Golden) -> None:
    golden(GOLDENS / f"{name}.md", page(PROCESSES[name], around(PROCESSES)))


@pytest.mark.parametrize("name", KEYED)
def test_every_key_reads_as_it_did(name: str, golden: Golden) -> None:
    golden(GOLDENS / f"{name}.md", page(EVERY_KEY[name]))


@pytest.mark.parametrize(
    "document", [*PROCESSES.values(), *EVERY_KEY.values()], ids=lambda each: each.id
)
def test_the_page_is_clean(document: Process) -> None:
    text = page(document)
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "None" not in text
    assert "{{" not in text.partition("```mermaid")[0]
    levels = [level for level, _ in headings(text)]
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    read_mermaid(text.partition("```mermaid\n")[2].partition("\n```")[0] + "\n")


@pytest.mark.parametrize("document", PROCESSES.values(), ids=lambda each: each.id)
def test_every_step_has_its_heading_in_order(document: Process) -> None:
    found = [title for _, title in headings(page(document)) if title.startswith("Step ")]
    assert [int(title[5:].partition(":")[0]) for title in found] == [
        *range(1, len(document.steps) + 1)
    ]


@given(st.sampled_from(KEYED), TEXTS)
def test_hostile_text_stays_text(name: str, text: str) -> None:
    """With any text everywhere, the page has the structure that it has with a calm one."""
    word = text if text.strip() else "x"
    assert kinds(page(everywhere(EVERY_KEY[name], word, keep=INSTRUCTIONS))) == calm(name)


@cache
def calm(name: str) -> Counter[str]:
    return kinds(page(everywhere(EVERY_KEY[name], "calm", keep=INSTRUCTIONS)))


@given(TEXTS)
def test_hostile_names_stay_text(text: str) -> None:
    """The same with any text as the name of every role, person and other process."""
    assert kinds(named(text if text.strip() else "x")) == named_calm()


def named(name: str) -> str:
    known = dict.fromkeys(PROCESSES, Reference(title=name, file="x.md"))
    organization = everywhere(sample_organization(), name)
    whole = PROCESSES["customer-onboarding"]
    return page(whole, Around(organization=organization, processes=known))


@cache
def named_calm() -> Counter[str]:
    return kinds(named("calm"))


@given(st.sampled_from(KEYED), TEXTS)
def test_hostile_instructions_make_no_html_and_no_headings(name: str, text: str) -> None:
    calm = everywhere(EVERY_KEY[name], "calm")
    document = everywhere(EVERY_KEY[name], text or "x")
    found, expected = kinds(page(document)), kinds(page(calm))
    assert not {"html_block", "html_inline"} & set(found)
    assert found["heading_open"] == expected["heading_open"]
    assert found["list_item_open"] >= expected["list_item_open"]


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        pytest.param("a[by clerk; due 2d]", {}, "*Clerk · due within 2 working days*", id="who"),
        pytest.param(
            "a[by {x}]", {"inputs": "x:person"}, "*The person named in ‹X›*", id="a person"
        ),
        pytest.param("a > b()", {}, "*At any time*", id="needs nothing"),
        pytest.param("a > b > c(a)", {}, "*After step 1*", id="another need"),
        pytest.param("a > b(a) > c(a) > d(b, c)", {}, "*After steps 2 and 3*", id="two needs"),
        pytest.param("a[critical; hold]", {}, "*Nobody may skip it · nothing that", id="limits"),
        pytest.param(
            "a > approve b -> a[role r; quorum 2; apart a]",
            {},
            "2 people must approve as R; one rejection decides. Whoever did step 1 must not decide."
            " After a rejection the work goes back to step 1. After 3 rejections whoever answers"
            " for it decides whether there is one more round or the process ends.",
            id="an approval with rework",
        ),
        pytest.param(
            "a > approve b -> a[role r; rounds 1]",
            {"owner": "boss"},
            "After a rejection the Boss decides whether the work goes back to step 1 or ends.",
            id="one round",
        ),
        pytest.param("approve b[role r]", {}, "A rejection ends the process.", id="the end"),
        pytest.param(
            "a > approve b -> continue[role r]", {}, "goes on after a rejection too", id="no end"
        ),
        pytest.param(
            "approve b[role r; right discount amount EUR]",
            {"inputs": "amount:number"},
            "This takes the right “Discount” up to ‹Amount› EUR.",
            id="a right",
        ),
        pytest.param("wait w 2d", {}, "Wait for 2 days.", id="a wait"),
        pytest.param("wait w until day", {"inputs": "day:date"}, "Wait until ‹Day›.", id="until"),
        pytest.param(
            "auto a", {}, "by the command “run”. If it fails, do it by hand.", id="automation"
        ),
        pytest.param("auto a x2", {}, "If it fails twice, do it by hand.", id="tried twice"),
        pytest.param("auto a x3", {}, "If it fails 3 times, do it by hand.", id="more often"),
        pytest.param(
            "auto a[repeat no]",
            {},
            "The machine tries once. If that fails, make sure that nothing was done, then do it by",
            id="never twice",
        ),
        pytest.param("call s other", {}, "Follow the process Other and come back", id="unknown"),
        pytest.param(
            "a > b[when x == true]", {"inputs": "x:boolean"}, "**Only if X is yes.**", id="when"
        ),
    ],
)
def test_what_a_step_says(line: str, more: dict[str, str], said: str) -> None:
    assert said in page(a_process(line, **more))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("draft", "> **This document is a draft and not in force.**"),
        ("in-review", "in review and not yet in force"),
        ("approved", "approved and not yet in force"),
        ("obsolete", "Do not work by it."),
    ],
)
def test_who_must_not_work_by_it_is_told(status: str, said: str) -> None:
    assert said in page(a_process("a", status=status))
    assert said not in page(a_process("a"))


def test_what_is_left_out_on_purpose_is_said() -> None:
    document = a_process("a")
    parts = (
        "purpose",
        "scope",
        "definitions",
        "qualifications",
        "training",
        "resources",
        "warnings",
        "trigger",
        "records",
        "references",
        "attachments",
        "revisions",
        "authors",
    )
    bare = page(document)
    whole = page(replace(document, control=replace(document.control, not_applicable=parts)))
    assert bare.count("Not applicable.") == 0
    assert whole.count("Not applicable.") == len(parts) - 1
    assert "| Authors | not applicable |" in whole


@pytest.mark.parametrize(("steps", "drawn"), [(501, True), (502, False)])
def test_a_picture_that_cannot_be_drawn_is_left_out(steps: int, drawn: bool) -> None:
    text = page(a_process(" > ".join(f"s{number}" for number in range(steps))))
    assert ("```mermaid" in text) is drawn
    assert ("too large to be drawn" in text) is not drawn


def test_a_circle_of_needs_is_printed_all_the_same() -> None:
    assert "### Step 2: b" in page(a_process("a(b) > b(a)"))
