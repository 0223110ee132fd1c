"""Press: prints pages by a company's templates in a process of its own, bounded and killed."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from flowdef.executor.pressing import SECONDS, packed, parcel
from flowdef.render.own_templates import MOST, Flaw, Source

GRACE = 10.0  # seconds of a busy machine besides, for beginning and for passing pages on
_MODULE = "import sys; sys.path[:] = {!r}; from flowdef.executor.pressing import main; main()"


class ApartPress:
    """Prints as `Press` does, and is never longer at it than `seconds` a page.

    The process begins with the first page and ends with the `with` block.
    """

    def __init__(self, sources: Mapping[str, Source], seconds: float = SECONDS + GRACE) -> None:
        """Take the templates by name."""
        self._sources = sources
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def printed(self, name: str, page: object) -> str | Flaw:
        """The page as text, or why not."""
        parcels = [pickle.dumps((name, page))]
        if self._process is None:
            parcels.insert(0, pickle.dumps({each: tuple(of) for each, of in self._sources.items()}))
            self._process = _begun()
        answer: list[Any] = []
        asked = (self._process, parcels, answer)
        asking = Thread(target=_ask, args=asked, daemon=True)
        asking.start()
        asking.join(self._seconds)
        ended = not asking.is_alive()
        match answer:
            case [{"text": str(text)}]:
                return text
            case [{"file": str(file), "line": int(line), "message": str(message)}]:
                return Flaw(file, line, message)
            case _:
                self._end()
                asking.join()
                return Flaw(self._sources[name].file, 0, _why_not(ended=ended))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what it never read is lost with it
                    if pipe:
                        pipe.close()


def _ask(process: "subprocess.Popen[bytes]", parcels: list[bytes], answer: list[Any]) -> None:
    """Ask for a page; the answer stays empty where the process ends before."""
    assert process.stdin  # noqa: S101 (both are pipes)
    assert process.stdout  # noqa: S101 (idem)
    with suppress(OSError, ValueError):
        for each in parcels:
            process.stdin.write(packed(each))
        process.stdin.flush()
        answer.append(json.loads(parcel(process.stdout, MOST * 8)))


def _begun() -> "subprocess.Popen[bytes]":
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return subprocess.Popen(  # noqa: S603 (this very program)
        [sys.executable, "-I", "-c", _MODULE.format(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept,
        cwd=Path(sys.executable).parent,
    )


def _why_not(*, ended: bool) -> str:
    if ended:
        return "It was stopped: it takes more time or memory than a page may."
    return "It was stopped: it does not come to an end."
