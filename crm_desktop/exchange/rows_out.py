"""What all sections of an export share: the words for keys and moments, and an order that every base gives."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.user import User

Row = dict[str, Any]


def codes(session: Session, column: Any, key: Any) -> dict[uuid.UUID | None, Any]:
    """The column of every row by its key."""
    return dict(session.execute(select(key, column)).tuples().all())


def logins_of(session: Session) -> dict[uuid.UUID | None, Any]:
    """The login of every user by its key."""
    return codes(session, User.login, User.id)


def ordered(rows: list[Row], moment: str) -> list[Row]:
    """By that moment, and those of one moment by what they say: keys differ from base to base."""
    return sorted(rows, key=lambda row: (row[moment], json.dumps(row, sort_keys=True)))


def moment(at: datetime | None) -> str | None:
    """ISO 8601 with the zone."""
    return at.isoformat() if at is not None else None
