"""Within: a call that may take so long and no longer, whatever it waits for."""

from collections.abc import Callable
from threading import Thread

from flowdef.executor.outcome import Outcome, failed


def within(seconds: float, call: Callable[[], Outcome]) -> Outcome:
    """What the call yields; failed where it takes longer. A call that is late is left to itself.

    Each operation on a socket has a limit of its own, but a peer that sends a byte now and then
    never reaches that one.
    """
    found: list[Outcome | BaseException] = []

    def run() -> None:
        try:
            found.append(call())
        except BaseException as error:  # noqa: BLE001 (raised again where it can be heard)
            found.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        return failed(f"no answer within {seconds:g} seconds")
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]
