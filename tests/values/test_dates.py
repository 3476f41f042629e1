"""Dates as people type them. Now is Tuesday, 24/11/2026, 10:00 in São Paulo, unless a test says otherwise."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import InvalidDate
from crm_desktop.values.dates import parse_date, parse_moment

ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24/11/2026", date(2026, 11, 24)),
        (" 1/2/2027 ", date(2027, 2, 1)),
        ("24/11", date(2026, 11, 24)),
        ("05/01", date(2026, 1, 5)),
        ("29022028", date(2028, 2, 29)),
        ("hoje", date(2026, 11, 24)),
        ("Amanhã", date(2026, 11, 25)),
        ("amanha", date(2026, 11, 25)),
        ("ontem", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 27)),
        ("-3d", date(2026, 11, 21)),
        ("+0d", date(2026, 11, 24)),
        ("+2s", date(2026, 12, 8)),
        ("+1m", date(2026, 12, 24)),
        ("+14M", date(2028, 1, 24)),
        ("seg", date(2026, 11, 30)),
        ("terça", date(2026, 12, 1)),
        ("quarta-feira", date(2026, 11, 25)),
        ("QUI", date(2026, 11, 26)),
        ("sexta", date(2026, 11, 27)),
        ("sábado", date(2026, 11, 28)),
        ("dom", date(2026, 11, 29)),
    ],
)
def test_a_date_is_understood(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


def test_a_month_on_ends_with_the_shorter_month() -> None:
    assert parse_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_date("-1m", date(2028, 3, 31)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/02/2026",
        "29/02",
        "32/01",
        "24/13/2026",
        "24/11/26",
        "24/11/0026",
        "24/11/9999",
        "24-11-2026",
        "2026-11-24",
        "2411",
        "+d",
        "+3",
        "+3x",
        "-9999m",
        "+99999d",
        "depois",
        "segunda que vem",
        "24/11/2026 10:00",
        "hoje\nontem",
    ],
)
def test_what_is_no_date_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_date(typed, TODAY)
    assert refused.value.value == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24/11/2026 17:00", datetime(2026, 11, 24, 20, 0, tzinfo=UTC)),
        ("24/11/2026", datetime(2026, 11, 24, 12, 0, tzinfo=UTC)),
        ("24/11 8:05", datetime(2026, 11, 24, 11, 5, tzinfo=UTC)),
        ("amanhã 14h", datetime(2026, 11, 25, 17, 0, tzinfo=UTC)),
        ("amanhã às 14h30", datetime(2026, 11, 25, 17, 30, tzinfo=UTC)),
        ("sexta à 1h", datetime(2026, 11, 27, 4, 0, tzinfo=UTC)),
        ("+3d 10:30", datetime(2026, 11, 27, 13, 30, tzinfo=UTC)),
        ("24112026 23:59", datetime(2026, 11, 25, 2, 59, tzinfo=UTC)),
        ("hoje   0h", datetime(2026, 11, 24, 3, 0, tzinfo=UTC)),
        ("seg", datetime(2026, 11, 30, 12, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_understood_in_the_users_zone_and_given_in_utc(typed: str, meant: datetime) -> None:
    moment = parse_moment(typed, now=NOW, zone=ZONE)
    assert moment == meant
    assert moment.tzinfo is UTC


def test_without_an_hour_the_default_time_is_taken() -> None:
    moment = parse_moment("hoje", now=NOW, zone=ZONE, default_time=time(18, 0))
    assert moment == datetime(2026, 11, 24, 21, 0, tzinfo=UTC)


def test_today_is_the_users_day_and_not_that_of_utc() -> None:
    late = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # still 22:00 of the 24th in São Paulo
    assert parse_moment("hoje", now=late, zone=ZONE) == datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_daylight_saving_time_of_the_past_is_kept() -> None:
    assert parse_moment("10/01/2019 09:00", now=NOW, zone=ZONE) == datetime(2019, 1, 10, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["", "14h", "hoje 24h", "hoje 10:60", "hoje 10:5", "hoje 14", "hoje às", "31/04 10:00"]
)
def test_what_is_no_moment_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_moment(typed, now=NOW, zone=ZONE)
    assert refused.value.value == typed


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_date_written_in_full_comes_back(day: date) -> None:
    assert parse_date(f"{day:%d/%m}/{day.year}", TODAY) == day
    assert parse_date(f"{day:%d%m}{day.year}", TODAY) == day


@given(st.text(max_size=20) | st.from_regex(r"\A[+-]?[0-9]{1,5}[dsm/][0-9]{0,4} ?[0-9]{0,2}h?\Z"))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with suppress(InvalidDate):
        assert parse_moment(text, now=NOW, zone=ZONE).tzinfo is UTC
