"""What a verb returns: which things it changed, so that whoever shows them reads again, and how to undo it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm_desktop.models.case import AuditEvent
from crm_desktop.queries.actor import Actor


class Kind(StrEnum):
    CASE = "case"
    DRAFT = "draft"
    APPOINTMENT = "appointment"
    FOLLOW_UP = "follow_up"
    NOTEPAD = "notepad"
    MAIL = "mail"
    PERSON = "person"
    FILTER = "filter"
    SETTINGS = "settings"
    WATCHER = "watcher"


@dataclass(frozen=True, slots=True)
class OpinionUndo:
    """Facts for `undo_opinion`; good until `until`."""

    case_id: uuid.UUID
    opinion_id: uuid.UUID
    move_id: uuid.UUID | None
    mail_ids: tuple[uuid.UUID, ...]
    follow_up_id: uuid.UUID | None
    until: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    kinds: frozenset[Kind]
    ids: frozenset[uuid.UUID] = field(default_factory=frozenset)
    label: str = ""
    undo: OpinionUndo | None = None


def changed(*kinds: Kind, ids: tuple[uuid.UUID, ...] = (), label: str = "") -> Changes:
    """The usual answer of a verb: what kinds of things changed, and which."""
    return Changes(frozenset(kinds), frozenset(ids), label)


_AUDITED = insert(AuditEvent.__table__)  # type: ignore[arg-type]


def audit(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    action: str,
    entity: str,
    entity_id: uuid.UUID | None,
    detail: str = "",
) -> None:
    """One row more in the audit, within the caller's transaction."""
    # Nobody reads the row back: past the session's own books it costs half.
    session.connection().execute(
        _AUDITED,
        {
            "at": now,
            "user_id": actor.user_id,
            "action": action,
            "entity": entity,
            "entity_id": entity_id,
            "detail": detail,
        },
    )
