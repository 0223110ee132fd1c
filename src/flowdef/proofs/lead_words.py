"""Lead words: times and runs, as people read them."""

from collections.abc import Iterable

from flowdef.model.fields import Raw
from flowdef.model.process import Scenario
from flowdef.model.verdict import REJECTED

_SIZES = ((3600, "h"), (60, "m"), (1, "s"))
_TIMES = {1: "once", 2: "twice"}


def lasting(seconds: int, day: int) -> str:
    """So many seconds: `51d 1h 40m`, with that many in a day."""
    days, rest = divmod(seconds, day)
    parts = [f"{days}d"] if days else []
    for size, unit in _SIZES:
        amount, rest = divmod(rest, size)
        if amount:
            parts.append(f"{amount}{unit}")
    return " ".join(parts) or "0h"


def circumstances(run: Scenario, most: int) -> list[str]:
    """What makes a run what it is: rejections first, then values; no more than so many."""
    found = [*rejections(run), *_values(run.given)]
    for _, rounds in run.answers:
        for answer in reversed(rounds):
            if not isinstance(answer, str):
                found += _values(answer)
    told = list(dict.fromkeys(found))
    return [*told[:most], *(["…"] if len(told) > most else [])]


def rejections(run: Scenario) -> Iterable[str]:
    """What is sent back on it, and how often."""
    for step, rounds in run.answers:
        count = rounds.count(REJECTED)
        if count:
            yield f"'{step}' is rejected {_TIMES.get(count) or f'{count} times'}"


def _values(answer: Iterable[tuple[str, Raw]]) -> list[str]:
    return [f"{name} = {_said(raw)}" for name, raw in answer]


def _said(raw: Raw) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return ", ".join(raw) if isinstance(raw, tuple) else str(raw)
