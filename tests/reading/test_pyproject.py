import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.findings import Span
from flowdef.reading.pyproject import Pyproject, read_pyproject

GOOD = b"""\
[project]
description = '''
[tool.flowdef.lint]
'''

[tool.flowdef.lint]
profile = "team"
extend-select = ["SYN008"]
ignore = [
  "WRD003",  # they are right so
]

[tool.flowdef.lint.per-file]
"processes/drafts/*" = {profile = "min", extend_select = ["STR016"]}
"""


def test_settings_and_their_lines() -> None:
    settings = read_pyproject(GOOD, "pyproject.toml").settings
    assert settings is not None
    assert (settings.profile, settings.extend_select) == ("team", ("SYN008",))
    assert settings.ignore == ("WRD003",)
    ((glob, special),) = settings.per_file
    assert (glob, special.profile, special.extend_select) == (
        "processes/drafts/*",
        "min",
        ("STR016",),
    )
    assert settings.at.key("profile") == Span(7)
    assert settings.at.span("extend_select", 0) == Span(8)
    assert settings.at.inside(0, 1, "ignore", 0) == Span(9)
    assert settings.at.key("per_file", glob, "extend_select") == Span(14)
    assert settings.at.key("baseline") == Span(6)
    assert settings.at.removal("profile") is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[tool.other]\nx = 1\n", id="without us"),
        pytest.param("[project]\nname = 'flowdef'\n", id="our own"),
        pytest.param("tool = 1 # flowdef\n", id="no table of tools"),
        pytest.param("no TOML at all\n", id="what is wrong there is not our matter"),
    ],
)
def test_what_says_nothing_of_us(text: str) -> None:
    assert read_pyproject(text.encode(), "p") == Pyproject()


def test_an_empty_table_says_nothing_but_is_ours() -> None:
    assert read_pyproject(b"[tool.flowdef]\n", "p").settings is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "[tool.flowdef.lint]\n\nselct = ['STR']\n",
            ["p:3:1: SYN003 `selct` is no key of the lint: did you mean `select`?"],
            id="a key that is not known",
        ),
        pytest.param(
            "[tool.flowdef.lint.per-file.'a/*']\nprofle = 'min'\n",
            ["p:2:1: SYN003 `profle` is no key of the lint of some files `a/*`: did you mean `"],
            id="of some files",
        ),
        pytest.param(
            "[tool.flowdef]\nlint = {profile = 'hard', fail-level = 'never'}\n",
            ["p:2:1: SYN002 `profile: 'hard'` does not fit: a profile is one of: min, basic, "],
            id="a value that does not fit, within a line",
        ),
        pytest.param(
            "[tool.flowdef.lint]\nignore = [\n  'STR001',\n  3,\n]\n",
            ["p:2:1: SYN002 `3` in `ignore` does not fit: rules are named by a code (`WRD003`)"],
            id="an item that does not fit",
        ),
        pytest.param(
            "tool.flowdef.lints.profile = 'min'\n",
            ["p:1:1: SYN003 `lints` is no key of `[tool.flowdef]`: did you mean `lint`?"],
            id="another table",
        ),
        pytest.param(
            "[tool.flowdef.runs]\nx = 1\n",
            ["p:1:1: SYN003 `runs` is no key of `[tool.flowdef]`: it knows `lint`"],
            id="a table that only flowdef.yaml may have",
        ),
        pytest.param(
            "[tool]\nflowdef = 1979-05-27\n",
            ["p:2:1: SYN002 `[tool.flowdef]` is a table: write `[tool.flowdef.lint]`"],
            id="no table",
        ),
        pytest.param(
            "[[tool.flowdef.lint]]\nprofile = 'min'\n",
            ["p:1:1: SYN002 `lint` is a list, where a mapping of keys belongs"],
            id="a list of tables",
        ),
        pytest.param(
            "[tool.flowdef.lint]\nfail-level = nan\nbaseline = 2027-01-01\nprofile = 9e99\n"
            "select = [[99999999999999999999]]\n",
            ["p:2:1: SYN002", "p:4:1: SYN002", "p:5:1: SYN002"],
            id="what JSON does not know",
        ),
        pytest.param("[tool.flowdef\n", ["p:1:1: SYN001 this is no TOML: "], id="no TOML"),
    ],
)
def test_what_is_wrong_has_its_line(text: str, said: list[str]) -> None:
    found = read_pyproject(text.encode(), "p")
    assert found.settings is None
    for finding, begin in zip(found.findings, said, strict=False):
        assert finding.sentence.startswith(begin)


def test_a_text_without_end_is_not_gone_through_for_lines() -> None:
    many = "x = '''\n" + "y\n" * 3000 + "'''\n[tool.flowdef.lint]\nselct = 1\n"
    (finding,) = read_pyproject(many.encode(), "p").findings
    assert finding.span == Span(1)


@given(st.binary() | st.text().map(lambda text: f"[tool.flowdef.lint]\n{text}".encode()))
def test_no_bytes_are_too_much(source: bytes) -> None:
    found = read_pyproject(b"# flowdef\n" + source, "p")
    assert not (found.settings and found.findings)


PIECES = (
    "[tool.flowdef.lint]\n",
    "profile",
    "=",
    "'min'",
    "\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'''",
    "1",
    ".",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_toml_is_too_much(text: str) -> None:
    found = read_pyproject(f"[tool.flowdef]\n{text}".encode(), "p")
    assert found.settings or found.findings
