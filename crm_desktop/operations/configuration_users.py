"""Users: who they are, where they belong, and what they may do."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from crm_desktop.errors import Missing, RecordGone, RecordInUse
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter, UserRight
from crm_desktop.operations.accounts import set_password
from crm_desktop.operations.changes import Changes
from crm_desktop.operations.configuration import check_free, record, required, saved
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.record_use import RecordKind
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.terms import ROLE_RIGHTS, Right, Role

LAST_ADMINISTRATOR = "last_administrator"
"""`RecordInUse.kind` where nobody would be left to set the desk up."""


@dataclass(frozen=True, slots=True)
class UserFields:
    """As typed. `rights` holds only what differs from the role's usual set; an empty `password` keeps the old."""

    login: str
    name: str
    email: str = ""
    role: Role = Role.AGENT
    center_id: uuid.UUID | None = None
    other_center_ids: tuple[uuid.UUID, ...] = ()
    rights: Mapping[Right, bool] = field(default_factory=dict)
    password: str = field(default="", repr=False)
    active: bool = True


def save_user(
    session: Session, *, actor: Actor, now: datetime, fields: UserFields, record_id: uuid.UUID | None = None
) -> Changes:
    """A new user, or the given one changed. `Changes.ids` holds the key.

    The last active administrator who can log in stays one. Raises Missing, Duplicate, InvalidEmail,
    WeakPassword, RecordGone, RecordInUse (`kind` LAST_ADMINISTRATOR).
    """
    actor.require(Right.CONFIGURE)
    user = record(session, User, RecordKind.USER, record_id)
    login, name = required(fields.login, "login").lower(), required(fields.name, "name")
    check_free(session, User.login, User.id, record_id, login, "login")
    if fields.center_id is None:
        raise Missing("center")
    centers = {fields.center_id, *fields.other_center_ids}
    known = select(ResponsibilityCenter.id).where(ResponsibilityCenter.id.in_(sorted(centers)))
    if centers != set(session.scalars(known)):
        raise RecordGone("center")
    email = normalize_email(fields.email) if fields.email.strip() else None
    if record_id is not None and not _would_govern(fields):
        check_not_last(session, user)
    user.login, user.name, user.email = login, name, email
    user.role, user.center_id, user.active = fields.role, fields.center_id, fields.active
    _set_memberships(user, centers - {fields.center_id})
    _set_rights(user, fields.role, fields.rights)
    changes = saved(session, user, RecordKind.USER, actor, now, _detail(fields, login))
    if fields.password:
        set_password(session, actor=actor, now=now, user_id=user.id, password=fields.password)
    return changes


def _detail(fields: UserFields, login: str) -> str:
    """What the audit keeps: enough to answer who gave whom which right."""
    given = [f"{'+' if granted else '-'}{right.value}" for right, granted in sorted(fields.rights.items())]
    return " ".join((login, fields.role.value, "active" if fields.active else "inactive", *given))


def _set_memberships(user: User, others: set[uuid.UUID]) -> None:
    kept = [link for link in user.other_centers if link.center_id in others]
    fresh = others - {link.center_id for link in kept}
    user.other_centers = kept + [UserCenter(center_id=key) for key in sorted(fresh)]


def _set_rights(user: User, role: Role, rights: Mapping[Right, bool]) -> None:
    """What only repeats the role is not kept: it would outlive a change of role."""
    wanted = {right: granted for right, granted in rights.items() if granted != (right in ROLE_RIGHTS[role])}
    kept = []
    for change in user.right_changes:
        right = Right(change.right)
        if right in wanted:
            change.granted = wanted.pop(right)
            kept.append(change)
    user.right_changes = kept + [UserRight(right=r.value, granted=granted) for r, granted in wanted.items()]


def _governs(user: User) -> bool:
    denied = any(c.right == Right.CONFIGURE and not c.granted for c in user.right_changes)
    return user.active and user.role == Role.ADMIN and not denied


def _would_govern(fields: UserFields) -> bool:
    return fields.active and fields.role is Role.ADMIN and fields.rights.get(Right.CONFIGURE, True)


def check_not_last(session: Session, user: User) -> None:
    """Raises RecordInUse when the user is the only active administrator who can log in."""
    if not _governs(user):
        return
    denied = exists().where(
        UserRight.user_id == User.id, UserRight.right == Right.CONFIGURE.value, UserRight.granted.is_(False)
    )
    other = session.scalar(
        select(User.id)
        .where(
            User.id != user.id,
            User.active,
            User.role == Role.ADMIN.value,
            User.password_hash.is_not(None),
            ~denied,
        )
        .limit(1)
    )
    if other is None:
        raise RecordInUse(LAST_ADMINISTRATOR, user.name)
