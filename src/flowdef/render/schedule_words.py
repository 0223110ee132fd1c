"""Schedule words: the five fields of cron as a reader would say them."""

import re

from flowdef.render.words import listed, numbered

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)


def schedule_words(schedule: str) -> str:
    """'every Monday at 09:00', 'on day 1 of each month at 06:00'; the fields where that is hard."""
    fields = schedule.split()
    said = _said(fields) if len(fields) == 5 else ""
    return said or f"at {schedule} (minute, hour, day of month, month, day of week)"


def _said(fields: list[str]) -> str:
    minute, hour, day, month, weekday = fields
    time, days = _time(minute, hour), _days(day, month, weekday)
    return f"{days} at {time}" if time and days else ""


def _time(minute: str, hour: str) -> str:
    if not (_NUMBER.fullmatch(minute) and int(minute) < 60):
        return ""
    hours = hour.split(",")
    if not all(_NUMBER.fullmatch(each) and int(each) < 24 for each in hours):
        return ""
    return listed([f"{int(each):02}:{int(minute):02}" for each in hours])


def _days(day: str, month: str, weekday: str) -> str:
    months = "each month" if month == "*" else _names(month, _MONTHS, 1)
    match day, weekday:
        case "*", "*":
            return "every day" if month == "*" else f"every day in {months}" if months else ""
        case "*", _ if month == "*":
            names = _names(weekday, _DAYS, 0)
            return f"every {names}" if names else ""
        case _, "*" if months:
            numbers = _numbers(day)
            return f"on {numbers} of {months}" if numbers else ""
        case _:
            return ""


def _numbers(text: str) -> str:
    parts = text.split(",")
    if not all(_NUMBER.fullmatch(each) and 1 <= int(each) <= 31 for each in parts):
        return ""
    return numbered("day", sorted({int(each) for each in parts}))


def _names(text: str, names: tuple[str, ...], first: int) -> str:
    """'Monday and Thursday', 'Monday to Friday'; empty where it is nothing of the kind."""
    low, dash, high = text.partition("-")
    places = [_place(each, names, first) for each in ([low, high] if dash else text.split(","))]
    if not all(0 <= each < len(names) for each in places) or (dash and places[0] >= places[1]):
        return ""
    said = [names[each] for each in sorted(places)]
    return " to ".join(said) if dash else listed(dict.fromkeys(said))


def _place(text: str, names: tuple[str, ...], first: int) -> int:
    """Which of the names it is; -1 for none."""
    if _NUMBER.fullmatch(text):
        return int(text) - first
    short = [each[:3].lower() for each in names]
    return short.index(text.lower()) if text.lower() in short else -1
