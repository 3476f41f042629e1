"""What the logged-in user must be told now and was not told yet."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.notice import Notice
from crm_desktop.models.person import Person
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import NoticeKind

MISSED_DAYS = 60
"""What was due before that is history: an imported agenda is not told again, a long holiday is."""


@dataclass(frozen=True, slots=True)
class DueAppointment:
    id: uuid.UUID
    case_id: uuid.UUID | None
    person: str
    subject: str
    starts_at: datetime
    ends_at: datetime
    number: int | None


@dataclass(frozen=True, slots=True)
class DueContact:
    id: uuid.UUID
    case_id: uuid.UUID | None
    person: str
    at: datetime
    number: int | None


@dataclass(frozen=True, slots=True)
class UnseenNotice:
    """`author` caused it (for an e-mail: its subject), `detail` is a fact such as a server's words."""

    id: uuid.UUID
    kind: NoticeKind
    case_id: uuid.UUID
    number: int
    subject: str
    author: str
    detail: str


@dataclass(frozen=True, slots=True)
class Due:
    """Each list from the earliest on."""

    appointments: tuple[DueAppointment, ...]
    contacts: tuple[DueContact, ...]
    notices: tuple[UnseenNotice, ...]


def due_reminders(session: Session, actor: Actor, now: datetime, ahead_minutes: int) -> Due:
    """Appointments that start within `ahead_minutes` or did while nobody looked, contacts that are due, and
    notices not seen; none that the actor was reminded of before."""
    since, until = now - timedelta(days=MISSED_DAYS), now + timedelta(minutes=ahead_minutes)
    return Due(
        appointments=_appointments(session, actor, since, until),
        contacts=_contacts(session, actor, since, now),
        notices=_notices(session, actor),
    )


def _appointments(
    session: Session, actor: Actor, since: datetime, until: datetime
) -> tuple[DueAppointment, ...]:
    """One made after it had begun was no secret to its maker, and is not told."""
    a = Appointment
    found = session.execute(
        select(a.id, a.case_id, Person.name, a.subject, a.starts_at, a.ends_at, Case.number)
        .join(Person, Person.id == a.person_id)
        .outerjoin(Case, Case.id == a.case_id)
        .join(AppointmentUser, AppointmentUser.appointment_id == a.id)
        .where(
            AppointmentUser.user_id == actor.user_id,
            a.deleted_at.is_(None),
            a.starts_at >= since,
            a.starts_at <= until,
            a.created_at < a.starts_at,
            AppointmentUser.reminded_of.is_distinct_from(a.starts_at),
        )
        .order_by(a.starts_at)
    )
    return tuple(DueAppointment(*row) for row in found)


def _contacts(session: Session, actor: Actor, since: datetime, now: datetime) -> tuple[DueContact, ...]:
    f = SalesFollowUp
    found = session.execute(
        select(f.id, f.case_id, Person.name, f.next_contact_at, Case.number)
        .join(Person, Person.id == f.person_id)
        .outerjoin(Case, Case.id == f.case_id)
        .where(
            f.user_id == actor.user_id,
            f.followed_by_id.is_(None),
            f.next_contact_at >= since,
            f.next_contact_at <= now,
            f.reminded_of.is_distinct_from(f.next_contact_at),
        )
        .order_by(f.next_contact_at)
    )
    return tuple(DueContact(*row) for row in found)


def _notices(session: Session, actor: Actor) -> tuple[UnseenNotice, ...]:
    n = Notice
    found = session.execute(
        select(n.id, n.kind, n.case_id, Case.number, Case.subject, n.author_name, n.detail)
        .join(Case, Case.id == n.case_id)
        .where(n.user_id == actor.user_id, n.seen_at.is_(None))
        .order_by(n.created_at)
    )
    return tuple(UnseenNotice(key, NoticeKind(kind), *rest) for key, kind, *rest in found)
