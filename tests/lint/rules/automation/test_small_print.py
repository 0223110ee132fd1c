"""The rules about small print of commands: versions, rights, folders, proofs, the way by hand."""

import pytest

from automated_steps import found_in, in_lines, in_shell, step

RUN = "{command: [crm]}"


@pytest.mark.parametrize(
    ("code", "files", "expected"),
    [
        pytest.param(
            "AUT012", step("{command: [docker, run, 'x/y:latest']}"), ["x/y:latest"], id="latest"
        ),
        pytest.param("AUT012", in_shell("npx tool@latest run"), ["tool@latest"], id="of npm"),
        pytest.param("AUT012", step("{command: [x, 'tool:1.2', latest]}"), [], id="a version"),
        pytest.param("AUT012", in_shell("docker build --tag x/y:latest ."), [], id="built here"),
        pytest.param(
            "AUT012", step("{http: {method: GET, url: 'https://x/a:latest'}}"), [], id="an address"
        ),
        pytest.param("AUT014", step(RUN), ["automate"], id="nothing by hand"),
        pytest.param("AUT014", step(RUN, ", instructions: Do it."), [], id="by hand"),
        pytest.param("AUT014", step("{email: {to: [a@b.de], subject: S}}"), [], id="a mail"),
        pytest.param("AUT015", step("{command: [sudo, x]}"), ["[sudo, x]"], id="rights"),
        pytest.param("AUT015", in_shell("cd x && sudo y"), ["'cd x && sudo y'"], id="in a script"),
        pytest.param("AUT015", in_lines("cd x\nsudo y"), ["|"], id="on a later line"),
        pytest.param("AUT015", step("{command: [x, sudo]}"), [], id="a word"),
        pytest.param(
            "AUT015", step("{command: [sudo, x]}", ", warning: Needs root."), [], id="it is said"
        ),
        pytest.param("AUT016", step("{command: [cp, /home/sam/x, y]}"), ["/home/sam"], id="a home"),
        pytest.param("AUT016", in_shell("cp /Users/sam/x y"), ["/Users/sam"], id="on a Mac"),
        pytest.param(
            "AUT016",
            step("{command: [x], env: {A: 'C:\\Users\\sam\\x'}}"),
            ["C:\\Users\\sam"],
            id="Windows",
        ),
        pytest.param("AUT016", step("{command: [cp, home/x, /srv/home]}"), [], id="no home"),
        pytest.param(
            "AUT016", step("{http: {method: GET, url: 'https://x/home/sam'}}"), [], id="a page"
        ),
        pytest.param("AUT017", step(RUN, ", critical: true"), ["critical"], id="no proof"),
        pytest.param("AUT017", step(RUN, ", critical: true, expect: X"), [], id="what one sees"),
        pytest.param(
            "AUT017",
            step(RUN, ", critical: true, collect: {y: {type: text, from: stdout}}"),
            [],
            id="what it found",
        ),
        pytest.param("AUT017", step(RUN), [], id="not critical"),
    ],
)
def test_small_print(code: str, files: dict[str, str], expected: list[str]) -> None:
    assert found_in(files, code) == expected


def test_rights_may_be_said_for_the_whole_process() -> None:
    files = step("{command: [sudo, x]}")
    said = {
        name: text.replace("inputs:", "resources: [Admin account]\ninputs:")
        for name, text in files.items()
    }
    assert found_in(said, "AUT015") == []
