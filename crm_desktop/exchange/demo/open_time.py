"""The desk's open time laid end to end: moments are drawn and added as whole open seconds."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random

from crm_desktop.workflow.business_time import BusinessCalendar

HOUR = 3600
DAY = 9 * HOUR
"""The open seconds of a whole day of the demo's desk."""

_BUSY = (1.3, 1.1, 1.0, 1.0, 0.8, 0.3, 0.2)
_AT_ONCE = 10_000
_MICROSECONDS = 1_000_000


def micros(at: datetime) -> int:
    """A moment as the base keeps it."""
    return round(at.timestamp() * _MICROSECONDS)


class OpenTime:
    """Open seconds from `days_before` days before now to `days_after` after it; `now` is how many have passed."""

    def __init__(
        self, calendar: BusinessCalendar, now: datetime, *, days_before: int, days_after: int
    ) -> None:
        today = now.astimezone(calendar.zone).date()
        self._firsts: list[int] = []
        self._moments: list[int] = []
        self._weekdays: list[int] = []
        passed, self.now = 0, 0
        for ahead in range(-days_before, days_after + 1):
            day = today + timedelta(days=ahead)
            for begins, ends in _stretches(calendar, day):
                self._firsts.append(passed)
                self._moments.append(micros(begins))
                self._weekdays.append(day.weekday())
                self.now += max(0, int((min(ends, now) - begins).total_seconds()))
                passed += int((ends - begins).total_seconds())

    def at(self, second: int) -> int:
        """The moment of an open second, in microseconds. Those below `now` are past, the others are to come."""
        place = bisect_right(self._firsts, second) - 1
        return self._moments[place] + (second - self._firsts[place]) * _MICROSECONDS

    def arrivals(self, chance: Random, count: int) -> Iterator[int]:
        """So many past seconds in order; more at the beginning of a week than at its end."""
        stretches = [
            (first, min(after, self.now) - first, _BUSY[weekday] * chance.uniform(0.8, 1.2))
            for first, after, weekday in zip(
                self._firsts, [*self._firsts[1:], self.now], self._weekdays, strict=True
            )
            if first < self.now
        ]
        weights = list(accumulate(length * busy for _first, length, busy in stretches))
        # How many fall into each stretch first, so that no more than one stretch is held at a time.
        shares: Counter[int] = Counter()
        for begun in range(0, count, _AT_ONCE):
            shares.update(
                chance.choices(range(len(stretches)), cum_weights=weights, k=min(_AT_ONCE, count - begun))
            )
        for place, (first, length, _busy) in enumerate(stretches):
            yield from sorted(first + int(chance.random() * length) for _ in range(shares[place]))


def _stretches(calendar: BusinessCalendar, day: date) -> list[tuple[datetime, datetime]]:
    return [
        (
            datetime.combine(day, opens, calendar.zone).astimezone(UTC),
            datetime.combine(day, closes, calendar.zone).astimezone(UTC),
        )
        for opens, closes in calendar.stretches(day)
    ]
