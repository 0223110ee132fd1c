from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.lint.options import Options
from flowdef.lint.rule import Profile
from flowdef.lint.selection import extras, over, selected
from flowdef.model.document import Extra
from flowdef.model.strictness import LintSettings

ALWAYS = {"SYN001", "SYN002", "SYN003", "SYN004", "LNT001", "LNT003", "LNT004", "LNT006", "LNT007"}
DRAFTS = ("processes/drafts/*", LintSettings(profile="min", ignore=("REF",)))


def codes(settings: LintSettings, options: Options, path: str = "processes/p.yaml") -> set[str]:
    return {rule.code for rule in selected(settings, options, path)}


def test_basic_is_the_default() -> None:
    assert codes(LintSettings(), Options()) == codes(LintSettings(profile="basic"), Options())
    assert "STR016" in codes(LintSettings(), Options())


def test_each_profile_contains_the_one_before() -> None:
    sets = [codes(LintSettings(), Options(profile=profile)) for profile in list(Profile)[:4]]
    assert all(small <= large for small, large in pairwise(sets))
    assert "STR016" not in sets[0]


@pytest.mark.parametrize(
    ("settings", "options", "there", "gone"),
    [
        pytest.param(
            LintSettings(ignore=("STR",)), Options(), {"REF001"}, {"STR002"}, id="a family ignored"
        ),
        pytest.param(
            LintSettings(),
            Options(ignore=("duplicate-id", "REF001")),
            {"REF002"},
            {"STR002", "REF001"},
            id="ignored in the call, by name and code",
        ),
        pytest.param(
            LintSettings(select=("STR",)), Options(), {"STR016"}, {"REF001"}, id="selected"
        ),
        pytest.param(
            LintSettings(select=("STR",)),
            Options(select=("REF",)),
            {"REF001"},
            {"STR016"},
            id="selected in the call",
        ),
        pytest.param(
            LintSettings(profile="basic"),
            Options(profile=Profile.MIN),
            {"STR002"},
            {"STR016"},
            id="a profile in the call",
        ),
        pytest.param(
            LintSettings(select=("STR",)),
            Options(extend_select=("REF001",)),
            {"STR016", "REF001"},
            {"REF002"},
            id="selected, and one more in the call",
        ),
        pytest.param(
            LintSettings(profile="min", extend_select=("STR016",)),
            Options(),
            {"STR016", "STR002"},
            {"STR018"},
            id="one besides the profile",
        ),
        pytest.param(
            LintSettings(select=("STR",), extend_select=("DAT",)),
            Options(select=("REF",)),
            {"REF001"},
            {"STR016", "DAT001"},
            id="what the call selects begins anew",
        ),
        pytest.param(
            LintSettings(select=("STR",)),
            Options(profile=Profile.MIN),
            {"STR002", "REF001"},
            {"STR016"},
            id="a profile in the call, over what is selected around it",
        ),
        pytest.param(
            LintSettings(ignore=("STR",)),
            Options(extend_select=("STR016",)),
            {"STR016"},
            {"STR002"},
            id="the more exact word wins",
        ),
        pytest.param(
            LintSettings(),
            Options(select=("STR016",), ignore=("choice-not-exhaustive",)),
            set(),
            {"STR016"},
            id="of two as exact, it is off",
        ),
        pytest.param(
            LintSettings(),
            Options(select=("ALL",), ignore=("STR",)),
            {"DAT001"},
            {"STR016"},
            id="all",
        ),
        pytest.param(
            LintSettings(ignore=("SYN", "LNT")),
            Options(),
            ALWAYS,
            {"SYN005", "LNT002"},
            id="never silent",
        ),
    ],
)
def test_settings_and_options(
    settings: LintSettings, options: Options, there: set[str], gone: set[str]
) -> None:
    found = codes(settings, options)
    assert there | ALWAYS <= found
    assert not gone & found


def test_a_file_has_its_own_settings() -> None:
    settings = LintSettings(profile="basic", ignore=("STR002",), per_file=(DRAFTS,))
    drafts = codes(settings, Options(), "processes/drafts/p.yaml")
    assert not {"STR016", "REF001", "STR002"} & drafts
    assert {"STR016", "REF001"} <= codes(settings, Options(), "processes/p.yaml")
    keeps = LintSettings(profile="min", per_file=(("*", LintSettings(select=("STR016",))),))
    assert codes(keeps, Options()) == ALWAYS | {"STR016"}


def test_settings_lie_over_those_around_them() -> None:
    outer = LintSettings(
        profile="team", select=("STR",), ignore=("REF",), per_file=(DRAFTS,), fail_level="error"
    )
    inner = LintSettings(extend_select=("DAT001",), ignore=("STR002",), baseline="b.json")
    both = over(outer, inner)
    assert (both.profile, both.select, both.extend_select) == ("team", ("STR",), ("DAT001",))
    assert both.ignore == ("REF", "STR002")
    assert (both.per_file, both.baseline, both.fail_level) == ((DRAFTS,), "b.json", "error")
    assert over(outer, LintSettings(profile="min")).select == ()


@pytest.mark.parametrize(
    ("settings", "options", "asked"),
    [
        pytest.param(LintSettings(), Options(), set(), id="by no rule of the usual ones"),
        pytest.param(
            LintSettings(profile="team"), Options(), {Extra.DEMAND, Extra.PLAN}, id="by a profile"
        ),
        pytest.param(
            LintSettings(profile="team"), Options(ignore=("RES001",)), {Extra.DEMAND}, id="by one"
        ),
        pytest.param(
            LintSettings(per_file=(("organization.yaml", LintSettings(select=("RES008",))),)),
            Options(),
            {Extra.DEMAND},
            id="by one that is on for a single file",
        ),
    ],
)
def test_what_rules_ask_of_all_documents(
    settings: LintSettings, options: Options, asked: set[Extra]
) -> None:
    assert extras(settings, options) == asked


PARTS = st.builds(
    LintSettings,
    profile=st.sampled_from(["", "min", "team"]),
    select=st.sampled_from([(), ("RES",), ("STR",)]),
    extend_select=st.sampled_from([(), ("RES001",), ("RES008",)]),
    ignore=st.sampled_from([(), ("RES",), ("RES001",), ("RES008",)]),
)


@given(PARTS, st.lists(PARTS, max_size=3))
def test_no_file_has_a_rule_that_asks_for_more(
    whole: LintSettings, special: list[LintSettings]
) -> None:
    settings = over(whole, LintSettings(per_file=tuple(("*", each) for each in special)))
    rules = selected(settings, Options(), "organization.yaml")
    assert extras(settings, Options()).issuperset(extra for rule in rules for extra in rule.asks)
