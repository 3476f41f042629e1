"""How an appointment reads: its time, its process, what else is in its way."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import Overlap


def clock(at: datetime, zone: tzinfo) -> str:
    """`14:00`."""
    return f"{at.astimezone(zone):%H:%M}"


def span(starts_at: datetime, ends_at: datetime, now: datetime, zone: tzinfo) -> str:
    """`hoje 14:00 às 15:00`, `24/11 22:00 até 25/11 02:00`."""
    start = fmt.moment(starts_at, now, zone)
    if starts_at.astimezone(zone).date() == ends_at.astimezone(zone).date():
        return t("{start} às {end}", start=start, end=clock(ends_at, zone))
    return t("{start} até {end}", start=start, end=fmt.moment(ends_at, now, zone))


def case_text(number: int | None) -> str:
    """The process's number, or a dash."""
    return fmt.case_number(number) if number is not None else fmt.NONE


def overlap_line(other: Overlap, now: datetime, zone: tzinfo) -> str:
    """`Marina Souza: hoje 14:00 às 15:00, Visita técnica (Mercado Bom Preço)`."""
    return t(
        "{user}: {span}, {subject} ({person})",
        user=other.user,
        span=span(other.starts_at, other.ends_at, now, zone),
        subject=other.subject,
        person=other.person,
    )
