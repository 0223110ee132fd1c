"""Bounds: what something may cost, each beside what it did; here are those of linting."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from measure import Cost, median_ratio

Found = dict[tuple[str, int], list[Cost]]  # by what ran, and over how many documents or tasks


class Bound(NamedTuple):
    """A ratio that was found, and the most (or, if `least`, the least) that it may be."""

    what: str
    ratio: float
    bound: float
    least: bool = False

    @property
    def kept(self) -> bool:
        """Whether it is as it may be."""
        return self.ratio >= self.bound if self.least else self.ratio <= self.bound


def bounds(found: Found) -> Iterator[Bound]:
    """Those of linting that what was measured says something about."""
    many = 1000
    cold, warm = found.get(("cold, team", many)), found.get(("warm, team", many))
    if cold and warm:
        drained, help_ = found["CParser drained", many], found["flowdef --help", many]
        edited = found["one edited, team", many]
        yield Bound("cold, CPU, to the drained events", median_ratio(cold, drained), 4)
        yield Bound("warm, CPU, to `flowdef --help`", median_ratio(warm, help_), 1.5)
        yield Bound("one edited, CPU, to warm", median_ratio(edited, warm), 2)
    yield from _beside(found)
    if cold and ("cold, team", 5000) in found:
        ratio = middle(found["cold, team", 5000]) / middle(cold)
        yield Bound("5,000 to 1,000 documents, CPU", ratio, 5.2)
    if ("cold, team", 5000) in found and ("cold, team", 100) in found:
        ratio = _peak(found["cold, team", 5000]) / _peak(found["cold, team", 100])
        yield Bound("5,000 to 100 documents, peak memory", ratio, 2)


def _beside(found: Found) -> Iterator[Bound]:
    """Those beside others over 1,000 documents."""
    ours = found.get(("cold, team", 1000))
    for peer, bound in (
        ("check-jsonschema", 15),
        ("yamllint", 15),
        ("spectral", 3),
        ("bpmnlint", 2),
    ):
        theirs, how = _of_peer(found, peer)
        if ours and theirs:
            yield Bound(f"{peer}, CPU, to cold{how}", theirs / middle(ours), bound, least=True)
    if ("ajv", 1000) in found:
        min_, ajv = found["cold, min, two processes", 1000], found["ajv", 1000]
        yield Bound("min, two processes, wall, to ajv", middle(min_, wall) / middle(ajv, wall), 1.8)


def _of_peer(found: Found, peer: str) -> tuple[float, str]:
    """CPU over 1,000 documents; where it did not run there, by what 90 more documents took."""
    if (peer, 1000) in found:
        return middle(found[peer, 1000]), ""
    if (peer, 10) in found and (peer, 100) in found:
        few, more = middle(found[peer, 10]), middle(found[peer, 100])
        return few + (more - few) / 90 * 990, ", reckoned from 100"
    return 0, ""


def wall(cost: Cost) -> float:
    """The wall time in seconds."""
    return cost.wall


def _cpu(cost: Cost) -> float:
    return cost.cpu


def middle(costs: Sequence[Cost], of: Callable[[Cost], float] = _cpu) -> float:
    """The median, of CPU unless it is said."""
    return statistics.median(map(of, costs))


def _peak(costs: Sequence[Cost]) -> float:
    return max(each.peak for each in costs)


def told(bounds: Iterable[Bound]) -> None:
    print(f"\n{'bound':<48}{'is':>8}{'may be':>17}")
    for each in bounds:
        side, said = "at least" if each.least else "at most", "" if each.kept else "  MISSED"
        print(f"{each.what:<48}{each.ratio:8.2f}{side:>10}{each.bound:7.1f}{said}")
