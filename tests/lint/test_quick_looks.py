"""What is told at one look is what is told place by place."""

import pytest

from flowdef.lint import mentions, texts
from flowdef.lint.facts import ProcessFacts
from flowdef.model.process import Process
from flowdef.reading.document import read
from sample_documents import sample_processes

ALL = """\
kind: process
id: a
title: A
owner: r1
accountable: r2
responsibilities: {r3: Something}
approvals: [{by: x, role: r4}]
trigger: {manual: true}
inputs: {n: {type: text, required: true}}
stages:
  - id: s
    title: In {{ n }}
    description: About {{ n }}
    informed: [r5]
    steps:
      - {id: one, title: "One {{ n }}", responsible: r6, consulted: [r7], due: 1d, note: "{{ n }}",
         escalate: {after: 1d, to: r8}, instructions: "{{ n }}", expect: "{{ n }}"}
      - {id: two, title: Two, approve: {role: r9}, warning: ["{{ n }}"], caution: "{{ n }}"}
      - {id: three, title: Three, checklist: ["{{ n }}"]}
"""


def processes() -> list[Process]:
    found = read(ALL.encode(), "a.yaml").document
    assert isinstance(found, Process)
    return [found, *sample_processes().values()]


@pytest.mark.parametrize("process", processes(), ids=lambda process: process.id)
def test_the_words_of_roles_are_those_of_their_mentions(process: Process) -> None:
    assert mentions.role_words(process) == {
        each.word for each in mentions.roles_in_process(process)
    }


@pytest.mark.parametrize("process", processes(), ids=lambda process: process.id)
def test_all_prose_holds_each_text_with_an_expression(process: Process) -> None:
    prose = texts.all_prose(process)
    found = [each.text for each in texts.prose_of_process(process)]
    assert all(text in prose for text in found)
    assert prose.count("{{") == sum(text.count("{{") for text in found)


def test_a_verdict_that_others_can_only_read_as_approved_is_doubtful() -> None:
    text = ALL + "      - {id: four, title: Four, when: two == 'approved'}\n"
    found = read(text.encode(), "a.yaml").document
    assert isinstance(found, Process)
    conditions = ProcessFacts(found).conditions
    (four,) = conditions.doubtful
    assert conditions.always(four)
