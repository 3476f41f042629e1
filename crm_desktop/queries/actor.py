"""Who acts: the logged-in user with rights and teams, read once and handed to every question and verb."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.user import User, UserCenter, UserRight
from crm_desktop.values.terms import Right, Role, effective_rights


@dataclass(frozen=True, slots=True)
class Actor:
    """`center_ids` are the main center and the others: together the actor's team (rule 42a)."""

    user_id: uuid.UUID
    login: str
    name: str
    email: str | None
    role: Role
    rights: frozenset[Right]
    center_id: uuid.UUID
    center_ids: frozenset[uuid.UUID]

    def may(self, right: Right) -> bool:
        return right in self.rights

    def require(self, right: Right) -> None:
        """Raises NotAllowed."""
        if right not in self.rights:
            raise NotAllowed(right.value)


def read_actor(session: Session, user_id: uuid.UUID) -> Actor:
    """The actor for an active user. Raises RecordGone."""
    user = session.get(User, user_id)
    if user is None or not user.active:
        raise RecordGone("user")
    changes = session.execute(
        select(UserRight.right, UserRight.granted).where(UserRight.user_id == user_id)
    ).tuples()
    others = session.scalars(select(UserCenter.center_id).where(UserCenter.user_id == user_id))
    return Actor(
        user_id=user.id,
        login=user.login,
        name=user.name,
        email=user.email,
        role=Role(user.role),
        rights=effective_rights(Role(user.role), changes),
        center_id=user.center_id,
        center_ids=frozenset({user.center_id, *others}),
    )


def connected_actor(session: Session) -> Actor:
    """Who is connected to a shared base. Raises RecordGone for a role that is no active user's."""
    user_id = session.scalar(select(func.crm.me()))
    if user_id is None:
        raise RecordGone("user")
    return read_actor(session, user_id)


def actor_by_login(session: Session, login: str) -> Actor:
    """The same by log-in name, for what starts without asking (a demo). Raises RecordGone."""
    user_id = session.scalar(select(User.id).where(User.login == login, User.active))
    if user_id is None:
        raise RecordGone("user")
    return read_actor(session, user_id)
