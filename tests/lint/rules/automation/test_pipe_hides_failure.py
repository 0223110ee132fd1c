import pytest

from automated_steps import found_in, in_lines, in_shell


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param("dump | gzip > x", ["|"], id="a pipe"),
        pytest.param("dump 2>&1 |& tee x", ["|&"], id="with errors"),
        pytest.param("set -o pipefail; dump | gzip", [], id="it is looked at"),
        pytest.param('echo "$X" | mail', [], id="what never fails"),
        pytest.param("echo x | sort | mail", ["|"], id="what comes second may fail"),
        pytest.param("dump || gzip", [], id="or"),
        pytest.param('grep "a|b" x', [], id="in quotes"),
        pytest.param("dump >| x", [], id="over an old file"),
        pytest.param('case "$X" in a|b) dump;; (c | d) copy;; esac', [], id="patterns"),
        pytest.param("case $X in a|b) dump | gzip;; esac", ["|"], id="behind a pattern"),
        pytest.param("if [[ $X =~ ^(a|b)$ ]]; then dump; fi", [], id="in a comparison"),
        pytest.param("dump # a | b", [], id="in a comment"),
    ],
)
def test_pipe_hides_failure(script: str, expected: list[str]) -> None:
    assert found_in(in_shell(script), "AUT010") == expected


def test_the_patterns_of_a_case_may_stand_below_each_other() -> None:
    script = "case $X in\n  a|b) dump ;;\n  c|d) copy ;;\nesac"
    assert found_in(in_lines(script), "AUT010") == []
