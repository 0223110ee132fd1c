"""Every rule's page is complete, and its examples do what they say."""

import pytest

from flowdef.lint.catalogue import rules
from flowdef.lint.pages import Example, page_of
from flowdef.lint.rule import Profile, Rule
from flowdef.lint.selection import Options
from lint_workspaces import findings_of

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
exampled = [rule for rule in rules() if rule.found_by != "engine"]
each_exampled = pytest.mark.parametrize("rule", exampled, ids=lambda rule: rule.name)
STRICT = Options(profile=Profile.REGULATED)


def codes(examples: tuple[Example, ...]) -> set[str]:
    files = {each.path or "processes/example.yaml": each.text for each in examples}
    return {finding.code for finding in findings_of(files, STRICT)}


@each_exampled
def test_what_fails_is_found(rule: Rule) -> None:
    assert rule.code in codes(page_of(rule).fails)


@each_exampled
def test_what_passes_is_not_found(rule: Rule) -> None:
    found = codes(page_of(rule).passes)
    assert rule.code not in found
    assert not {code for code in found if code.startswith("SYN")}


@each_rule
def test_a_page_says_what_why_and_how_to_mend_it(rule: Rule) -> None:
    page = page_of(rule)
    assert page.summary.endswith(".")
    assert "\n" not in page.summary
    assert len(page.summary) <= 100
    assert page.why
    assert page.fix
    assert bool(page.fails) == bool(page.passes) == (rule.found_by != "engine")
