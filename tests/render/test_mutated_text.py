"""What is told of faults: in one line or two, whatever they are and whatever became of them."""

import pytest

from flowdef.render.mutated_text import mutated_text
from flowdef.scenarios.mutant import Kind
from flowdef.scenarios.mutate_judge import Fate, Judged, Shown
from flowdef.scenarios.mutated import Mutated
from processes_in_a_line import a_process
from scenarios_by_hand import a_scenario

PAY = a_process("pay", id="pay", scenarios=(a_scenario(name="Plain"),))
FOUND = Judged(kind=Kind.LEFT_OUT, of="pay", line=1, was="step pay", now="", fate=Fate.FOUND)

UNTOLD = "  Not counted, for scenarios tell nothing of people, order or fields left empty"
OPEN = "  Not counted, for nothing is proved, and none of up to 60 other runs shows them"
ALIKE = "  Not counted, for it is proved that they make no difference"


def a_fault(fate: Fate, was: str, now: str, kind: Kind, shown: Shown | None = None) -> Judged:
    return Judged(kind=kind, of="sign", line=7, was=was, now=now, fate=fate, shown=shown)


def missed(was: str, now: str, shown: Shown) -> Judged:
    return a_fault(Fate.MISSED, was, now, Kind.WAY_BACK, shown)


def told(*faults: Judged) -> list[str]:
    text = mutated_text((Mutated(PAY, "pay.yaml", faults),))
    first, *lines = text.splitlines()
    assert first.startswith("pay: its 1 scenario")
    return lines


@pytest.mark.parametrize(
    ("fault", "lines"),
    [
        pytest.param(
            missed(
                "",
                "on_reject: pay",
                Shown("Plain", (), (("sign", ("rejected",)),), "", "open", "done"),
            ),
            [
                "  pay.yaml:7: sign: nobody notices that 'on_reject: pay' is put in",
                (
                    "    add a scenario like 'Plain', but sign answered rejected:"
                    " then the run ends open, and with the fault done"
                ),
            ],
            id="put in",
        ),
        pytest.param(
            missed(
                "rounds: 2",
                "rounds: 1",
                Shown("Plain", (("goods", ("pens", "ink")),), (), "sign", "", "it is refused"),
            ),
            [
                "  pay.yaml:7: sign: nobody notices 'rounds: 1' instead of 'rounds: 2'",
                (
                    "    add a scenario like 'Plain', but given goods [pens, ink]:"
                    " with the fault it goes wrong: it is refused"
                ),
            ],
            id="changed",
        ),
        pytest.param(
            missed("default: 3", "", Shown("Plain", (), (), "", "done", "open")),
            [
                "  pay.yaml:7: sign: nobody notices that 'default: 3' is left out",
                (
                    "    add a scenario that is 'Plain':"
                    " then the run ends done, and with the fault open"
                ),
            ],
            id="as the scenario is, but for what it expects",
        ),
        pytest.param(
            missed("step sign", "", Shown("Plain", (), (), "sign", "", "there is no step 'sign'")),
            [
                "  Nobody notices that one of these steps is left out: sign (7).",
                "    name them under 'done' of 'Plain'",
            ],
            id="a step that no scenario names",
        ),
        pytest.param(
            a_fault(Fate.UNSEEN, "role: boss", "role: clerk", Kind.ROLE),
            [f"{UNTOLD}: 1 role."],
            id="unseen",
        ),
        pytest.param(
            a_fault(Fate.UNSEEN, "", "on_reject: pay", Kind.WAY_BACK),
            [f"{UNTOLD}: 1 way back."],
            id="another plural",
        ),
        pytest.param(
            a_fault(Fate.REFUSED, "step sign", "", Kind.LEFT_OUT),
            ["  Not counted, for such a process could not be run: 1 fault."],
            id="refused",
        ),
        pytest.param(
            a_fault(Fate.OPEN, "", "on_reject: pay", Kind.WAY_BACK),
            [f"{OPEN}: sign (7) with 'on_reject: pay'."],
            id="open",
        ),
        pytest.param(
            a_fault(Fate.ALIKE, "when: true", "", Kind.CONDITION),
            [f"{ALIKE}: sign (7) without 'when: true'."],
            id="alike",
        ),
    ],
)
def test_a_fault_is_told_in_its_words(fault: Judged, lines: list[str]) -> None:
    assert told(FOUND, fault)[: len(lines)] == lines


def test_where_nothing_counts_there_is_no_score() -> None:
    text = mutated_text((Mutated(PAY, "pay.yaml", ()),))
    assert text == (
        "pay: its 1 scenario could find no fault of those that were put into it\n\n"
        "No fault was put into any process.\n"
    )


def test_the_score_of_several_is_that_of_all_their_faults() -> None:
    shown = Shown("Plain", (), (), "sign", "", "no")
    other = missed("step sign", "", shown)
    several = (Mutated(PAY, "a.yaml", (FOUND, other)), Mutated(PAY, "b.yaml", (FOUND,)))
    last = mutated_text(several).splitlines()[-1]
    assert last == "Of 3 faults that scenarios can find, 2 are found: 66 %."


def test_nothing_of_a_document_is_obeyed_by_a_terminal() -> None:
    shown = Shown("Pl\x1b[31main", (("x", "\x07"),), (), "", "done", "open")
    text = mutated_text((Mutated(PAY, "\x1b.yaml", (missed("when: \x9b", "", shown),)),))
    assert text.replace("\n", "").isprintable()
