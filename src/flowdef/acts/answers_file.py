"""Answers file: what each step of a run is answered, round by round, written beforehand."""

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from flowdef.findings import Finding, Places, Severity
from flowdef.reading.tree import read_tree
from flowdef.run.definition import Definition
from flowdef.run.reachable import reachable


class Answer(NamedTuple):
    """One step in one round: who does it, and its values, ticks, verdict or reason.

    `ticks` None ticks every item; `steps` are the answers inside a sub-run.
    """

    by: str = ""
    on_behalf_of: str = ""
    values: Mapping[str, Any] = {}
    ticks: tuple[int, ...] | None = ()
    not_applicable: Mapping[int, str] = {}
    reason: str = ""
    verdict: str = ""  # approve | reject | skip | unblock | reopen, or empty: done
    steps: "Mapping[str, tuple[Answer, ...]]" = {}  # noqa: RUF012 (nobody changes a Mapping)


class AnswersFile(NamedTuple):
    """How a run is started, and the answers of its steps by round; the last answer repeats."""

    start: Answer
    steps: Mapping[str, tuple[Answer, ...]]


def read_answers(source: bytes, path: str) -> AnswersFile | tuple[Finding, ...]:
    """The answers in a YAML or JSON file, or what is wrong with it."""
    tree = read_tree(_PAIR.sub(_character, source) if _is_json(source) else source)
    errors = tuple(each for each in tree.findings(path) if each.severity is Severity.ERROR)
    if tree.root is None or errors:
        return errors
    reader = _Reader(path)
    root = tree.root
    reader.keys(root, root, ("start", "steps"))
    start = reader.answer(root.get("start") or {}, root, "start")
    steps = reader.steps(root.get("steps") or {}, root, "steps")
    faults = tuple(reader.faults)
    return faults or AnswersFile(start, steps)


# JSON writes a character beyond U+FFFF as a pair of escapes, and YAML knows no pairs.
_PAIR = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE
)


def _is_json(source: bytes) -> bool:
    try:
        json.loads(source)
    except (ValueError, RecursionError):
        return False
    return True


def _character(pair: re.Match[bytes]) -> bytes:
    high, low = int(pair[2], 16), int(pair[3], 16)
    return pair[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()


def unknown_steps(answers: AnswersFile, definition: Definition) -> tuple[str, ...]:
    """What is wrong with the names of the steps, in sentences; nested ones too."""
    return tuple(_unknown(answers.steps, definition))


def _unknown(steps: Mapping[str, tuple[Answer, ...]], definition: Definition) -> list[str]:
    said: list[str] = []
    for name, rounds in steps.items():
        if name not in definition.steps:
            near = get_close_matches(name, definition.steps, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            said.append(f"{definition.id} has no step '{name}'{hint}")
            continue
        called = definition.steps[name].deed.get("process")
        for answer in rounds:
            if answer.steps and called:
                json = definition.called[called]
                said += _unknown(answer.steps, Definition(json, reachable(json, definition.called)))
    return said


_KEYS = (
    "as",
    "on_behalf_of",
    "values",
    "inputs",
    "checklist",
    "reason",
    "approve",
    "reject",
    "skip",
    "unblock",
    "reopen",
    "steps",
)
_VERDICTS = ("approve", "reject", "skip", "unblock", "reopen")


class _Reader:
    """Turns the data of the file into answers and collects what is wrong."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.faults: list[Finding] = []

    def keys(self, node: Any, places: Places, known: tuple[str, ...], *way: str | int) -> bool:
        """Whether a mapping stands there; keys that nobody reads are faults."""
        if not isinstance(node, Mapping):
            self._fault(places, f"a mapping belongs here, such as {known[0]}: …", *way)
            return False
        for key in node:
            if key not in known:
                near = get_close_matches(str(key), known, n=1)
                hint = f" Did you mean '{near[0]}'?" if near else f" Known: {', '.join(known)}."
                self._fault(places, f"'{key}' is no key of an answer.{hint}", *way, key)
        return True

    def steps(self, node: Any, places: Places, *way: str | int) -> Mapping[str, tuple[Answer, ...]]:
        """The answers of each step, one or a list of them."""
        if not isinstance(node, Mapping):
            self._fault(places, "the answers of steps are a mapping: step: {as: …}", *way)
            return {}
        return {
            name: tuple(
                self.answer(each, places, *way, name, *([at] if isinstance(rounds, list) else []))
                for at, each in enumerate(rounds if isinstance(rounds, list) else [rounds])
            )
            for name, rounds in node.items()
        }

    def answer(self, node: Any, places: Places, *way: str | int) -> Answer:
        """One answer."""
        if not self.keys(node, places, _KEYS, *way):
            return Answer()
        verdict, reason = self._verdict(node, places, *way)
        ticks, not_applicable = self._checklist(node.get("checklist"), places, *way, "checklist")
        return Answer(
            by=str(node.get("as") or ""),
            on_behalf_of=str(node.get("on_behalf_of") or ""),
            values=self._values(node, places, *way),
            ticks=ticks,
            not_applicable=not_applicable,
            reason=reason or str(node.get("reason") or ""),
            verdict=verdict,
            steps=self.steps(node.get("steps") or {}, places, *way, "steps"),
        )

    def _verdict(self, node: Mapping[str, Any], places: Places, *way: str | int) -> tuple[str, str]:
        """The word of the answer, and the reason where it stands there instead of `true`."""
        words = [word for word in _VERDICTS if word in node]
        if len(words) > 1:
            self._fault(places, f"one of {' and '.join(words)}, not both", *way)
        for word in words:
            said = node[word]
            if said is not True and not (isinstance(said, str) and said):
                hint = f"write {word}: true, or the reason as text in place of true"
                self._fault(places, hint, *way, word)
        said = node[words[0]] if words else ""
        return words[0] if words else "", said if isinstance(said, str) else ""

    def _values(self, node: Mapping[str, Any], places: Places, *way: str | int) -> dict[str, Any]:
        word = "inputs" if "inputs" in node else "values"
        values = node.get(word) or {}
        if not isinstance(values, Mapping):
            self._fault(places, f"{word} are a mapping: field: value", *way, word)
            return {}
        return dict(values)

    def _checklist(
        self, raw: Any, places: Places, *way: str | int
    ) -> tuple[tuple[int, ...] | None, dict[int, str]]:
        """Ticks and reasons of a checklist: `all`, or `done` / `{not_applicable: why}` each."""
        if raw is None or raw == "all":
            return (() if raw is None else None), {}
        ticks: list[int] = []
        not_applicable: dict[int, str] = {}
        for at, item in enumerate(raw if isinstance(raw, list) else [raw]):
            if item in ("done", True):
                ticks.append(at)
            elif isinstance(item, Mapping) and item.get("not_applicable"):
                not_applicable[at] = str(item["not_applicable"])
            elif item not in ("open", False):
                hint = "write all, or for each item: done, open or {not_applicable: the reason}"
                self._fault(places, hint, *way, at)
        return tuple(ticks), not_applicable

    def _fault(self, places: Places, message: str, *way: str | int) -> None:
        span = places.span(*way)
        self.faults.append(Finding(path=self._path, span=span, code="SYN002", message=message))
