"""Authority: who may act, in which role, for whom, and who is told of it."""

from decimal import Decimal

import pytest

from acme import ACME, walk
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.events import Basis
from flowdef.run.refusal import Why
from flowdef.run.roster import Right
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk

PAY = "a[by clerk; ask amount:number] > approve b[right discount amount EUR]"


@pytest.mark.parametrize(
    ("line", "sentence", "basis"),
    [
        pytest.param(
            "a[by clerk]", "done a", Basis("clerk"), id="a holder of the responsible role"
        ),
        pytest.param("a[acc clerk]", "done a", Basis("clerk"), id="else of the accountable"),
        pytest.param("a", "cat: done a", Basis("quality"), id="else the owner"),
        pytest.param(
            "a[by clerk]", "hal for ann: done a", Basis("clerk", "ann", "helper"), id="a deputy"
        ),
        pytest.param(
            "a[by clerk]", "cat for ann: done a", Basis("clerk", "ann"), id="a holder for another"
        ),
        pytest.param(
            "a[by vacant]",
            "hal for vacant: done a",
            Basis("vacant", "vacant", "helper"),
            id="a deputy of a role that nobody holds",
        ),
        pytest.param("a[by {who}]", "dan: done a", Basis(), id="the person in a field"),
        pytest.param(
            "a[by {guest}; acc clerk]",
            "done a",
            Basis("clerk", "Ms Guest"),
            id="for somebody outside the accountable records",
        ),
        pytest.param(
            "a[by {guest}]",
            "cat: done a",
            Basis("quality", "Ms Guest"),
            id="else the owner records",
        ),
        pytest.param(
            "a[by {nobody}; acc clerk]",
            "done a",
            Basis("clerk"),
            id="an unset field: the accountable",
        ),
        pytest.param(
            "a[by {guest}; acc {who}]",
            "dan: done a",
            Basis("", "Ms Guest"),
            id="a person accountable",
        ),
        pytest.param("a[by clerk]", "take a", Basis("clerk"), id="taking asks for the same"),
        pytest.param("a[by clerk]", "skip a", Basis("clerk"), id="skipping, whoever does it"),
        pytest.param("a[by clerk]", "cat: skip a", Basis("clerk"), id="skipping, whoever owns it"),
        pytest.param("a[by clerk; acc boss]", "bob: block a", Basis("boss"), id="the accountable"),
        pytest.param("approve a", "bob: approve a", Basis("boss"), id="an approval asks its role"),
        pytest.param(
            "approve a[role clerk]",
            "hal for ann: approve a",
            Basis("clerk", "ann", "helper"),
            id="an approval by a deputy",
        ),
        pytest.param(
            "approve a", "cat: skip a", Basis("quality"), id="the owner skips an approval"
        ),
        pytest.param("a[by boss] > b", "cat: cancel", Basis("quality"), id="the owner cancels"),
        pytest.param("a[by boss] > b", "cancel", Basis(), id="and whoever started"),
        pytest.param("a > b", "hal for ann: comment", Basis("", "ann"), id="anybody comments"),
    ],
)
def test_may(line: str, sentence: str, basis: Basis) -> None:
    definition = a_definition(
        line, owner="quality", inputs="who:person, guest:person, nobody:person"
    )
    run = Walk(definition, Context(ACME)).start(who="dan", guest="Ms Guest")
    before = len(run.log)
    assert run.say(sentence).log[before].basis == basis


@pytest.mark.parametrize(
    ("line", "script", "sentence", "told"),
    [
        pytest.param(
            "a[by clerk]",
            "",
            "bob: done a",
            "Bob [bob] may not do this; who may: Clerk (Ann [ann] or Cat [cat]), "
            "or on behalf of ann or cat their deputy Helper (Hal [hal])",
            id="not a holder",
        ),
        pytest.param("a[by clerk]", "", "hal: done a", "Hal [hal]", id="a deputy who names nobody"),
        pytest.param(
            "a[by clerk]", "", "hal for bob: done a", "on behalf of bob", id="for who holds it not"
        ),
        pytest.param(
            "a[by clerk]", "", "cat for bob: done a", "on behalf of bob", id="nor a holder"
        ),
        pytest.param("a[by clerk]", "", "old: done a", "Old [old]", id="who has left"),
        pytest.param("a[by clerk]", "", "new: done a", "New [new]", id="who has not joined yet"),
        pytest.param(
            "a[by clerk]", "", "zoe: done a", "nobody here has the id 'zoe'", id="a stranger"
        ),
        pytest.param(
            "a[by empty]", "", "done a", "Empty (nobody now)", id="a role without holders"
        ),
        pytest.param("a[by ghost]", "", "done a", "ghost (nobody now)", id="a role that is none"),
        pytest.param(
            "approve a[role vacant]",
            "",
            "done a",
            "approve or reject",
            id="the step is asked first",
        ),
        pytest.param("a[by {who}]", "", "done a", "who may: Dan [dan]", id="not the person named"),
        pytest.param(
            "a[by {who}]", "", "dan for ann: done a", "who may: Dan", id="nor for another"
        ),
        pytest.param(
            "approve a[role clerk]", "", "cat for bob: approve a", "Clerk", id="approvals"
        ),
        pytest.param("approve a", "", "bob: skip a", "Quality manager", id="its role skips none"),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "cat: done a; bob: reject c",
            "bob: reopen c",
            "Quality manager",
            id="one more round is for the accountable",
        ),
        pytest.param("a[by clerk] > b", "", "hal: cancel", "Quality manager", id="cancel"),
        pytest.param(
            "a[by clerk]", "", "assign a to=bob", "cannot be handed to Bob [bob]", id="assign"
        ),
        pytest.param("a[by clerk]", "", "bob: assign a to=ann", "Bob", id="assigned by a stranger"),
        pytest.param("a[by clerk]", "", "bob: take a", "Bob", id="take"),
        pytest.param("a[by clerk]", "", "bob: skip a", "Bob", id="skip"),
        pytest.param("a[by clerk]", "", "bob: block a", "Bob", id="block"),
        pytest.param("a[by clerk]", "block a", "bob: unblock a", "Bob", id="unblock"),
        pytest.param("a[by clerk] > b", "done a", "bob: reopen a", "Bob", id="reopen"),
        pytest.param("call a gone[by clerk]", "", "bob: retry a", "Bob", id="retry"),
        pytest.param(
            "a[by clerk; ask x:text] > b", "done a", "bob: correct x=1", "Bob", id="correct"
        ),
        pytest.param("a[by clerk]", "", "hal: correct who=ann", "Hal", id="correct an input"),
        pytest.param("a[by clerk]", "", "bob: done a", "Clerk", id="done"),
    ],
)
def test_may_not(line: str, script: str, sentence: str, told: str) -> None:
    needy = a_process("s", id="gone", inputs="x:text!")
    definition = a_definition(line, needy, owner="quality", inputs="who:person")
    run = Walk(definition, Context(ACME)).start(who="dan").say(script)
    refused = run.refused(sentence)
    assert told in refused.reason, refused
    assert refused.why in (Why.WHO, Why.STATE)


def test_a_process_that_names_nobody_is_open_to_all_of_the_organization() -> None:
    assert walk("a").say("hal: done a").stands == "a:done done"


@pytest.mark.parametrize(
    ("script", "right"),
    [
        pytest.param(
            "done a amount=100; bob: approve b", "discount up to 100 EUR as boss", id="up to"
        ),
        pytest.param(
            "done a amount=101; bea: approve b", "discount as director", id="another role"
        ),
        pytest.param(
            "done a amount=100; dan for bob: approve b",
            "discount up to 100 EUR as boss",
            id="a deputy has the authority of the role represented",
        ),
        pytest.param("done a amount=500; bob: reject b", "", id="a rejection takes no right"),
    ],
)
def test_a_right_is_recorded(script: str, right: str) -> None:
    run = walk(PAY).say(script)
    (event,) = (each for each in run.log if isinstance(each.fact, f.Voted))
    assert event.basis.right == right


@pytest.mark.parametrize(
    ("script", "sentence", "told"),
    [
        pytest.param(
            "done a amount=101",
            "bob: approve b",
            "Bob [bob] lacks the right 'discount' up to 101 EUR; who may: Bea [bea]; "
            "which roles have it: Director",
            id="beyond the limit",
        ),
        pytest.param(
            "done a amount=101",
            "dan for bob: approve b",
            "lacks the right",
            id="a deputy has no more than the role represented",
        ),
        pytest.param("done a", "bob: approve b", "not recorded: amount", id="no amount"),
    ],
)
def test_a_right_is_lacking(script: str, sentence: str, told: str) -> None:
    assert told in walk(PAY).say(script).refused(sentence).reason


def test_a_right_without_an_amount() -> None:
    run = walk("approve a[right hire]").say("bob: approve a")
    assert run.log[-3].basis.right == "hire as boss"


def test_a_right_that_no_role_has() -> None:
    refused = walk("approve a[right fly]").refused("bob: approve a")
    said = "lacks the right 'fly'; nobody who decides a has it; which roles have it: none"
    assert refused.reason.endswith(said)


def test_a_right_of_another_currency_covers_nothing() -> None:
    assert not Right("discount", Decimal(5), "EUR").covers(Decimal(1), "USD")


def test_rights_are_asked_of_nobody_without_an_organization() -> None:
    run = Walk(a_definition(PAY)).start().say("done a; approve b")
    assert run.stands == "a:done b:done done"
