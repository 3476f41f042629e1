"""Persons: found while typing, shown whole, and what else is open for one of them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import Opinion
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.models.service_type import ProgressStatus
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import STATE, ends_with, persons_like, visible_to
from crm_desktop.values.links import PersonLink, Sign
from crm_desktop.values.phones import lacks_area_code, phone_digits, reversed_digits
from crm_desktop.values.terms import CaseState, OpinionOrigin, PersonKind
from crm_desktop.values.text import alike, fold

SUGGESTED = 8
MOST_CANDIDATES = 50
PHONE_DIGITS = 4
ALIKE_PERCENT = 60
"""From here on two subjects count as alike: `NF-e rejeitada de novo, CFOP` and `NF-e denegada` just do."""
CLOSED_SINCE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`document` and `phone` are normalised; `open_cases` are those that the actor may see."""

    id: uuid.UUID
    name: str
    code: str
    document: str | None
    phone: str | None
    open_cases: int
    active: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person that a link may mean. `phone` is the one that matches, None where another sign does; `contact`
    whose it is, empty for the person's own."""

    person: PersonRow
    phone: str | None
    contact: str


@dataclass(frozen=True, slots=True)
class ContactView:
    name: str
    department: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything of one person, as kept; lists in their order."""

    id: uuid.UUID
    code: str
    name: str
    kind: PersonKind
    document: str | None
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    contacts: tuple[ContactView, ...]
    categories: str
    characteristics: str
    active: bool


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """The person of a process being typed, and how many open ones the actor sees."""

    person: PersonView
    open_cases: int


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """`likeness` is 60 to 100; `last_opinion_at` is that of the newest opinion that a person wrote."""

    id: uuid.UUID
    number: int
    subject: str
    center: str
    state: CaseState
    due_at: datetime | None
    closed_at: datetime | None
    last_opinion_at: datetime
    likeness: int


def search_persons(
    session: Session, actor: Actor, text: str, limit: int = SUGGESTED
) -> tuple[PersonRow, ...]:
    """Active persons by part of name, document, code, e-mail or phone (four digits or more); names that begin
    with the text first. Nothing for fewer than two characters."""
    typed = text.strip()
    if len(typed) < 2:
        return ()
    begins = case((Person.folded_name.startswith(fold(typed), autoescape=True), 0), else_=1)
    order = (begins, Person.folded_name, Person.id)
    found = select(Person.id).where(or_(*_signs(typed)), Person.active)
    # The few rows are chosen first, so that phones and processes are read for these alone.
    chosen = found.order_by(*order).limit(limit).subquery()
    return _rows(session, _row_columns(actor).where(Person.id.in_(select(chosen.c.id))).order_by(*order))


def _signs(typed: str) -> list[ColumnElement[bool]]:
    """What the lists search by, and any part of a phone, since one is typed from its beginning."""
    signs: list[ColumnElement[bool]] = [Person.id.in_(persons_like(typed))]
    digits = phone_digits(typed)
    if len(digits) >= PHONE_DIGITS and not any(sign.isalpha() for sign in typed):
        part = select(PersonPhone.person_id).where(PersonPhone.number.contains(digits))
        signs.append(Person.id.in_(part))
    return signs


def same_persons(
    session: Session, actor: Actor, document: str | None, phones: Sequence[str], besides: uuid.UUID | None
) -> tuple[PersonRow, ...]:
    """Who already has this document or one of these phones (all normalised), inactive ones among them, apart
    from the person `besides`."""
    signs: list[ColumnElement[bool]] = []
    if document:
        signs.append(Person.document == document)
    endings = [reversed_digits(phone) for phone in phones]
    if endings:
        of_phone = select(PersonPhone.person_id).where(PersonPhone.digits.in_(endings))
        signs.append(Person.id.in_(of_phone))
    if not signs:
        return ()
    query = _row_columns(actor).where(or_(*signs))
    if besides is not None:
        query = query.where(Person.id != besides)
    return _rows(session, query.order_by(Person.folded_name, Person.id))


def persons_of_link(
    session: Session, actor: Actor, link: PersonLink, limit: int = MOST_CANDIDATES
) -> tuple[Candidate, ...]:
    """Whom the link means: by the whole phone, the person's own or that of somebody who speaks for the person, by
    document or code. Active persons first, then by name; at most `limit`."""
    phones: dict[uuid.UUID, tuple[str, str]] = {}
    match link.sign:
        case Sign.PHONE:
            phones = _persons_of_phone(session, link.value)
            sign: ColumnElement[bool] = Person.id.in_(phones)
        case Sign.DOCUMENT:
            sign = Person.document == link.value
        case Sign.CODE:
            sign = Person.code.in_((link.value, link.value.upper()))
    order = (Person.active.desc(), Person.folded_name, Person.id)
    rows = _rows(session, _row_columns(actor).where(sign).order_by(*order).limit(limit))
    return tuple(Candidate(row, *phones.get(row.id, (None, ""))) for row in rows)


def _persons_of_phone(session: Session, phone: str) -> dict[uuid.UUID, tuple[str, str]]:
    """The phone and its contact by person; a number without its area code is compared from its end."""
    own, of = PersonPhone, PersonContact
    if lacks_area_code(phone):
        is_own, is_contact = ends_with(own.digits, phone), ends_with(of.digits, phone)
    else:
        is_own, is_contact = own.digits == reversed_digits(phone), of.digits == reversed_digits(phone)
    found: dict[uuid.UUID, tuple[str, str]] = {}
    for key, number in session.execute(
        select(own.person_id, own.number).where(is_own).order_by(own.position)
    ):
        found.setdefault(key, (number, ""))
    contacts = select(of.person_id, of.phone, of.name).where(is_contact).order_by(of.position)
    for key, number, name in session.execute(contacts):
        found.setdefault(key, (str(number), name))
    return found


def _row_columns(actor: Actor) -> Select[Any]:
    phone = (
        select(PersonPhone.number)
        .where(PersonPhone.person_id == Person.id)
        .order_by(PersonPhone.position)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    open_cases = (
        select(func.count(Case.id))
        .where(Case.person_id == Person.id, Case.closed_at.is_(None), *visible_to(actor))
        .correlate(Person)
        .scalar_subquery()
    )
    return select(
        Person.id, Person.name, Person.code, Person.document, phone, open_cases, Person.active
    ).select_from(Person)


def _rows(session: Session, query: Select[Any]) -> tuple[PersonRow, ...]:
    return tuple(PersonRow(*row) for row in session.execute(query))


def read_person(session: Session, person_id: uuid.UUID) -> PersonView:
    """The person whole. Raises RecordGone."""
    person = session.get(Person, person_id)
    if person is None:
        raise RecordGone("person")
    phones = select(PersonPhone.number).where(PersonPhone.person_id == person_id)
    emails = select(PersonEmail.address).where(PersonEmail.person_id == person_id)
    return PersonView(
        id=person.id,
        code=person.code,
        name=person.name,
        kind=PersonKind(person.kind),
        document=person.document,
        phones=tuple(session.scalars(phones.order_by(PersonPhone.position))),
        emails=tuple(session.scalars(emails.order_by(PersonEmail.position))),
        contacts=read_contacts(session, person_id),
        categories=person.categories,
        characteristics=person.characteristics,
        active=person.active,
    )


def read_contacts(session: Session, person_id: uuid.UUID) -> tuple[ContactView, ...]:
    """Those who speak for the person, in their order."""
    c = PersonContact
    rows = session.execute(
        select(c.name, c.department, c.email, c.phone).where(c.person_id == person_id).order_by(c.position)
    )
    return tuple(ContactView(name, part, email or "", phone or "") for name, part, email, phone in rows)


def count_open_cases(session: Session, actor: Actor, person_id: uuid.UUID) -> int:
    """How many open processes of the person the actor may see: as many as the list of them shows."""
    found = select(func.count(Case.id)).where(
        Case.person_id == person_id, Case.closed_at.is_(None), *visible_to(actor)
    )
    return session.scalar(found) or 0


def read_person_summary(session: Session, actor: Actor, person_id: uuid.UUID) -> PersonSummary:
    """Raises RecordGone."""
    return PersonSummary(read_person(session, person_id), count_open_cases(session, actor, person_id))


def similar_cases(
    session: Session, actor: Actor, person_id: uuid.UUID, subject: str, now: datetime
) -> tuple[SimilarCase, ...]:
    """The person's processes that look alike by their subject: the open ones, and those closed in the last 30
    days (rule 36). Open ones first, then the most alike. None for an empty subject."""
    if not subject.strip():
        return ()
    said = (
        select(func.max(Opinion.at))
        .where(Opinion.case_id == Case.id, Opinion.origin != OpinionOrigin.AUTOMATIC)
        .correlate(Case)
        .scalar_subquery()
    )
    recent = or_(Case.closed_at.is_(None), and_(Case.closed_at >= now - CLOSED_SINCE, Case.closed_at <= now))
    rows = session.execute(
        select(
            Case.id,
            Case.number,
            Case.subject,
            ResponsibilityCenter.name,
            STATE,
            Case.due_at,
            Case.closed_at,
            said,
            Case.opened_at,
        )
        .join(ResponsibilityCenter, ResponsibilityCenter.id == Case.center_id)
        .outerjoin(ProgressStatus, ProgressStatus.id == Case.progress_status_id)
        .where(Case.person_id == person_id, recent, *visible_to(actor))
    )
    found = []
    for key, number, title, center, state, due_at, closed_at, last, opened_at in rows:
        likeness = alike(subject, title)
        if likeness >= ALIKE_PERCENT:
            at = last or opened_at
            found.append(
                SimilarCase(key, number, title, center, CaseState(state), due_at, closed_at, at, likeness)
            )
    return tuple(sorted(found, key=lambda c: (c.closed_at is not None, -c.likeness, -c.number)))
