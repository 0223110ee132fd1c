"""Quick: makes frozen values by the thousand, in less than half of the usual time."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def maker(kind: Callable[P, T]) -> Callable[P, T]:
    """What makes values of a frozen, slotted dataclass, with the arguments of the class itself.

    Such a dataclass sets each attribute through `object.__setattr__`, which looks the slot up by
    name. Here the attributes of a class with the same slots, which nobody froze, are set; then
    the value is given its own class. For the few classes that a document fills by the hundred.
    """
    loose = type("Loose", (), {"__slots__": kind.__slots__})  # type: ignore[attr-defined]  # it is slotted
    known: dict[str, Any] = {"_new": loose.__new__, "_loose": loose, "_kind": kind}
    needed, optional, body = [], [], []
    for number, field in enumerate(fields(kind)):  # type: ignore[arg-type]  # a dataclass
        known[f"_default_{number}"] = field.default
        if field.default is MISSING:
            needed.append(field.name)
        else:
            optional.append(f"{field.name}=_default_{number}")
        body.append(f"    _made.{field.name} = {field.name}")
    body = ["    _made = _new(_loose)", *body, "    _made.__class__ = _kind", "    return _made"]
    text = "\n".join([f"def make({', '.join(needed + optional)}):", *body])
    # As `dataclasses` does it: the text holds our own names alone, nothing from outside.
    exec(text, known)  # noqa: S102 (see above)
    make: Callable[P, T] = known["make"]
    return make
