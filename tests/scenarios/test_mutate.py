"""The faults that are put into a process: each once, told by line, as a person would make them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Raw
from flowdef.model.process import Process
from flowdef.reading.document import read
from flowdef.scenarios.mutant import Kind, Mutant
from flowdef.scenarios.mutate import mutants
from processes_in_a_line import a_process
from sample_documents import sample_processes

TEXT = """\
kind: process
id: pay
title: Pay
inputs:
  amount: {type: number, required: true}
  rush: {type: boolean, default: false}
stages:
  - id: check
    title: Check
    steps:
      - {id: look, title: Look, responsible: clerk, critical: true, checklist: [Seen]}
      - id: note
        title: Note
        responsible: clerk
        hold_point: true
        collect: {seen: {type: text, required: true}, more: {type: text}}
  - id: pay
    title: Pay
    when: amount > 0
    needs: [check]
    steps:
      - id: sign
        title: Sign
        approve:
          role: boss
          quorum: 2
          separate_from: [look, note]
          authority: {type: payment, amount: amount}
          on_reject: look
          rounds: 2
      - {id: send, title: Send, needs: [sign, look], wait: {for: 1d}}
  - id: close
    title: Close
    steps:
      - {id: file, title: File, responsible: {field: more}}
"""
EXPECTED = """\
5 required field amount: required: true ->
6 default rush: default: false ->
11 step look: step look ->
11 role look: responsible: clerk -> responsible: boss
11 critical step look: critical: true ->
12 need note: needs look ->
12 step note: step note ->
14 role note: responsible: clerk -> responsible: boss
15 hold point note: hold_point: true ->
16 required field note: seen: {required: true} ->
19 condition pay: when: amount > 0 -> when: amount <= 0
19 condition pay: when: amount > 0 -> when: amount >= 0
19 condition pay: when: amount > 0 ->
20 need pay: needs check ->
22 step sign: step sign ->
25 role sign: role: boss -> role: clerk
26 quorum sign: quorum: 2 -> quorum: 1
27 separation sign: separate_from: [look] ->
27 separation sign: separate_from: [note] ->
28 right sign: authority: {type: payment} ->
29 way back sign: on_reject: look ->
29 way back sign: on_reject: look -> on_reject: continue
29 way back sign: on_reject: look -> on_reject: note
30 number of rounds sign: rounds: 2 -> rounds: 1
30 number of rounds sign: rounds: 2 -> rounds: 3
31 need send: needs sign ->
31 need send: needs look ->
31 step send: step send ->
35 need file: needs pay ->
35 step file: step file ->
"""


def pay() -> Process:
    found = read(TEXT.encode(), "pay.yaml").document
    assert isinstance(found, Process)
    return found


def told(mutant: Mutant) -> str:
    said = f"{mutant.line} {mutant.kind} {mutant.of}: {mutant.was} -> {mutant.now}"
    return f"{said.strip()}\n"


def faulty(kind: Kind, of: str, was: str = "") -> Process:
    return next(
        each.process
        for each in mutants(pay())
        if (each.kind, each.of) == (kind, of) and was in each.was
    )


def test_every_fault_of_a_process_by_line() -> None:
    assert "".join(map(told, mutants(pay()))) == EXPECTED


@pytest.mark.parametrize("process", sample_processes().values(), ids=lambda each: each.id)
def test_each_fault_is_another_process_and_stands_where_it_is_told(process: Process) -> None:
    root = Path(__file__).parent.parent.parent
    lines = (root / "processes" / f"{process.id}.yaml").read_text(encoding="utf-8").split("\n")
    found = mutants(process)
    assert found == mutants(process)
    for each in found:
        assert each.process != process, told(each)
        words = each.was.partition(":")[0].split(" ")[-1], each.of, "when:", "approve:"
        assert any(word in lines[each.line - 1] for word in words), told(each)
    assert len({each.process for each in found}) == len(found)


def test_a_need_that_is_dropped_leaves_the_others() -> None:
    needs = {step.id: step.needs for step in faulty(Kind.NEED, "send", "sign").steps}
    assert needs == {"look": None, "note": None, "sign": None, "send": ("look",), "file": None}
    stages = {stage.id: stage.needs for stage in faulty(Kind.NEED, "pay").stages}
    assert stages == {"check": None, "pay": (), "close": None}


def test_what_needed_a_step_that_is_left_out_needs_what_it_needed() -> None:
    left = faulty(Kind.LEFT_OUT, "sign")
    assert [step.id for step in left.steps] == ["look", "note", "send", "file"]
    assert left.steps[2].needs == ("look", "note")


@pytest.mark.parametrize(
    ("line", "gone", "step", "needs"),
    [
        pytest.param("a > b > c > d(b)", "b", "d", ("a",), id="the step before it in its stage"),
        pytest.param("one{a > b} > two{c > d(c)}", "c", "d", ("a", "b"), id="the stage before"),
        pytest.param("a > b(a) > c() > d(b, c)", "b", "d", ("a", "c"), id="what it says"),
        pytest.param("one{a} > two{b} > three{c(two)}", "b", "c", ("a",), id="by its stage"),
        pytest.param("a > b() > c(b)", "b", "c", (), id="nothing"),
    ],
)
def test_what_a_step_waited_for_that_is_left_out(
    line: str, gone: str, step: str, needs: tuple[str, ...]
) -> None:
    found = [each for each in mutants(a_process(line)) if each.kind is Kind.LEFT_OUT]
    left = next(each.process for each in found if each.of == gone)
    assert next(each.needs for each in left.steps if each.id == step) == needs


def test_a_stage_waits_for_what_a_step_waited_for_that_is_left_out() -> None:
    process = a_process("one{a > b} > two(b){c} > three(one, two){d}")
    left = {each.of: each.process for each in mutants(process) if each.kind is Kind.LEFT_OUT}
    assert [stage.needs for stage in left["b"].stages] == [None, ("a",), ("one", "two")]
    assert [stage.needs for stage in left["c"].stages] == [None, ("one", "b")]


def test_a_stage_goes_with_its_only_step() -> None:
    assert [stage.id for stage in faulty(Kind.LEFT_OUT, "file").stages] == ["check", "pay"]


def test_nobody_stays_apart_from_a_step_that_is_left_out() -> None:
    deed = faulty(Kind.LEFT_OUT, "note").steps[1].deed
    assert getattr(deed, "separate_from", None) == ("look",)


@pytest.mark.parametrize(
    ("default", "was"),
    [
        pytest.param(False, "default: false", id="no"),
        pytest.param(("pens", "ink"), "default: [pens, ink]", id="several"),
        pytest.param(2.5, "default: 2.5", id="a number"),
    ],
)
def test_a_default_is_told_as_it_is_written(default: Raw, was: str) -> None:
    process = replace(pay(), inputs=(replace(pay().inputs[1], default=default),))
    assert [each.was for each in mutants(process) if each.kind is Kind.DEFAULT] == [was]


def test_a_process_of_one_step_keeps_it() -> None:
    text = "kind: process\nid: one\ntitle: One\nsteps: [{id: only, title: Only}]\n"
    document = read(text.encode(), "one.yaml").document
    assert isinstance(document, Process)
    assert mutants(document) == ()
