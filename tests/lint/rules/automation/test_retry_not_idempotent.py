import pytest

from automated_steps import found_in, step
from flowdef.lint.options import Options
from lint_workspaces import findings_of

RETRY = "retry: {attempts: 2, delay: 1s}"


@pytest.mark.parametrize(
    ("automate", "more", "expected"),
    [
        pytest.param(f"{{command: [crm], {RETRY}}}", "", ["retry"], id="nothing is said"),
        pytest.param(f"{{command: [crm], {RETRY}}}", ", idempotent: true", [], id="it may be"),
        pytest.param(
            f"{{command: [crm], {RETRY}}}", ", idempotent: false", ["retry"], id="in vain"
        ),
        pytest.param("{command: [crm], retry: {attempts: 1}}", "", [], id="once"),
        pytest.param(
            f"{{http: {{method: POST, url: 'https://x'}}, {RETRY}}}", "", ["retry"], id="POST"
        ),
        pytest.param(f"{{http: {{method: PUT, url: 'https://x'}}, {RETRY}}}", "", [], id="PUT"),
        pytest.param(
            f"{{email: {{to: [a@b.de], subject: S}}, {RETRY}}}", "", ["retry"], id="a mail"
        ),
    ],
)
def test_retry_not_idempotent(automate: str, more: str, expected: list[str]) -> None:
    assert found_in(step(automate, more), "AUT009") == expected


def test_a_retry_that_never_happens_is_said_to_be_in_vain() -> None:
    files = step(f"{{command: [crm], {RETRY}}}", ", idempotent: false")
    (found,) = findings_of(files, Options(select=("AUT009",)))
    assert "is never tried twice" in found.message
    assert "`retry` does nothing" in found.message
    assert found.fix
    assert (found.fix.does, found.fix.safe) == ("leave `retry` out", False)
