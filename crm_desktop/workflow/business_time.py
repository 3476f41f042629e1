"""Counting in open hours and working days. Hours and holidays are passed in; moments are aware, results UTC."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Final

Stretches = tuple[tuple[time, time], ...]

_ONE_DAY = timedelta(days=1)
_WORKDAY: Final[Stretches] = ((time(8), time(12)), (time(13), time(18)))
DEFAULT_HOURS: Final[Mapping[int, Stretches]] = MappingProxyType(dict.fromkeys(range(5), _WORKDAY))


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """When the desk is open: local (opens, closes) of each weekday (0 is Monday), except on holidays.

    Stretches may come in any sequence and overlap; one that does not close after it opens counts as none.
    """

    hours: Mapping[int, Stretches]
    holidays: frozenset[date]
    zone: tzinfo
    _week: tuple[Stretches, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        week = tuple(_merged(self.hours.get(weekday, ())) for weekday in range(7))
        object.__setattr__(self, "_week", week)

    def stretches(self, day: date) -> Stretches:
        """The day's open stretches, in sequence and apart; none on a day off."""
        return () if day in self.holidays else self._week[day.weekday()]

    def require_hours(self) -> None:
        """Raises ValueError when no weekday has any open hours."""
        if not any(self._week):
            raise ValueError("the calendar has no open hours")


@dataclass(frozen=True, slots=True)
class Moved:
    """A working day, and whether it is another than the day asked for."""

    day: date
    moved: bool


def is_working_day(cal: BusinessCalendar, day: date) -> bool:
    """Whether the desk opens on that day."""
    return bool(cal.stretches(day))


def next_working_day(cal: BusinessCalendar, day: date) -> Moved:
    """The day itself when it works, else the next that does (rule 38).

    Raises ValueError when the calendar has no open hours, or none before the last day there is (9999).
    """
    found = next(candidate for candidate in _days_from(cal, day) if is_working_day(cal, candidate))
    return Moved(found, found != day)


def add_business_hours(cal: BusinessCalendar, start: datetime, hours: float) -> datetime:
    """The moment by which `hours` of open time have passed since `start`; with 0 hours, `start`.

    A time that runs out exactly at closing is due then, not at the next opening. Exact to the microsecond.
    Raises ValueError for a naive start, hours below 0 or not finite, or too many to end before the year 9999,
    and for a calendar with no open hours.
    """
    moment = _utc(start)
    cal.require_hours()
    if not hours >= 0:
        raise ValueError(f"business hours below 0: {hours}")
    try:
        left = timedelta(hours=hours)
        if not left:
            return moment
        for opens, closes in _open_from(cal, moment):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
    except OverflowError as error:
        raise ValueError(f"business hours out of reach: {hours}") from error
    raise AssertionError("_open_from ends by raising")


def business_hours_between(cal: BusinessCalendar, start: datetime, end: datetime) -> float:
    """The open hours from `start` to `end`; below 0 when `end` is the earlier. 0 without any open hours.

    Raises ValueError for a naive moment.
    """
    first, last = _utc(start), _utc(end)
    if last < first:
        return -business_hours_between(cal, end, start)
    if not any(cal._week):
        return 0.0
    total = timedelta()
    for opens, closes in _open_from(cal, first):
        if opens >= last:
            break
        total += min(closes, last) - opens
    return total / timedelta(hours=1)


def _open_from(cal: BusinessCalendar, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open stretches from the moment on, in UTC and apart; ValueError past the last day there is."""
    for day in _days_from(cal, moment.astimezone(cal.zone).date()):
        for opens, closes in cal.stretches(day):
            begins = datetime.combine(day, opens, cal.zone).astimezone(UTC)
            ends = datetime.combine(day, closes, cal.zone).astimezone(UTC)
            # where clocks change, a local stretch may hold no time at all, or run into the next
            begins = max(begins, moment)
            if ends > begins:
                yield begins, ends
                moment = ends


def _days_from(cal: BusinessCalendar, day: date) -> Iterator[date]:
    cal.require_hours()
    try:
        while True:
            yield day
            day += _ONE_DAY
    except OverflowError as error:
        raise ValueError("no working day within the calendar") from error


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC)


def _merged(stretches: Stretches) -> Stretches:
    merged: list[tuple[time, time]] = []
    for opens, closes in sorted(stretches):
        if closes <= opens:
            continue
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
        else:
            merged.append((opens, closes))
    return tuple(merged)
