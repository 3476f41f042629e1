"""Who follows a process."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.case import Watcher
from crm_desktop.models.user import User
from crm_desktop.queries.ordering import in_alphabet


@dataclass(frozen=True, slots=True)
class WatcherRow:
    user_id: uuid.UUID
    name: str


def read_watchers(session: Session, case_id: uuid.UUID) -> tuple[WatcherRow, ...]:
    """By name; those who were inactivated meanwhile among them."""
    rows = session.execute(
        select(User.id, User.name)
        .join(Watcher, Watcher.user_id == User.id)
        .where(Watcher.case_id == case_id)
        .order_by(in_alphabet(User.name))
    )
    return tuple(WatcherRow(*row) for row in rows)
