"""Values as the screen shows them: moments, due times, numbers, sizes.

Pure functions on plain values, quick enough for the texts of a table. Moments are aware; `now` is aware too,
`zone` is the user's. None is shown as a dash.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from crm_desktop.ui.i18n import t

NONE = "—"
SOON_SECONDS = 4 * 3600
HOURS_PER_DAY = 8

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_KILOBYTE, _MEGABYTE, _GIGABYTE = 1024, 1024**2, 1024**3
_NEAR = {-1: "ontem", 0: "hoje", 1: "amanhã"}
_WEEKDAYS = (
    "segunda-feira",
    "terça-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "sábado",
    "domingo",
)
_WEEKDAYS_SHORT = ("seg", "ter", "qua", "qui", "sex", "sáb", "dom")
_SWAP = str.maketrans(",.", ".,")


class Due(NamedTuple):
    """A due moment in words; `tone` is one of the chip's, `plain` says that it needs no chip."""

    text: str
    tone: str
    plain: bool


@lru_cache(maxsize=16)
def _today(now: datetime, zone: tzinfo) -> date:
    return now.astimezone(zone).date()


def case_number(number: int) -> str:
    """`104 218`, its spaces never broken at the end of a line."""
    return f"{number:,}".replace(",", "\u00a0")


def moment(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """`hoje 09:12`, `ontem 17:40`, `amanhã 09:00`, `26/11 10:30` this year, else `26/11/2025 10:30`."""
    if at is None:
        return NONE
    local = at.astimezone(zone)
    return f"{_day(local, _today(now, zone))} {local.hour:02}:{local.minute:02}"


def day(at: datetime | date | None, now: datetime, zone: tzinfo) -> str:
    """`hoje`, `ontem`, `amanhã`, `26/11` this year, else `26/11/2025`; a date is taken as it is."""
    if at is None:
        return NONE
    local = at.astimezone(zone) if isinstance(at, datetime) else at
    return _day(local, _today(now, zone))


def full_day(at: date) -> str:
    """`27/11/2026`, as dates stand in fields and on paper."""
    return f"{at.day:02}/{at.month:02}/{at.year:04}"


def _day(local: date, today: date) -> str:
    near = _NEAR.get(local.toordinal() - today.toordinal())
    if near is not None:
        return t(near)
    if local.year == today.year:
        return f"{local.day:02}/{local.month:02}"
    return full_day(local)


def due(due_at: datetime | None, closed: bool, now: datetime, zone: tzinfo) -> Due:
    """`atrasado 3 h` (danger), `vence em 40 min` within 4 hours of today (warning), else plainly
    `hoje 17:00`, `amanhã`, `27/11`; a dash when closed or without a due moment."""
    if closed or due_at is None:
        return Due(NONE, "neutral", True)
    seconds = (due_at - now).total_seconds()
    if seconds < 0:
        return Due(t("atrasado {time}", time=_span(-seconds)), "danger", False)
    local, today = due_at.astimezone(zone), _today(now, zone)
    if local.toordinal() != today.toordinal():
        return Due(_day(local, today), "neutral", True)
    if seconds <= SOON_SECONDS:
        return Due(t("vence em {time}", time=_span(seconds)), "warning", False)
    return Due(moment(due_at, now, zone), "neutral", True)


def _span(seconds: float) -> str:
    """The largest whole unit, at least one minute."""
    if seconds < _HOUR:
        return t("{n} min", n=max(1, int(seconds // _MINUTE)))
    if seconds < _DAY:
        return t("{n} h", n=int(seconds // _HOUR))
    return t("{n} d", n=integer(int(seconds // _DAY)))


def age(at: datetime | None, now: datetime) -> str:
    """`há 3 h`; `agora` within the last minute, or when another clock is ahead."""
    if at is None:
        return NONE
    seconds = (now - at).total_seconds()
    return t("agora") if seconds < _MINUTE else t("há {time}", time=_span(seconds))


def weekday(at: date) -> str:
    """`sexta-feira`."""
    return t(_WEEKDAYS[at.weekday()])


def weekday_short(at: date) -> str:
    """`ter 24`."""
    return f"{t(_WEEKDAYS_SHORT[at.weekday()])} {at.day}"


def size(size_bytes: int) -> str:
    """`812 bytes`, `48 KB`, `10,0 MB`, `1,5 GB`; one KB is 1024 bytes."""
    if size_bytes < _KILOBYTE:
        return count(size_bytes, t("byte"), t("bytes"))
    if size_bytes < _MEGABYTE - _KILOBYTE / 2:
        return f"{round(size_bytes / _KILOBYTE)} KB"
    if size_bytes < _GIGABYTE - _MEGABYTE / 20:
        return f"{decimal(size_bytes / _MEGABYTE, 1)} MB"
    return f"{decimal(size_bytes / _GIGABYTE, 1)} GB"


def integer(value: int) -> str:
    """`1.234`."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float, places: int = 2) -> str:
    """`1.234,56`; never a minus before a zero."""
    return f"{value:z,.{places}f}".translate(_SWAP)


def percent(value: int) -> str:
    """`60 %`, its space never broken."""
    return f"{value}\u00a0%"


def count(n: int, singular: str, plural: str) -> str:
    """`1 processo`, `1.204 processos`; the nouns come translated."""
    return f"{integer(n)} {singular if n == 1 else plural}"


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `1 h 05`, `2 d`; whole units that have passed."""
    if seconds < _MINUTE:
        return t("{n} s", n=max(0, int(seconds)))
    if seconds < _HOUR or seconds >= _DAY:
        return _span(seconds)
    hours, minutes = divmod(int(seconds // _MINUTE), 60)
    return t("{hours} h {minutes:02}", hours=hours, minutes=minutes)


def elapsed(seconds: float) -> str:
    """How long the program took: `6 ms`, `1,2 s`, from a minute on as `duration`."""
    milliseconds = round(seconds * 1000)
    if milliseconds < 1000:
        return t("{n} ms", n=max(1, milliseconds))
    return t("{n} s", n=decimal(seconds, 1)) if seconds < _MINUTE else duration(seconds)


def business_hours(hours: float, hours_per_day: float = HOURS_PER_DAY) -> str:
    """`4 horas úteis`, or `2 dias úteis` when they make whole business days of `hours_per_day`."""
    if hours >= hours_per_day and hours % hours_per_day == 0:
        return count(int(hours // hours_per_day), t("dia útil"), t("dias úteis"))
    shown = integer(int(hours)) if hours == int(hours) else decimal(hours, 2).rstrip("0")
    return f"{shown} {t('hora útil') if 0 < hours < 2 else t('horas úteis')}"
