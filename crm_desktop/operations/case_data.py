"""Priority, due moment and responsible in one go (rule 42)."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from crm_desktop.operations.cases import assign_case, change_due, change_priority
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.queries.actor import Actor


def change_case_data(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    priority: int,
    due_at: datetime | None,
    assignee_id: uuid.UUID | None,
    before_text: str,
    after_text: str,
) -> Changes:
    """Each that differs is changed and recorded; the texts are the due moments in the user's zone.

    Raises what `change_priority`, `change_due` and `assign_case` raise; then nothing is changed.
    """
    change_priority(session, actor=actor, now=now, case_id=case_id, priority=priority)
    change_due(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        due_at=due_at,
        before_text=before_text,
        after_text=after_text,
    )
    assign_case(session, actor=actor, now=now, case_id=case_id, assignee_id=assignee_id)
    return changed(Kind.CASE, ids=(case_id,))
