"""Calls: the processes that a document starts, as the workspace has them."""

from collections.abc import Iterable, Iterator

from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Calling
from flowdef.model.document import Entry


def followed(calls: Iterable[Calling], around: Surroundings) -> Iterator[tuple[Calling, Entry]]:
    """Each call with the process that it starts, as far as that is known and not faulty."""
    for call in calls:
        called = around.processes.get(call.process.word)
        if called and not called.faulty:
            yield call, called
