"""The keys of commands that have been answered for."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared


def forget_commands(session: Session, *, actor: Actor) -> None:
    """Takes the actor's own away that are older than a day: nobody asks for them any more."""
    if is_shared(session):
        session.execute(select(func.crm.forget_commands()))
