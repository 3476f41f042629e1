"""Users of an embedded base: log-in and passwords (argon2id)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    InactiveUser,
    LockedOut,
    LoginError,
    Missing,
    RecordGone,
    WeakPassword,
    WrongPassword,
)
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations.changes import audit
from crm_desktop.queries.actor import Actor, read_actor
from crm_desktop.storage.dialects import is_shared
from crm_desktop.storage.shared.passwords import set_role_password
from crm_desktop.values import passwords
from crm_desktop.values.terms import Right, Role

MAX_ATTEMPTS = 5
LOCK_TIME = timedelta(minutes=5)
MIN_CHARACTERS = 8

_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$Yf0tqp5v0bDkPNB5dZTTdOd4Xw8rCnI1bPPs6cZVW0g"


def log_in(session: Session, *, login: str, password: str, now: datetime) -> Actor | LoginError:
    """The actor, or why nobody was logged in: returned, not raised, so that the failed attempt is committed.

    Five wrong passwords in a row lock the user for five minutes.
    """
    user = session.scalar(select(User).where(User.login == login.strip().lower()))
    if user is None or user.password_hash is None:
        passwords.matches(_NOBODY, password)  # an unknown login takes as long as a known one
        return WrongPassword(1, MAX_ATTEMPTS)
    if user.locked_until is not None and now < user.locked_until:
        return LockedOut(user.locked_until)
    if not passwords.matches(user.password_hash, password):
        return _count_failure(user, now)
    if not user.active:
        return InactiveUser(user.login)
    user.failed_attempts, user.locked_until = 0, None
    if passwords.is_outdated(user.password_hash):
        user.password_hash = passwords.hashed(password)
    return read_actor(session, user.id)


def _count_failure(user: User, now: datetime) -> LoginError:
    user.failed_attempts += 1
    attempt = user.failed_attempts
    if attempt >= MAX_ATTEMPTS:
        user.failed_attempts, user.locked_until = 0, now + LOCK_TIME
        return LockedOut(user.locked_until)
    return WrongPassword(attempt, MAX_ATTEMPTS)


def hash_password(password: str) -> str:
    """An argon2id hash. Raises WeakPassword under 8 characters."""
    if len(password) < MIN_CHARACTERS:
        raise WeakPassword(MIN_CHARACTERS)
    return passwords.hashed(password)


def set_password(session: Session, *, actor: Actor, now: datetime, user_id: uuid.UUID, password: str) -> None:
    """One's own, or anyone's with the right to configure. Raises WeakPassword, NotAllowed, RecordGone."""
    if user_id != actor.user_id:
        actor.require(Right.CONFIGURE)
    user = session.get(User, user_id)
    if user is None:
        raise RecordGone("user")
    keep_password(session, user, password)
    user.failed_attempts, user.locked_until = 0, None
    audit(session, actor=actor, now=now, action="password", entity="user", entity_id=user_id)


def keep_password(session: Session, user: User, password: str) -> None:
    """With the user in an embedded base, with the server's role in a shared one. Raises WeakPassword."""
    if not is_shared(session):
        user.password_hash = hash_password(password)
        return
    if len(password) < MIN_CHARACTERS:
        raise WeakPassword(MIN_CHARACTERS)
    session.flush()
    set_role_password(session, user.id, password)


def create_administrator(session: Session, *, name: str, login: str, password: str) -> uuid.UUID:
    """The first user of an empty base, in a center of its own. Raises Missing, WeakPassword."""
    if not name.strip():
        raise Missing("name")
    if not login.strip():
        raise Missing("login")
    center = session.scalar(
        select(ResponsibilityCenter)
        .where(ResponsibilityCenter.active, ResponsibilityCenter.closes.is_(False))
        .order_by(ResponsibilityCenter.code)
        .limit(1)
    )
    if center is None:
        center = ResponsibilityCenter(code="ATENDIMENTO", name="Atendimento")
        session.add(center)
        session.flush()
    user = session.scalar(select(User).where(User.login == login.strip().lower()))
    if user is None:
        user = User(login=login.strip().lower(), center_id=center.id)
        session.add(user)
    user.name, user.role, user.active = name.strip(), Role.ADMIN, True
    keep_password(session, user, password)
    session.flush()
    return user.id
