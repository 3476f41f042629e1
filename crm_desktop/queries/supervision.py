"""Supervisão: what waits for whom. Each number counts a list of `values.lists`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.models.case import Case
from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_zone
from crm_desktop.queries.cases import all_cases, conditions, end_of_day
from crm_desktop.queries.follow_ups import pending_by_user
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.storage.dialects import is_shared
from crm_desktop.values.case_row import CaseRow
from crm_desktop.values.filters import CaseFilter
from crm_desktop.values.lists import first_opinions_of, of_user
from crm_desktop.values.terms import Right

OLD_DRAFT_DAYS = 7
LONG_OVERDUE_DAYS = 5


@dataclass(frozen=True, slots=True)
class UserLoad:
    """One user (None: what nobody is responsible for). `oldest_at` is the earliest due moment of all pending;
    `first_opinion_seconds` the median of those processes of the user that got theirs today; `old_drafts` is
    all that anybody may know of another's drafts (rule 15)."""

    user_id: uuid.UUID | None
    name: str
    active: bool
    pending: int
    overdue: int
    due_today: int
    follow_ups: int
    first_opinion_seconds: float | None
    oldest_at: datetime | None
    old_drafts: int


@dataclass(frozen=True, slots=True)
class Supervision:
    """`users_with_pending` have at least one; `long_overdue` of `overdue` are so for more than 5 days;
    `unassigned_centers` are where the `unassigned` wait, the most first."""

    pending: int
    users_with_pending: int
    overdue: int
    long_overdue: int
    unassigned: int
    unassigned_centers: tuple[str, ...]
    first_opinions: int
    first_opinion_seconds: float | None
    users: tuple[UserLoad, ...]


def read_supervision(session: Session, actor: Actor, now: datetime) -> Supervision:
    """Active users, and those who left something behind; by name, nobody last. Raises NotAllowed."""
    actor.require(Right.SUPERVISE)
    groups = _groups(session, actor, now)
    waits = _first_opinions(session, actor, now)
    everything = [seconds for found in waits.values() for seconds in found]
    assigned = [row for key, row in groups.items() if key is not None]
    return Supervision(
        pending=sum(row.pending for row in groups.values()),
        users_with_pending=len(assigned),
        overdue=sum(row.overdue for row in groups.values()),
        long_overdue=sum(row.long_overdue for row in groups.values()),
        unassigned=groups[None].pending if None in groups else 0,
        unassigned_centers=_unassigned_centers(session, actor, now) if None in groups else (),
        first_opinions=len(everything),
        first_opinion_seconds=median(everything) if everything else None,
        users=_loads(session, now, groups, waits),
    )


def pending_cases_of(
    session: Session, actor: Actor, user_id: uuid.UUID | None, now: datetime
) -> tuple[CaseRow, ...]:
    """Every pending process of the user (None: of nobody) in the order of the list. Raises NotAllowed."""
    actor.require(Right.SUPERVISE)
    return tuple(all_cases(session, actor, of_user(CaseFilter(), user_id), now))


def _groups(session: Session, actor: Actor, now: datetime) -> dict[uuid.UUID | None, Any]:
    due = Case.due_at
    end = end_of_day(now, read_zone(session))
    query = (
        select(
            Case.assignee_id,
            func.count().label("pending"),
            func.count().filter(due < now).label("overdue"),
            func.count().filter(due < now - timedelta(days=LONG_OVERDUE_DAYS)).label("long_overdue"),
            func.count().filter(due >= now, due < end).label("due_today"),
            func.min(due).label("oldest_at"),
        )
        .where(*conditions(session, actor, CaseFilter(), now))
        .group_by(Case.assignee_id)
    )
    return {row.assignee_id: row for row in session.execute(query)}


def _unassigned_centers(session: Session, actor: Actor, now: datetime) -> tuple[str, ...]:
    query = (
        select(ResponsibilityCenter.name)
        .join(Case, Case.center_id == ResponsibilityCenter.id)
        .where(*conditions(session, actor, of_user(CaseFilter(), None), now))
        .group_by(ResponsibilityCenter.id)
        .order_by(func.count().desc(), in_alphabet(ResponsibilityCenter.name))
    )
    return tuple(session.scalars(query))


def _first_opinions(session: Session, actor: Actor, now: datetime) -> dict[uuid.UUID | None, list[float]]:
    """Seconds from opening to first opinion, of each process that got it today, by responsible."""
    today = now.astimezone(read_zone(session)).date()
    query = select(Case.assignee_id, Case.opened_at, Case.first_opinion_at).where(
        *conditions(session, actor, first_opinions_of(today), now)
    )
    found: dict[uuid.UUID | None, list[float]] = defaultdict(list)
    for user_id, opened_at, first_at in session.execute(query).tuples():
        if first_at is not None:
            found[user_id].append((first_at - opened_at).total_seconds())
    return found


def _loads(
    session: Session,
    now: datetime,
    groups: dict[uuid.UUID | None, Any],
    waits: dict[uuid.UUID | None, list[float]],
) -> tuple[UserLoad, ...]:
    contacts = pending_by_user(session)
    drafts = _old_drafts(session, now)
    users: list[tuple[uuid.UUID | None, str, bool]] = [
        (key, name, active)
        for key, name, active in session.execute(
            select(User.id, User.name, User.active).order_by(in_alphabet(User.name))
        ).tuples()
        if active or key in groups or key in contacts or key in drafts
    ]
    if None in groups:
        users.append((None, "", True))
    loads = []
    for key, name, active in users:
        row, seconds = groups.get(key), waits.get(key)
        loads.append(
            UserLoad(
                user_id=key,
                name=name,
                active=active,
                pending=row.pending if row else 0,
                overdue=row.overdue if row else 0,
                due_today=row.due_today if row else 0,
                follow_ups=contacts.get(key, 0) if key else 0,
                first_opinion_seconds=median(seconds) if seconds else None,
                oldest_at=row.oldest_at if row else None,
                old_drafts=drafts.get(key, 0) if key else 0,
            )
        )
    return tuple(loads)


def _old_drafts(session: Session, now: datetime) -> dict[uuid.UUID, int]:
    if is_shared(session):
        counts = func.crm.old_drafts(now - timedelta(days=OLD_DRAFT_DAYS)).table_valued("user_id", "drafts")
        return dict(session.execute(select(counts.c.user_id, counts.c.drafts)).tuples().all())
    query = (
        select(OpinionDraft.user_id, func.count())
        .where(OpinionDraft.saved_at < now - timedelta(days=OLD_DRAFT_DAYS))
        .group_by(OpinionDraft.user_id)
    )
    return dict(session.execute(query).tuples().all())
