"""Sales contacts: those that are pending, and what the form of a contact must know."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person
from crm_desktop.models.user import User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_zone
from crm_desktop.queries.cases import end_of_day, visible_to
from crm_desktop.values.lists import ContactDue, ContactFilter
from crm_desktop.values.terms import Means, Right

PAGE_ROWS = 200

_f = SalesFollowUp
PENDING: ColumnElement[bool] = and_(_f.next_contact_at.is_not(None), _f.followed_by_id.is_(None))
"""The same text as in the index of pending contacts."""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A contact to make: `next_at` is when (None where nobody said), the rest is what the last one brought."""

    id: uuid.UUID
    person_id: uuid.UUID
    person: str
    case_id: uuid.UUID | None
    case_number: int | None
    subject: str | None
    user_id: uuid.UUID
    user: str
    next_at: datetime | None
    contact_at: datetime
    means: Means
    success_percent: int
    result: str


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """Rows in order; `after` asks for the next ones, None when these are the last."""

    rows: tuple[FollowUpRow, ...]
    after: tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """How many each list of ContactDue has; `missing` is None where it was not asked for."""

    any: int
    overdue: int
    today: int
    missing: int | None


def may_see_all(actor: Actor) -> bool:
    """Whether the contacts of others are for the actor's eyes."""
    return bool({Right.SEE_ALL, Right.SUPERVISE} & actor.rights)


def find_follow_ups(
    session: Session,
    actor: Actor,
    asked: ContactFilter,
    now: datetime,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_ROWS,
) -> FollowUpPage:
    """The next `limit` contacts, the most urgent first (of the MISSING, the longest silent). Raises NotAllowed."""
    moment = _f.contact_at if asked.due is ContactDue.MISSING else _f.next_contact_at
    query = (
        select(
            _f.id,
            _f.person_id,
            Person.name,
            _f.case_id,
            Case.number,
            Case.subject,
            _f.user_id,
            User.name,
            _f.next_contact_at,
            _f.contact_at,
            _f.means,
            _f.success_percent,
            _f.result,
        )
        .join(Person, Person.id == _f.person_id)
        .join(User, User.id == _f.user_id)
        .outerjoin(Case, Case.id == _f.case_id)
        .where(*_conditions(session, actor, asked, now))
    )
    if after is not None:
        query = query.where(tuple_(moment, _f.id) > after)
    found = session.execute(query.order_by(moment, _f.id).limit(limit + 1)).all()
    rows = tuple(_row(row) for row in found[:limit])
    if len(found) <= limit:
        return FollowUpPage(rows, None)
    last = rows[-1]
    return FollowUpPage(rows, (last.contact_at if asked.due is ContactDue.MISSING else last.next_at, last.id))


def _row(row: Any) -> FollowUpRow:
    values = list(row)
    values[10] = Means(values[10])
    return FollowUpRow(*values)


def count_follow_ups(
    session: Session, actor: Actor, user_id: uuid.UUID | None, now: datetime, *, with_missing: bool = False
) -> FollowUpCounts:
    """How many contacts of the user (None: of everyone) each list has. Raises NotAllowed."""
    _check(actor, user_id)
    end = end_of_day(now, read_zone(session))
    query = select(
        func.count(),
        func.count().filter(_f.next_contact_at < now),
        func.count().filter(_f.next_contact_at >= now, _f.next_contact_at < end),
    ).where(PENDING)
    if user_id is not None:
        query = query.where(_f.user_id == user_id)
    total, overdue, today = session.execute(query).one()
    missing = None
    if with_missing:
        asked = ContactFilter(user_id, ContactDue.MISSING)
        counted = select(func.count()).select_from(_f).join(Case, Case.id == _f.case_id)
        missing = session.scalar(counted.where(*_conditions(session, actor, asked, now))) or 0
    return FollowUpCounts(total, overdue, today, missing)


def pending_by_user(session: Session) -> dict[uuid.UUID, int]:
    """How many contacts each user has to make."""
    query = select(_f.user_id, func.count()).where(PENDING).group_by(_f.user_id)
    return dict(session.execute(query).tuples().all())


def _check(actor: Actor, user_id: uuid.UUID | None) -> None:
    if user_id != actor.user_id and not may_see_all(actor):
        raise NotAllowed(Right.SEE_ALL.value)


def _conditions(
    session: Session, actor: Actor, asked: ContactFilter, now: datetime
) -> list[ColumnElement[bool]]:
    _check(actor, asked.user_id)
    found = [_missing() if asked.due is ContactDue.MISSING else PENDING]
    if asked.user_id is not None:
        found.append(_f.user_id == asked.user_id)
    if asked.due is ContactDue.OVERDUE:
        found.append(_f.next_contact_at < now)
    elif asked.due is ContactDue.TODAY:
        end = end_of_day(now, read_zone(session))
        found += [_f.next_contact_at >= now, _f.next_contact_at < end]
    return found


def _missing() -> ColumnElement[bool]:
    """The last word in an open process, with no other contact to come."""
    other = aliased(SalesFollowUp)
    to_come = select(other.id).where(
        other.case_id == _f.case_id, other.followed_by_id.is_(None), other.next_contact_at.is_not(None)
    )
    later = select(other.id).where(other.case_id == _f.case_id, other.contact_at > _f.contact_at)
    return and_(
        _f.next_contact_at.is_(None),
        _f.followed_by_id.is_(None),
        Case.closed_at.is_(None),
        Case.id.is_not(None),
        ~to_come.exists(),
        ~later.exists(),
    )


@dataclass(frozen=True, slots=True)
class CaseOption:
    """An open process that the contact may belong to."""

    id: uuid.UUID
    number: int
    subject: str


@dataclass(frozen=True, slots=True)
class PastContact:
    at: datetime
    means: Means
    success_percent: int
    result: str
    user: str


@dataclass(frozen=True, slots=True)
class ContactContext:
    """What the form starts from. `pending_id` is the contact that this one answers, due at `pending_at`;
    `cases` are the person's open ones that the actor sees, `past` from the latest back, whole."""

    person_id: uuid.UUID
    person: str
    case_id: uuid.UUID | None
    pending_id: uuid.UUID | None
    pending_at: datetime | None
    user_id: uuid.UUID
    means: Means
    success_percent: int
    cases: tuple[CaseOption, ...]
    past: tuple[PastContact, ...]


def read_contact_context(
    session: Session,
    actor: Actor,
    *,
    case_id: uuid.UUID | None = None,
    follow_up_id: uuid.UUID | None = None,
    person_id: uuid.UUID | None = None,
) -> ContactContext:
    """By the pending contact, else by the process, else by the person. Raises RecordGone, NotAllowed."""
    pending = _pending(session, case_id, follow_up_id, person_id)
    if follow_up_id is not None and pending is None:
        raise RecordGone("follow_up")
    if pending is not None:
        # Whoever follows up a process that one may see takes its pending contact over.
        if case_id is None:
            _check(actor, pending.user_id)
        person_id, case_id = pending.person_id, pending.case_id
    elif case_id is not None:
        person_id = session.scalar(select(Case.person_id).where(Case.id == case_id))
    name = session.scalar(select(Person.name).where(Person.id == person_id))
    if person_id is None or name is None:
        raise RecordGone("case" if case_id is not None else "person")
    return ContactContext(
        person_id=person_id,
        person=name,
        case_id=case_id,
        pending_id=pending.id if pending else None,
        pending_at=pending.next_contact_at if pending else None,
        user_id=pending.user_id if pending else actor.user_id,
        means=Means(pending.means) if pending else Means.PHONE,
        success_percent=pending.success_percent if pending else 0,
        cases=_cases(session, actor, person_id, case_id),
        past=_past(session, person_id),
    )


def _pending(
    session: Session, case_id: uuid.UUID | None, follow_up_id: uuid.UUID | None, person_id: uuid.UUID | None
) -> Any:
    columns = (
        _f.id,
        _f.person_id,
        _f.case_id,
        _f.user_id,
        _f.next_contact_at,
        _f.means,
        _f.success_percent,
    )
    query = select(*columns)
    if follow_up_id is not None:
        query = query.where(_f.id == follow_up_id, _f.followed_by_id.is_(None))
    elif case_id is not None:
        query = query.where(PENDING, _f.case_id == case_id)
    else:
        query = query.where(PENDING, _f.person_id == person_id, _f.case_id.is_(None))
    return session.execute(query.order_by(_f.next_contact_at).limit(1)).one_or_none()


def _cases(
    session: Session, actor: Actor, person_id: uuid.UUID, case_id: uuid.UUID | None
) -> tuple[CaseOption, ...]:
    """The open ones, and the contact's own even when it was closed meanwhile."""
    columns = select(Case.id, Case.number, Case.subject).order_by(Case.number.desc())
    seen = and_(Case.person_id == person_id, Case.closed_at.is_(None), *visible_to(actor))
    rows = session.execute(columns.where(seen | (Case.id == case_id) if case_id else seen))
    return tuple(CaseOption(*row) for row in rows)


def _past(session: Session, person_id: uuid.UUID) -> tuple[PastContact, ...]:
    rows = session.execute(
        select(_f.contact_at, _f.means, _f.success_percent, _f.result, User.name)
        .join(User, User.id == _f.user_id)
        .where(_f.person_id == person_id)
        .order_by(_f.contact_at.desc(), _f.created_at.desc())
    )
    return tuple(
        PastContact(at, Means(means), percent, result, user) for at, means, percent, result, user in rows
    )
