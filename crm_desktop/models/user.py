"""Users, their rights, and the responsibility centers that they belong to."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey
from crm_desktop.values.terms import Role


class ResponsibilityCenter(Base):
    """A team or desk that a process sits in; arriving in one that `closes` ends the process (rule 31)."""

    __tablename__ = "responsibility_center"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str | None]
    closes: Mapped[bool] = mapped_column(default=False)
    default_assignee_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", use_alter=True))
    active: Mapped[bool] = mapped_column(default=True)


class User(Base):
    __tablename__ = "users"
    __table_args__ = (CheckConstraint("role in ('agent','supervisor','admin')", name="role"),)

    id: Mapped[PrimaryKey]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str | None]
    role: Mapped[str] = mapped_column(default=Role.AGENT)
    center_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("responsibility_center.id"), index=True)
    password_hash: Mapped[str | None]
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)

    other_centers: Mapped[list[UserCenter]] = relationship(cascade="all, delete-orphan")
    right_changes: Mapped[list[UserRight]] = relationship(cascade="all, delete-orphan")


class UserCenter(Base):
    """Membership in a center besides the main one (rule 42a)."""

    __tablename__ = "user_center"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)
    center_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("responsibility_center.id"), primary_key=True, index=True
    )


class UserRight(Base):
    """A right that this user has, or lacks, against the usual set of the role."""

    __tablename__ = "user_right"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)
    right: Mapped[str] = mapped_column("right_name", primary_key=True)
    granted: Mapped[bool]
