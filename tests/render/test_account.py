"""The account of a process: what is said of claims that hold, are broken or are not decided."""

import pytest
from hypothesis import given

from flowdef.graph.order import order_of
from flowdef.paths.regions import Region
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.render.account import proofs_of
from flowdef.render.account_markdown import account_markdown
from flowdef.render.account_text import account_text
from flowdef.render.account_voice import ByIds, ByTitles
from flowdef.render.appendix import Chapter
from flowdef.render.sop_html import sop_html
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_setting import Around
from hostile_texts import TEXTS, everywhere
from processes_in_a_line import a_process
from read_markdown import kinds
from sample_documents import sample_organization

PROCESS = a_process(
    "one{a[ask x:good|poor!] > b} > two[when x == 'good']{c[ask big_sum:integer!]}",
    title="Buy {{ x }}",
)
POOR = Region("x", "poor", "poor")
UNSET = Region("big_sum", None, "not recorded")


def claim(proof: Proof, standing: Standing, what: str, **more: object) -> Claim:
    return Claim(proof=proof, subject="a", standing=standing, what=what, **more)  # type: ignore[arg-type]  # as named


HOLDS = claim(Proof.REACH, Standing.HOLDS, "Step 'a' can be reached.")
SHOWN = claim(Proof.REACH, Standing.HOLDS, "Step 'c' can be reached.", witness=(POOR, UNSET))
DEAD = claim(Proof.REACH, Standing.BROKEN, "Step 'b' can never be reached.", why="It is so.")
GAP = claim(Proof.CHOICE, Standing.BROKEN, "Of 'a', 'b' none may be done.", witness=(POOR,))
OPEN = claim(
    *(Proof.CHOICE, Standing.UNDECIDED, "Whether 'x' is left out is not decided."),
    why="There are too many.",
    size=20_000,
)
EXACT = claim(Proof.CHOICE, Standing.HOLDS, "Of 'a', 'b' one is done for each value of field 'x'.")


def told(*claims: Claim) -> tuple[Chapter, ...]:
    return proofs_of(Account(PROCESS, claims), ByIds()).chapters


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        pytest.param((HOLDS,), "The one claim holds.", id="one"),
        pytest.param((HOLDS, EXACT), "All 2 claims hold.", id="all"),
        pytest.param((DEAD,), "Of 1 claim 0 hold; 1 is broken.", id="one is broken"),
        pytest.param((HOLDS, DEAD), "Of 2 claims 1 holds; 1 is broken.", id="one holds"),
        pytest.param(
            (HOLDS, SHOWN, DEAD, GAP, OPEN),
            "Of 5 claims 2 hold; 2 are broken, 1 is not decided.",
            id="some of each",
        ),
    ],
)
def test_the_verdict_counts(claims: tuple[Claim, ...], said: str) -> None:
    assert proofs_of(Account(PROCESS, claims), ByIds()).verdict == said


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        pytest.param((HOLDS,), "The one step can be reached.", id="the one"),
        pytest.param((HOLDS, SHOWN), "Every one of the 2 steps can be reached.", id="all"),
        pytest.param((HOLDS, DEAD), "Of 2 steps, 1 can be reached.", id="some"),
        pytest.param((GAP,), "There is one claim, and it does not hold.", id="one and broken"),
        pytest.param((OPEN,), "There is one claim, and it is not decided.", id="one and open"),
        pytest.param((GAP, OPEN), "Of 2 claims on choices, none hold.", id="none"),
        pytest.param(
            (claim(Proof.STAFFING, Standing.BROKEN, "A run can."),) * 2,
            "Of 2 approvals, none have somebody left in every run who may decide.",
            id="none in every run, which is not none in any",
        ),
    ],
)
def test_a_chapter_begins_with_how_much_holds(claims: tuple[Claim, ...], said: str) -> None:
    assert [each.said for each in told(*claims)] == [said]


def test_what_is_broken_is_shown_and_what_is_open_has_its_size() -> None:
    steps, choices = told(HOLDS, SHOWN, DEAD, GAP, OPEN, EXACT)
    assert steps.broken == ("Step 'b' can never be reached. It is so.",)
    assert [(each.name, each.where) for each in steps.examples] == [
        ("a", "x = poor, big_sum = not recorded")
    ]
    assert choices.broken == ("Of 'a', 'b' none may be done. It happens where x = poor.",)
    assert choices.undecided == (
        "Whether 'x' is left out is not decided. There are too many. There are up to 20,000 cases.",
    )
    assert choices.holds == (EXACT.what,)
    assert (steps.holds, choices.examples) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        pytest.param("Step 'a' is.", "Step 1 (a) is.", id="a step at the beginning"),
        pytest.param("Of 'a', 'b' one is.", "Of step 1 (a), step 2 (b) one is.", id="without"),
        pytest.param("stage 'two' is", "stage two is", id="a stage"),
        pytest.param("Of 'two' none is.", "Of stage two none is.", id="a stage without"),
        pytest.param("a value of field 'big_sum'", "a value of ‹Big sum›", id="a field"),
        pytest.param("Field 'x' is.", "‹X› is.", id="a field at the beginning"),
        pytest.param("The output 'x' is.", "The output ‹X› is.", id="an output"),
        pytest.param("of field 'a', role 'b'", "of field 'a', role 'b'", id="called as a step is"),
        pytest.param("role 'head-of-sales' may", "role Head of sales may", id="a role"),
        pytest.param("'dana' may", "Dana may", id="a person"),
        pytest.param("a 'word' it's", "a 'word' it's", id="anything else"),
    ],
)
def test_readers_see_titles_in_the_places_of_ids(sentence: str, said: str) -> None:
    assert ByTitles(Account(PROCESS, ()), sample_organization()).said(sentence) == said
    assert ByIds().said(sentence) == sentence


def test_answers_are_said_by_their_labels() -> None:
    chosen = Region("x", ("good", "poor"), "good, poor")
    voice = ByTitles(Account(PROCESS, ()), None)
    assert voice.where((POOR, UNSET)) == "X is poor and ‹Big sum› is not recorded"
    assert voice.where((chosen,)) == "X is good, poor"
    assert voice.where(()) == ""


def test_an_sop_has_the_account_only_where_it_is_asked_for() -> None:
    order, account = order_of(PROCESS), Account(PROCESS, (HOLDS, SHOWN, GAP, OPEN, EXACT))
    proved = Around(proofs=proofs_of(account, ByTitles(account, None)))
    asked = sop_markdown(PROCESS, order, proved)
    assert "proofs" not in sop_markdown(PROCESS, order)
    assert "proofs" not in sop_html(PROCESS, order)
    assert asked.endswith(account_markdown(account, None))
    assert "- [Appendix: proofs](#appendix-proofs)" in asked
    html = sop_html(PROCESS, order, proved)
    assert '<h2 id="proofs">Appendix: proofs</h2>' in html
    for text in ("It happens where X is poor.", "step 2 (b) one is done for each value of ‹X›."):
        assert text in html


@given(TEXTS)
def test_hostile_text_stays_text(text: str) -> None:
    assert appendix(text if text.strip() else "x") == appendix("calm")


def appendix(text: str) -> object:
    process = everywhere(PROCESS, text)
    region = Region("x", text, text)
    claims = (SHOWN, claim(Proof.CHOICE, Standing.BROKEN, "Of 'a' one.", witness=(region,)))
    return kinds(account_markdown(Account(process, claims), None))


def test_a_terminal_obeys_nothing_of_it() -> None:
    process = everywhere(PROCESS, "\x1b[2J")
    region = Region("x", "\x1b[2J", "\x1b[2J")
    claims = (claim(Proof.REACH, Standing.HOLDS, "Step.", witness=(region,)),)
    for width in (0, 20):
        assert "\x1b" not in account_text(Account(process, claims), width)
