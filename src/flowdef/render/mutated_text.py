"""Mutated text: which small faults the scenarios of processes find, for the terminal."""

from collections.abc import Iterable, Iterator

from flowdef.model.process import Answer
from flowdef.render.flow import flow
from flowdef.render.lines import wrapped
from flowdef.render.words import count, listed
from flowdef.scenarios.mutant import Kind
from flowdef.scenarios.mutate_judge import Fate, Judged, Shown
from flowdef.scenarios.mutate_near import TRIES
from flowdef.scenarios.mutated import Mutated, score_of


def mutated_text(several: tuple[Mutated, ...], width: int = 0) -> str:
    """For each process its score, each fault that is missed with what would find it, and the rest.

    `width` 0: lines as long as they are.
    """
    return "".join(f"{line}\n" for line in _lines(several, width))


def _lines(several: tuple[Mutated, ...], width: int) -> Iterator[str]:
    for each in several:
        yield from (wrapped(line, width, hang) for line, hang in _process(each))
        yield ""
    yield wrapped(_closing(several), width)


def _process(found: Mutated) -> Iterator[tuple[str, int]]:
    """The lines of a process, each with how far its later lines hang."""
    if found.problem:
        yield f"{found.process.id}: {found.problem}", 2
        return
    yield f"{found.process.id}: {_score(found)}", 2
    missed = [(each, each.shown) for each in found.faults if each.shown]
    for each, shown in missed:
        if not _only_unnamed(shown):
            yield f"  {found.path}:{each.line}: {each.of}: {_fault(each)}", 4
            yield f"    {_advice(shown)}", 6
    unnamed = [(each, shown.like) for each, shown in missed if _only_unnamed(shown)]
    yield from ((line, 4) for line in _unnamed(unnamed))
    yield from ((line, 4) for line in _others(found))


def _score(found: Mutated) -> str:
    many = len(found.process.scenarios)
    scenarios = f"its {count(many, 'scenario')}"
    if found.score is None:
        return f"{scenarios} could find no fault of those that were put into it"
    find = "finds" if many == 1 else "find"
    return f"{scenarios} {find} {found.found} of {count(found.known, 'fault')} ({found.score} %)"


def _fault(each: Judged) -> str:
    if not each.now:
        return f"nobody notices that '{each.was}' is left out"
    if not each.was:
        return f"nobody notices that '{each.now}' is put in"
    return f"nobody notices '{each.now}' instead of '{each.was}'"


def _advice(shown: Shown) -> str:
    said = _otherwise(shown)
    how = f"like '{shown.like}', but {said}" if said else f"that is '{shown.like}'"
    return f"add a scenario {how}: {_difference(shown)}"


def _otherwise(shown: Shown) -> str:
    given = (f"given {name} {flow(raw)}" for name, raw in shown.given)
    answers = (f"{step} answered {_rounds(rounds)}" for step, rounds in shown.answers)
    return listed((*given, *answers)) if shown.given or shown.answers else ""


def _rounds(rounds: tuple[Answer, ...]) -> str:
    said = [each if isinstance(each, str) else flow(dict(each)) for each in rounds]
    return ", then ".join(said)


def _difference(shown: Shown) -> str:
    if not shown.right:
        return f"with the fault it goes wrong: {shown.faulty}"
    ends = f"{shown.step} is" if shown.step else "the run ends"
    return f"then {ends} {shown.right}, and with the fault {shown.faulty}"


def _only_unnamed(shown: Shown) -> bool:
    """Whether a scenario would find it that only names one step more."""
    return not (shown.given or shown.answers) and bool(shown.step)


def _unnamed(missed: Iterable[tuple[Judged, str]]) -> Iterator[str]:
    """The steps that one scenario would miss, if it named them."""
    by_scenario: dict[str, list[str]] = {}
    for each, like in missed:
        by_scenario.setdefault(like, []).append(f"{each.of} ({each.line})")
    for name, steps in by_scenario.items():
        yield f"  Nobody notices that one of these steps is left out: {listed(steps)}."
        yield f"    name them under 'done' of '{name}'"


def _others(found: Mutated) -> Iterator[str]:
    """What is not counted, and why not."""
    unseen = [each.kind for each in found.of(Fate.UNSEEN)]
    if unseen:
        kinds = (
            _many(unseen.count(kind), _NOUNS.get(kind, str(kind))) for kind in dict.fromkeys(unseen)
        )
        why = "scenarios tell nothing of people, order or fields left empty"
        yield f"  Not counted, for {why}: {listed(kinds)}."
    refused = len(found.of(Fate.REFUSED))
    if refused:
        yield f"  Not counted, for such a process could not be run: {_many(refused, 'fault')}."
    for fate, why in _WHY.items():
        several = found.of(fate)
        if several:
            said = "; ".join(f"{each.of} ({each.line}) {_change(each)}" for each in several)
            yield f"  Not counted, for {why}: {said}."


def _change(each: Judged) -> str:
    if each.was and each.now:
        return f"'{each.now}' for '{each.was}'"
    return f"without '{each.was}'" if each.was else f"with '{each.now}'"


def _many(how_many: int, nouns: str) -> str:
    one, several = nouns.split("|") if "|" in nouns else (nouns, f"{nouns}s")
    return f"{how_many:,} {one if how_many == 1 else several}"


def _closing(several: tuple[Mutated, ...]) -> str:
    score = score_of(several)
    if score is None:
        return "No fault was put into any process."
    found, known = sum(each.found for each in several), sum(each.known for each in several)
    return f"Of {known:,} faults that scenarios can find, {found:,} are found: {score} %."


_WHY = {
    Fate.ALIKE: "it is proved that they make no difference",
    Fate.OPEN: f"nothing is proved, and none of up to {TRIES} other runs shows them",
}
_NOUNS = {
    Kind.WAY_BACK: "way back|ways back",
    Kind.ROUNDS: "number of rounds|numbers of rounds",
}
