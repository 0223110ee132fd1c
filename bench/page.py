"""Page: what was measured as tables of a guide, between its markers."""

from collections.abc import Iterable
from pathlib import Path

from bounds import Bound, Found, middle, wall


def written(page: Path, found: Found, bounds: Iterable[Bound], heading: str) -> None:
    """Put the figures and the bounds into a page; the heading says when and where they were."""
    text = _between(page.read_text(encoding="utf-8"), "figures", f"{heading}\n\n{_figures(found)}")
    page.write_text(_between(text, "bounds", _bounds(bounds)), encoding="utf-8")


def _between(text: str, marker: str, table: str) -> str:
    head, _, rest = text.partition(f"<!-- {marker} -->")
    _, _, tail = rest.partition(f"<!-- /{marker} -->")
    return f"{head}<!-- {marker} -->\n\n{table}\n<!-- /{marker} -->{tail}"


def _figures(found: Found) -> str:
    """CPU, wall, peak of each row at each size."""
    sizes = sorted({size for _, size in found})
    lines = [
        "".join(f"| {head} " for head in ("CPU, wall, peak", *(f"{size:,}" for size in sizes))),
        "| --- " * (len(sizes) + 1),
    ]
    for what in dict.fromkeys(what for what, _ in found):
        cells = [_cell(found, what, size) for size in sizes]
        lines.append("".join(f"| {cell} " for cell in (what, *cells)))
    return "".join(f"{line}|\n" for line in lines)


def _cell(found: Found, what: str, size: int) -> str:
    costs = found.get((what, size))
    if not costs:
        return ""
    peak = max(each.peak for each in costs)
    return f"{middle(costs):.2f} s, {middle(costs, wall):.2f} s, {peak:.0f} MB"


def _bounds(bounds: Iterable[Bound]) -> str:
    lines = ["| bound | is | may be | |\n| --- | --- | --- | --- |\n"]
    for each in bounds:
        side, missed = "at least" if each.least else "at most", "" if each.kept else "**missed**"
        lines.append(f"| {each.what} | {each.ratio:.2f} | {side} {each.bound:g} | {missed} |\n")
    return "".join(lines)
