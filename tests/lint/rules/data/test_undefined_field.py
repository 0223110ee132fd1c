import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs: {x: {type: text}}
        steps:
          - id: a
            title: A {{ y }}
            when: xx == "1"
            instructions: |
              First line.
              Take {{ x }} and {{ z }}.
        """
            ),
            ["DAT001 8:17 y", "DAT001 9:11 xx", "DAT001 12:27 z"],
            id="in a condition, a title, and a text of several lines",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, responsible: {field: who}, due: {before: day, by: 1d}}
          - {id: b, title: B, wait: {until: day}}
          - id: c
            title: C
            approve: {role: head, authority: {type: t, amount: sum, currency: EUR}}
        outputs: {out: O}
        """
            ),
            [
                "DAT001 6:44 who",
                "DAT001 6:64 day",
                "DAT001 7:37 day",
                "DAT001 10:56 sum",
                "DAT001 11:11 out",
            ],
            id="named without an expression",
        ),
        pytest.param(
            process(
                """\
        stages:
          - id: s
            title: S
            accountable: {field: who}
            steps: [{id: a, title: A, automate: {command: [x, "{{ y }}"]}}]
        """
            ),
            ["DAT001 8:26 who", "DAT001 9:59 y"],
            id="on a stage, and in a command",
        ),
        pytest.param(
            process(
                """\
        inputs: {x: {type: text}}
        steps:
          - {id: a, title: A, collect: {f: {type: text}}}
          - {id: ok, title: Ok, approve: {role: head}}
        tests:
          - name: A sentence
            given: {y: 1, x: t}
            answers: {a: [{f: t, g: t}, {h: t}], ok: approved, nobody: {n: 1}}
            then: {result: done}
        """
            ),
            ["DAT001 11:13 y", "DAT001 12:26 g", "DAT001 12:34 h"],
            id="a scenario",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: ok, title: Ok, approve: {role: head, on_reject: continue}}
          - {id: a, title: A, when: ok == "rejected"}
        """
            ),
            [],
            id="an approval records its verdict",
        ),
        pytest.param(
            project(
                """\
        inputs: {hire: {type: person}}
        tasks:
          - {id: a, title: "A {{ hier }}", duration: 1d}
          - {id: b, title: B, process: q, with: {x: "{{ hire }}", y: "{{ y }}"}}
        """
            ),
            ["DAT001 6:26 hier", "DAT001 7:66 y"],
            id="a project",
        ),
    ],
)
def test_undefined_field(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT001") == expected
