"""What changes in meaning between two texts of a process, and whether that is the steps."""

from textwrap import dedent

import pytest

from flowdef.lint.changes import Change, changes, told
from flowdef.lint.facts import ProcessFacts
from flowdef.model.process import Process
from flowdef.reading.document import read
from lint_workspaces import HEAD

PLAIN = """\
version: 1.0.0
owner: head
purpose: Send it.
scope: {includes: [Orders]}
inputs:
  customer: {type: text, label: Customer}
  price: {type: number}
outputs: {signed_on: The day}
steps:
  - id: write
    title: Write it
    responsible: clerk
    instructions: |
      Take the template.
      Fill it in.
    warning: It is binding.
    checklist: [Annex attached, Name right]
    effort: 20m
    due: 2d
  - id: sign
    title: Sign it
    responsible: head
    consulted: [legal, sales]
    collect: {signed_on: {type: date, required: true}, place: {type: text}}
  - id: mail
    title: Mail it
    when: price > 100
    automate: {email: {to: [a@example.com], subject: Hello, body: There}, timeout: 2m}
  - {id: agree, title: Agree, approve: {role: head, separate_from: [write]}}
"""
STAGED = """\
stages:
  - {id: one, title: One, steps: [{id: a, title: A}, {id: b, title: B}]}
  - {id: two, title: Two, when: x == "1", steps: [{id: c, title: C}]}
inputs: {x: {type: text}}
"""


def facts(body: str) -> ProcessFacts:
    return facts_of(HEAD + dedent(body))


def facts_of(text: str) -> ProcessFacts:
    document = read(text.encode(), "p.yaml").document
    assert isinstance(document, Process)
    return ProcessFacts(document)


def changed(old: str, new: str, of: str = PLAIN) -> tuple[Change, ...]:
    assert old in of
    return changes(facts(of), facts(of.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("version: 1.0.0", "version: 1.0.1", id="version"),
        pytest.param("version: 1.0.0", "status: effective", id="status"),
        pytest.param("version: 1.0.0", "tags: [a]\nfrequency: 2 per month", id="tags and figures"),
        pytest.param("version: 1.0.0", "approvals: [{by: sam}]", id="approvals"),
        pytest.param("version: 1.0.0", "review: {every: 1 years}", id="review"),
        pytest.param("version: 1.0.0", "targets: {lead_time: 3d}", id="targets"),
        pytest.param("effort: 20m", "effort: 25m", id="effort"),
        pytest.param("effort: 20m", "duration: 3d", id="duration"),
        pytest.param("    when: price", "    share: 20%\n    when: price", id="share"),
        pytest.param("the template.\n      Fill", "the template. Fill", id="line ends of a text"),
        pytest.param("instructions: |", "instructions: >", id="the style of a text"),
        pytest.param("price > 100", '"price  >  100"', id="spaces of a condition"),
        pytest.param("[legal, sales]", "[sales, legal]", id="the order of who is asked"),
        pytest.param(
            "signed_on: {type: date, required: true}, place: {type: text}",
            "place: {type: text}, signed_on: {required: true, type: date}",
            id="the order of fields",
        ),
        pytest.param(
            "    title: Sign it", "    needs: [write]\n    title: Sign it", id="known need"
        ),
        pytest.param("owner: head", "owner: head # The boss", id="a comment"),
        pytest.param("  - id: mail\n", "  - id: mail\n    accountable: head\n", id="who it was"),
    ],
)
def test_nobody_works_otherwise_for_it(old: str, new: str) -> None:
    assert changed(old, new) == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("purpose: Send", "purpose: Mail", "purpose", id="purpose"),
        pytest.param("[Orders]", "[Orders, Offers]", "scope", id="scope"),
        pytest.param("[Orders]}", "[Orders]}\napplies_to: [All]", "applies to", id="applies to"),
        pytest.param("title: P\n", "title: Q\n", "title", id="title of the process"),
        pytest.param("label: Customer", "label: Buyer", "text of input 'customer'", id="input"),
        pytest.param("The day", "The date", "text of output 'signed_on'", id="output"),
        pytest.param("Fill it in", "Fill it out", "text of step 'write'", id="instructions"),
        pytest.param("It is binding", "It binds", "text of step 'write'", id="warning"),
        pytest.param("Name right", "Name is right", "text of step 'write'", id="checklist"),
        pytest.param("date, req", "date, label: Day, req", "text of step 'sign'", id="label"),
        pytest.param(
            "title: P\n", "title: P\nreferences: [{title: A, file: a}]\n", "references", id="files"
        ),
        pytest.param("body: There", "body: Here", "text of step 'mail'", id="words of a mail"),
        pytest.param(
            "timeout: 2m", "timeout: 3m", "timeout or retries of step 'mail'", id="timeout"
        ),
    ],
)
def test_words_change(old: str, new: str, what: str) -> None:
    whole = HEAD + PLAIN
    assert changes(facts_of(whole), facts_of(whole.replace(old, new))) == (Change(what),)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("responsible: clerk", "responsible: legal", "roles of step 'write'", id="who"),
        pytest.param("[legal, sales]", "[legal]", "roles of step 'sign'", id="who is asked"),
        pytest.param("[legal, s", "[l, s", "roles of step 'sign'", id="another one is asked"),
        pytest.param("price > 100", "price > 90", "condition of step 'mail'", id="condition"),
        pytest.param("due: 2d", "due: 3d", "deadline of step 'write'", id="due"),
        pytest.param("a@example.com", "b@example.com", "work of step 'mail'", id="to whom"),
        pytest.param(", separate_from: [write]", "", "work of step 'agree'", id="separation"),
        pytest.param(", required: true", "", "data of step 'sign'", id="required no more"),
        pytest.param(", place: {type: text}", "", "data of step 'sign'", id="a field less"),
        pytest.param(
            "[Annex attached, Name right]",
            "[Name right]",
            "checks of step 'write'",
            id="a check less",
        ),
        pytest.param(
            "    warning: It is binding.\n", "", "checks of step 'write'", id="no warning"
        ),
        pytest.param(
            "    effort: 20m", "    critical: true", "checks of step 'write'", id="critical"
        ),
        pytest.param(
            "    title: Sign it",
            "    needs: []\n    title: Sign it",
            "order of step 'sign'",
            id="order",
        ),
        pytest.param("{type: number}", "{type: number, required: true}", "inputs", id="an input"),
        pytest.param("version: 1.0.0", "hours: always", "hours", id="hours"),
    ],
)
def test_the_steps_change(old: str, new: str, what: str) -> None:
    assert changed(old, new)[0] == Change(what, steps=True)


def test_another_program() -> None:
    one = STAGED.replace("title: C", "title: C, automate: {command: [send, a], timeout: 2m}")
    assert changed("[send, a]", "[send, b]", one) == (Change("work of step 'c'", steps=True),)
    assert changed("timeout: 2m", "timeout: 3m", one) == (Change("timeout or retries of step 'c'"),)


def test_a_step_that_comes_and_one_that_goes() -> None:
    new = PLAIN.replace("id: sign", "id: seal")
    assert told(changes(facts(PLAIN), facts(new))) == "new step 'seal', removed step 'sign'"


def test_a_step_between_two_others_leaves_their_order() -> None:
    between = PLAIN.replace("  - id: mail", "  - {id: pack, title: Pack it}\n  - id: mail")
    assert changes(facts(PLAIN), facts(between)) == (Change("new step 'pack'", steps=True),)


def test_the_owner_who_stands_in_for_a_role_that_nobody_names() -> None:
    found = changed("owner: head", "owner: boss")
    assert [each.what for each in found] == [
        *(f"roles of step '{step}'" for step in ("write", "sign", "mail", "agree")),
        "owner",
    ]
    assert told(found).endswith("'mail' and 2 more")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("title: Two", "title: Then", Change("text of stage 'two'"), id="a title"),
        pytest.param("id: two", "id: second", Change("stages"), id="another name"),
        pytest.param(', when: x == "1"', "", Change("condition of step 'c'", steps=True), id="if"),
    ],
)
def test_stages_change(old: str, new: str, what: Change) -> None:
    assert changed(old, new, STAGED)[0] == what


@pytest.mark.parametrize(
    ("trigger", "what"),
    [
        ("event: A new order", (Change("trigger"),)),
        ("event: An order", ()),
        ('schedule: "0 9 * * mon"', (Change("schedule", steps=True), Change("trigger"))),
    ],
)
def test_what_starts_it(trigger: str, what: tuple[Change, ...]) -> None:
    text = "kind: process\nid: p\ntitle: P\ntrigger: {%s}\nsteps: [{id: a, title: A}]\n"
    assert changes(facts_of(text % "event: An order"), facts_of(text % trigger)) == what


def test_steps_that_wait_for_each_other_are_compared_too() -> None:
    circle = STAGED.replace("id: a, title: A", "id: a, title: A, needs: [b]")
    assert changes(facts(circle), facts(circle)) == ()
