"""Where blocks of time stand side by side: pure arithmetic on minutes of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

DAY_MINUTES = 24 * 60
LEAST_MINUTES = 30
"""What is shorter is drawn as long as this, so that it can be read and hit."""


class Place(NamedTuple):
    """The `lane`-th of `lanes` equal columns."""

    lane: int
    lanes: int


def lanes(stretches: Sequence[tuple[int, int]]) -> list[Place]:
    """A place for each (start, end), such that none covers another; those that do not meet take the full width."""
    ends_shown = [max(end, start + LEAST_MINUTES) for start, end in stretches]
    order = sorted(range(len(stretches)), key=lambda i: (stretches[i][0], -ends_shown[i]))
    found = [Place(0, 1)] * len(stretches)
    group: list[tuple[int, int]] = []
    busy_until: list[int] = []

    def close() -> None:
        for place, lane in group:
            found[place] = Place(lane, len(busy_until))

    for place in order:
        start = stretches[place][0]
        if busy_until and start >= max(busy_until):
            close()
            group, busy_until = [], []
        lane = next((i for i, end in enumerate(busy_until) if end <= start), len(busy_until))
        if lane == len(busy_until):
            busy_until.append(0)
        busy_until[lane] = ends_shown[place]
        group.append((place, lane))
    close()
    return found


def minutes_of_day(starts_at: datetime, ends_at: datetime, day: date, zone: tzinfo) -> tuple[int, int] | None:
    """The part of a stretch of time that lies in the local day, in minutes of its clock; None when none does."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    first = _minute(start) if start.date() == day else 0
    last = _minute(end) if end.date() == day else DAY_MINUTES
    touches = start.date() <= day and end.date() >= day and (end.date() > day or last > 0)
    return (first, max(last, first)) if touches else None


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def week_start(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())
