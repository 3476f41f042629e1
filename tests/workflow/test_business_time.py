"""Open hours and working days, in Brazil's zone and where clocks change."""

from __future__ import annotations

import time as clock
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.workflow.business_time import (
    DEFAULT_HOURS,
    BusinessCalendar,
    Moved,
    add_business_hours,
    business_hours_between,
    is_working_day,
    next_working_day,
)

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
TIRADENTES = date(2026, 4, 21)  # a Tuesday
DESK = BusinessCalendar(DEFAULT_HOURS, frozenset({TIRADENTES}), SAO_PAULO)
NEVER = BusinessCalendar({0: ((time(9), time(9)),), 9: ((time(8), time(12)),)}, frozenset(), SAO_PAULO)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of April 2026; the 1st is a Wednesday."""
    return datetime(2026, 4, day, hour, minute, tzinfo=SAO_PAULO)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (local(1, 9), 2, local(1, 11)),
        (local(1, 11), 2, local(1, 14)),
        (local(1, 7), 1, local(1, 9)),
        (local(1, 12, 30), 1, local(1, 14)),
        (local(1, 17), 2, local(2, 9)),
        (local(1, 17), 1, local(1, 18)),
        (local(3, 17, 30), 1, local(6, 8, 30)),
        (local(4, 10), 4, local(6, 12)),
        (local(20, 17), 2, local(22, 9)),
        (local(1, 8), 45, local(7, 18)),
        (local(1, 9), 0.25, local(1, 9, 15)),
        (local(4, 10), 0, local(4, 10)),
    ],
)
def test_hours_run_only_while_the_desk_is_open(start: datetime, hours: float, due: datetime) -> None:
    assert add_business_hours(DESK, start, hours) == due


def test_the_due_moment_is_in_utc() -> None:
    assert add_business_hours(DESK, local(1, 9), 2) == datetime(2026, 4, 1, 14, tzinfo=UTC)
    assert add_business_hours(DESK, local(1, 9), 2).tzinfo is UTC
    assert add_business_hours(DESK, local(4, 9), 0).tzinfo is UTC


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (local(1, 8), local(1, 18), 9),
        (local(1, 12), local(1, 13), 0),
        (local(3, 17), local(6, 9), 2),
        (local(4, 0), local(5, 23), 0),
        (local(20, 8), local(22, 18), 18),
        (local(6, 9), local(3, 17), -2),
    ],
)
def test_hours_between_two_moments_are_the_open_ones(start: datetime, end: datetime, hours: float) -> None:
    assert business_hours_between(DESK, start, end) == hours


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 1), Moved(date(2026, 4, 1), False)),
        (date(2026, 4, 4), Moved(date(2026, 4, 6), True)),
        (TIRADENTES, Moved(date(2026, 4, 22), True)),
    ],
)
def test_a_day_off_moves_to_the_next_working_day_and_says_so(day: date, expected: Moved) -> None:
    assert next_working_day(DESK, day) == expected


def test_weekends_and_holidays_are_not_working_days() -> None:
    assert is_working_day(DESK, date(2026, 4, 20))
    assert not is_working_day(DESK, TIRADENTES)
    assert not is_working_day(DESK, date(2026, 4, 25))


def test_stretches_that_overlap_or_touch_are_counted_once() -> None:
    hours = {2: ((time(10), time(12)), (time(8), time(11)), (time(12), time(13)), (time(20), time(19)))}
    desk = BusinessCalendar(hours, frozenset(), SAO_PAULO)
    assert desk.stretches(date(2026, 4, 1)) == ((time(8), time(13)),)
    assert business_hours_between(desk, local(1, 0), local(1, 23)) == 5


def test_a_calendar_that_never_opens_is_refused_instead_of_searched_for_ever() -> None:
    assert not is_working_day(NEVER, date(2026, 4, 1))
    assert business_hours_between(NEVER, local(1, 0), local(30, 0)) == 0
    for asks in (
        lambda: add_business_hours(NEVER, local(1, 9), 1),
        lambda: next_working_day(NEVER, date(2026, 4, 1)),
    ):
        with pytest.raises(ValueError, match="no open hours"):
            asks()


@pytest.mark.parametrize("hours", [-1, float("nan"), float("inf"), 1e9, 1e300])
def test_hours_below_zero_or_beyond_the_calendar_are_refused(hours: float) -> None:
    near_the_end = datetime(9999, 1, 4, tzinfo=UTC)
    with pytest.raises(ValueError):
        add_business_hours(DESK, near_the_end, hours)


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = local(1, 9).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a zone"):
        add_business_hours(DESK, naive, 1)
    with pytest.raises(ValueError, match="without a zone"):
        business_hours_between(DESK, local(1, 9), naive)


def test_a_night_without_an_hour_counts_the_hour_less() -> None:
    # on 4 November 2018 clocks in São Paulo went from 00:00 to 01:00
    nights = BusinessCalendar({6: ((time(0), time(0, 45)), (time(1), time(6)))}, frozenset(), SAO_PAULO)
    start = datetime(2018, 11, 3, 23, tzinfo=SAO_PAULO)
    assert business_hours_between(nights, start, start + timedelta(hours=12)) == 5
    assert add_business_hours(nights, start, 2) == datetime(2018, 11, 4, 3, tzinfo=SAO_PAULO)


def test_a_desk_by_day_keeps_its_local_hours_where_clocks_change() -> None:
    # New York changes to summer time on 8 March 2026
    zone = ZoneInfo("America/New_York")
    desk = BusinessCalendar(DEFAULT_HOURS, frozenset(), zone)
    friday = datetime(2026, 3, 6, 17, tzinfo=zone)
    assert add_business_hours(desk, friday, 2) == datetime(2026, 3, 9, 9, tzinfo=zone)


def test_a_year_ahead_is_found_in_a_moment() -> None:
    began = clock.process_time()
    due = add_business_hours(DESK, local(1, 8), 9 * 260)
    assert due.astimezone(SAO_PAULO).date() == date(2027, 3, 31)
    assert clock.process_time() - began < 0.5


stretches = st.lists(st.tuples(st.times(), st.times()), max_size=3).map(tuple)
calendars = st.builds(
    BusinessCalendar,
    st.dictionaries(st.integers(0, 6), stretches, min_size=1),
    st.frozensets(st.dates(date(2017, 1, 1), date(2019, 12, 31)), max_size=20),
    st.sampled_from([SAO_PAULO, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), UTC]),
)
# stretches of some microseconds would make the search for hours last centuries
roomy = calendars.filter(lambda cal: any(c.hour > o.hour + 1 for day in cal.hours.values() for o, c in day))
moments = st.datetimes(datetime(2018, 1, 1), datetime(2019, 6, 30), timezones=st.just(UTC))  # noqa: DTZ001
durations = st.floats(0, 300)


@given(roomy, moments, durations)
def test_the_hours_added_are_the_hours_between(cal: BusinessCalendar, start: datetime, hours: float) -> None:
    due = add_business_hours(cal, start, hours)
    assert due >= start
    assert business_hours_between(cal, start, due) == pytest.approx(hours, abs=1e-8)


@given(roomy, moments, durations, durations)
def test_more_hours_are_never_due_sooner(
    cal: BusinessCalendar, start: datetime, one: float, other: float
) -> None:
    less, more = sorted((one, other))
    assert add_business_hours(cal, start, less) <= add_business_hours(cal, start, more)


@given(calendars, moments, moments, moments)
def test_hours_between_add_up(cal: BusinessCalendar, a: datetime, b: datetime, c: datetime) -> None:
    whole = business_hours_between(cal, a, c)
    parts = business_hours_between(cal, a, b) + business_hours_between(cal, b, c)
    assert parts == pytest.approx(whole, abs=1e-6)
