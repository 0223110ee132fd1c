import pytest

from lint_workspaces import process, told


def steps(who: str, more: str = "") -> dict[str, str]:
    """A step for each letter, done by the role with that letter; `x` is an approval."""
    lines = (
        f"  - {{id: s{place}, title: T, {_deed(letter)}{more}}}\n"
        for place, letter in enumerate(who)
    )
    return process("steps:\n" + "".join(lines))


def _deed(letter: str) -> str:
    return "approve: {role: x}" if letter == "x" else f"responsible: {letter}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps("abababa"), ["ROL013 12:10 s6"], id="three times there and back"),
        pytest.param(steps("ababab"), [], id="two and a half"),
        pytest.param(steps("aabbaabbaabba"), ["ROL013 18:10 s12"], id="with steps in a row"),
        pytest.param(steps("abababababababa"), ["ROL013 12:10 s6"], id="told once"),
        pytest.param(steps("abcabcabcabc"), [], id="a round of three"),
        pytest.param(steps("axaxaxaxaxa"), [], id="approvals are a check"),
        pytest.param(steps("abababa", ", needs: []"), [], id="side by side"),
    ],
)
def test_ping_pong(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL013") == expected


def test_a_person_in_a_field_is_somebody_too() -> None:
    files = steps("abababa")
    other = {
        name: text.replace("responsible: b", "responsible: {field: b}")
        for name, text in files.items()
    }
    assert told(other, "ROL013") == ["ROL013 12:10 s6"]


def test_of_a_circle_nothing_is_said() -> None:
    assert told(steps("abababa", ", needs: [s6]"), "ROL013") == []
