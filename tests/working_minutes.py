"""Working minutes: a calendar for tests in which half of the time is work, and its moments."""

from datetime import datetime


class Half:
    """A calendar in which half of the time is work."""

    def between(self, start: datetime, end: datetime) -> int:
        return int((end - start).total_seconds()) // 120


def at(minutes: int) -> str:
    return f"2026-06-08T{9 + minutes // 60:02}:{minutes % 60:02}:00Z"
