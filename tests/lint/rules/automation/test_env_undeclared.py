import pytest

from automated_steps import found_in, in_lines, in_shell, step


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param('copy "$A" ${B} $A', ["$A", "${B"], id="two, each told once"),
        pytest.param("cd $HOME; echo $FLOWDEF_RUN $PWD $? $1 $$", [], id="given"),
        pytest.param('A=1; export B=2; copy "$A$B"', [], id="set in the script"),
        pytest.param('for F in *; do copy "$F"; done', [], id="of a loop"),
        pytest.param('while read -r A B; do copy "$A" "$B"; done', [], id="read"),
        pytest.param('read -rp "Who? " A; copy "$A"', [], id="asked for"),
        pytest.param('mapfile -t -n 9 A < x; copy "${A[@]}"', [], id="the lines of a file"),
        pytest.param('while getopts "ab" A; do copy "$A"; done', [], id="of the options"),
        pytest.param(': "${A:=x}" ${B=y}; copy "$A$B"', [], id="set by a default"),
        pytest.param("copy ${A:-x} ${B-y}", [], id="with a default"),
        pytest.param("echo \\$A", [], id="escaped"),
    ],
)
def test_env_undeclared(script: str, expected: list[str]) -> None:
    assert found_in(in_shell(script), "AUT019") == expected


@pytest.mark.parametrize(
    "more",
    [pytest.param("env: {A: x}", id="in env"), pytest.param("secrets: [A]", id="in secrets")],
)
def test_what_is_declared_is_given(more: str) -> None:
    assert found_in(step(f"{{shell: true, command: 'copy $A', {more}}}"), "AUT019") == []


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param("copy x # into $A", [], id="behind a command"),
        pytest.param("# don't ask\necho 'it is $A'", [], id="with half a quote"),
        pytest.param('echo "# $A"; x=${#x}; copy $B', ["$A", "$B"], id="a sign that begins none"),
        pytest.param('echo "it\'s $A"; echo "it\'s $B"', ["$A", "$B"], id="half a quote in a text"),
        pytest.param("echo don\\'t; echo '$A'", [], id="an escaped quote"),
    ],
)
def test_comments_and_quotes_are_told_apart(script: str, expected: list[str]) -> None:
    assert found_in(in_lines(script), "AUT019") == expected


def test_single_quotes_keep_it_from_the_shell() -> None:
    assert found_in(step("{shell: true, command: \"awk '{print $X}' y\"}"), "AUT019") == []


def test_without_a_shell_nothing_is_filled_in() -> None:
    assert found_in(step("{command: [echo, $A]}"), "AUT019") == []
