"""Way: how a pocket checklist is used."""

from enum import StrEnum


class Way(StrEnum):
    """Each item is read and then done, or what was done is confirmed at a pause point."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"
