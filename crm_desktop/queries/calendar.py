"""The desk's business hours and holidays, as the pure calendar that counts with them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, cast, null, select, union_all
from sqlalchemy.orm import Session

from crm_desktop.models.service_type import BusinessHours, DeskSetting, Holiday
from crm_desktop.values.terms import DEFAULT_ZONE
from crm_desktop.workflow.business_time import DEFAULT_HOURS, BusinessCalendar

_hours, _holiday, _setting = BusinessHours.__table__.c, Holiday.__table__.c, DeskSetting.__table__.c
_ZONE = _setting.name == "zone"


def _row(*given: ColumnElement[Any]) -> Select[Any]:
    """One arm of the question below: the columns that it has, and nothing in the others."""
    known = {one.name: one for one in given}
    wanted = (_hours.weekday, _hours.opens, _hours.closes, _holiday.day, _setting.value)
    return select(*(known.get(one.name, cast(null(), one.type)).label(one.name) for one in wanted))


# In one question: every Ok that sets a due moment asks it.
_CALENDAR = union_all(
    _row(_hours.weekday, _hours.opens, _hours.closes),
    _row(_holiday.day),
    _row(_setting.value).where(_ZONE),
).order_by("weekday", "opens")


def read_zone(session: Session) -> ZoneInfo:
    """The zone that the desk shows its times in (rule 41)."""
    name = session.scalar(select(DeskSetting.value).where(_ZONE))
    return ZoneInfo(name or DEFAULT_ZONE)


def read_calendar(session: Session) -> BusinessCalendar:
    """Business hours (Monday to Friday, 8 to 12 and 13 to 18, when none are set) and holidays."""
    hours: dict[int, list[tuple[time, time]]] = defaultdict(list)
    days: set[date] = set()
    zone = DEFAULT_ZONE
    for weekday, opens, closes, day, name in session.connection().execute(_CALENDAR):
        if day is not None:
            days.add(day)
        elif name is not None:
            zone = name
        else:
            hours[weekday].append((opens, closes))
    stretches = {weekday: tuple(parts) for weekday, parts in hours.items()} or DEFAULT_HOURS
    return BusinessCalendar(hours=stretches, holidays=frozenset(days), zone=ZoneInfo(zone))
