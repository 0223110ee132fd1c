import pytest

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rules.syntax.key_order import key_order
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Library
from flowdef.model.process import Process
from lint_workspaces import PROCESS, findings_of, process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process("steps: [{title: A, id: a}]"), ["SYN008 5:10 title"], id="a step of a process"
        ),
        pytest.param(
            process("owner: o\nx-b: 1\nsteps: [{id: a, title: A}]\nx-a: 2"),
            ["SYN008 4:1 trigger"],
            id="the document itself",
        ),
        pytest.param(
            project("tasks: [{title: A, id: a}]"), ["SYN008 4:10 title"], id="a task of a project"
        ),
        pytest.param(
            {
                PROCESS: "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\nx-b: 1\n",
                "organization.yaml": "kind: organization\nid: o\ntitle: O\n"
                "roles: {z: {deputy: y, title: Z}, y: {title: Y}}\n",
            },
            ["SYN008 4:13 deputy"],
            id="a role of an organization; the order of names is free",
        ),
    ],
)
def test_key_order(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "SYN008") == expected


def test_it_is_judged_only_where_one_asks_for_it() -> None:
    assert "SYN008" not in {
        each.code for each in findings_of(process("steps: [{title: A, id: a}]"))
    }


def test_nothing_is_said_of_a_process_that_was_made_in_memory() -> None:
    facts = ProcessFacts(Process(id="p", title="P", stages=()))
    assert [*key_order.check(facts, Surroundings(library=Library()))] == []
