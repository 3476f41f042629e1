"""The outbox: every e-mail that was confirmed, and what became of it."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey
from crm_desktop.values.terms import MailState


class OutboxMail(Base):
    __tablename__ = "outbox_mail"
    __table_args__ = (
        CheckConstraint(
            "state in ('queued','sending','sent','failed','uncertain','withdrawn')", name="state"
        ),
        Index(
            "ix_outbox_mail_due", "state", "not_before", sqlite_where=text("state IN ('queued','sending')")
        ),
        Index("ix_outbox_mail_case", "case_id"),
    )

    id: Mapped[PrimaryKey]
    message_id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    opinion_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("opinion.id"))
    sender_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    recipients: Mapped[list[str]] = mapped_column(JSON)
    subject: Mapped[str]
    body: Mapped[str]
    state: Mapped[str] = mapped_column(default=MailState.QUEUED)
    detail: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    attachments: Mapped[list[MailAttachmentLink]] = relationship(cascade="all, delete-orphan")


class MailAttachmentLink(Base):
    __tablename__ = "outbox_attachment"

    id: Mapped[PrimaryKey]
    mail_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("outbox_mail.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("attachment_blob.sha256"))
    size_bytes: Mapped[int]
