"""Evidence: how a copied file is named and shown: its run, its hash and its original name."""

import re
from hashlib import sha256
from typing import NamedTuple

ROOM = ".flowdef/evidence"  # the folder beside the log, with / on every system

_RUN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)
_LONGEST = 100  # characters of a run's folder, bytes of a name: with the hash under 255
_STORED = re.compile(r"\.flowdef/evidence/([a-z0-9.-]+)/([0-9a-f]{64})-([^/\\]+)", re.ASCII)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.ASCII)
_SHORT = 12  # of 64 digits: enough to compare by eye


class Evidence(NamedTuple):
    """A copy: the folder of its run, the SHA-256 of its bytes in hexadecimal, its first name."""

    folder: str
    digest: str
    name: str

    @property
    def path(self) -> str:
        """The value that is recorded: where it lies, `.flowdef` being the folder of the log."""
        return f"{ROOM}/{self.folder}/{self.digest}-{self.name}"

    @property
    def label(self) -> str:
        """What a person reads: 'contract.pdf (sha256 3fa9c0de4b12)'."""
        return f"{self.name} (sha256 {self.digest[:_SHORT]})"


def evidence_of(value: object) -> Evidence | None:
    """What a recorded value names; None where it names no copy."""
    if not isinstance(value, str) or not value.startswith(ROOM):
        return None
    match = _STORED.fullmatch(value)
    if not match or match[3] != safe_name(match[3]) or match[1] != folder_of(match[1]):
        return None
    return Evidence(match[1], match[2], match[3])


def shown_name(text: str) -> str:
    """A text for a reader: a copy by its name and short hash, anything else as it is."""
    found = evidence_of(text)
    return found.label if found else text


def folder_of(run: str) -> str:
    """A folder's name for a run, whatever the run is called: one word, harmless everywhere."""
    if len(run) <= _LONGEST and _RUN.fullmatch(run) and not _DEVICES.fullmatch(run):
        return run
    return f"run-{sha256(run.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def safe_name(path: str) -> str:
    """The last part of a path as a file may be called: no folders, no control characters.

    What a terminal would obey, and what other systems forbid in names, becomes `_`.
    """
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    name = "".join(each if each.isprintable() and each not in ':*?"<>|' else "_" for each in name)
    name = name.strip(" .") or "file"
    while len(name.encode()) > _LONGEST:  # the ending says what kind of file it is: it stays
        stem, dot, ending = name.rpartition(".")
        long = not dot or len(ending) > 8
        name = name[:-1] if long else f"{stem[:-1].rstrip(' .') or 'f'}.{ending}"
    return name
