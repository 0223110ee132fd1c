"""Quick: an `__init__` for frozen values that are built by the thousand."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick_init(kind: type[T]) -> type[T]:
    """The same frozen, slotted dataclass, built in two thirds of the time.

    A frozen dataclass sets each attribute through `object.__setattr__`, which looks the slot up
    by name; here the slots' own setters are called. For classes with many attributes that most
    documents fill by the hundred; all others stay as they are.
    """
    known: dict[str, Any] = {}
    parameters, body = ["self"], []
    for number, field in enumerate(fields(kind)):  # type: ignore[arg-type]  # a dataclass
        if field.kw_only and "*" not in parameters:
            parameters.append("*")
        known[f"set_{number}"] = getattr(kind, field.name).__set__
        known[f"default_{number}"] = field.default
        default = "" if field.default is MISSING else f"=default_{number}"
        parameters.append(f"{field.name}{default}")
        body.append(f"    set_{number}(self, {field.name})")
    # As `dataclasses` does it: the text holds our own names alone, nothing from outside.
    text = f"def __init__({', '.join(parameters)}):\n" + "\n".join(body)
    exec(text, known)  # noqa: S102 (see above)
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    kind.__init__ = known["__init__"]  # type: ignore[method-assign]  # that is what it is for
    return kind
