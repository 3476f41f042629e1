"""Which kind of base a session works on, for the few verbs and questions that differ."""

from __future__ import annotations

from sqlalchemy.orm import Session


def is_shared(session: Session) -> bool:
    """Whether it is a shared base (PostgreSQL), which numbers, stamps and checks by itself."""
    return session.get_bind().dialect.name == "postgresql"
