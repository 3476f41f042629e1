"""Resultado: the filter summed up per user, what is critical in it, and how the last days went (rule 5)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import ProgressStatus
from crm_desktop.models.user import User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_zone
from crm_desktop.queries.cases import conditions, end_of_day, factor
from crm_desktop.queries.follow_ups import PENDING, may_see_all, pending_by_user
from crm_desktop.queries.opinion_context import count_pending_drafts
from crm_desktop.values.filters import SOON_HOURS, Assignee, CaseFilter, DateField, Factor, Situation
from crm_desktop.values.lists import critical_of, pending_of
from crm_desktop.values.terms import Right
from crm_desktop.values.text import fold

MOVEMENT_DAYS = 14
CRITICAL_ROWS = 5
APPOINTMENT_ROWS = 5


@dataclass(frozen=True, slots=True)
class UserLine:
    """One user of the filter (None: nobody is responsible). `follow_ups` is None where they are not for the
    actor's eyes, `drafts` for anybody but the actor (rule 15)."""

    user_id: uuid.UUID | None
    name: str
    pending: int
    follow_ups: int | None
    drafts: int | None


@dataclass(frozen=True, slots=True)
class CriticalRow:
    id: uuid.UUID
    number: int
    subject: str
    due_at: datetime | None
    last_activity_at: datetime


@dataclass(frozen=True, slots=True)
class NextAppointment:
    id: uuid.UUID
    case_id: uuid.UUID | None
    person: str
    subject: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class DayMovement:
    day: date
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class Totals:
    """`oldest_at` is the due moment longest past, `next_at` the next one of today."""

    pending: int
    overdue: int
    oldest_at: datetime | None
    due_today: int
    next_at: datetime | None
    critical: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Each number counts the list of `values.lists` that its name says; `critical` and `appointments` are the
    first few of `totals.critical` and `appointment_count`. `appointments` is None where they are not for the
    actor's eyes."""

    lines: tuple[UserLine, ...]
    totals: Totals
    critical: tuple[CriticalRow, ...]
    appointments: tuple[NextAppointment, ...] | None
    appointment_count: int
    movement: tuple[DayMovement, ...]


def read_summary(session: Session, actor: Actor, asked: CaseFilter, now: datetime) -> Summary:
    """The filter summed up, at that moment."""
    zone = read_zone(session)
    end = end_of_day(now, zone)
    groups = _groups(session, actor, asked, now, end)
    shown, count = _appointments(session, actor, asked, now, zone)
    return Summary(
        lines=_lines(session, actor, asked, groups),
        totals=_totals(groups, now),
        critical=_critical(session, actor, asked, now),
        appointments=shown,
        appointment_count=count,
        movement=_movement(session, actor, asked, now, zone),
    )


def _of(query: Select[Any], session: Session, actor: Actor, asked: CaseFilter, now: datetime) -> Select[Any]:
    """The statement, of the filter's processes only."""
    return query.outerjoin(ProgressStatus, ProgressStatus.id == Case.progress_status_id).where(
        *conditions(session, actor, asked, now)
    )


def _groups(
    session: Session, actor: Actor, asked: CaseFilter, now: datetime, end: datetime
) -> dict[uuid.UUID | None, Any]:
    due = Case.due_at
    today = (due >= now) & (due < end)
    query = select(
        Case.assignee_id,
        func.count().label("pending"),
        func.count().filter(due < now).label("overdue"),
        func.min(due).label("oldest_at"),
        func.count().filter(today).label("due_today"),
        func.min(due).filter(today).label("next_at"),
        func.count().filter(factor(session, Factor.CRITICAL, now)).label("critical"),
    ).select_from(Case)
    found = session.execute(_of(query, session, actor, pending_of(asked), now).group_by(Case.assignee_id))
    return {row.assignee_id: row for row in found}


def _totals(groups: dict[uuid.UUID | None, Any], now: datetime) -> Totals:
    rows = list(groups.values())
    oldest = min((row.oldest_at for row in rows if row.oldest_at is not None), default=None)
    return Totals(
        pending=sum(row.pending for row in rows),
        overdue=sum(row.overdue for row in rows),
        oldest_at=oldest if oldest is not None and oldest < now else None,
        due_today=sum(row.due_today for row in rows),
        next_at=min((row.next_at for row in rows if row.next_at is not None), default=None),
        critical=sum(row.critical for row in rows),
    )


def _lines(
    session: Session, actor: Actor, asked: CaseFilter, groups: dict[uuid.UUID | None, Any]
) -> tuple[UserLine, ...]:
    """The filter's one user, or everyone who has something: oneself first, then by name, nobody last."""
    contacts = _contacts(session, actor)
    keys: set[uuid.UUID | None]
    if asked.assignee is Assignee.NOBODY:
        keys = {None}
    elif asked.assignee is Assignee.USER and asked.assignee_id is not None:
        keys = {asked.assignee_id}
    else:
        keys = {*groups, *(key for key, count in contacts.items() if count), actor.user_id}
    named = select(User.id, User.name).where(User.id.in_([key for key in keys if key is not None]))
    names: dict[uuid.UUID, str] = dict(session.execute(named).tuples().all())
    see_all = may_see_all(actor)
    lines = [
        UserLine(
            user_id=key,
            name=names.get(key, "") if key is not None else "",
            pending=groups[key].pending if key in groups else 0,
            follow_ups=contacts.get(key, 0)
            if key is not None and (see_all or key == actor.user_id)
            else None,
            drafts=count_pending_drafts(session, actor.user_id) if key == actor.user_id else None,
        )
        for key in keys
    ]
    return tuple(sorted(lines, key=lambda x: (x.user_id is None, x.user_id != actor.user_id, fold(x.name))))


def _contacts(session: Session, actor: Actor) -> dict[uuid.UUID, int]:
    if may_see_all(actor):
        return pending_by_user(session)
    own = select(func.count()).where(PENDING, SalesFollowUp.user_id == actor.user_id)
    return {actor.user_id: session.scalar(own) or 0}


def _critical(session: Session, actor: Actor, asked: CaseFilter, now: datetime) -> tuple[CriticalRow, ...]:
    """The longest overdue, then the next due, then those that stand still for longest."""
    soon = Case.due_at < now + timedelta(hours=SOON_HOURS)
    query = select(Case.id, Case.number, Case.subject, Case.due_at, Case.last_activity_at).select_from(Case)
    order = (case((soon, 0), else_=1), case((soon, Case.due_at), else_=Case.last_activity_at), Case.number)
    wanted = _of(query, session, actor, critical_of(asked), now)
    return tuple(CriticalRow(*row) for row in session.execute(wanted.order_by(*order).limit(CRITICAL_ROWS)))


def _appointments(
    session: Session, actor: Actor, asked: CaseFilter, now: datetime, zone: tzinfo
) -> tuple[tuple[NextAppointment, ...] | None, int]:
    """Those of the filter's user from now on; of everyone where the actor supervises, else one's own."""
    a = Appointment
    begins = datetime.combine(now.astimezone(zone).date(), time.min, zone)
    coming: list[ColumnElement[bool]] = [a.deleted_at.is_(None), a.starts_at >= begins, a.ends_at > now]
    one_user = asked.assignee is Assignee.USER and asked.assignee_id is not None
    user_id = asked.assignee_id if one_user else actor.user_id
    supervises = Right.SUPERVISE in actor.rights
    if user_id != actor.user_id and not supervises:
        return None, 0
    if one_user or not supervises:
        mine = select(AppointmentUser.appointment_id).where(AppointmentUser.user_id == user_id)
        coming.append(a.id.in_(mine))
    count = session.scalar(select(func.count()).select_from(a).where(*coming)) or 0
    found = session.execute(
        select(a.id, a.case_id, Person.name, a.subject, a.starts_at)
        .join(Person, Person.id == a.person_id)
        .where(*coming)
        .order_by(a.starts_at, a.id)
        .limit(APPOINTMENT_ROWS)
    )
    return tuple(NextAppointment(*row) for row in found), count


def _movement(
    session: Session, actor: Actor, asked: CaseFilter, now: datetime, zone: tzinfo
) -> tuple[DayMovement, ...]:
    """Opened and closed on each of the last local days, whatever the filter says of situation and dates."""
    today = now.astimezone(zone).date()
    days = [today - timedelta(days=n) for n in reversed(range(MOVEMENT_DAYS))]
    whole = replace(
        asked, situation=Situation.ALL, factor=None, overdue_only=False, idle_days=None, number=None
    )

    def counted(name: DateField, moment: InstrumentedAttribute[Any]) -> dict[int, int]:
        span = replace(whole, period_field=name, period_from=days[0], period_to=days[-1])
        midnights = [datetime.combine(day + timedelta(days=1), time.min, zone) for day in days]
        place = case(*((moment < midnight, n) for n, midnight in enumerate(midnights)))
        query = _of(select(place, func.count()).select_from(Case), session, actor, span, now)
        return dict(session.execute(query.group_by(place)).tuples().all())

    opened = counted(DateField.OPENED, Case.opened_at)
    closed = counted(DateField.CLOSED, Case.closed_at)  # type: ignore[arg-type]
    return tuple(DayMovement(day, opened.get(n, 0), closed.get(n, 0)) for n, day in enumerate(days))
