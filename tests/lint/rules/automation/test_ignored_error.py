import pytest

from automated_steps import found_in, in_shell, step


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param("copy || true", ["|| true"], id="or true"),
        pytest.param("copy || :; next", ["|| :"], id="or nothing"),
        pytest.param("set +e; copy", ["set +e"], id="errors are off"),
        pytest.param("copy; exit 0", ["; exit 0"], id="always good"),
        pytest.param("copy || exit 1", [], id="another code"),
        pytest.param("copy || truely", [], id="another program"),
        pytest.param('echo "copy || true"', [], id="in quotes"),
    ],
)
def test_ignored_error(script: str, expected: list[str]) -> None:
    assert found_in(in_shell(script), "AUT006") == expected


def test_a_script_after_sh_is_one_too() -> None:
    assert found_in(step("{command: [/bin/sh, -ec, 'copy || true']}"), "AUT006") == ["|| true"]
    assert found_in(step("{command: [crm, -c, 'copy || true']}"), "AUT006") == []
    assert found_in(step("{http: {method: GET, url: 'https://x/||true'}}"), "AUT006") == []
