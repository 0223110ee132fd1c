"""Means: what a verdict is made with besides the files and the options."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from flowdef.workspace.files import NOTHING


class Day(NamedTuple):
    """A day (ISO) in some time zone, and the moments (POSIX seconds) of its beginning and end."""

    name: str
    begins: float
    ends: float


NO_DAY = Day("", 0, 2.0**60)  # nothing is said that depends on it
Today = Callable[[str], Day]  # the day in a time zone; that of the machine without one


class Since(NamedTuple):
    """What documents are compared with: a commit, and what files held there.

    `earlier` tells it of those, among the files that it is told, which have changed since.
    Without a commit nothing is compared.
    """

    commit: str = ""
    earlier: Callable[[Sequence[str]], Mapping[str, bytes]] = lambda _: {}


NEVER = Since()


class Means(NamedTuple):
    """What a verdict is made with besides the files and options.

    `today` tells the day where the organization is; `given` has the bytes of files that are not
    read from disk; `tell` is told how many files are read, of how many; `keep` is the folder of
    what is kept from one call to the next, None for nothing; `whole` says that the files are all
    those of the workspace, which need not be looked for again; `since` is what they are compared
    with.
    """

    today: Today = lambda _: NO_DAY
    given: Mapping[Path, bytes] = NOTHING
    tell: Callable[[int, int], None] | None = None
    keep: Path | None = None
    whole: bool = False
    since: Since = NEVER


BARE = Means()
