"""Appointments: a person's own, those that overlap, and who is free on which day."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.case import Case
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import Holiday
from crm_desktop.models.user import User
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.workflow.business_time import is_working_day

_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """`users` are names in the order of `user_ids`; the last three are None unless it was excluded."""

    id: uuid.UUID
    person_id: uuid.UUID
    person: str
    case_id: uuid.UUID | None
    case_number: int | None
    subject: str
    starts_at: datetime
    ends_at: datetime
    user_ids: tuple[uuid.UUID, ...]
    users: tuple[str, ...]
    excluded_at: datetime | None
    excluded_by: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class PersonAppointments:
    """`coming` from the nearest on; `past` and `excluded` from the latest back (rule 23)."""

    coming: tuple[AppointmentRow, ...]
    past: tuple[AppointmentRow, ...]
    excluded: tuple[AppointmentRow, ...]


def person_appointments(session: Session, person_id: uuid.UUID, now: datetime) -> PersonAppointments:
    """All that were ever made with the person; one that is going on is still coming."""
    rows = appointment_rows(session, Appointment.person_id == person_id)
    alive = [row for row in rows if row.excluded_at is None]
    gone = [row for row in rows if row.excluded_at is not None]
    gone.sort(key=lambda row: row.excluded_at or now, reverse=True)
    return PersonAppointments(
        coming=tuple(row for row in alive if row.ends_at > now),
        past=tuple(row for row in reversed(alive) if row.ends_at <= now),
        excluded=tuple(gone),
    )


def appointment_rows(session: Session, *conditions: ColumnElement[bool]) -> tuple[AppointmentRow, ...]:
    """Those that meet the conditions, by start; two SELECTs however many there are."""
    a = Appointment
    users: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    for key, user_id, name in session.execute(
        select(a.id, User.id, User.name)
        .join(AppointmentUser, AppointmentUser.appointment_id == a.id)
        .join(User, User.id == AppointmentUser.user_id)
        .where(*conditions)
        .order_by(in_alphabet(User.name))
    ):
        users[key].append((user_id, name))
    found = session.execute(
        select(
            a.id,
            a.person_id,
            Person.name,
            a.case_id,
            Case.number,
            a.subject,
            a.starts_at,
            a.ends_at,
            a.deleted_at,
            User.name,
            a.delete_reason,
        )
        .join(Person, Person.id == a.person_id)
        .outerjoin(Case, Case.id == a.case_id)
        .outerjoin(User, User.id == a.deleted_by_id)
        .where(*conditions)
        .order_by(a.starts_at, a.ends_at, a.id)
    )
    return tuple(_row(row, users[row[0]]) for row in found)


def _row(row: Any, users: Sequence[tuple[uuid.UUID, str]]) -> AppointmentRow:
    keys, names = tuple(key for key, _ in users), tuple(name for _, name in users)
    values: tuple[Any, ...] = (*row[:8], keys, names, *row[8:])
    return AppointmentRow(*values)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another appointment of `user` in the time asked for."""

    appointment_id: uuid.UUID
    user: str
    person: str
    subject: str
    starts_at: datetime
    ends_at: datetime


def overlaps(
    session: Session,
    user_ids: Sequence[uuid.UUID],
    starts_at: datetime,
    ends_at: datetime,
    except_id: uuid.UUID | None = None,
) -> tuple[Overlap, ...]:
    """What these users have between the two moments, by start; touching ends do not overlap (rule 25)."""
    a = Appointment
    conditions = [
        AppointmentUser.user_id.in_(user_ids),
        a.deleted_at.is_(None),
        a.starts_at < ends_at,
        a.ends_at > starts_at,
    ]
    if except_id is not None:
        conditions.append(a.id != except_id)
    found = session.execute(
        select(a.id, User.name, Person.name, a.subject, a.starts_at, a.ends_at)
        .join(AppointmentUser, AppointmentUser.appointment_id == a.id)
        .join(User, User.id == AppointmentUser.user_id)
        .join(Person, Person.id == a.person_id)
        .where(*conditions)
        .order_by(a.starts_at, in_alphabet(User.name))
    )
    return tuple(Overlap(*row) for row in found)


@dataclass(frozen=True, slots=True)
class GridDay:
    """`holiday` is its name; a day that does not `work` without one is a day off of the week."""

    day: date
    works: bool
    holiday: str | None


@dataclass(frozen=True, slots=True)
class GridUser:
    """`counts` are the appointments of each day of the grid."""

    user_id: uuid.UUID
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FreeDays:
    """`free_all` are the names of those free on every working day; nobody when no day works (rule 24)."""

    days: tuple[GridDay, ...]
    users: tuple[GridUser, ...]
    free_all: tuple[str, ...]


def free_days(session: Session, user_ids: Sequence[uuid.UUID], first: date, last: date) -> FreeDays:
    """Users by name × days, both ends of the period inclusive; an appointment counts on each day it touches."""
    calendar = read_calendar(session)
    names = dict(session.execute(select(Holiday.day, Holiday.name)).tuples().all())
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = tuple(GridDay(day, is_working_day(calendar, day), names.get(day)) for day in span)
    counts = _counts(session, user_ids, first, last, calendar.zone)
    people = session.execute(
        select(User.id, User.name).where(User.id.in_(user_ids)).order_by(in_alphabet(User.name))
    )
    users = tuple(
        GridUser(key, name, tuple(counts[key, day.day] for day in days)) for key, name in people.tuples()
    )
    return FreeDays(days, users, users_free_all(days, users))


def _counts(
    session: Session, user_ids: Sequence[uuid.UUID], first: date, last: date, zone: tzinfo
) -> dict[tuple[uuid.UUID, date], int]:
    a = Appointment
    begins = datetime.combine(first, time.min, zone)
    ends = datetime.combine(last + timedelta(days=1), time.min, zone)
    found = session.execute(
        select(AppointmentUser.user_id, a.starts_at, a.ends_at)
        .join(a, a.id == AppointmentUser.appointment_id)
        .where(
            AppointmentUser.user_id.in_(user_ids),
            a.deleted_at.is_(None),
            a.starts_at < ends,
            a.ends_at > begins,
        )
    )
    counts: dict[tuple[uuid.UUID, date], int] = defaultdict(int)
    for user_id, starts_at, ends_at in found:
        for day in days_touched(starts_at, ends_at, zone):
            counts[user_id, day] += 1
    return counts


def days_touched(starts_at: datetime, ends_at: datetime, zone: tzinfo) -> tuple[date, ...]:
    """The local days of a stretch of time; one that ends at midnight does not touch the day after."""
    first = starts_at.astimezone(zone).date()
    last = (ends_at - _INSTANT).astimezone(zone).date()
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def users_free_all(days: Sequence[GridDay], users: Sequence[GridUser]) -> tuple[str, ...]:
    """Names of the users without an appointment on any working day of the grid."""
    working = [place for place, day in enumerate(days) if day.works]
    if not working:
        return ()
    return tuple(user.name for user in users if not any(user.counts[place] for place in working))
