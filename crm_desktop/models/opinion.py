"""Opinions, which only ever grow, and the drafts they come from."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey
from crm_desktop.values.terms import OpinionKind, OpinionOrigin


class Opinion(Base):
    """What was done in a process, once and for all (rule 8); `corrects_id` is the one that it rectifies."""

    __tablename__ = "opinion"
    __table_args__ = (
        UniqueConstraint("case_id", "seq"),
        CheckConstraint("kind in ('opening','opinion')", name="kind"),
        CheckConstraint("origin in ('user','email','automatic')", name="origin"),
        CheckConstraint("length(trim(text)) > 0", name="text"),
        CheckConstraint("(kind = 'opening') = (seq = 1)", name="opening"),
    )

    id: Mapped[PrimaryKey]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    case_number: Mapped[int]
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(default=OpinionKind.OPINION)
    origin: Mapped[str] = mapped_column(default=OpinionOrigin.USER)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    text: Mapped[str]
    corrects_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("opinion.id"))


class OpinionAnnulment(Base):
    """The record that an opinion was undone; the opinion itself stays readable."""

    __tablename__ = "opinion_annulment"

    opinion_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("opinion.id"), primary_key=True)
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class OpinionDraft(Base):
    """An opinion put aside, or the new process being typed when `case_id` is None (rules 12, 13).

    `content` is the JSON of `operations.drafts.DraftContent`.
    """

    __tablename__ = "opinion_draft"
    __table_args__ = (UniqueConstraint("user_id", "case_id"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("cases.id"))
    content: Mapped[str]
    case_version: Mapped[int] = mapped_column(default=0)
    put_aside: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    saved_at: Mapped[datetime]

    attachments: Mapped[list[DraftAttachment]] = relationship(
        cascade="all, delete-orphan", order_by="DraftAttachment.position"
    )


class DraftAttachment(Base):
    """A file that waits with its draft; `for_email` when it goes with the e-mail being written."""

    __tablename__ = "draft_attachment"

    id: Mapped[PrimaryKey]
    draft_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("opinion_draft.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("attachment_blob.sha256"))
    size_bytes: Mapped[int]
    for_email: Mapped[bool] = mapped_column(default=False)
