"""Filters that are kept under a name."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crm_desktop.errors import Missing, RecordGone
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
        session.execute(
            update(SavedFilter).where(SavedFilter.owner_id == actor.user_id).values(is_default=False)
        )
    saved.content, saved.is_default, saved.shared_center_id = content, is_default, shared_center_id
    session.flush()
    return changed(Kind.FILTER, ids=(saved.id,), label=saved.name)


def delete_filter(session: Session, *, actor: Actor, filter_id: uuid.UUID) -> Changes:
    """The owner's own filter goes. Raises RecordGone."""
    saved = session.get(SavedFilter, filter_id)
    if saved is None or saved.owner_id != actor.user_id:
        raise RecordGone("filter")
    session.delete(saved)
    return changed(Kind.FILTER, ids=(filter_id,))
