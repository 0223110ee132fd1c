"""Holiday: public holidays by country; the one door to the library `holidays`."""

import re
import warnings
from bisect import bisect_left
from functools import cache

_CODE = re.compile(r"[A-Z]{2}", re.ASCII)  # the library is asked by attribute: nothing else gets in


def public_holidays(country: str, subdivision: str, year: int) -> frozenset[str]:
    """The public holidays of a year as ISO dates; none where the country is not known."""
    if not _CODE.fullmatch(country):
        return frozenset()
    try:
        # Loaded here because it costs four bare Pythons, and most commands need no holiday.
        from holidays import country_holidays  # noqa: PLC0415 (see above)

        with warnings.catch_warnings():  # of years it knows in part; `last_year` tells them
            warnings.simplefilter("ignore")
            days = country_holidays(country, subdiv=subdivision or None, years=year)
    except (ImportError, NotImplementedError):
        return frozenset()
    return frozenset(day.isoformat() for day in days)


@cache
def countries() -> tuple[str, ...]:
    """The ISO 3166-1 codes of the countries whose holidays are known."""
    try:
        from holidays.registry import COUNTRIES  # noqa: PLC0415 (as above)
    except ImportError:
        return ()
    return tuple(sorted(codes[1] for codes in COUNTRIES.values()))


@cache
def subdivisions(country: str) -> tuple[str, ...]:
    """The parts of a country that have holidays of their own."""
    if country not in countries():
        return ()
    from holidays import country_holidays  # noqa: PLC0415 (as above)

    return tuple(country_holidays(country).subdivisions)


@cache
def last_year(country: str) -> int:
    """The last year whose holidays are all known; 0 where the country is not."""
    if country not in countries():
        return 0
    from holidays import country_holidays  # noqa: PLC0415 (as above)

    end = int(country_holidays(country).end_year)
    # The library tells only by a warning that it knows some days of a year and not others.
    return bisect_left(range(end), True, lo=2020, key=lambda year: _in_part(country, year + 1))


def _in_part(country: str, year: int) -> bool:
    from holidays import country_holidays  # noqa: PLC0415 (as above)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        country_holidays(country, years=year)
    return bool(caught)
