"""Agenda: what a user has on which day, and when the desk is open."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed
from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import Holiday
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.appointments import AppointmentRow, appointment_rows
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.values.terms import Right
from crm_desktop.workflow.business_time import Stretches


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """`stretches` are the local open hours, none on a day off; `holiday` is its name."""

    day: date
    stretches: Stretches
    holiday: str | None


@dataclass(frozen=True, slots=True)
class PendingContact:
    """A sales contact that still has to be made at `at`."""

    id: uuid.UUID
    person: str
    case_id: uuid.UUID | None
    case_number: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Agenda:
    """`appointments` touch the days, by start; `contacts` are due within them."""

    user_id: uuid.UUID
    days: tuple[AgendaDay, ...]
    appointments: tuple[AppointmentRow, ...]
    contacts: tuple[PendingContact, ...]


def read_agenda(session: Session, actor: Actor, user_id: uuid.UUID, first: date, days: int) -> Agenda:
    """`days` local days of the user from `first` on. Raises NotAllowed for another's without SUPERVISE."""
    if user_id != actor.user_id:
        _require_supervision(actor)
    calendar = read_calendar(session)
    span = [first + timedelta(days=n) for n in range(days)]
    begins = datetime.combine(first, time.min, calendar.zone)
    ends = datetime.combine(first + timedelta(days=days), time.min, calendar.zone)
    names = dict(
        session.execute(select(Holiday.day, Holiday.name).where(Holiday.day.in_(span))).tuples().all()
    )
    mine = select(AppointmentUser.appointment_id).where(AppointmentUser.user_id == user_id)
    return Agenda(
        user_id=user_id,
        days=tuple(AgendaDay(day, calendar.stretches(day), names.get(day)) for day in span),
        appointments=appointment_rows(
            session,
            Appointment.id.in_(mine),
            Appointment.deleted_at.is_(None),
            Appointment.starts_at < ends,
            Appointment.ends_at > begins,
        ),
        contacts=_contacts(session, user_id, begins, ends),
    )


def _require_supervision(actor: Actor) -> None:
    if Right.SUPERVISE not in actor.rights:
        raise NotAllowed(Right.SUPERVISE.value)


def _contacts(
    session: Session, user_id: uuid.UUID, begins: datetime, ends: datetime
) -> tuple[PendingContact, ...]:
    f = SalesFollowUp
    found = session.execute(
        select(f.id, Person.name, f.case_id, Case.number, f.next_contact_at)
        .join(Person, Person.id == f.person_id)
        .outerjoin(Case, Case.id == f.case_id)
        .where(
            f.user_id == user_id,
            f.next_contact_at.is_not(None),
            f.followed_by_id.is_(None),
            f.next_contact_at >= begins,
            f.next_contact_at < ends,
        )
        .order_by(f.next_contact_at, in_alphabet(Person.name))
    )
    return tuple(PendingContact(*row) for row in found)
