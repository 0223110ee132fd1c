import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs:
          i: {type: number}
          j: {type: number, default: 3}
          k: {type: number, required: true}
          day: {type: date}
        steps:
          - {id: a, title: A, when: i > 1}
          - {id: b, title: B, when: j > 1 and k > 1}
          - {id: c, title: C, when: i | default(0) > 1}
          - {id: d, title: "D {{ i }}", instructions: "{{ i }}"}
          - {id: e, title: E, automate: {command: [x, "{{ i }}", "{{ i | default(1) }}"]}}
          - {id: f, title: F, process: q, with: {x: "{{ i }}"}}
          - {id: g, title: G, wait: {until: day}}
          - {id: h, title: H, due: {before: day, by: 1d}}
        """
            ),
            [
                "DAT002 11:29 i",
                "DAT002 15:51 i",
                "DAT002 16:49 i",
                "DAT002 17:37 day",
                "DAT002 18:37 day",
            ],
            id="inputs that may be left empty",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, collect: {x: {type: number, required: true}, y: {type: number}}}
          - {id: b, title: B, needs: [], when: x > 1}
          - {id: c, title: C, needs: [a], when: y > 1}
          - {id: d, title: D, needs: [a], when: x > 1}
          - {id: e, title: E, automate: {command: [x]}, collect: {z: {type: text, from: stdout}}}
          - {id: f, title: F, when: z == "ok"}
          - {id: g, title: G, when: u == 1, collect: {u: {type: number, required: true}}}
        """
            ),
            ["DAT002 7:40 x", "DAT002 8:41 y", "DAT002 12:29 u"],
            id="a step that need not come before, or may leave it empty",
        ),
        pytest.param(
            process(
                """\
        inputs: {s: {type: text, required: true, sensitive: true}}
        steps:
          - {id: a, title: "A {{ s }}", collect: {t: {type: text, required: true, sensitive: true}}}
          - {id: b, title: B, when: t == "x"}
          - {id: c, title: C, automate: {command: [x, "{{ s }}"], env: {T: "{{ t }}"}}}
          - {id: d, title: D, automate: {http: {method: GET, url: "https://x/{{ s }}"}}}
          - {id: e, title: E, process: q, with: {x: "{{ s | default(1) }}", y: "{{ t }}"}}
        """
            ),
            [
                "DAT002 8:29 t",
                "DAT002 9:51 s",
                "DAT002 9:72 t",
                "DAT002 10:73 s",
                "DAT002 11:76 t",
            ],
            id="a sensitive value",
        ),
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y], required: true}}
        steps:
          - {id: a, title: A, when: c == "x", collect: {n: {type: number, required: true}}}
          - {id: b, title: B, when: n > 1}
          - {id: d, title: D, when: c == "x" and n > 1}
          - {id: e, title: E, when: n > 1 and c == "x"}
          - {id: f, title: F, when: c == "y" or n > 1}
          - {id: g, title: G, when: c == "x", process: q, with: {m: "{{ n }}"}}
          - {id: h, title: H, process: q, with: {m: "{{ n }}"}}
          - {id: i, title: I, when: 'n | default(0) > 1 and c == "x"'}
        """
            ),
            ["DAT002 8:29 n", "DAT002 10:29 n", "DAT002 13:49 n"],
            id="a step that is skipped for some answers",
        ),
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y], required: true}}
        stages:
          - id: s
            title: S
            when: c == "x"
            steps:
              - {id: a, title: A, collect: {n: {type: number, required: true}}}
              - {id: b, title: B, when: n > 1}
          - {id: u, title: U, when: n > 1, steps: [{id: d, title: D}]}
          - {id: v, title: V, when: c == "x", steps: [{id: e, title: E, when: n > 1}]}
          - {id: w, title: W, when: c == "x" and n > 1, steps: [{id: f, title: F, needs: [v]}]}
          - id: y
            title: Y
            when: c == "x" and n > 1
            steps: [{id: g, title: G, needs: [v]}, {id: h, title: H, needs: []}]
        """
            ),
            ["DAT002 13:29 n", "DAT002 18:24 n"],
            id="stages: inside one, after one, and with a step that waits for nothing",
        ),
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y], required: true}}
        steps:
          - {id: ok, title: Ok, when: c == "x", approve: {role: head, on_reject: continue}}
          - {id: a, title: A, when: ok == "rejected"}
          - {id: b, title: B, when: c == "x" and ok == "rejected"}
        """
            ),
            ["DAT002 8:29 ok"],
            id="a verdict of an approval that may be skipped",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, needs: [b], when: x > 1}
          - {id: b, title: B, collect: {x: {type: number}}}
        """
            ),
            [],
            id="nothing is said of a circle",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, collect: {ok: {type: boolean, required: true}}}
          - {id: b, title: B, when: ok, collect: {n: {type: number, required: true}}}
          - {id: c, title: C, needs: [b], approve: {role: head, on_reject: a}}
          - {id: d, title: D, needs: [b], when: ok, collect: {m: {type: number, required: true}}}
          - {id: e, title: E, needs: [c, d], when: ok and m > 1}
        """
            ),
            ["DAT002 10:51 m"],
            id="a step beside the one that is done again, with another answer",
        ),
        pytest.param(
            process(
                """\
        inputs: {cost: {type: number}, price: {type: number, required: true}}
        steps:
          - {id: a, title: A, approve: {role: head, authority: {type: buy, amount: cost}}}
          - {id: b, title: B, approve: {role: head, authority: {type: buy, amount: price}}}
          - {id: c, title: C, approve: {role: head, authority: {type: buy, amount: sum}}}
          - {id: d, title: D, collect: {sum: {type: number, required: true}}}
        """
            ),
            ["DAT002 7:76 cost", "DAT002 9:76 sum"],
            id="the amount that an approval asks a right for",
        ),
    ],
)
def test_read_before_write(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT002") == expected
