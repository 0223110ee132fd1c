"""Lead answers: which conditions can come out how, where a field is recorded round by round.

A version is the value of a field as one round of its step recorded it: `credit@2`. So two steps
that read a field before and after a rework may read two values.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.expressions.tree import Expression, Name, Value, children, names
from flowdef.paths.regions import Domain, Region
from flowdef.paths.search import Undecided, Witness, solve
from flowdef.paths.variants import rebuilt

UNSET = ""  # the version of what nobody recorded
_SET = "!"  # a version that is never unset
_ROUND = "@"


class Asked(NamedTuple):
    """A condition that came out so, with the versions of the fields that it read, by name.

    None: it did not, for it read what was unset.
    """

    condition: int
    versions: tuple[tuple[str, str], ...]
    holds: bool | None


class Answers:
    """What the conditions of one process can come to, together."""

    def __init__(self, conditions: Iterable[Expression], domains: Mapping[str, Domain]) -> None:
        """Take the conditions, by their number, and the regions of each field that they read."""
        self.conditions = tuple(conditions)
        self.reads = tuple(tuple(n.name for n in names(each)) for each in self.conditions)
        self._domains = domains
        self._known: dict[frozenset[Asked], Witness | Undecided | None] = {}

    @property
    def read(self) -> frozenset[str]:
        """The fields that some condition reads."""
        return frozenset(name for several in self.reads for name in several)

    def asked(self, condition: int, versions: Mapping[str, str], *, holds: bool | None) -> Asked:
        """A condition as it is decided by the versions that are there now."""
        read = tuple((name, versions.get(name, UNSET)) for name in self.reads[condition])
        return Asked(condition, read, holds)

    def together(self, earlier: frozenset[Asked], more: Asked) -> Witness | Undecided | None:
        """Whether something can come out so beside all that came out so far."""
        if more in earlier:
            return Witness(())
        if any(more._replace(holds=other) in earlier for other in (True, False, None)):
            return None
        return self.solved(_sharing(earlier, more))

    def unsettled(self, condition: int, versions: Mapping[str, str]) -> tuple[str, ...]:
        """The fields that a condition reads and that may be unset as it is decided now."""
        return tuple(
            name
            for name in self.reads[condition]
            if any(
                region.witness is None
                for region in self._domain(name, versions.get(name, UNSET)).regions
            )
        )

    def solved(self, asked: frozenset[Asked]) -> Witness | Undecided | None:
        """Values for the versions by which all this comes out so."""
        if asked not in self._known:
            goals = [(self._renamed(each), each.holds) for each in sorted(asked, key=repr)]
            known = {
                _spoken(name, version): self._domain(name, version)
                for each in asked
                for name, version in each.versions
            }
            self._known[asked] = solve(goals, known)
        return self._known[asked]

    def _renamed(self, asked: Asked) -> Expression:
        return _renamed(self.conditions[asked.condition], dict(asked.versions))

    def _domain(self, name: str, version: str) -> Domain:
        spoken = _spoken(name, version)
        if not version:
            return Domain((Region(spoken, None, "not recorded"),))
        if version.startswith("="):
            return Domain((Region(spoken, version[1:], version[1:]),))
        domain = self._domains[name]
        kept = [
            Region(spoken, each.witness, each.words)
            for each in domain.regions
            if each.witness is not None or not version.endswith(_SET)
        ]
        return Domain(tuple(kept), domain.vague)


def recorded(round_: int) -> str:
    """The version that a round records; it may be left empty where the field may."""
    return f"{_ROUND}{round_}"


def certain(round_: int) -> str:
    """The version that a round records, and does not leave empty."""
    return f"{_ROUND}{round_}{_SET}"


def fixed(value: str) -> str:
    """The version that is known to be a text."""
    return f"={value}"


def values_of(found: Witness) -> dict[tuple[str, str], Value]:
    """The values of a witness by field and version; those left empty are absent."""
    return {
        _parted(region.field): region.witness
        for region in found.regions
        if region.witness is not None
    }


def _spoken(name: str, version: str) -> str:
    return f"{name} {version}"


def _parted(spoken: str) -> tuple[str, str]:
    name, _, version = spoken.partition(" ")
    return name, version


def _sharing(earlier: frozenset[Asked], more: Asked) -> frozenset[Asked]:
    """What was asked of the same versions, directly or through others; the rest is free of it."""
    found, shared, waiting = {more}, set(more.versions), set(earlier)
    while near := {each for each in waiting if not shared.isdisjoint(each.versions)}:
        found |= near
        waiting -= near
        shared.update(*(each.versions for each in near))
    return frozenset(found)


def _renamed(node: Expression, versions: Mapping[str, str]) -> Expression:
    """The expression with each name replaced by that of its version."""
    if isinstance(node, Name):
        return replace(node, name=_spoken(node.name, versions[node.name]))
    return rebuilt(node, tuple(_renamed(each, versions) for each in children(node)))
