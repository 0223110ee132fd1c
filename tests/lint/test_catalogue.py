import re

import pytest

from flowdef.findings import Severity
from flowdef.lint import catalogue
from flowdef.lint.catalogue import by_code, matching, nearest_rule, rules, unknown
from flowdef.lint.rule import Needs, Rule
from lint_workspaces import HEAD, findings_of

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
FAMILIES = {
    "syntax": "SYN",
    "structure": "STR",
    "data": "DAT",
    "references": "REF",
    "automation": "AUT",
    "roles": "ROL",
    "wording": "WRD",
    "control": "DOC",
    "timing": "TIM",
    "load": "RES",
    "kinds": "KND",
    "schedule": "SCH",
    "governance": "GOV",
    "handover": "HND",
    "suppression": "SUP",
    "own": "OWN",
    "engine": "LNT",
}


@each_rule
def test_a_code_has_the_letters_of_its_family(rule: Rule) -> None:
    assert re.fullmatch(rf"{FAMILIES[rule.family]}\d\d\d", rule.code)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in rules()}) == len({rule.name for rule in rules()})
    assert len(by_code()) == len(rules())


def test_the_rules_of_the_first_profiles_are_there() -> None:
    wanted = """SYN001 SYN002 SYN003 SYN004 SYN005 SYN010 STR002 STR003 STR004 STR009 STR013 STR016
    STR017 STR018 STR027 DAT001 DAT002 DAT004 DAT005 DAT008 DAT011 REF001 REF002 REF003 REF004"""
    assert set(wanted.split()) <= set(by_code())


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        pytest.param("STR016", ["STR016"], id="a code"),
        pytest.param("str016", ["STR016"], id="a code in small letters"),
        pytest.param("dead-step", ["STR013"], id="a name"),
        pytest.param("LNT", [f"LNT00{n}" for n in range(1, 8)], id="a family"),
        pytest.param("REF01", [f"REF01{n}" for n in range(6)], id="the beginning of a code"),
        pytest.param("nothing", [], id="nothing of ours"),
    ],
)
def test_a_word_means_rules(word: str, codes: list[str]) -> None:
    assert [rule.code for rule in matching(word)] == codes
    assert unknown([word]) == (() if codes else (word,))


@pytest.mark.parametrize(
    ("word", "near"),
    [("STR16", "STR016"), ("dead-stp", "dead-step"), ("qqqqqqqq", "")],
)
def test_the_nearest_rule_is_named(word: str, near: str) -> None:
    assert nearest_rule(word) == near


def test_a_file_without_its_rule_is_our_bug() -> None:
    with pytest.raises(TypeError, match="must define a rule by the name of its file"):
        catalogue._rule("Profile", "structure.duplicate_id")


def test_what_a_room_finds_has_its_page_and_severity() -> None:
    texts = {
        "SYN001": "kind: [",
        "SYN002": HEAD,
        "SYN003": HEAD + "stepps: 1",
        "SYN004": HEAD + "id: q\nsteps: [{id: a, title: A}]\n",
        "SYN005": HEAD + "steps: [{id: a, title: A, checklist: [no]}]\n",
        "SYN011": HEAD + "steps: [{id: a, title: A}] # \u202e\n",
    }
    for code, text in texts.items():
        found = [each for each in findings_of({"p.yaml": text}) if each.code == code]
        assert {each.severity for each in found} == {by_code()[code].severity}
        assert by_code()[code].found_by == "reading"


def test_only_what_is_found_elsewhere_and_is_an_error_cannot_be_silenced() -> None:
    silent = {rule.code for rule in rules() if rule.unavoidable}
    assert silent == {
        "SYN001",
        "SYN002",
        "SYN003",
        "SYN004",
        "LNT001",
        "LNT003",
        "LNT004",
        "LNT006",
        "LNT007",
    }
    assert all(by_code()[code].severity is Severity.ERROR for code in silent)


def test_needs_are_data() -> None:
    assert by_code()["REF001"].needs is Needs.ORGANIZATION
    assert by_code()["REF003"].needs is Needs.WORKSPACE
    assert by_code()["STR002"].needs is Needs.DOCUMENT
