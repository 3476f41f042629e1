"""How a sales contact reads: its means, when it is due, what moves it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.values.terms import Means

if TYPE_CHECKING:
    from crm_desktop.workflow.business_time import BusinessCalendar

Cell = tuple[str, str | None]

MEANS: dict[Means, str] = {
    Means.PHONE: "Telefone",
    Means.EMAIL: "E-mail",
    Means.VISIT: "Visita",
    Means.VIDEO: "Vídeo",
    Means.MESSAGE: "Mensagem",
    Means.WORKFLOW: "Fluxo de trabalho",
}
CHOSEN_MEANS = (Means.PHONE, Means.EMAIL, Means.VISIT, Means.VIDEO, Means.MESSAGE)
"""What a person may choose; the workflow's own is written by it."""
SATURDAY = 5


def means(of: Means) -> str:
    return t(MEANS[of])


def due_cell(at: datetime | None, now: datetime, zone: tzinfo) -> Cell:
    """`atrasado 3 h` (danger), `hoje 14:00` (warning), `amanhã 09:00` (accent), else plainly `27/11 09:00`."""
    if at is None:
        return t("sem próximo contato"), "neutral"
    if at < now:
        return fmt.due(at, False, now, zone).text, "danger"
    days = (at.astimezone(zone).date() - now.astimezone(zone).date()) // timedelta(days=1)
    tone = {0: "warning", 1: "accent"}.get(days)
    return fmt.moment(at, now, zone), tone


def past_due(at: datetime, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """The chip beside the title: `vencido ontem`, or when it is due."""
    if at < now:
        return t("vencido {day}", day=fmt.moment(at, now, zone)), "danger"
    text, tone = due_cell(at, now, zone)
    return text, tone or "neutral"


def success_tone(percent: int) -> str:
    """Of a chip that says the percentage itself."""
    return "success" if percent >= 70 else "warning" if percent >= 40 else "neutral"


def read_back(at: datetime) -> str:
    """`27/11/2026, sexta, 09:00` of a local moment."""
    return t(
        "{day}, {weekday}, {time}",
        day=fmt.full_day(at.date()),
        weekday=_weekday(at.date()),
        time=f"{at:%H:%M}",
    )


def moved_text(asked: date, moved: datetime, calendar: BusinessCalendar) -> str:
    """`sábado: passou para segunda, 30/11/2026, 09:00`; says why the day asked for is off."""
    if asked in calendar.holidays:
        why = t("feriado")
    elif asked.weekday() >= SATURDAY:
        why = _weekday(asked)
    else:
        why = t("sem expediente")
    return t(
        "{why}: passou para {weekday}, {day}, {time}",
        why=why,
        weekday=_weekday(moved.date()),
        day=fmt.full_day(moved.date()),
        time=f"{moved:%H:%M}",
    )


def _weekday(day: date) -> str:
    """`sexta`, as one says it."""
    return fmt.weekday(day).removesuffix("-feira")
