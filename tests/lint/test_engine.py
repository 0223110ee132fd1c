from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from flowdef.findings import Edit, Finding, Fix, Severity, Span
from flowdef.lint import engine
from flowdef.lint.catalogue import by_code
from flowdef.lint.engine import NOT_JUDGED, Subject, judge, notice
from flowdef.lint.facts import Facts
from flowdef.lint.options import AS_SET, RULE_ERROR, Options
from flowdef.lint.rule import Hit
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Library
from flowdef.model.organization import Organization
from flowdef.model.strictness import LintSettings
from flowdef.model.workspace import Workspace
from lint_workspaces import HEAD, ORGANIZATION, PROCESS, findings_of, process, told

BROKEN = "steps: [{id: a, title: A, needs: [b], responsible: nobody}]"


def test_findings_come_in_the_order_of_the_file() -> None:
    spans = [each.span for each in findings_of(process(BROKEN))]
    assert spans == sorted(spans)
    assert len(spans) == 2


def test_a_file_with_errors_of_reading_is_judged_by_no_other_rule() -> None:
    files = process(BROKEN + "\ntitel: P")
    assert {each.code for each in findings_of(files)} == {"SYN003"}


def test_a_warning_of_reading_stops_nobody() -> None:
    files = process("steps: [{id: a, title: A, needs: [b], checklist: [no]}]")
    assert {each.code for each in findings_of(files)} == {"SYN005", "STR003"}


def test_what_refers_to_a_faulty_file_is_not_called_unknown() -> None:
    files = process("steps: [{id: a, title: A, process: q}]")
    assert told({**files, "processes/q.yaml": "kind: process\nid: q\n"}, "REF003")[0].startswith(
        "SYN002"
    )
    assert told({**files, "processes/q.yaml": "kind: ["}, "REF003")[0].startswith("SYN001")
    assert told({**files, "processes/r.yaml": "kind: process\nid: r\n"}, "REF003")[0].startswith(
        "REF003"
    )


def test_a_faulty_organization_makes_nobody_unknown() -> None:
    files = {"organization.yaml": ORGANIZATION + "rules: 1\n", PROCESS: HEAD + BROKEN}
    assert {each.code for each in findings_of(files)} == {"SYN003", "STR003"}


def throwing(_facts: Facts, _around: Surroundings) -> Iterator[Hit]:
    yield Hit(Span(1, 1), "found before it broke")
    raise KeyError("step")


def test_a_rule_that_throws_is_a_finding_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = replace(by_code()["STR003"], check=throwing)
    others = (broken, by_code()["REF001"])
    monkeypatch.setattr(engine, "selected", lambda *_: others)
    found = findings_of(process(BROKEN))
    assert [each.code for each in found] == [RULE_ERROR, "REF001"]
    assert "rule STR003 (unknown-step-reference) failed on this document: KeyError: 'step'" in (
        found[0].message
    )
    assert found[0].severity is Severity.ERROR


def test_the_fix_of_a_hit_is_that_of_its_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    fix = Fix(does="remove it", edits=(Edit(Span(1, 1, 1, 2), ""),), safe=True)
    mending = replace(
        by_code()["STR003"], check=lambda _facts, _around: iter([Hit(Span(), "wrong", fix)])
    )
    monkeypatch.setattr(engine, "selected", lambda *_: (mending,))
    assert [each.fix for each in findings_of(process(BROKEN))] == [fix]


def test_a_document_without_rules_has_no_findings() -> None:
    around = Surroundings(library=Library())
    assert judge(Subject(path="flowdef.yaml", document=Workspace()), around) == ()
    assert judge(Subject(path="flowdef.yaml", document=None), around) == ()


WHOLE = Library(organization=Organization(id="a", title="A"))


@pytest.mark.parametrize(
    ("library", "options", "said"),
    [
        pytest.param(WHOLE, AS_SET, "", id="all is there"),
        pytest.param(Library(), AS_SET, "REF001, REF002, REF010 (no organization)", id="no roles"),
        pytest.param(
            Library(organization_faulty=True), AS_SET, "(the organization has errors)", id="faulty"
        ),
        pytest.param(replace(WHOLE, whole=False), AS_SET, "(no workspace)", id="a lone file"),
        pytest.param(Library(), Options(ignore=("LNT002",)), "", id="it can be ignored"),
        pytest.param(Library(), Options(select=("STR",)), "", id="no rule would have asked"),
        pytest.param(
            Library(), Options(select=("REF002", "LNT")), "judged: REF002 (no org", id="only one"
        ),
    ],
)
def test_one_notice_says_what_could_not_be_judged(
    library: Library, options: Options, said: str
) -> None:
    found = notice(Surroundings(library=library), options, "p.yaml")
    assert len(found) == bool(said)
    for each in found:
        assert (each.code, each.path, each.severity) == (NOT_JUDGED, "p.yaml", Severity.INFO)
        assert said in each.message


def test_settings_of_a_file_speak_of_its_place_in_the_workspace() -> None:
    special = LintSettings(ignore=("STR003",))
    settings = LintSettings(per_file=(("processes/drafts/*", special),))
    library = Library(workspace=Workspace(lint=settings))
    here = Finding(path="p.yaml", span=Span(), code="STR003", message="", severity=Severity.WARNING)
    subject = Subject(path="p.yaml", document=None, found=(here,))
    around = Surroundings(library=library)
    assert judge(subject, around) == (here,)
    assert judge(replace(subject, place="processes/drafts/p.yaml"), around) == ()


def test_the_sample_workspace_is_clean() -> None:
    root = Path(__file__).parent.parent.parent
    paths = [root / "organization.yaml", *root.glob("processes/**/*"), *root.glob("projects/**/*")]
    files = {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in paths
        if path.is_file()
    }
    assert findings_of(files) == ()
