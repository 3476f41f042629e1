"""Sales contacts: recording one, and when to speak next."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import CrmError, OutOfRange, RecordGone, RuleError
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.person import Person
from crm_desktop.models.user import User
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.values.terms import Means, Right
from crm_desktop.workflow.business_time import BusinessCalendar, next_working_day
from crm_desktop.workflow.definition import Answer


def on_working_day(calendar: BusinessCalendar, moment: datetime) -> tuple[datetime, bool]:
    """The same hour on the next working day, and whether that moved it (rule 38)."""
    local = moment.astimezone(calendar.zone)
    moved = next_working_day(calendar, local.date())
    if not moved.moved:
        return moment, False
    return datetime.combine(moved.day, local.time(), calendar.zone).astimezone(UTC), True


def record_contact(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    person_id: uuid.UUID,
    case_id: uuid.UUID | None,
    user_id: uuid.UUID,
    contact_at: datetime,
    means: Means,
    success_percent: int,
    result: str,
    next_contact_at: datetime | None,
    follows_id: uuid.UUID | None = None,
) -> Changes:
    """A contact made; `follows_id` is the pending one that it answers. A next contact on a day off moves to
    the next working day; `Changes.label` is then `moved`. Raises OutOfRange, RecordGone."""
    actor.require(Right.WRITE_OPINION)
    if not 0 <= success_percent <= 100:
        raise OutOfRange("success_percent", success_percent, 0, 100)
    if session.get(Person, person_id) is None:
        raise RecordGone("person")
    moved = False
    if next_contact_at is not None:
        next_contact_at, moved = on_working_day(read_calendar(session), next_contact_at)
    contact = SalesFollowUp(
        person_id=person_id,
        case_id=case_id,
        user_id=user_id,
        contact_at=contact_at,
        means=means,
        success_percent=success_percent,
        result=result.strip(),
        next_contact_at=next_contact_at,
        created_at=now,
    )
    session.add(contact)
    session.flush()
    if follows_id is not None:
        before = session.get(SalesFollowUp, follows_id)
        if before is None or before.followed_by_id is not None:
            raise RecordGone("follow_up")
        before.followed_by_id = contact.id
    else:
        for earlier in _pending_of(session, contact):
            earlier.followed_by_id = contact.id
    audit(session, actor=actor, now=now, action="contact", entity="follow_up", entity_id=contact.id)
    ids = frozenset(i for i in (contact.id, case_id) if i is not None)
    return Changes(frozenset({Kind.FOLLOW_UP}), ids, label="moved" if moved else "")


@dataclass(frozen=True, slots=True)
class ContactResult:
    """What became of one contact of many; `error` is None when it went through."""

    follow_up_id: uuid.UUID
    error: CrmError | None


def hand_over_contacts(
    session: Session, *, actor: Actor, now: datetime, follow_up_ids: tuple[uuid.UUID, ...], user_id: uuid.UUID
) -> tuple[Changes, tuple[ContactResult, ...]]:
    """Passes contacts to another user, each on its own, with one result each: one that somebody followed up
    meanwhile stays (rule 39). `Changes.label` is the user's name. Raises NotAllowed, RecordGone for the user."""
    actor.require(Right.BULK)
    user = session.get(User, user_id)
    if user is None or not user.active:
        raise RecordGone("user")
    results = []
    for key in follow_up_ids:
        try:
            with session.begin_nested():
                _hand_over(session, actor, now, key, user)
            results.append(ContactResult(key, None))
        except RuleError as error:
            results.append(ContactResult(key, error))
    return changed(Kind.FOLLOW_UP, ids=follow_up_ids, label=user.name), tuple(results)


def _hand_over(session: Session, actor: Actor, now: datetime, key: uuid.UUID, user: User) -> None:
    contact = session.get(SalesFollowUp, key)
    if contact is None or contact.followed_by_id is not None:
        raise RecordGone("follow_up")
    if contact.user_id == user.id:
        return
    contact.user_id = user.id
    audit(
        session, actor=actor, now=now, action="hand_over", entity="follow_up", entity_id=key, detail=user.name
    )


def _pending_of(session: Session, contact: SalesFollowUp) -> list[SalesFollowUp]:
    """Contacts of the same process (or of the person, without one) that this one answers."""
    f = SalesFollowUp
    query = select(f).where(
        f.person_id == contact.person_id,
        f.followed_by_id.is_(None),
        f.id != contact.id,
        f.case_id == contact.case_id if contact.case_id else f.case_id.is_(None),
    )
    return list(session.scalars(query))


def schedule_from_answer(
    session: Session, *, case: Case, actor: Actor, now: datetime, answer: Answer | None
) -> SalesFollowUp | None:
    """The contact that an answer of the workflow schedules, on a working day (34a)."""
    if answer is None or answer.follow_up_days is None:
        return None
    calendar = read_calendar(session)
    local = now.astimezone(calendar.zone)
    day = datetime.fromordinal(local.date().toordinal() + answer.follow_up_days).date()
    moved = next_working_day(calendar, day).day
    hour = answer.follow_up_time or local.time().replace(second=0, microsecond=0)
    follow_up = SalesFollowUp(
        person_id=case.person_id,
        case_id=case.id,
        user_id=case.assignee_id or actor.user_id,
        contact_at=now,
        means=Means.WORKFLOW,
        success_percent=0,
        result=answer.text,
        next_contact_at=datetime.combine(moved, hour, calendar.zone).astimezone(UTC),
        created_at=now,
    )
    session.add(follow_up)
    session.flush()
    return follow_up
