"""Fields: the data that a process asks for, step by step."""

from enum import StrEnum

from flowdef.findings import NOWHERE, Places
from flowdef.sited import Sited

# A value as YAML and JSON know it, before the type of its field is applied.
Raw = str | bool | int | float | tuple[str, ...]


class FieldType(StrEnum):
    """What kind of value a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    DURATION = "duration"
    CHOICE = "choice"
    CHOICES = "choices"
    EMAIL = "email"
    URL = "url"
    FILE = "file"
    PERSON = "person"


class Field(Sited, frozen=True, kw_only=True):
    """One value that a process or a step asks for.

    `source` says where a step that is no person's work takes it from: `stdout`, `exit_code`,
    `json:/pointer`, or the name of an output of the sub-process.
    """

    name: str
    type: FieldType
    label: str = ""
    help: str = ""
    required: bool = False
    default: Raw | None = None
    choices: tuple[str, ...] = ()
    min: Raw | None = None
    max: Raw | None = None
    pattern: str = ""
    unit: str = ""
    personal: bool = False
    sensitive: bool = False
    source: str = ""
    at: Places = NOWHERE

    @property
    def title(self) -> str:
        """What a person reads: the label, else the name in words."""
        return self.label or self.name.replace("_", " ").capitalize()
