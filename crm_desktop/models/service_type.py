"""Service types, progress statuses, e-mail templates, and the desk's calendar."""

from __future__ import annotations

import uuid
from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import Base, PrimaryKey

MEGABYTE = 1024 * 1024
MAX_ATTACHMENT_BYTES = 10 * MEGABYTE


class ServiceType(Base):
    """A node of the tree: a group holds leaves, a process takes a leaf.

    `path` is the names from the root ("Suporte › Fiscal"), kept by whoever saves the tree;
    `due_hours` are business hours; `attachment_limit_bytes` is inclusive (rule 21).
    """

    __tablename__ = "service_type"
    __table_args__ = (
        CheckConstraint("priority between 1 and 9", name="priority"),
        CheckConstraint("attachment_limit_bytes between 1048576 and 10485760", name="attachment_limit"),
        CheckConstraint("due_hours is null or due_hours > 0", name="due_hours"),
    )

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    path: Mapped[str]
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_type.id"), index=True)
    is_group: Mapped[bool] = mapped_column(default=False)
    priority: Mapped[int] = mapped_column(default=5)
    due_hours: Mapped[float | None]
    default_description: Mapped[str] = mapped_column(default="")
    workflow_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workflow.id"))
    color: Mapped[str] = mapped_column(default="#5f6b7e")
    allows_attachments: Mapped[bool] = mapped_column(default=True)
    attachment_limit_bytes: Mapped[int] = mapped_column(default=MAX_ATTACHMENT_BYTES)
    email_template_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("email_template.id"))
    active: Mapped[bool] = mapped_column(default=True)


class ProgressStatus(Base):
    """A word for where the work stands; one that `waits_for_reply` puts the process in Aguardando retorno."""

    __tablename__ = "progress_status"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    waits_for_reply: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class EmailTemplate(Base):
    __tablename__ = "email_template"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class BusinessHours(Base):
    """One open stretch of a weekday (0 is Monday)."""

    __tablename__ = "business_hours"
    __table_args__ = (
        CheckConstraint("weekday between 0 and 6", name="weekday"),
        CheckConstraint("opens < closes", name="order"),
    )

    id: Mapped[PrimaryKey]
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]


class Holiday(Base):
    __tablename__ = "holiday"

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str]


class DeskSetting(Base):
    """What the desk shares and an administrator sets: its own name, the mail account, the time zone."""

    __tablename__ = "desk_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
