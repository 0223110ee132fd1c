import pytest

from lint_workspaces import findings_of, process, told

HEAD = "inputs: {x: {type: text, required: true}}\nsteps:\n"


def step(automate: str) -> dict[str, str]:
    return process(f"{HEAD}  - {{id: a, title: A, automate: {automate}}}\n")


@pytest.mark.parametrize(
    ("automate", "expected"),
    [
        pytest.param(
            "{http: {method: GET, url: 'https://x/${T}/${T}'}}",
            ["AUT021 7:70 ${T}", "AUT021 7:75 ${T}"],
            id="twice in an address",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x', headers: {A: 'Bearer ${T}'}}}",
            ["AUT021 7:93 ${T}"],
            id="in a header",
        ),
        pytest.param(
            "{http: {method: PUT, url: 'https://x', body: '{{ x }}${T}'}, secrets: [U]}",
            ["AUT021 7:86 ${T}"],
            id="in a body, and another one is named",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x/${T}'}, secrets: [T]}", [], id="it is named"
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x/{{ \"${T}\" }}'}}",
            [],
            id="within what is worked out",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x/$T/${}/${1}/${a-b}'}}", [], id="no name"
        ),
        pytest.param("{command: [echo, '${T}']}", [], id="a command has its environment"),
        pytest.param("{email: {to: [a@b.de], subject: '${T}'}}", [], id="a mail takes none"),
    ],
)
def test_undeclared_secret(automate: str, expected: list[str]) -> None:
    assert told(step(automate), "AUT021") == expected


@pytest.mark.parametrize(
    ("said", "secrets", "message"),
    [
        pytest.param(
            "${CRM_TOKEN}",
            "",
            "step 'a' sends '${CRM_TOKEN}' as it stands, without a value. Write"
            " `secrets: [CRM_TOKEN]` into `automate`, and the value of the variable is put in.",
            id="none is named",
        ),
        pytest.param(
            "${CRM_TOKN}${CRM_TOKEN}",
            ", secrets: [CRM_TOKEN]",
            "step 'a' sends '${CRM_TOKN}' as it stands, without a value. `secrets` does not name"
            " that variable. Did you mean 'CRM_TOKEN'?",
            id="a slip of the pen",
        ),
        pytest.param(
            "${FLOWDEF_SMTP}",
            "",
            "step 'a' sends '${FLOWDEF_SMTP}' as it stands, without a value. Variables whose names"
            " begin with FLOWDEF_ are flowdef's own, and never put in. Give the variable another"
            " name.",
            id="one that cannot be named",
        ),
    ],
)
def test_it_says_what_to_do(said: str, secrets: str, message: str) -> None:
    files = step(f"{{http: {{method: GET, url: 'https://x/{said}'}}{secrets}}}")
    (found,) = (each for each in findings_of(files) if each.code == "AUT021")
    assert (found.message, found.severity) == (message, "warning")
