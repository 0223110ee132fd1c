"""Histogram: how many samples end in which days, weeks or months, as bars of text."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from flowdef.render.lines import cells

_ROWS = 20  # at the most, so that it is seen at one glance
_STEPS = (1, 7, 14, 28, 56, 91, 182, 364)  # days


def histogram(
    days: Sequence[tuple[date, int]],
    marked: Sequence[tuple[date, str]],
    width: int,
    mark: str,
) -> str:
    """One row for each stretch: its first day, its share, the share up to its end, a bar.

    `days`: how many samples are on which day, in order. `marked`: days that are named at the end
    of their row, where there is one for them. Weeks begin on Monday.
    """
    step = _step(days[0][0], days[-1][0])
    start = days[0][0] - timedelta(days[0][0].weekday() if step > 1 else 0)
    counts = [0] * ((days[-1][0] - start).days // step + 1)
    for day, count in days:
        counts[(day - start).days // step] += count
    names = ["" for _ in counts]
    for day, name in marked:
        at = (day - start).days // step
        if 0 <= at < len(counts):
            names[at] += f"  {name}"
    firsts = [start + timedelta(step * at) for at in range(len(counts))]
    return "".join(f"{line.rstrip()}\n" for line in _lines(firsts, counts, names, width, mark))


def share(of_one: float) -> str:
    """0.337 as `34 %`; what is neither nothing nor all never looks like it."""
    hundredths = round(of_one * 100)
    if hundredths == 0 and of_one > 0:
        return "<1 %"
    return ">99 %" if hundredths == 100 and of_one < 1 else f"{hundredths} %"


def _step(first: date, last: date) -> int:
    """The days of a row."""
    span = (last - first).days + 7
    years = -(-span // (_STEPS[-1] * _ROWS)) * _STEPS[-1]
    return next((step for step in _STEPS if span <= step * _ROWS), years)


def _lines(
    firsts: Sequence[date], counts: Sequence[int], names: Sequence[str], width: int, mark: str
) -> Iterator[str]:
    total, most, until = sum(counts), max(counts), 0
    room = max(10, width - 26 - max(map(cells, names)))
    yield "from        share  so far"
    for first, count, name in zip(firsts, counts, names, strict=True):
        until += count
        bar = mark * max(round(room * count / most), 1 if count else 0)
        yield f"{first}  {share(count / total):>5}   {share(until / total):>5}  {bar}{name}"
