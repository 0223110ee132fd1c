"""Where the findings of wording stand, and which texts they look at."""

import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, marked, process

ALL = process(
    """\
    purpose: TBD
    steps:
      - {id: a, title: "Payment of {{ x }}"}
      - {id: b, title: "Pay it, tell the buyer, then tell the seller"}
      - id: c
        title: Pay the invoice
        instructions: |
          Open the file and read the text, then send the answer.
          You should pay as needed. The form must be signed.

          Stop the line if it smokes. Answer soon.

          Warning: it is hot.
        warning: [Do this as needed., You should run.]
        caution: Answer quickly.
        note: [It is hot., Ensure it is cold.]
        checklist: [Relevant people asked]
        expect: A suitable answer.
      - {id: d, title: Check the invoice, instructions: See the file.}
      - {id: e, title: Pay the invoice, instructions: "https://example.com"}
      - {id: f, title: Check the invoice, checklist: [a, b, c, d, e, f, g, h, i, TODO]}
      - {id: g, title: Check the order, instructions: Look whether it is signed.}
      - {id: h, title: Approve it, approve: {role: head}, instructions: "Compare GRN with GRN."}
      - id: i
        title: Take this very long title for what is in fact a rather short step
        instructions: >-
          Take the one and the two and the three and the four and the five and the six and the
          seven.
      - {id: j, title: Step 1}
    """
)
GERMAN = process(
    """\
    steps:
      - {id: a, title: Prüfung der Rechnung und der Bestellung}
      - {id: b, title: Die Rechnung mit dem Auftrag etc. vergleichen}
    """
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("WRD001", ['7 "Payment of {{ x }}"']),
        ("WRD002", ["8 tell", "12 send"]),
        (
            "WRD003",
            [
                (
                    "31 Take the one and the two and the three and the four and the five and the "
                    "six and the"
                )
            ],
        ),
        (
            "WRD004",
            [
                '8 "Pay it, tell the buyer, then tell the seller"',
                "29 Take this very long title for what is in fact a rather short step",
            ],
        ),
        ("WRD005", ["13 as needed", "18 as needed", "21 Relevant", "22 suitable"]),
        ("WRD006", ["13 should", "18 should"]),
        ("WRD007", ["13 must be signed"]),
        ("WRD008", ["15 if"]),
        ("WRD009", ["20 Ensure"]),
        ("WRD010", ["17 Warning:"]),
        ("WRD011", ["23 Check the invoice"]),
        ("WRD012", ["15 soon", "19 quickly"]),
        ("WRD017", ["27 GRN"]),
        ("WRD018", ["5 TBD", "25 TODO"]),
        ("WRD020", ["24 Pay the invoice", "25 Check the invoice"]),
        ("WRD021", ["33 Step 1"]),
        ("WRD023", ['24 "https://example.com"']),
        ("WRD024", ["25 checklist"]),
    ],
)
def test_where_the_findings_stand(code: str, expected: list[str]) -> None:
    found = findings_of(ALL, Options(select=(code,)))
    told = [f"{each.span.line} {marked(ALL[each.path], each)}" for each in found]
    assert told == expected


MORE = process(
    """\
    stages:
      - id: s
        title: Stage 1
        steps: [{id: a, title: "Send it to {{ a_name_of_a_customer_that_is_so_very_long }} now"}]
      - id: t
        title: Close
        steps: [{id: b, title: Stamp the GRN, instructions: "The GRN: a slip. See XYZ."}]
    """
)


def test_stages_have_titles_too_and_a_hole_is_one_word() -> None:
    codes = Options(select=("WRD004", "WRD017", "WRD021"))
    found = findings_of(MORE, codes)
    assert [f"{each.code} {marked(MORE[each.path], each)}" for each in found] == [
        "WRD021 Stage 1",
        "WRD017 XYZ",
    ]


def test_two_scenarios_of_one_name() -> None:
    """A build server tells tests apart by name, and so does `-k`."""
    files = process(
        """\
        steps: [{id: a, title: Pay it}]
        tests:
          - {name: All is well, then: {done: [a]}}
          - {name: Another one, then: {done: [a]}}
          - {name: All is well, then: {result: done}}
        """
    )
    (found,) = findings_of(files, Options(select=("WRD020",)))
    assert (found.span.line, marked(files[found.path], found)) == (9, "All is well")
    assert found.message.startswith("a scenario before this one is called 'All is well' as well.")


def test_another_language_is_not_judged() -> None:
    assert findings_of(GERMAN, Options(select=("WRD",))) == ()


def test_the_words_of_the_workspace_hold() -> None:
    words = "lint: {words: {verbs: [pays], allowed: [etc], abbreviations: [GRN]}}\n"
    files = process("steps: [{id: a, title: Pays the GRN etc.}]\n")
    codes = Options(select=("WRD001", "WRD005", "WRD017"))
    assert {each.code for each in findings_of(files, codes)} == {"WRD001", "WRD005", "WRD017"}
    house = {"flowdef.yaml": f"kind: workspace\nid: w\ntitle: W\n{words}", **files}
    assert findings_of(house, codes) == ()
