"""When the desk is open: holidays and business hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from itertools import pairwise

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from crm_desktop.errors import Duplicate, EndBeforeStart, Missing, OutOfRange, RecordGone
from crm_desktop.models.service_type import BusinessHours, Holiday
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.operations.configuration import required
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import Right
from crm_desktop.workflow.business_time import Stretches

MAX_STRETCHES = 2


def save_holiday(
    session: Session, *, actor: Actor, now: datetime, day: date | None, name: str, old_day: date | None = None
) -> Changes:
    """A new holiday, or that of `old_day` changed. Raises Missing, Duplicate, RecordGone."""
    actor.require(Right.CONFIGURE)
    if day is None:
        raise Missing("date")
    name = required(name, "name")
    if day != old_day and session.get(Holiday, day) is not None:
        raise Duplicate("date", f"{day:%d/%m/%Y}")
    if old_day is not None:
        old = session.get(Holiday, old_day)
        if old is None:
            raise RecordGone("holiday")
        session.delete(old)
        session.flush()
    session.add(Holiday(day=day, name=name))
    return _told(session, actor, now, "save", "holiday", f"{day} {name}")


def delete_holiday(session: Session, *, actor: Actor, now: datetime, day: date) -> Changes:
    """The desk works on that day again. Raises RecordGone."""
    actor.require(Right.CONFIGURE)
    found = session.get(Holiday, day)
    if found is None:
        raise RecordGone("holiday")
    name = found.name
    session.delete(found)
    return _told(session, actor, now, "delete", "holiday", f"{day} {name}")


def add_holidays(
    session: Session, *, actor: Actor, now: datetime, holidays: tuple[tuple[date, str], ...]
) -> Changes:
    """Those that are not there yet; what is there keeps its name. `Changes.label` is how many came."""
    actor.require(Right.CONFIGURE)
    known = set(session.scalars(select(Holiday.day)))
    fresh = [(day, name) for day, name in holidays if day not in known]
    session.add_all(Holiday(day=day, name=name) for day, name in fresh)
    detail = ", ".join(str(day) for day, _ in fresh)
    told = _told(session, actor, now, "save", "holiday", detail)
    return changed(*told.kinds, label=str(len(fresh)))


def national_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """Brazil's national holidays and optional days (Carnaval, Corpus Christi), named in Portuguese.

    Takes a moment the first time: call it from a worker.
    """
    import holidays

    found = holidays.country_holidays("BR", years=year, categories=("public", "optional"), language="pt_BR")
    return tuple(sorted((day, name) for day, name in found.items() if day.year == year))


def save_business_hours(
    session: Session, *, actor: Actor, now: datetime, hours: Mapping[int, Stretches]
) -> Changes:
    """The open stretches of each weekday (0 is Monday), at most two, apart and in sequence; none: a day off.

    Raises Missing without any open hour, EndBeforeStart (`field` weekday_N), OutOfRange.
    """
    actor.require(Right.CONFIGURE)
    for weekday, stretches in hours.items():
        _check_day(weekday, stretches)
    if not any(hours.values()):
        raise Missing("hours")
    session.execute(delete(BusinessHours))
    session.add_all(
        BusinessHours(weekday=weekday, opens=opens, closes=closes)
        for weekday, stretches in sorted(hours.items())
        for opens, closes in stretches
    )
    detail = "; ".join(
        f"{weekday} " + " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in stretches)
        for weekday, stretches in sorted(hours.items())
    )
    return _told(session, actor, now, "save", "business_hours", detail)


def _check_day(weekday: int, stretches: Stretches) -> None:
    field = f"weekday_{weekday}"
    if not 0 <= weekday <= 6:
        raise OutOfRange(field, weekday, 0, 6)
    if len(stretches) > MAX_STRETCHES:
        raise OutOfRange(field, len(stretches), 0, MAX_STRETCHES)
    moments = [moment for stretch in stretches for moment in stretch]
    for before, after in pairwise(moments):
        if after <= before:
            raise EndBeforeStart(_at(before), _at(after), field)


def _at(clock: time) -> datetime:
    """The error speaks of moments; the day does not matter."""
    return datetime.combine(date(2000, 1, 3), clock, UTC)


def _told(session: Session, actor: Actor, now: datetime, action: str, entity: str, detail: str) -> Changes:
    session.flush()
    audit(session, actor=actor, now=now, action=action, entity=entity, entity_id=None, detail=detail)
    return changed(Kind.SETTINGS)
