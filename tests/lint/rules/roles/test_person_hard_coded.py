import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, process, told

ORGANIZATION = """\
kind: organization
id: acme
title: ACME
roles: {clerk: {title: Clerk}}
people:
  sam: {name: Sam Miller, roles: [clerk], email: sam@example.com}
  max: {name: Max}
  may: {name: May}
  jo: {name: Jo}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("instructions: Sam Miller knows it.", "Sam Miller", id="a whole name"),
        pytest.param("instructions: Write to sam@example.com.", "sam@example.com", id="a mail"),
        pytest.param("instructions: Then ask Max.", "Max", id="a first name, after 'ask'"),
        pytest.param("checklist: [Sent to Max]", "Max", id="in a checklist"),
        pytest.param("note: [Ask Max], expect: An answer", "Max", id="in a note"),
        pytest.param("instructions: Max 5 people. Ask Max Weber.", "", id="another Max"),
        pytest.param("instructions: Sam millers flour.", "", id="another Sam"),
        pytest.param("instructions: Send it by May, tell Jo.", "", id="months and short names"),
        pytest.param("instructions: Ask the clerk.", "", id="the role"),
    ],
)
def test_person_hard_coded(said: str, expected: str) -> None:
    files = process(
        f"steps:\n  - id: a\n    title: A\n    {said.replace(', expect', chr(10) + '    expect')}\n"
    )
    found = told(files | {"organization.yaml": ORGANIZATION}, "ROL012")
    assert [each.partition(" ")[2].partition(" ")[2] for each in found] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        pytest.param("Clerk", ["the clerk"], id="the role in small letters"),
        pytest.param("CEO", [], id="letters that are no word"),
    ],
)
def test_the_fix_writes_the_role(title: str, written: list[str]) -> None:
    files = process("steps: [{id: a, title: A, instructions: Ask Sam Miller.}]\n")
    organization = ORGANIZATION.replace("title: Clerk", f"title: {title}")
    (found,) = findings_of(files | {"organization.yaml": organization}, Options(select=("ROL012",)))
    assert [edit.text for edit in (found.fix.edits if found.fix else ())] == written
    assert not (found.fix and found.fix.safe)


def test_nobody_is_known_without_people() -> None:
    files = process("steps: [{id: a, title: Ask Sam Miller}]\n")
    bare = {"organization.yaml": "kind: organization\nid: acme\ntitle: ACME\n"}
    assert told(files | bare, "ROL012") == []


def test_the_title_of_a_stage_counts_too() -> None:
    files = process("stages: [{id: s, title: Ask Sam Miller, steps: [{id: a, title: A}]}]\n")
    assert told(files | {"organization.yaml": ORGANIZATION}, "ROL012") == ["ROL012 5:29 Sam Miller"]
