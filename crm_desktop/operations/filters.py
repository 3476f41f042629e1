"""Filters that are kept under a name."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crm_desktop.errors import Duplicate, Missing, RecordGone
from crm_desktop.models.case import SavedFilter
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import Right


def save_filter(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    name: str,
    content: str,
    is_default: bool = False,
    shared_center_id: uuid.UUID | None = None,
) -> Changes:
    """Under the user's own name for it; the same name is replaced. `content` is `queries.filters` JSON.

    Sharing with a team needs the right to supervise (rule 4). Raises Missing, NotAllowed.
    """
    if not name.strip():
        raise Missing("filter_name")
    if shared_center_id is not None:
        actor.require(Right.SUPERVISE)
    saved = session.scalar(
        select(SavedFilter).where(SavedFilter.owner_id == actor.user_id, SavedFilter.name == name.strip())
    )
    if saved is None:
        saved = SavedFilter(owner_id=actor.user_id, name=name.strip(), content=content)
        session.add(saved)
    if is_default:
        _no_default(session, actor)
    saved.content, saved.is_default, saved.shared_center_id = content, is_default, shared_center_id
    session.flush()
    return changed(Kind.FILTER, ids=(saved.id,), label=saved.name)


def rename_filter(session: Session, *, actor: Actor, filter_id: uuid.UUID, name: str) -> Changes:
    """The owner's own filter under another name. Raises Missing, Duplicate, RecordGone."""
    if not name.strip():
        raise Missing("filter_name")
    saved = _own_filter(session, actor, filter_id)
    taken = select(SavedFilter.id).where(
        SavedFilter.owner_id == actor.user_id, SavedFilter.name == name.strip(), SavedFilter.id != filter_id
    )
    if session.scalar(taken) is not None:
        raise Duplicate("filter_name", name.strip())
    saved.name = name.strip()
    return changed(Kind.FILTER, ids=(filter_id,), label=saved.name)


def set_default_filter(session: Session, *, actor: Actor, filter_id: uuid.UUID, is_default: bool) -> Changes:
    """The filter that the owner begins with, or no longer; there is one at most. Raises RecordGone."""
    saved = _own_filter(session, actor, filter_id)
    _no_default(session, actor)
    saved.is_default = is_default
    return changed(Kind.FILTER, ids=(filter_id,), label=saved.name)


def share_filter(session: Session, *, actor: Actor, filter_id: uuid.UUID, shared: bool) -> Changes:
    """Shows the owner's own filter to the owner's main team, or no longer.

    Sharing needs the right to supervise (rule 4), taking it back does not. Raises NotAllowed, RecordGone.
    """
    if shared:
        actor.require(Right.SUPERVISE)
    saved = _own_filter(session, actor, filter_id)
    saved.shared_center_id = actor.center_id if shared else None
    return changed(Kind.FILTER, ids=(filter_id,), label=saved.name)


def delete_filter(session: Session, *, actor: Actor, filter_id: uuid.UUID) -> Changes:
    """The owner's own filter goes. Raises RecordGone."""
    saved = _own_filter(session, actor, filter_id)
    session.delete(saved)
    return changed(Kind.FILTER, ids=(filter_id,), label=saved.name)


def _own_filter(session: Session, actor: Actor, filter_id: uuid.UUID) -> SavedFilter:
    saved = session.get(SavedFilter, filter_id)
    if saved is None or saved.owner_id != actor.user_id:
        raise RecordGone("filter")
    return saved


def _no_default(session: Session, actor: Actor) -> None:
    session.execute(update(SavedFilter).where(SavedFilter.owner_id == actor.user_id).values(is_default=False))
