"""Whether a plan can be kept: its logic, its lengths, its people, its days."""

import pytest

from flowdef.lint.options import Options
from lint_workspaces import ORGANIZATION, PROJECT, findings_of, project, told

NOW = "status: active\nstart: 2026-12-07\n"


def tasks(*said: str) -> str:
    return "tasks:\n" + "".join(f"  - {{{each}}}\n" for each in said)


def phases(*said: tuple[str, ...]) -> str:
    return "phases:\n" + "".join(
        f"  - id: p{number}\n    title: P\n    tasks:\n"
        + "".join(f"      - {{{task}}}\n" for task in each)
        for number, each in enumerate(said)
    )


A = "id: a, title: A, duration: 1d, assigned: [sam]"
B = "id: b, title: B, duration: 1d, assigned: [sam]"
C = "id: c, title: C, duration: 1d, assigned: [sam]"
SS = "needs: [{task: a, type: start-to-start}]"
FF = "needs: [{task: a, type: finish-to-finish}]"
LAGS = [
    f"id: {name}, title: T, needs: [{{task: {before}, lag: 1d}}]"
    for before, name in ("ab", "bc", "cd", "de")
]
STARTS = [each.replace("lag: 1d", "type: start-to-start") for each in LAGS]
LATE = "duration: 5d, deadline: 2026-12-10"
LONG = "id: a, title: A, assigned: [sam], "
ALL = tasks(*(f"id: {name}, title: T, duration: 1d" for name in "abcd"), "id: e, title: E, %s")


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param(
            "SCH001", phases((A,), (f"{B}, needs: []",)), ["needs"], id="waits for nothing"
        ),
        pytest.param("SCH001", phases((A,), (B,)), [], id="waits for its phase"),
        pytest.param(
            "SCH001", phases((A,), (f"{B}, needs: [], not_before: 2027-01-04",)), [], id="for a day"
        ),
        pytest.param("SCH001", tasks(A, B, f"{C}, needs: [a]"), ["b"], id="alone beside others"),
        pytest.param("SCH001", tasks(A, B), [], id="none is linked"),
        pytest.param(
            "SCH001", "status: closed\n" + phases((A,), (f"{B}, needs: []",)), [], id="it is over"
        ),
        pytest.param("SCH002", phases((A, B), (f"{C}, needs: [a]",)), ["b"], id="holds nothing"),
        pytest.param("SCH002", phases((A, B), (C,)), [], id="holds the next phase"),
        pytest.param(
            "SCH002",
            phases((A, f"{B}, finished: 2026-10-01"), (f"{C}, needs: [a]",)),
            [],
            id="finished",
        ),
        pytest.param("SCH003", phases((A,), (f"{B}, {SS}",)), ["a"], id="only its start holds"),
        pytest.param(
            "SCH003", phases((C,), (A, f"{B}, {FF}")), ["needs"], id="only its finish waits"
        ),
        pytest.param(
            "SCH003", phases((A, f"{B}, {SS}"), (C,)), [], id="its finish holds the next phase"
        ),
        pytest.param(
            "SCH003", phases((f"{A}, finished: 2026-10-01",), (f"{B}, {SS}",)), [], id="over"
        ),
        pytest.param("SCH005", tasks("id: a, title: A", *LAGS), ["j"], id="four lags of four"),
        pytest.param("SCH005", tasks("id: a, title: A", *LAGS[:3]), [], id="three are let be"),
        pytest.param("SCH006", tasks("id: a, title: A", *STARTS), ["j"], id="all from start"),
        pytest.param("SCH006", tasks("id: a, title: A", *STARTS[:3]), [], id="three of them"),
        pytest.param("SCH010", tasks(LONG + "duration: 9w"), ["9w"], id="nine weeks"),
        pytest.param("SCH010", tasks(LONG + "duration: 44d"), [], id="44 days"),
        pytest.param(
            "SCH010", tasks(LONG + "duration: 9w, finished: 2026-10-01"), [], id="it is done"
        ),
        pytest.param("SCH010", tasks(LONG + "duration: 400h"), ["400h"], id="hours"),
        pytest.param("SCH010", tasks(LONG + "effort: 45d"), ["45d"], id="work of one"),
        pytest.param(
            "SCH010", tasks("id: a, title: A, assigned: [sam, dana], effort: 45d"), [], id="of two"
        ),
        pytest.param("SCH011", tasks(A + ", started: 2026-11-21"), ["2026-11-21"], id="tomorrow"),
        pytest.param("SCH011", tasks(A + ", started: 2026-11-20"), [], id="today"),
        pytest.param(
            "SCH011",
            "phases: [{id: p, title: P, gate: {decision: go, date: 2027-01-01}, tasks: ["
            "{id: a, title: A}]}]\n",
            ["2027-01-01"],
            id="a decision of tomorrow",
        ),
        pytest.param(
            "SCH012", NOW + tasks("id: a, title: A, duration: 1d"), ["1d"], id="a length of nobody"
        ),
        pytest.param(
            "SCH012", NOW + tasks("id: a, title: A, process: p"), ["p"], id="a process of nobody"
        ),
        pytest.param("SCH012", tasks("id: a, title: A, duration: 1d"), [], id="only proposed"),
        pytest.param("SCH012", NOW + tasks(A), [], id="somebody's"),
        pytest.param(
            "SCH017", tasks("id: a, title: A, milestone: true, effort: 1d"), ["effort"], id="work"
        ),
        pytest.param("SCH017", tasks("id: a, title: A, milestone: true"), [], id="a moment"),
        pytest.param(
            "SCH020",
            "start: 2026-12-07\ndeadline: 2026-12-01\n" + tasks(A),
            ["2026-12-01"],
            id="ends before it begins",
        ),
        pytest.param(
            "SCH020",
            tasks(A + ", started: 2026-10-02, finished: 2026-10-01"),
            ["2026-10-02"],
            id="finished before it began",
        ),
        pytest.param(
            "SCH020",
            "deadline: 2026-12-01\n" + tasks(A + ", not_before: 2026-12-02"),
            ["2026-12-02"],
            id="not before the end of the project",
        ),
        pytest.param("SCH020", tasks(A + ", not_before: 2026-12-02"), [], id="nothing against it"),
        pytest.param(
            "SCH020",
            tasks("id: a, title: A, effort: {optimistic: 5d, likely: 4d, pessimistic: 3d}"),
            ["5d", "4d"],
            id="estimates turned round",
        ),
        pytest.param(
            "SCH020",
            tasks("id: a, title: A, duration: {optimistic: 9d, likely: 9d, pessimistic: 2w}"),
            [],
            id="estimates in order, as far as one can tell",
        ),
        pytest.param("SCH021", NOW + tasks("id: a, title: A"), ["a"], id="no length"),
        pytest.param("SCH021", tasks("id: a, title: A"), [], id="proposed without length"),
        pytest.param(
            "SCH021", NOW + tasks("id: a, title: A, finished: 2026-10-01"), [], id="it is over now"
        ),
        pytest.param(
            "SCH022", NOW + tasks("id: a, title: A, effort: 1d"), ["1d"], id="work of nobody"
        ),
        pytest.param("SCH022", NOW + tasks(LONG + "effort: 1d"), [], id="work of somebody"),
        pytest.param(
            "HND007",
            "status: closed\ndeliverables: [{id: x, title: X}]\n"
            "handover: [{deliverable: x, to: head}]\n" + tasks(A + ", delivers: x"),
            ["x", "a"],
            id="closed, not finished, not accepted",
        ),
        pytest.param(
            "HND007",
            "deliverables: [{id: x, title: X}]\nhandover: [{deliverable: x, to: head}]\n"
            + tasks(A + ", delivers: x"),
            [],
            id="not closed yet",
        ),
        pytest.param(
            "HND007",
            "status: closed\ndeliverables: [{id: x, title: X}]\n"
            "handover: [{deliverable: x, to: head, accepted_by: dana}]\n"
            + tasks("id: a, title: A, process: p, delivers: x"),
            [],
            id="closed, its runs tell",
        ),
    ],
)
def test_where_it_is(code: str, said: str, expected: list[str]) -> None:
    assert [each.split(" ", 2)[2] for each in told(project(said), code)] == expected


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param(
            "SCH009",
            NOW + tasks(LONG + LATE),
            ["2026-12-10"],
            id="a day too late",
        ),
        pytest.param(
            "SCH009", NOW + "deadline: 2026-12-10\n" + tasks(LONG + "duration: 5d"), ["2026-12-10"],
            id="the project too",
        ),
        pytest.param(
            "SCH009", NOW + tasks(LONG + "duration: 5d, deadline: 2026-12-11"), [], id="that day"
        ),
        pytest.param("SCH009", tasks(LONG + LATE), [], id="no start"),
        pytest.param(
            "SCH009", NOW + tasks(LONG + LATE + ", finished: 2026-12-14"), [], id="late, but over"
        ),
        pytest.param(
            "SCH009",
            NOW.replace("active", "cancelled") + tasks(LONG + LATE),
            [],
            id="it is over",
        ),
        pytest.param(
            "SCH025",
            NOW + tasks(A, f"{B}, needs: [a]", f"{C}, needs: [b]"),
            ["j"],
            id="one number each",
        ),
        pytest.param("SCH025", NOW + tasks(A, f"{B}, needs: [a]"), [], id="only two"),
        pytest.param("SCH025", tasks(A, f"{B}, needs: [a]", f"{C}, needs: [b]"), [], id="no dates"),
        pytest.param(
            "SCH030",
            NOW + ALL % "milestone: true, needs: [a, b, c, d]",
            ["[a, b, c, d]"],
            id="four at once",
        ),
        pytest.param("SCH030", NOW + ALL % "milestone: true, needs: [a, b, c]", [], id="three"),
        pytest.param("SCH030", ALL % "milestone: true, needs: [a, b, c, d]", [], id="no start"),
    ],
)  # fmt: skip
def test_what_the_dates_say(code: str, said: str, expected: list[str]) -> None:
    files = {"organization.yaml": ORGANIZATION, "projects/j.yaml": PROJECT + said}
    assert [each.split(" ", 2)[2] for each in told(files, code)] == expected


def test_the_chain_of_a_deadline_is_named_and_a_long_one_cut_with_a_sign() -> None:
    chain = [
        f"id: {name}, title: T, duration: 1d, assigned: [sam], needs: [{before}]"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    ]
    said = NOW + "deadline: 2026-12-08\n" + tasks(A, *chain)
    files = {"organization.yaml": ORGANIZATION, "projects/j.yaml": PROJECT + said}
    (found,) = findings_of(files, Options(select=("SCH009",)))
    assert "a, b, c, d, e, f, …" in found.message
    assert "6 working days after" in found.message
