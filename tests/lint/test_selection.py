from itertools import pairwise

import pytest

from flowdef.lint.rule import Profile
from flowdef.lint.selection import Options, selected
from flowdef.model.workspace import LintSettings

ALWAYS = {"SYN001", "SYN002", "SYN003", "SYN004", "LNT001"}
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
