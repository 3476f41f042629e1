"""Acompanhamento: who follows a process."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone
from crm_desktop.models.case import Case, Watcher
from crm_desktop.models.user import User
from crm_desktop.operations.access import visible_case
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import Right


def follow_case(
    session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, follows: bool
) -> Changes:
    """The actor follows the process from now on, or no longer; seeing it is enough.

    Asked for twice it changes nothing. Raises RecordGone, NotAllowed.
    """
    case = visible_case(session, actor, case_id)
    user = session.get_one(User, actor.user_id)
    (_add if follows else _remove)(session, case, user, actor, now)
    return changed(Kind.WATCHER, ids=(case_id,))


def change_watchers(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    add: tuple[uuid.UUID, ...] = (),
    remove: tuple[uuid.UUID, ...] = (),
) -> Changes:
    """Others follow the process from now on, or no longer; whoever is not named stays as they are.

    It needs the right that changing the responsible needs. Nobody sees a process by following it. Raises
    NotAllowed, RecordGone for the process and for a user to add who is gone or inactive.
    """
    actor.require(Right.WRITE_OPINION)
    case = visible_case(session, actor, case_id)
    for user_id in add:
        user = session.get(User, user_id)
        if user is None or not user.active:
            raise RecordGone("user")
        _add(session, case, user, actor, now)
    for user_id in remove:
        user = session.get(User, user_id)
        if user is not None:
            _remove(session, case, user, actor, now)
    return changed(Kind.WATCHER, ids=(case_id,))


def _add(session: Session, case: Case, user: User, actor: Actor, now: datetime) -> None:
    if session.get(Watcher, (case.id, user.id)) is not None:
        return
    session.add(Watcher(case_id=case.id, user_id=user.id))
    audit(session, actor=actor, now=now, action="watch", entity="case", entity_id=case.id, detail=user.name)


def _remove(session: Session, case: Case, user: User, actor: Actor, now: datetime) -> None:
    watcher = session.get(Watcher, (case.id, user.id))
    if watcher is None:
        return
    session.delete(watcher)
    audit(session, actor=actor, now=now, action="unwatch", entity="case", entity_id=case.id, detail=user.name)
