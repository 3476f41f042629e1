"""Who is writing an opinion on a process now. Only a shared base knows of others."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared

SEEN_SECONDS = 10
"""Who was not heard of for longer is no longer shown."""

_WRITERS = text(
    "SELECT u.name, floor(extract(epoch FROM crm.now() - w.since) / 60)::int"
    " FROM crm.writing_now w JOIN crm.users u ON u.id = w.user_id"
    " WHERE w.case_id = :case_id AND w.user_id <> :me AND w.seen_at > crm.now() - make_interval(secs => :seen)"
    " ORDER BY w.since"
)


@dataclass(frozen=True, slots=True)
class Writer:
    name: str
    minutes: int


def who_is_writing(session: Session, actor: Actor, case_id: uuid.UUID) -> tuple[Writer, ...]:
    """Others than the actor, the longest first; by the server's clock."""
    if not is_shared(session):
        return ()
    asked = {"case_id": case_id, "me": actor.user_id, "seen": SEEN_SECONDS}
    return tuple(Writer(*row) for row in session.execute(_WRITERS, asked))
