"""Run times: where the time of a run went, as a table."""

from collections.abc import Sequence

from flowdef.measure.times import Span, Times
from flowdef.render.lines import cells, columns, wrapped
from flowdef.render.words import count
from flowdef.run.roster import Roster, called


def run_times(found: Times, roster: Roster | None, width: int = 0) -> str:
    """A row for each step and each person, in working time; what was not at all stays empty."""
    steps = [
        (
            step.step,
            _said(step.waited),
            _said(step.handled),
            _said(step.passed),
            _said(step.blocked),
            str(step.rework or ""),
            ", ".join(called(person, roster) for person in step.people),
        )
        for step in found.steps
    ]
    people = [
        (called(each.person, roster), f"{each.turns} done", _said(each.handled))
        for each in found.people
    ]
    parts = [
        _table(("STEP", "WAITED", "HANDLED", "PASSED", "BLOCKED", "AGAIN", "BY"), steps, width)
    ]
    if people:
        parts.append(_table(("PERSON", "STEPS", "HANDLED"), people, width))
    worked = _said(found.total) or _clock(0)
    total = f"in all {worked} of working time, {_clock(found.total.elapsed)}"
    rework = f"{count(found.rework, 'round')} of rework"
    return "\n".join([*parts, f"{wrapped(f'{total} by the clock; {rework}', width, 2)}\n"])


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], width: int) -> str:
    """The rows under their head; where that is too wide, each cell with its word before it."""
    text = columns([head, *rows])
    if not width or max(map(cells, text.splitlines())) <= width:
        return text
    words = [word.lower() for word in head]
    lines = []
    for first, *rest in rows:
        told = [f"{word} {cell}" for word, cell in zip(words[1:], rest, strict=True) if cell]
        lines += [
            wrapped(first, width, 2),
            *([wrapped(f"  {' · '.join(told)}", width, 2)] * bool(told)),
        ]
    return "".join(f"{line}\n" for line in lines)


def _said(span: Span) -> str:
    if span.elapsed and not span.working:
        return "0m"  # all of it outside working time
    return _clock(span.working) if span.some else ""


def _clock(minutes: int) -> str:
    """`26h 05m`: hours and minutes, which need no length of a day; `under 1m`."""
    if not minutes:
        return "under 1m"
    hours, rest = divmod(minutes, 60)
    return f"{hours}h {rest:02}m" if hours else f"{rest}m"
