"""Time reserved with a person."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from crm_desktop.errors import BlankText, EndBeforeStart, Missing, RecordGone
from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person
from crm_desktop.models.user import User
from crm_desktop.operations.access import visible_case
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import Right


def make_appointment(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    person_id: uuid.UUID,
    case_id: uuid.UUID | None,
    user_ids: tuple[uuid.UUID, ...],
    starts_at: datetime,
    ends_at: datetime,
    subject: str,
) -> Changes:
    """A new one; overlaps are allowed, `queries.appointments.overlaps` names them (rule 25).

    With a process, only for who may see it. Raises EndBeforeStart, Missing, RecordGone, NotAllowed.
    """
    actor.require(Right.WRITE_OPINION)
    if case_id is not None:
        visible_case(session, actor, case_id)
    _check(session, user_ids, starts_at, ends_at, subject)
    if session.get(Person, person_id) is None:
        raise RecordGone("person")
    appointment = Appointment(
        person_id=person_id,
        case_id=case_id,
        subject=subject.strip(),
        starts_at=starts_at,
        ends_at=ends_at,
        created_by_id=actor.user_id,
        created_at=now,
        users=[AppointmentUser(user_id=user_id) for user_id in dict.fromkeys(user_ids)],
    )
    session.add(appointment)
    session.flush()
    audit(session, actor=actor, now=now, action="create", entity="appointment", entity_id=appointment.id)
    return changed(Kind.APPOINTMENT, ids=_ids(appointment))


def _check(
    session: Session, user_ids: tuple[uuid.UUID, ...], starts_at: datetime, ends_at: datetime, subject: str
) -> None:
    if not subject.strip():
        raise Missing("subject")
    if not user_ids:
        raise Missing("users")
    if ends_at <= starts_at:
        raise EndBeforeStart(starts_at, ends_at)
    for user_id in user_ids:
        user = session.get(User, user_id)
        if user is None or not user.active:
            raise RecordGone("user")


def change_appointment(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    appointment_id: uuid.UUID,
    user_ids: tuple[uuid.UUID, ...],
    starts_at: datetime,
    ends_at: datetime,
    subject: str,
) -> Changes:
    """Another time, users or subject. Raises EndBeforeStart, Missing, RecordGone, NotAllowed."""
    actor.require(Right.WRITE_OPINION)
    appointment = _alive(session, actor, appointment_id)
    _check(session, user_ids, starts_at, ends_at, subject)
    appointment.subject = subject.strip()
    appointment.starts_at, appointment.ends_at = starts_at, ends_at
    wanted = set(user_ids)
    appointment.users = [link for link in appointment.users if link.user_id in wanted] + [
        AppointmentUser(user_id=user_id) for user_id in wanted - {link.user_id for link in appointment.users}
    ]
    audit(session, actor=actor, now=now, action="change", entity="appointment", entity_id=appointment.id)
    return changed(Kind.APPOINTMENT, ids=_ids(appointment))


def exclude_appointment(
    session: Session, *, actor: Actor, now: datetime, appointment_id: uuid.UUID, reason: str
) -> Changes:
    """Excluído: kept with who, when and why (rule 23). Raises BlankText, RecordGone, NotAllowed."""
    actor.require(Right.WRITE_OPINION)
    if not reason.strip():
        raise BlankText("reason")
    appointment = _alive(session, actor, appointment_id)
    appointment.deleted_at = now
    appointment.deleted_by_id = actor.user_id
    appointment.delete_reason = reason.strip()
    audit(session, actor=actor, now=now, action="exclude", entity="appointment", entity_id=appointment.id)
    return changed(Kind.APPOINTMENT, ids=_ids(appointment))


def mark_reminded(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    appointments: tuple[tuple[uuid.UUID, datetime], ...] = (),
    contacts: tuple[tuple[uuid.UUID, datetime], ...] = (),
) -> None:
    """The actor was reminded of each (key, its moment); that moment is not said to the same user twice."""
    for key, moment in appointments:
        link = session.get(AppointmentUser, (key, actor.user_id))
        if link is not None:
            link.reminded_of = moment
    for key, moment in contacts:
        contact = session.get(SalesFollowUp, key)
        if contact is not None and contact.user_id == actor.user_id:
            contact.reminded_of = moment


def _alive(session: Session, actor: Actor, appointment_id: uuid.UUID) -> Appointment:
    appointment = session.get(Appointment, appointment_id)
    if appointment is None or appointment.deleted_at is not None:
        raise RecordGone("appointment")
    if appointment.case_id is not None:
        visible_case(session, actor, appointment.case_id)
    return appointment


def _ids(appointment: Appointment) -> tuple[uuid.UUID, ...]:
    return (appointment.id, *((appointment.case_id,) if appointment.case_id else ()))
