"""Passwords of a shared base: those of the server's roles."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session


def set_role_password(session: Session, user_id: uuid.UUID, password: str) -> None:
    """Gives a person's role its password. It leaves this computer as a SCRAM verifier only."""
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    role = connection.execute(
        text("SELECT role_name FROM crm.users WHERE id = :who"), {"who": user_id}
    ).scalar_one()
    verifier = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        text("SELECT crm.set_verifier(:who, :verifier)"), {"who": user_id, "verifier": verifier}
    )
