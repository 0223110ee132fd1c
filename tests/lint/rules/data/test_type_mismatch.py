import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs: {n: {type: number}, d: {type: date}, t: {type: text}, b: {type: boolean}}
        steps:
          - {id: a, title: A, when: n == "1"}
          - {id: b, title: B, when: d > 3}
          - {id: c, title: C, when: t}
          - {id: e, title: E, when: b and d > "2027-01-01" and n > 1 and t == "x"}
        """
            ),
            ['DAT004 7:29 n == "1"', "DAT004 8:29 d > 3", "DAT004 9:29 t"],
            id="comparisons",
        ),
        pytest.param(
            process(
                """\
        inputs: {t: {type: text}, n: {type: number}, d: {type: date}, p: {type: person}}
        steps:
          - {id: a, title: A, responsible: {field: t}, due: {after: t, by: 1d}}
          - {id: b, title: B, wait: {until: n}}
          - id: c
            title: C
            approve: {role: head, authority: {type: t, amount: t, currency: EUR}}
          - {id: e, title: E, responsible: {field: p}, due: {after: d, by: 1d}}
          - {id: f, title: F, wait: {until: d}}
        """
            ),
            ["DAT004 7:44 t", "DAT004 7:61 t", "DAT004 8:37 n", "DAT004 11:56 t"],
            id="fields of a type that cannot stand there",
        ),
        pytest.param(
            process(
                """\
        inputs: {n: {type: number}, d: {type: date}}
        steps: [{id: a, title: A, collect: {m: {type: integer}}}]
        tests:
          - name: A sentence
            given: {n: many, d: 2027-01-01}
            answers: {a: {m: 1.5}}
            then: {result: done}
        """
            ),
            ["DAT004 9:16 many", "DAT004 10:22 1.5"],
            id="values of a scenario",
        ),
    ],
)
def test_type_mismatch(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT004") == expected
