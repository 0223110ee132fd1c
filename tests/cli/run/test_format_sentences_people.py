"""Sentences of the format, told at the command line: done, who, approvals, and data of a step."""

from pathlib import Path

import pytest

from sentences import holds

LIMIT = (
    "+ inputs: {worth: {type: number}}\na\n"
    "ok approve: {role: boss, authority: {type: discount, amount: worth, currency: EUR}}"
)
GUEST = "+ inputs: {guest: {type: person}}\n"
ROWS = [
    # 5
    pytest.param(
        "a checklist: [One, Two]",
        "ann! done p-1 a --tick 1 -> the checklist of a is open at item 2 of 2",
        id="5 done is refused while an item is open",
    ),
    pytest.param(
        "a checklist: [One, Two]",
        "ann! done p-1 a --tick 1 --not-applicable 2= -> item 2 is not applicable: say why"
        "\nann: done p-1 a --tick 1 --not-applicable 2=Dry -> item 2 not applicable: Dry",
        id="an item is not applicable, with a reason",
    ),
    pytest.param(
        "a collect: {x: {type: integer, label: Ex, required: true, default: 3}}",
        "ann! done p-1 a -> Ex (x) is required\nann: done p-1 a --set x=3 -> (x: 3)",
        id="5 done is refused while a required field is unset; its default is only proposed",
    ),
    pytest.param(
        "a collect: {x: {type: integer, default: 3}}\nb title: 'Use {{ x }}'",
        "ann: done p-1 a -> not x: 3\nshow p-1 -> Use ‹not recorded: X›",
        id="5 the default of a field is not recorded",
    ),
    pytest.param(
        "+ inputs: {x: {type: integer, default: 3}}\na title: 'Use {{ x }}'",
        "ann: start p -> started by Ann (x: 3)\nshow p-1 -> Use 3",
        id="5 the default of an input is recorded at the start",
    ),
    pytest.param(
        "a automate: {command: ['true']}, collect: {d: {type: text, from: stdout, required: true}}",
        "ann! done p-1 a -> D (d) is required\nann: done p-1 a --set d=7 -> done by hand by Ann",
        id="5 done by hand, an automated step asks for its from values",
    ),
    pytest.param(
        "a\nb",
        "ann: done p-1 a\nann: take p-1 b -> b: taken by Ann"
        "\ncat! done p-1 b -> in the hands of Ann"
        "\nann: done p-1 b -> the run is done",
        id="5 take before done is optional",
    ),
    pytest.param(
        "a wait: {for: 2d}\nb",
        "ann! done p-1 a -> a is a wait: to end it early, say why"
        "\nann: done p-1 a --reason Agreed -> a: done by Ann: Agreed & ready: b",
        id="5 a person may end a wait early by done with a reason",
    ),
    pytest.param(
        "a collect: {x: {type: integer, min: 1, max: 5}}",
        "ann! done p-1 a --set x=9 -> 9 is above the maximum of 5; a reason records it"
        "\nann: done p-1 a --set x=9 --reason Big"
        " -> deviation in x, 9 is above the maximum of 5: Big & not Big: Big",
        id="a value outside min and max is recorded with a reason, as a deviation",
    ),
    pytest.param(
        "a collect: {pin: {type: text, sensitive: true}}\nb title: 'Use {{ pin }}'",
        "ann: done p-1 a --set pin=4711 -> pin: given, not kept & not 4711"
        "\nshow p-1 -> not 4711\nlog p-1 --json -> not 4711\nnext --json -> not 4711",
        id="a sensitive value is never kept or printed, and the log says that it was given",
    ),
    # 6
    pytest.param(
        "a responsible: boss, accountable: quality",
        "ann! done p-1 a -> Ann [ann] may not do this; who may: Boss (Bob [bob] or Bea [bea])"
        "\nkim! done p-1 a -> Kim [kim] may not\nbob: done p-1 a",
        id="6 a step is done by a holder of its responsible",
    ),
    pytest.param(
        "+ owner: clerk\na accountable: quality",
        "ann! done p-1 a -> who may: Quality (Kim [kim])\nkim: done p-1 a",
        id="6 else of its accountable",
    ),
    pytest.param(
        "+ owner: quality\na", "ann! done p-1 a\nkim: done p-1 a", id="6 else of the owner"
    ),
    pytest.param(
        "+ accountable: quality\n== one responsible: boss\na\nb responsible: clerk\n"
        "== two accountable: director\nc",
        "bob: done p-1 a\nann: done p-1 b\nkim! done p-1 c\ndan: done p-1 c",
        id="roles of the document or a stage hold for its steps unless a step says otherwise",
    ),
    pytest.param(
        "a responsible: clerk",
        "hal! done p-1 a -> who may: Clerk\nhal! done p-1 a --on-behalf-of bob"
        "\nhal: done p-1 a --on-behalf-of cat -> a: done by Hal for Cat\nlog p-1 -> by Hal for Cat",
        id="6 or by a deputy naming for whom",
    ),
    pytest.param(
        LIMIT,
        "ann: start p --set worth=100\nann: done p-1 a"
        "\ndan: approve p-1 ok --on-behalf-of bob -> approved by Dan for Bob"
        '\nlog p-1 --json -> "right": "discount up to 100 EUR as boss"',
        id="6 with the represented role's authority",
    ),
    pytest.param(
        LIMIT,
        "ann: start p --set worth=101\nann: done p-1 a"
        "\ndan! approve p-1 ok --on-behalf-of bob -> Dan [dan] lacks the right 'discount'",
        id="6 and not with the deputy's own",
    ),
    pytest.param(
        f"{GUEST}a responsible: {{field: guest}}",
        "ann: start p --set guest=kim -> ready: a, for Kim [kim]"
        "\nann! done p-1 a -> who may: Kim [kim]\nkim: done p-1 a",
        id="6 the person named in a field, by id",
    ),
    pytest.param(
        f"{GUEST}+ owner: quality\na responsible: {{field: guest}}, accountable: boss\n"
        "b responsible: {field: guest}",
        "ann: start p --set 'guest=Ms Guest'\nkim! done p-1 a"
        "\nbob: done p-1 a -> by Bob for Ms Guest"
        "\nbob! done p-1 b\nkim: done p-1 b -> b: done by Kim for Ms Guest",
        id="6 where the responsible is outside, the accountable, else the owner, records for them",
    ),
    pytest.param(
        f"{GUEST}+ owner: quality\na responsible: {{field: guest}}, accountable: boss\n"
        "b responsible: {field: guest}",
        "kim! done p-1 a\nbob: done p-1 a -> a: done by Bob & not by Bob for\nkim: done p-1 b",
        id="6 and where it is unset",
    ),
    pytest.param(
        "a responsible: boss\nok approve: {role: boss, separate_from: [a], quorum: 2}",
        "dan: done p-1 a --on-behalf-of bob -> Boss (Bea [bea])"
        "\nbob! approve p-1 ok -> Bob [bob] did a or corrected it, and ok must be decided"
        " by somebody else"
        "\ndan! approve p-1 ok --on-behalf-of bea -> who may: Bea [bea]\nbea: approve p-1 ok",
        id="6 separate_from counts the one who acts and the one represented",
    ),
    pytest.param(
        "ok approve: {role: boss, quorum: 2}",
        "dan: approve p-1 ok --on-behalf-of bob -> Boss (Bea [bea])"
        "\nbob! approve p-1 ok -> Bob [bob] has said approved in this round already"
        "\ndan! approve p-1 ok --on-behalf-of bea\nbea: approve p-1 ok -> the run is done",
        id="6 quorum counts both too",
    ),
    pytest.param(
        "a\nb",
        "ann: assign p-1 a cat\nnext --as ann -> nothing to do"
        "\nedit organization.yaml | Cat, roles: [clerk] => Cat, roles: [quality]"
        "\nnext --as ann -> ready: a & not handed\nann: done p-1 a",
        id="6 what was handed to somebody who may no longer do it is for all who may",
    ),
    pytest.param(
        "a\nb",
        "cat: take p-1 a\nann! done p-1 a -> a is in the hands of Cat"
        "\nnext --as ann -> nothing to do"
        "\nedit organization.yaml | Cat, roles: [clerk] => Cat, roles: [quality]"
        "\nnext --as ann -> started: a & not taken by\nann: done p-1 a -> ready: b",
        id="6 what they have taken too",
    ),
    pytest.param(
        f"{GUEST}a responsible: {{field: guest}}",
        "ann: start p --set guest=kim\nann: assign p-1 a kim\nann: correct p-1 guest=cat"
        '\nnext --as cat -> ready: a "Do a", for Cat [cat] & not handed',
        id="6 and where another person is named",
    ),
    pytest.param(
        "a responsible: clerk",
        "edit organization.yaml | name: Cat, => name: Cat, joined: 2026-06-16,"
        "\nat 2026-06-15 21:59\nann: start p -> not Cat\ncat! done p-1 a -> joins on 2026-06-16"
        "\nat 2026-06-15 22:00\nnext --as cat -> Cat [cat]\ncat: done p-1 a",
        id="6 who holds a role on a day, by the clock of the organization",
    ),
    # 7
    pytest.param(
        "give-it approve: {role: boss, on_reject: continue}\n"
        'b when: give_it == "approved"\nc when: give_it == "rejected"',
        "bob: reject p-1 give-it -> b: skipped & ready: c"
        "\nlog p-1 -> c: applies (give_it: rejected)",
        id="7 an approval records a choice that conditions read; on_reject may be continue",
    ),
    pytest.param(
        "ok approve: {role: boss, quorum: 2}\nb",
        "bob: approve p-1 ok -> not ready: b\nbea: approve p-1 ok -> ready: b",
        id="7 quorum counts distinct people",
    ),
    pytest.param(
        "ok approve: {role: boss, quorum: 2}\nb",
        "bob: approve p-1 ok\nbea: reject p-1 ok --reason Dear -> the run is rejected: Dear"
        "\nshow p-1 -> rejected: Dear",
        id="7 the first rejection decides; without on_reject the run ends rejected",
    ),
    pytest.param(
        LIMIT,
        "ann: start p --set worth=500\nann: done p-1 a"
        " -> able only to say no, without the right 'discount' up to 500 EUR: Bob [bob], Bea [bea]"
        "\nbob! approve p-1 ok -> Bob [bob] lacks the right & nobody who decides ok has it"
        "\nann: correct p-1 worth=50 --reason Typo\nbob: approve p-1 ok -> the run is done",
        id="7 authority asks for that right up to that amount, and next says who lacks it",
    ),
    pytest.param(
        LIMIT,
        "ann: done p-1 a\nbob! approve p-1 ok -> the amount to be approved is not recorded: worth"
        "\nbob: reject p-1 ok -> the run is rejected",
        id="7 without the amount nobody says yes",
    ),
    pytest.param(
        f"{LIMIT}\n".replace("role: boss", "role: boss, quorum: 2"),
        "edit organization.yaml | Bea, roles: [boss] => Bea, roles: [boss, director]"
        "\nann: start p --set worth=500\nann: done p-1 a -> ready: ok, for Boss (Bea [bea])"
        "\nbea! assign p-1 ok bob -> cannot be handed to Bob [bob], who lacks the right"
        "\nbob: assign p-1 ok bea\nnext --as bob -> nothing to do\nnext --as bea -> ok"
        "\nbea: approve p-1 ok\nnext --as bob -> ok",
        id="7 nobody is handed an approval without the right; who has voted holds nobody up",
    ),
    pytest.param(
        "a responsible: boss\nok approve: {role: boss, separate_from: [a], on_reject: a}",
        "bob: done p-1 a\nbea: reject p-1 ok\nbea: done p-1 a"
        "\nbob! approve p-1 ok -> Bob [bob] did a\nbea! approve p-1 ok -> Bea [bea] did a"
        " & nobody is left who may: give the role Boss to one more person",
        id="7 separate_from excludes whoever did one of those steps in any round",
    ),
    pytest.param(
        "a responsible: boss\nok approve: {role: boss, separate_from: [a]}",
        "bob: done p-1 a\nbea! assign p-1 ok bob"
        " -> Bob [bob], who did a or corrected it; who may: Boss (Bea [bea]"
        "\nbob! take p-1 ok -> who may: Bea [bea]\nnext --as bob -> nothing to do",
        id="7 nor is it handed to or taken by them",
    ),
    pytest.param(
        "a responsible: boss, collect: {n: {type: integer}}"
        "\nok approve: {role: boss, separate_from: [a]}",
        "bob: done p-1 a --set n=9\nbea: correct p-1 n=77 --reason Rewritten"
        " -> (nobody now: Bob did a or corrected it; Bea did a or corrected it)"
        "\nbea! approve p-1 ok -> Bea [bea] did a or corrected it\nnext --as bea -> nothing to do",
        id="7 nor decided on by whoever corrects what was recorded",
    ),
    pytest.param(
        "ok approve: {role: boss}, accountable: clerk",
        "bob! skip p-1 ok --reason no -> who may: Clerk\nann: skip p-1 ok --reason Small",
        id="7 an approval is left out by who answers for it, not by its role",
    ),
]


@pytest.mark.parametrize(("text", "script"), ROWS)
def test_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, script: str) -> None:
    holds(tmp_path, monkeypatch, text, script)
