"""Taking a record of the settings away that was never used."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone, RecordInUse
from crm_desktop.models.user import User
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.operations.configuration_users import check_not_last
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.record_use import MAPPED, RecordKind, is_used
from crm_desktop.values.terms import Right


def delete_record(
    session: Session, *, actor: Actor, now: datetime, kind: RecordKind, record_id: uuid.UUID
) -> Changes:
    """Takes a record away that was never used (rule 40). Raises RecordGone, RecordInUse."""
    actor.require(Right.CONFIGURE)
    found: Any = session.get(MAPPED[kind], record_id)
    if found is None:
        raise RecordGone(kind.value)
    session.flush()  # what is pending would not be seen by the plain questions of `is_used`
    if record_id == actor.user_id or is_used(session, kind, record_id):
        raise RecordInUse(kind.value, found.name)
    if isinstance(found, User):
        check_not_last(session, found)
    if kind is RecordKind.WORKFLOW:
        for version in list(found.versions):
            session.delete(version)
        session.flush()
    detail = f"{found.login if isinstance(found, User) else found.code} {found.name}"
    session.delete(found)
    session.flush()
    audit(
        session, actor=actor, now=now, action="delete", entity=kind.value, entity_id=record_id, detail=detail
    )
    return changed(Kind.SETTINGS, ids=(record_id,))
