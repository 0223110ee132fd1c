"""Every rule's page is complete, and its examples do what they say."""

import pytest

from flowdef.lint.catalogue import rules
from flowdef.lint.options import Options
from flowdef.lint.pages import Example, page_of, plain, reference, table
from flowdef.lint.rule import Profile, Rule
from generated import between
from goldens import ROOT, Golden
from lint_workspaces import findings_of_examples

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
exampled = [rule for rule in rules() if rule.found_by != "engine"]
each_exampled = pytest.mark.parametrize("rule", exampled, ids=lambda rule: rule.name)

WITHOUT = ("LNT001", "LNT002", "LNT004", "LNT005", "LNT007")  # no document brings them forth


def codes(rule: Rule, examples: tuple[Example, ...]) -> set[str]:
    strict = Options(profile=Profile.REGULATED, extend_select=(rule.code,))
    return {finding.code for finding in findings_of_examples(examples, strict)}


@each_exampled
def test_what_fails_is_found(rule: Rule) -> None:
    assert rule.code in codes(rule, page_of(rule).fails)


@each_exampled
def test_what_passes_is_not_found(rule: Rule) -> None:
    found = codes(rule, page_of(rule).passes)
    assert rule.code not in found
    assert not {code for code in found if code.startswith("SYN")}


@each_rule
def test_a_page_says_what_why_and_how_to_mend_it(rule: Rule) -> None:
    page = page_of(rule)
    assert page.summary.endswith(".")
    assert len(page.summary) <= 100
    assert page.why
    assert page.fix
    assert bool(page.fails) == bool(page.passes) == (rule.code not in WITHOUT)


@each_rule
def test_a_page_in_the_terminal_begins_with_what_one_looks_for(rule: Rule) -> None:
    text = plain(rule)
    assert text.startswith(f"{rule.code} {rule.name}\n\n{rule.severity}, profile {rule.profile}, ")
    assert page_of(rule).fix in text


def test_the_reference_is_fresh(golden: Golden) -> None:
    golden(ROOT / "docs" / "reference" / "rules.md", reference())


def test_the_table_in_the_readme_is_fresh(golden: Golden) -> None:
    between(golden, ROOT / "README.md", "rules", table("docs/reference/rules.md"))
