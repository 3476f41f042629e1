"""Persons of a base, their appointments and sales contacts, as sections of a document."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from crm_desktop.exchange.rows_out import Row, codes, logins_of, moment, ordered
from crm_desktop.models.appointment import Appointment
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person


def persons(session: Session) -> list[Row]:
    """By code."""
    query = select(Person).options(
        selectinload(Person.phones), selectinload(Person.emails), selectinload(Person.contacts)
    )
    return [
        {
            "code": p.code,
            "name": p.name,
            "kind": p.kind,
            "document": p.document,
            "phones": [phone.number for phone in p.phones],
            "emails": [mail.address for mail in p.emails],
            "contacts": [
                {"name": c.name, "department": c.department, "email": c.email, "phone": c.phone}
                for c in p.contacts
            ],
            "categories": p.categories,
            "characteristics": p.characteristics,
            "active": p.active,
        }
        for p in session.scalars(query.order_by(Person.code))
    ]


def appointments(session: Session) -> list[Row]:
    """By their start; excluded ones too."""
    logins, persons = logins_of(session), codes(session, Person.code, Person.id)
    numbers = codes(session, Case.number, Case.id)
    query = select(Appointment).options(selectinload(Appointment.users))
    rows: list[Row] = [
        {
            "person": persons[a.person_id],
            "case": numbers.get(a.case_id),
            "users": sorted(logins[link.user_id] for link in a.users),
            "starts_at": moment(a.starts_at),
            "ends_at": moment(a.ends_at),
            "subject": a.subject,
            "deleted_at": moment(a.deleted_at),
            "deleted_by": logins.get(a.deleted_by_id),
            "reason": a.delete_reason,
        }
        for a in session.scalars(query)
    ]
    return ordered(rows, "starts_at")


def follow_ups(session: Session) -> list[Row]:
    """By the moment of the contact."""
    logins, persons = logins_of(session), codes(session, Person.code, Person.id)
    numbers = codes(session, Case.number, Case.id)
    rows: list[Row] = [
        {
            "person": persons[f.person_id],
            "case": numbers.get(f.case_id),
            "user": logins[f.user_id],
            "contact_at": moment(f.contact_at),
            "means": f.means,
            "success_percent": f.success_percent,
            "result": f.result,
            "next_contact_at": moment(f.next_contact_at),
        }
        for f in session.scalars(select(SalesFollowUp))
    ]
    return ordered(rows, "contact_at")
