"""Values as the screen shows them. Now is Tuesday, 24/11/2026, 10:00 in São Paulo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from crm_desktop.ui import format as shown
from crm_desktop.ui.format import Due

ZONE = ZoneInfo("America/Sao_Paulo")
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=ZONE).astimezone(UTC)


def test_a_case_number_is_grouped_and_never_broken() -> None:
    assert shown.case_number(104218) == "104\u00a0218"
    assert shown.case_number(7) == "7"
    assert shown.case_number(1234567) == "1\u00a0234\u00a0567"


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("24/11/2026 09:12", "hoje 09:12"),
        ("23/11/2026 17:40", "ontem 17:40"),
        ("25/11/2026 09:00", "amanhã 09:00"),
        ("24/11/2026 00:00", "hoje 00:00"),
        ("24/11/2026 23:59", "hoje 23:59"),
        ("26/11/2026 10:30", "26/11 10:30"),
        ("01/02/2026 10:30", "01/02 10:30"),
        ("26/11/2025 10:30", "26/11/2025 10:30"),
    ],
)
def test_a_moment_is_told_as_near_as_it_is(at: str, text: str) -> None:
    assert shown.moment(local(at), NOW, ZONE) == text
    assert shown.day(local(at), NOW, ZONE) == text.rpartition(" ")[0]


def test_tomorrow_may_be_in_another_year() -> None:
    assert shown.moment(local("01/01/2027 08:00"), local("31/12/2026 20:00"), ZONE) == "amanhã 08:00"


def test_a_date_is_no_moment_and_stays_in_its_day() -> None:
    assert shown.day(date(2026, 11, 24), NOW, ZONE) == "hoje"
    assert shown.day(date(2026, 12, 3), NOW, ZONE) == "03/12"


def test_nothing_is_a_dash() -> None:
    assert shown.moment(None, NOW, ZONE) == "—"
    assert shown.day(None, NOW, ZONE) == "—"
    assert shown.age(None, NOW) == "—"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("24/11/2026 07:00", Due("atrasado 3 h", "danger", False)),
        ("22/11/2026 09:00", Due("atrasado 2 d", "danger", False)),
        ("24/11/2026 09:48", Due("atrasado 12 min", "danger", False)),
        ("24/11/2026 10:00", Due("vence em 1 min", "warning", False)),
        ("24/11/2026 10:40", Due("vence em 40 min", "warning", False)),
        ("24/11/2026 12:59", Due("vence em 2 h", "warning", False)),
        ("24/11/2026 14:00", Due("vence em 4 h", "warning", False)),
        ("24/11/2026 14:01", Due("hoje 14:01", "neutral", True)),
        ("24/11/2026 17:00", Due("hoje 17:00", "neutral", True)),
        ("25/11/2026 00:00", Due("amanhã", "neutral", True)),
        ("27/11/2026 09:00", Due("27/11", "neutral", True)),
        ("04/01/2027 09:00", Due("04/01/2027", "neutral", True)),
    ],
)
def test_a_due_moment_says_how_urgent_it_is(at: str, expected: Due) -> None:
    assert shown.due(local(at), False, NOW, ZONE) == expected


def test_what_is_due_some_seconds_ago_is_late_by_a_minute() -> None:
    assert shown.due(NOW - timedelta(seconds=1), False, NOW, ZONE).text == "atrasado 1 min"


def test_tomorrow_is_tomorrow_even_within_four_hours() -> None:
    late = local("24/11/2026 23:00")
    assert shown.due(local("25/11/2026 01:00"), False, late, ZONE) == Due("amanhã", "neutral", True)


def test_a_closed_case_and_one_without_a_due_moment_show_a_dash() -> None:
    assert shown.due(local("22/11/2026 09:00"), True, NOW, ZONE) == Due("—", "neutral", True)
    assert shown.due(None, False, NOW, ZONE) == Due("—", "neutral", True)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-30, "agora"),
        (59, "agora"),
        (60, "há 1 min"),
        (3599, "há 59 min"),
        (3 * 3600, "há 3 h"),
        (86400, "há 1 d"),
        (86400 * 1500, "há 1.500 d"),
    ],
)
def test_an_age_is_its_largest_whole_unit(seconds: int, text: str) -> None:
    assert shown.age(NOW - timedelta(seconds=seconds), NOW) == text


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1.023 bytes"),
        (48 * 1024, "48 KB"),
        (1024 * 1024 - 513, "1023 KB"),
        (1024 * 1024 - 1, "1,0 MB"),
        (10 * 1024 * 1024, "10,0 MB"),
        (1024**3 - 1, "1,0 GB"),
        (1536 * 1024 * 1024, "1,5 GB"),
    ],
)
def test_a_size_is_told_in_the_unit_that_fits(size_bytes: int, text: str) -> None:
    assert shown.size(size_bytes) == text


def test_numbers_have_a_comma_before_the_decimals_and_points_between_thousands() -> None:
    assert shown.decimal(1234.56) == "1.234,56"
    assert shown.decimal(-1234.5, 1) == "-1.234,5"
    assert shown.decimal(-0.001) == "0,00"
    assert shown.integer(1234567) == "1.234.567"
    assert shown.integer(-1234) == "-1.234"
    assert shown.percent(60) == "60\u00a0%"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (40, "40 s"),
        (12 * 60 + 59, "12 min"),
        (3600, "1 h 00"),
        (3900, "1 h 05"),
        (86399.9, "23 h 59"),
        (2 * 86400, "2 d"),
    ],
)
def test_a_duration_counts_whole_units(seconds: float, text: str) -> None:
    assert shown.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0001, "1 ms"), (0.006, "6 ms"), (0.9996, "1,0 s"), (1.2, "1,2 s"), (75, "1 min")],
)
def test_the_time_a_read_took(seconds: float, text: str) -> None:
    assert shown.elapsed(seconds) == text


def test_only_one_is_singular() -> None:
    assert shown.count(0, "processo", "processos") == "0 processos"
    assert shown.count(1, "processo", "processos") == "1 processo"
    assert shown.count(1204, "processo", "processos") == "1.204 processos"


def test_weekdays() -> None:
    assert shown.weekday_short(date(2026, 11, 24)) == "ter 24"
    assert shown.weekday_short(date(2026, 11, 28)) == "sáb 28"
    assert shown.weekday(date(2026, 11, 29)) == "domingo"


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (0, "0 horas úteis"),
        (1, "1 hora útil"),
        (1.5, "1,5 hora útil"),
        (4, "4 horas úteis"),
        (8, "1 dia útil"),
        (12, "12 horas úteis"),
        (16, "2 dias úteis"),
    ],
)
def test_business_hours_become_days_when_they_make_whole_ones(hours: float, text: str) -> None:
    assert shown.business_hours(hours) == text


def test_a_business_day_may_have_another_length() -> None:
    assert shown.business_hours(20, hours_per_day=10) == "2 dias úteis"
    assert shown.business_hours(8, hours_per_day=10) == "8 horas úteis"


class _English(QTranslator):
    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        known = {"hoje": "today", "há {time}": "{time} ago"}
        return known.get(source, source) if context == "crm" else source

    def isEmpty(self) -> bool:
        return False


def test_another_language_counts_at_once(qtbot: QtBot) -> None:
    assert shown.moment(NOW, NOW, ZONE) == "hoje 10:00"
    english = _English()
    QCoreApplication.installTranslator(english)
    try:
        assert shown.moment(NOW, NOW, ZONE) == "today 10:00"
        assert shown.age(NOW - timedelta(hours=3), NOW) == "3 h ago"
    finally:
        QCoreApplication.removeTranslator(english)
    assert shown.moment(NOW, NOW, ZONE) == "hoje 10:00"
