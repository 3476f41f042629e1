"""Dates as people type them: `24/11/2026`, `24/11`, `amanhã 14h`, `+3d`, `sexta`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from crm_desktop.errors import InvalidDate
from crm_desktop.values.text import fold

DEFAULT_TIME = time(9, 0)
FIRST_YEAR = 1900
LAST_YEAR = 2999

_NUMERIC = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?")
_COMPACT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_OFFSET = re.compile(r"([+-])([0-9]{1,4})([dsm])")
_HOUR = re.compile(
    r"(?P<day>.*?\S)\s+(?:as?\s+)?(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})|h(?P<after>[0-9]{2})?)"
)
_NAMED = {"ontem": -1, "hoje": 0, "amanha": 1}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("seg", "segunda", "segunda-feira"),
            ("ter", "terca", "terca-feira"),
            ("qua", "quarta", "quarta-feira"),
            ("qui", "quinta", "quinta-feira"),
            ("sex", "sexta", "sexta-feira"),
            ("sab", "sabado"),
            ("dom", "domingo"),
        )
    )
    for name in names
}


def parse_date(text: str, today: date) -> date:
    """The date that was meant, `today` being the user's own.

    `24/11/2026`, `24112026`, `24/11` (this year), `hoje`, `ontem`, `amanhã`, `+3d`, `+2s` (weeks), `+1m`
    (months, the last day of a shorter one), `-3d`, `sexta` (the next one, never today). Accents and case do
    not count; years 1900 to 2999. Raises InvalidDate.
    """
    return _day(fold(text).strip(), today, text)


def parse_moment(text: str, *, now: datetime, zone: tzinfo, default_time: time = DEFAULT_TIME) -> datetime:
    """The moment that was meant, in UTC; dates as in `parse_date`, with or without an hour.

    `24/11 17:00`, `amanhã 14h`, `sexta às 8h30`, `+3d 10:30`; without an hour, `default_time` in `zone`.
    `now` is aware. Raises InvalidDate.
    """
    plain = fold(text).strip()
    today = now.astimezone(zone).date()
    found = _HOUR.fullmatch(plain)
    if found is None:
        return _in_utc(_day(plain, today, text), default_time, zone)
    minute = int(found["minute"] or found["after"] or 0)
    try:
        clock = time(int(found["hour"]), minute)
    except ValueError:
        raise InvalidDate(text) from None
    return _in_utc(_day(found["day"], today, text), clock, zone)


def _in_utc(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _day(plain: str, today: date, typed: str) -> date:
    try:
        day = _numeric(plain, today) or _relative(plain, today)
    except (ValueError, OverflowError):
        raise InvalidDate(typed) from None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidDate(typed)
    return day


def _numeric(plain: str, today: date) -> date | None:
    found = _NUMERIC.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        return None
    day, month, year = found.groups()
    return date(int(year) if year else today.year, int(month), int(day))


def _relative(plain: str, today: date) -> date | None:
    if plain in _NAMED:
        return today + timedelta(days=_NAMED[plain])
    if plain in _WEEKDAYS:
        ahead = (_WEEKDAYS[plain] - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    found = _OFFSET.fullmatch(plain)
    if found is None:
        return None
    amount = int(found[1] + found[2])
    if found[3] == "m":
        return _add_months(today, amount)
    return today + timedelta(days=amount * (7 if found[3] == "s" else 1))


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1] if year >= 1 else 0
    return date(year, month + 1, min(day.day, last))
