"""Telling others that one is writing, as long as one is."""

from __future__ import annotations

import uuid

from sqlalchemy import text
from sqlalchemy.orm import Session

from crm_desktop.operations.commands import repeatable
from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared

_STILL = text("UPDATE crm.writing_now SET seen_at = crm.now() WHERE case_id = :case_id AND user_id = :me")
_BEGIN = text(
    "INSERT INTO crm.writing_now (case_id, user_id, since, seen_at) VALUES (:case_id, :me, crm.now(), crm.now())"
    " ON CONFLICT (case_id, user_id) DO UPDATE SET seen_at = crm.now()"
)
_END = text("DELETE FROM crm.writing_now WHERE case_id = :case_id AND user_id = :me")


@repeatable
def begin_writing(session: Session, *, actor: Actor, case_id: uuid.UUID) -> None:
    """From now on the actor is shown as writing; what a program that died left behind is taken away first."""
    if is_shared(session):
        session.execute(_END, {"case_id": case_id, "me": actor.user_id})
        session.execute(_BEGIN, {"case_id": case_id, "me": actor.user_id})


@repeatable
def still_writing(session: Session, *, actor: Actor, case_id: uuid.UUID) -> None:
    """Said every few seconds, or one counts as gone."""
    if is_shared(session):
        session.execute(_STILL, {"case_id": case_id, "me": actor.user_id})


@repeatable
def end_writing(session: Session, *, actor: Actor, case_id: uuid.UUID) -> None:
    """The actor is shown as writing no more. Without a `begin_writing` it does nothing."""
    if is_shared(session):
        session.execute(_END, {"case_id": case_id, "me": actor.user_id})
