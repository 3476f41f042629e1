"""Ctrl+K: processes and persons by what was typed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from crm_desktop.models.case import Case
from crm_desktop.models.person import Person, PersonPhone
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import persons_like, visible_to

HIGHEST_NUMBER = 999_999_999
"""Of a process; as many digits as one may type."""


@dataclass(frozen=True, slots=True)
class FoundCase:
    id: uuid.UUID
    number: int
    subject: str
    person: str
    closed: bool


@dataclass(frozen=True, slots=True)
class FoundPerson:
    id: uuid.UUID
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Found:
    cases: tuple[FoundCase, ...]
    persons: tuple[FoundPerson, ...]


def find_anything(session: Session, actor: Actor, text: str, limit: int = 8) -> Found:
    """Processes whose number is or begins with the digits typed, and persons by name, document, phone, code or
    e-mail; at most `limit` of each."""
    typed = text.strip()
    digits = "".join(c for c in typed if c.isdigit())
    only_digits = bool(digits) and all(c.isdigit() or c.isspace() or c in ".-" for c in typed)
    cases: list[FoundCase] = []
    if only_digits and len(digits) <= 9:
        rows = session.execute(
            select(Case.id, Case.number, Case.subject, Person.name, Case.closed_at)
            .join(Person, Person.id == Case.person_id)
            .where(_begins_with(int(digits)), *visible_to(actor))
            # Not the number itself, or the base would go through its index from the first process on.
            .order_by(Case.number + 0)
            .limit(limit)
        )
        cases = [
            FoundCase(key, n, subject, name, closed is not None) for key, n, subject, name, closed in rows
        ]
    persons: list[FoundPerson] = []
    if len(typed) >= 2:
        phone = (
            select(PersonPhone.number)
            .where(PersonPhone.person_id == Person.id)
            .order_by(PersonPhone.position)
            .limit(1)
            .correlate(Person)
            .scalar_subquery()
        )
        rows_of_persons = session.execute(
            select(Person.id, Person.name, phone)
            .where(Person.id.in_(persons_like(typed)), Person.active)
            .order_by(Person.folded_name)
            .limit(limit)
        )
        persons = [FoundPerson(*row) for row in rows_of_persons]
    return Found(tuple(cases), tuple(persons))


def _begins_with(number: int) -> ColumnElement[bool]:
    """Number ranges that begin with these digits, so that the index serves."""
    ranges = [Case.number == number]
    low, high = number, number
    for _ in range(8):
        low, high = low * 10, high * 10 + 9
        if low <= HIGHEST_NUMBER:
            ranges.append(Case.number.between(low, high))
    return or_(*ranges)
