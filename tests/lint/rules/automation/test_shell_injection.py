import pytest

from lint_workspaces import findings_of, process, told

HEAD = "inputs: {x: {type: text, required: true}}\nsteps:\n"


def step(automate: str) -> dict[str, str]:
    return process(f"{HEAD}  - {{id: a, title: A, automate: {automate}}}\n")


@pytest.mark.parametrize(
    ("automate", "expected"),
    [
        pytest.param(
            '{shell: true, command: "echo {{ x }} {{ x }}"}',
            ["AUT001 7:62 {{ x }}", "AUT001 7:70 {{ x }}"],
            id="a text for the shell",
        ),
        pytest.param('{shell: true, command: "echo $X", env: {X: "{{ x }}"}}', [], id="by env"),
        pytest.param(
            '{command: [sh, -c, "echo {{ x }}"]}', ["AUT001 7:58 {{ x }}"], id="a shell as program"
        ),
        pytest.param(
            '{command: [sudo, /bin/bash, -lc, "echo {{ x }}"]}',
            ["AUT001 7:72 {{ x }}"],
            id="a shell behind a program",
        ),
        pytest.param(
            '{command: [python3.11, -c, "print({{ x }})"]}', ["AUT001 7:67 {{ x }}"], id="Python"
        ),
        pytest.param(
            '{command: [node, -e, "f({{ x }})"]}', ["AUT001 7:57 {{ x }}"], id="JavaScript"
        ),
        pytest.param(
            '{command: [cmd.exe, /c, "dir {{ x }}"]}', ["AUT001 7:62 {{ x }}"], id="Windows"
        ),
        pytest.param('{command: [sh, -c, "echo \\"$1\\"", sh, "{{ x }}"]}', [], id="as $1"),
        pytest.param('{command: [sh, run.sh, "{{ x }}"]}', [], id="an argument of a script"),
        pytest.param(
            '{command: [python3, /opt/crm.py, -c, "{{ x }}"]}', [], id="an option of a script"
        ),
        pytest.param(
            '{command: [bash, -o, pipefail, -c, "echo {{ x }}"]}',
            ["AUT001 7:74 {{ x }}"],
            id="a shell with an option before",
        ),
        pytest.param(
            '{command: [cmd, /d, /c, "dir {{ x }}"]}',
            ["AUT001 7:62 {{ x }}"],
            id="Windows with an option before",
        ),
        pytest.param('{command: [tar, -c, "{{ x }}"]}', [], id="another program's -c"),
        pytest.param('{command: [grep, -e, "{{ x }}"]}', [], id="another program's -e"),
        pytest.param('{command: ["{{ x }}"]}', [], id="the program"),
        pytest.param('{http: {method: GET, url: "https://x/{{ x }}"}}', [], id="a call"),
    ],
)
def test_shell_injection(automate: str, expected: list[str]) -> None:
    assert told(step(automate), "AUT001") == expected


def test_it_says_who_obeys() -> None:
    (found,) = (
        each
        for each in findings_of(step('{command: [bash, -c, "{{ x }}"]}'))
        if each.code[:3] == "AUT"
    )
    assert found.message == (
        "step 'a' puts '{{ x }}' into a script that bash runs. A value could hold a command, which "
        "would be run too. Give it as an argument of its own, after the script."
    )
