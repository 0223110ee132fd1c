import pytest

from automated_steps import found_in, step
from flowdef.lint.options import Options
from flowdef.lint.secrets_in import key_in
from lint_workspaces import findings_of, process

# In parts, so that nobody who looks for keys takes them for some.
AMAZON = "AKIA" + "IOSFODNN7QWERTYU"
GITHUB = "ghp_" + "a1B2" * 9


@pytest.mark.parametrize(
    ("automate", "expected"),
    [
        pytest.param("{command: [crm, --password=hunter22]}", ["--password=hunter22"], id="option"),
        pytest.param("{command: [crm, --password, hunter22]}", ["hunter22"], id="next argument"),
        pytest.param("{command: [crm], env: {CRM_TOKEN: abcd1234}}", ["abcd1234"], id="variable"),
        pytest.param(
            "{shell: true, command: 'crm --token abcd1234 add'}", ["--token abcd1234"], id="script"
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://sam:hunter22@x.example/a'}}",
            ["://sam:hunter22@"],
            id="address",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x.example/a?api_key=abcd1234'}}",
            ["?api_key=abcd1234"],
            id="query",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x', headers: {Authorization: Bearer abcd1234}}}",
            ["Bearer abcd1234"],
            id="header",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x', headers: {X-Api-Key: abcd1234}}}",
            ["abcd1234"],
            id="header of the service's own",
        ),
        pytest.param(
            """{http: {method: POST, url: 'https://x', body: '{"password": "hunter22"}'}}""",
            ['"password": "hunter22'],
            id="body",
        ),
        pytest.param(
            "{command: [crm, --password=none-shall]}", ["--password=none-shall"], id="words"
        ),
        pytest.param(f"{{command: [aws, {AMAZON}]}}", [AMAZON], id="a well-known key"),
    ],
)
def test_a_secret_is_found(automate: str, expected: list[str]) -> None:
    assert found_in(step(automate), "AUT002") == expected


@pytest.mark.parametrize(
    "automate",
    [
        pytest.param("{command: [crm, --password, --quiet]}", id="another option follows"),
        pytest.param("{command: [crm, --password-file, /run/secret]}", id="a file"),
        pytest.param("{command: [crm, '--token={{ x }}']}", id="a field"),
        pytest.param("{command: [crm], env: {CRM_TOKEN: '{{ x }}'}}", id="a field in a variable"),
        pytest.param("{command: [crm], env: {CRM_USER: abcd1234}}", id="another variable"),
        pytest.param("{shell: true, command: 'crm --token \"$CRM_TOKEN\"'}", id="a variable"),
        pytest.param("{http: {method: GET, url: 'https://x:443/a@b'}}", id="a port"),
        pytest.param(
            "{http: {method: GET, url: 'https://x', headers: {Authorization: 'Bearer ${T}'}}}",
            id="a secret by name",
        ),
        pytest.param(
            "{http: {method: GET, url: 'https://x', headers: {Accept: application/json}}}",
            id="another header",
        ),
        pytest.param(
            """{http: {method: POST, url: 'https://x', body: '{"token": null}'}}""",
            id="no value",
        ),
        pytest.param(
            "{http: {method: POST, url: 'https://x', headers: {Idempotency-Key: order-4711}}}",
            id="a key that opens nothing",
        ),
        pytest.param("{command: [crm, --password=your-password]}", id="to be put in"),
        pytest.param("{email: {to: [a@b.de], subject: 'Your token: see the letter'}}", id="a mail"),
    ],
)
def test_what_only_looks_like_one(automate: str) -> None:
    assert found_in(step(automate), "AUT002") == []


def test_a_key_in_a_text_for_people_is_found_and_not_repeated() -> None:
    files = process(f"steps: [{{id: a, title: A, instructions: 'Log in with {GITHUB}.'}}]\n")
    assert found_in(files, "AUT002") == [GITHUB]
    (found,) = findings_of(files, Options(select=("AUT002",)))
    assert GITHUB not in found.message


@pytest.mark.parametrize("key", ["description", "purpose", "result"])
def test_a_key_in_what_the_document_says_of_itself_is_found(key: str) -> None:
    files = process(f"{key}: Uses {GITHUB} today\nsteps: [{{id: a, title: A}}]\n")
    assert found_in(files, "AUT002") == [GITHUB]


def test_a_key_that_says_that_it_is_an_example_is_none() -> None:
    assert key_in(AMAZON)
    assert not key_in("AKIA" + "IOSFODNN7EXAMPLE")
