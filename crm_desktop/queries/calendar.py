"""The desk's business hours and holidays, as the pure calendar that counts with them."""

from __future__ import annotations

from collections import defaultdict
from datetime import time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.service_type import BusinessHours, DeskSetting, Holiday
from crm_desktop.values.terms import DEFAULT_ZONE
from crm_desktop.workflow.business_time import DEFAULT_HOURS, BusinessCalendar


def read_zone(session: Session) -> ZoneInfo:
    """The zone that the desk shows its times in (rule 41)."""
    name = session.scalar(select(DeskSetting.value).where(DeskSetting.name == "zone"))
    return ZoneInfo(name or DEFAULT_ZONE)


def read_calendar(session: Session) -> BusinessCalendar:
    """Business hours (Monday to Friday, 8 to 12 and 13 to 18, when none are set) and holidays."""
    hours: dict[int, list[tuple[time, time]]] = defaultdict(list)
    for weekday, opens, closes in session.execute(
        select(BusinessHours.weekday, BusinessHours.opens, BusinessHours.closes).order_by(
            BusinessHours.weekday, BusinessHours.opens
        )
    ):
        hours[weekday].append((opens, closes))
    days = frozenset(session.scalars(select(Holiday.day)))
    stretches = {weekday: tuple(parts) for weekday, parts in hours.items()} or DEFAULT_HOURS
    return BusinessCalendar(hours=stretches, holidays=days, zone=read_zone(session))
