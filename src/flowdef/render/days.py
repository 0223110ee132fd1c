"""Days: the history of a run, day by day, as people read it."""

from collections.abc import Iterable, Iterator

from flowdef.printable import printable
from flowdef.render.history import NO_FILES, files_of, sentence
from flowdef.render.lines import wrapped
from flowdef.run.events import Event
from flowdef.run.moments import Zoned, local
from flowdef.run.roster import Roster


def by_day(
    events: Iterable[Event], roster: Roster | None, zoned: Zoned, width: int = 0
) -> Iterator[str]:
    """A line for each day, and below it each event with its time; wrapped at `width` (0: not).

    Times are those of the organization's calendar; a moment that cannot be read stands as it is.
    """
    day, files = "", NO_FILES
    for event in events:
        files = files_of(event, files)
        on, time = _when(event.at, zoned)
        if on != day:
            yield printable(on)
            day = on
        yield wrapped(f"  {time} {sentence(event, roster, zoned, files)}", width, 8)


def _when(at: str, zoned: Zoned) -> tuple[str, str]:
    try:
        day, _, time = local(at, zoned).partition(" ")
    except ValueError:
        return at, "     "
    return day, time
