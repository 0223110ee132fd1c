"""Naming: what a proposed scenario is called: by the answers that set it apart from the others."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from flowdef.model.process import Answer, Scenario
from flowdef.model.verdict import REJECTED
from flowdef.run.state import OPEN
from flowdef.scenarios.sayings import shown_raw

_MOST = 3  # phrases, unless two scenarios would be called the same
_NEVER = "never approved"
_TIMES = {1: "rejected", 2: "rejected twice"}


def named(
    scenarios: Sequence[Scenario], read: Container[str], taken: Iterable[str]
) -> Iterator[Scenario]:
    """The scenarios with names: the rarest of their answers, in the order of the document.

    `read` are the fields that conditions read; of the others a name says nothing. `taken` are
    names that other scenarios have.
    """
    said = [tuple(_phrases(each, read)) for each in scenarios]
    common = Counter(phrase for phrases in said for phrase in set(phrases))
    used = set(taken)
    for scenario, phrases in zip(scenarios, said, strict=True):
        name = _name(phrases, common, used)
        used.add(name)
        yield replace(scenario, name=name)


def _name(phrases: Sequence[str], common: Counter[str], used: set[str]) -> str:
    rarest = sorted(
        range(len(phrases)),
        key=lambda at: (not phrases[at].endswith(_NEVER), common[phrases[at]], at),
    )
    for many in range(min(_MOST, len(phrases)), len(phrases) + 1):
        chosen = [phrases[at] for at in sorted(rarest[:many])]
        name = ", ".join(chosen) or "The plain way"
        name = name[:1].upper() + name[1:]
        if name not in used:
            return name
    number = next(each for each in range(2, len(used) + 3) if f"{name} ({each})" not in used)
    return f"{name} ({number})"


def _phrases(scenario: Scenario, read: Container[str]) -> Iterator[str]:
    """What a scenario answers: a phrase for each field, and for each approval that says no."""
    for name, raw in scenario.given:
        if name in read:
            yield f"{_words(name)} {_shown(raw)}"
    for step, rounds in scenario.answers:
        if isinstance(rounds[0], str):
            yield from _votes(step, rounds, scenario.then.result)
        else:
            yield from _values(rounds)


def _votes(step: str, rounds: Sequence[Answer], result: str) -> Iterator[str]:
    times = rounds.count(REJECTED)
    if rounds[-1] == REJECTED and result == OPEN:
        yield f"{_words(step)} {_NEVER}"
    elif times:
        yield f"{_words(step)} {_TIMES.get(times, f'rejected {times} times')}"


def _values(rounds: Sequence[Answer]) -> Iterator[str]:
    """Each field with its values round by round."""
    said: dict[str, list[str]] = {}
    for answer in rounds:
        for name, raw in answer if isinstance(answer, tuple) else ():
            said.setdefault(name, []).append(_shown(raw))
    for name, values in said.items():
        yield f"{_words(name)} {' then '.join(dict.fromkeys(values))}"


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _shown(raw: object) -> str:
    return ("yes" if raw else "no") if isinstance(raw, bool) else shown_raw(raw)
