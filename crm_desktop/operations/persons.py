"""Customers, prospects and suppliers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import Duplicate, Missing, RecordGone
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.phones import normalize_phone, reversed_digits
from crm_desktop.values.terms import PersonKind, Right
from crm_desktop.values.text import fold


@dataclass(frozen=True, slots=True)
class ContactFields:
    name: str
    department: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PersonFields:
    """As typed; checked and normalised when saved. An empty `code` takes the next free one."""

    name: str
    kind: PersonKind
    document: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    contacts: tuple[ContactFields, ...] = ()
    categories: str = ""
    characteristics: str = ""
    code: str = ""
    active: bool = True


def save_person(
    session: Session, *, actor: Actor, now: datetime, fields: PersonFields, person_id: uuid.UUID | None = None
) -> Changes:
    """A new person, or the given one changed. `Changes.ids` holds its key, `label` its name.

    Raises Missing, InvalidDocument, InvalidPhone, InvalidEmail, Duplicate, RecordGone.
    """
    actor.require(Right.CREATE)
    name = " ".join(fields.name.split())
    if not name:
        raise Missing("name")
    document = normalize_document(fields.document) if fields.document.strip() else None
    phones = [normalize_phone(phone) for phone in fields.phones if phone.strip()]
    emails = [normalize_email(email) for email in fields.emails if email.strip()]
    person = _person(session, now, person_id)
    _check_free(session, person, document, fields.code.strip())
    person.name, person.folded_name, person.kind = name, fold(name), fields.kind
    person.document = document
    person.code = fields.code.strip() or person.code or _next_code(session)
    person.categories, person.characteristics = fields.categories.strip(), fields.characteristics.strip()
    person.active = fields.active
    person.phones = [
        PersonPhone(position=i, number=number, digits=reversed_digits(number))
        for i, number in enumerate(phones)
    ]
    person.emails = [PersonEmail(position=i, address=address) for i, address in enumerate(emails)]
    person.contacts = [_contact(i, contact) for i, contact in enumerate(fields.contacts)]
    session.add(person)
    session.flush()
    audit(session, actor=actor, now=now, action="save", entity="person", entity_id=person.id)
    return changed(Kind.PERSON, ids=(person.id,), label=person.name)


def _person(session: Session, now: datetime, person_id: uuid.UUID | None) -> Person:
    if person_id is None:
        return Person(created_at=now, code="")
    person = session.get(Person, person_id)
    if person is None:
        raise RecordGone("person")
    return person


def _contact(position: int, fields: ContactFields) -> PersonContact:
    if not fields.name.strip():
        raise Missing("contact")
    phone = normalize_phone(fields.phone) if fields.phone.strip() else None
    return PersonContact(
        position=position,
        name=fields.name.strip(),
        department=fields.department.strip(),
        email=normalize_email(fields.email) if fields.email.strip() else None,
        phone=phone,
        digits=reversed_digits(phone) if phone else None,
    )


def _check_free(session: Session, person: Person, document: str | None, code: str) -> None:
    for column, value, field in ((Person.document, document, "document"), (Person.code, code, "code")):
        if not value:
            continue
        other = session.scalar(select(Person.id).where(column == value))
        if other is not None and other != person.id:
            raise Duplicate(field, value)


def _next_code(session: Session) -> str:
    number = (session.scalar(select(func.count()).select_from(Person)) or 0) + 1
    while session.scalar(select(Person.id).where(Person.code == f"C-{number:05d}")) is not None:
        number += 1
    return f"C-{number:05d}"
