"""The form of a step: what is asked, in words."""

from typing import Any

import pytest

from flowdef.model.fields import Field, FieldType
from flowdef.model.organization import Organization, Person
from flowdef.render.sop_form import form
from flowdef.render.sop_parts import Entry
from flowdef.render.words import Names

NAMES = Names(Organization(id="o", title="O", people=(Person(id="dana", name="Dana Sample"),)))


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        pytest.param(
            {"type": FieldType.BOOLEAN, "default": True}, "yes / no, usually yes", id="yes or no"
        ),
        pytest.param(
            {"type": FieldType.INTEGER, "unit": "days", "min": 1},
            "whole number of days, 1 or more",
            id="a least number",
        ),
        pytest.param(
            {"type": FieldType.NUMBER, "unit": "EUR", "max": 2.5},
            "number in EUR, 2.5 or less",
            id="a most number",
        ),
        pytest.param(
            {"type": FieldType.NUMBER, "unit": "V", "min": 0, "max": 0},
            "number in V, nothing but 0",
            id="one number",
        ),
        pytest.param(
            {"type": FieldType.INTEGER, "max": 1000000},
            "whole number, 1,000,000 or less",
            id="large",
        ),
        pytest.param(
            {"type": FieldType.TEXT, "personal": True}, "text, personal data", id="personal data"
        ),
        pytest.param(
            {"type": FieldType.DATE, "min": "2026-01-01"},
            "date, 2026-01-01 or later",
            id="a first day",
        ),
        pytest.param(
            {"type": FieldType.DATETIME, "max": "2026-01-01T08:00"},
            "date and time, 2026-01-01 08:00 or earlier",
            id="a last moment",
        ),
        pytest.param({"type": FieldType.CHOICE, "choices": ("a", "b")}, "a / b", id="a choice"),
        pytest.param(
            {"type": FieldType.CHOICES, "choices": ("a", "b"), "default": ("a", "b")},
            "any of a / b, usually a and b",
            id="choices",
        ),
        pytest.param(
            {"type": FieldType.PERSON, "default": "dana"},
            "person, usually Dana Sample",
            id="a person",
        ),
        pytest.param(
            {"type": FieldType.TEXT, "sensitive": True, "default": "secret"},
            "text, not kept",
            id="a secret",
        ),
    ],
)
def test_answers(facts: dict[str, Any], answer: str) -> None:
    assert form([Field(name="x", **facts)], NAMES) == (Entry("x", "X", "", answer, False),)


def test_every_type_has_a_word() -> None:
    rows = form([Field(name="x", type=each) for each in FieldType], NAMES)
    assert len(rows) == len(FieldType)


def test_label_help_and_required() -> None:
    field = Field(name="x", type=FieldType.TEXT, label="Name", help="As written.", required=True)
    assert form([field], NAMES) == (Entry("x", "Name", "As written.", "text", True),)
