"""A decision in the file of a project: what changes, what stays, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowdef.layout.form import formed
from flowdef.model.project import Project
from flowdef.reading.document import read
from flowdef.workspace.deciding import Kept, Verdict, decided, in_words, status_after
from goldens import ROOT

HEAD = "kind: project\nid: a\ntitle: A # yes\n"
TASKS = "tasks: [{id: b, title: B, milestone: true}]\n"
NO = Verdict("no-go", "The lease runs", "Find a tenant")
LONG = "A line ends here, " * 7 + "and so it goes on below."

ROWS = [
    pytest.param(
        f"{HEAD}# of the tasks\n{TASKS}",
        NO,
        f"{HEAD}status: rejected\nselection:\n  decision: no-go\n  reason: The lease runs\n"
        f"  coaching: Find a tenant\n# of the tasks\n{TASKS}",
        id="nothing was decided: behind the keys that go before it",
    ),
    pytest.param(
        f"{HEAD}status:   proposed # hm\nselection: {{criteria:  {{value: 3}}, decision: hold}}\n"
        f"{TASKS}",
        NO,
        f"{HEAD}status:   rejected # hm\nselection: {{criteria:  {{value: 3}}, decision: no-go, "
        f"reason: The lease runs, coaching: Find a tenant}}\n{TASKS}",
        id="on one line",
    ),
    pytest.param(
        f"{HEAD}selection:  {{}}\n{TASKS}",
        Verdict("recycle", "Too dear, now", "Ask: why"),
        f'{HEAD}selection:  {{decision: recycle, reason: "Too dear, now", '
        f'coaching: "Ask: why"}}\n{TASKS}',
        id="empty braces, and words that need quotes",
    ),
    pytest.param(
        f"{HEAD}status: proposed\nselection:\n   reason: |\n     yes\n     no\n\n"
        f"   criteria: {{value: 3}}  # by Kim\n   # the end\n{TASKS}",
        Verdict("go", LONG),
        f"{HEAD}status: approved\nselection:\n   reason: >-\n"
        f"     {'A line ends here, ' * 6}A line\n"
        "     ends here, and so it goes on below.\n\n"
        f"   criteria: {{value: 3}}  # by Kim\n   decision: go\n   # the end\n{TASKS}",
        id="in a block, a long text below its key",
    ),
    pytest.param(
        f"{HEAD}status: active\nselection:\n  decision: go\n  reason: Now\n  coaching: Be brief\n"
        f"{TASKS}",
        Verdict("go", "Later\nand again"),
        f"{HEAD}status: active\nselection:\n  decision: go\n  reason: |-\n"
        f"    Later\n    and again\n"
        f"  coaching: Be brief\n{TASKS}",
        id="what is under way stays so, and coaching of before too",
    ),
    pytest.param(
        "{kind: project, id: a, title: A, tasks: [{id: b, title: B, milestone: true}]}\n",
        Verdict("hold", "No time", "-"),
        "{kind: project, id: a, title: A, status: on-hold, selection: {decision: hold, "
        'reason: No time, coaching: "-"}, tasks: [{id: b, title: B, milestone: true}]}\n',
        id="a document in braces",
    ),
    pytest.param(
        "kind: project\nid: a\ntitle: A\nstart: 2026-01-05\ntasks: "
        "[{id: b, title: B, duration: 1d, started: 2026-01-05}]",
        Verdict("go", "Now"),
        "kind: project\nid: a\ntitle: A\nstatus: active\nstart: 2026-01-05\nselection:\n"
        "  decision: go\n  reason: Now\ntasks: "
        "[{id: b, title: B, duration: 1d, started: 2026-01-05}]",
        id="a go on what has begun goes on",
    ),
]


@pytest.mark.parametrize(("source", "verdict", "wanted"), ROWS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_decision_changes(source: str, verdict: Verdict, wanted: str, end: str) -> None:
    made = decided(source.replace("\n", end).encode(), verdict)
    assert isinstance(made, bytes)
    assert made.decode() == wanted.replace("\n", end)


def test_a_file_in_form_stays_in_it_with_its_mark() -> None:
    source = b"\xef\xbb\xbf# top\n" + (HEAD.replace(" # ", "  # ") + TASKS).encode()
    assert formed(source) == source
    made = decided(source, NO)
    assert isinstance(made, bytes)
    assert formed(made) == made
    assert made.startswith(b"\xef\xbb\xbf# top\n")


@pytest.mark.parametrize(
    ("source", "verdict", "why"),
    [
        pytest.param("kind: project\n", NO, "cannot be read", id="faulty"),
        pytest.param("\xff", NO, "cannot be read", id="no project at all"),
        pytest.param(
            f"{HEAD}selection: {{reason: &x Now}}\n{TASKS.replace('B', '*x')}",
            NO,
            "other places",
            id="another place has its text from the reason",
        ),
        pytest.param(
            f"{HEAD}selection:\n  reason: >-  # by Kim\n    Now\n{TASKS}",
            NO,
            "lose a comment",
            id="a comment within the old reason",
        ),
        pytest.param(
            f"{HEAD}x-a: &x {{decision: hold}}\nselection: *x\n{TASKS}",
            NO,
            "by an alias",
            id="the selection is an alias",
        ),
        pytest.param(HEAD + TASKS, NO._replace(reason="\x07"), "read any more", id="no text"),
    ],
)
def test_what_cannot_be_done_safely_is_not_done(source: str, verdict: Verdict, why: str) -> None:
    made = decided(source.encode(), verdict)
    assert isinstance(made, Kept)
    assert why in made.why


@given(
    st.sampled_from([row.values[0] for row in ROWS]),
    st.sampled_from(["go", "no-go", "hold", "recycle"]),
    st.text(min_size=1, max_size=200),
    st.text(max_size=40),
)
@settings(max_examples=60)
def test_law_it_is_read_as_it_was_said_or_not_written(
    source: object, decision: str, reason: str, coaching: str
) -> None:
    verdict = Verdict(decision, reason, coaching)
    made = decided(str(source).encode(), verdict)
    if isinstance(made, Kept):
        assert made.why
        return
    project = read(made, "").document
    assert isinstance(project, Project)
    assert project.selection
    assert (project.selection.decision, project.selection.reason) == (decision, reason)
    assert project.selection.coaching == coaching or not coaching


@pytest.mark.parametrize("file", sorted((ROOT / "projects").iterdir()), ids=lambda each: each.stem)
def test_our_own_projects_lose_no_line(file: object) -> None:
    source = (ROOT / "projects" / str(file)).read_bytes()
    made = decided(source, NO)
    assert isinstance(made, bytes)
    lost = set(source.splitlines()) - set(made.splitlines())
    assert {line.split(b":")[0].strip() for line in lost} <= {
        *(b"status", b"decision", b"reason", b"coaching")
    }


def test_in_words_it_can_be_written_by_hand() -> None:
    assert in_words(Verdict("go", "Now")) == "selection:\n  decision: go\n  reason: Now\n"


def test_what_is_over_stays_so() -> None:
    project = Project(id="a", title="A", phases=(), status="closed")
    assert status_after(project, "go") == "closed"
