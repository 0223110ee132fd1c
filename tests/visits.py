"""Visits: runs of the process `visit` of the order workspace, begun and read in this process."""

import json
from pathlib import Path
from typing import Any

from in_this_process import flowdef


def act(folder: Path, *words: str) -> str:
    """What a command printed that succeeded."""
    result = flowdef(*words, folder=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def facts(folder: Path, run: str, kind: str) -> list[dict[str, Any]]:
    """What the log says of one kind of event, oldest first."""
    events = [json.loads(line) for line in act(folder, "log", run, "--json").splitlines()]
    return [event["fact"] for event in events if event["type"] == kind]


def visiting(folder: Path, *more: str) -> None:
    """Begin a visit."""
    act(folder, "start", "visit", "--set", "guest=kim", "--as", "sam", *more)


def booked(folder: Path, day: str = "2027-03-01") -> None:
    """Finish its first step."""
    act(folder, "done", "visit-1", "book", "--set", f"day={day}", "--tick-all", "--as", "sam")


# Said at the prompt to finish the first step, line by line, up to its fields.
BOOKED = """
    stop): -> done
    caution? (1=not yet / 2=read): -> read
    Room booked -> done
    Key fetched -> done
    Heating on -> done
"""
