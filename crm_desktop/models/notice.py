"""What somebody must be told: an opinion asked for, processes handed over, an e-mail that failed."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import Base, PrimaryKey


class Notice(Base):
    """Unseen until its user dismisses it; `author_name` is who caused it, `detail` a fact such as a server's words."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("kind in ('opinion_asked','handed_over','mail_failed')", name="kind"),
        Index("ix_notice_unseen", "user_id", "created_at", sqlite_where=text("seen_at IS NULL")),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    author_name: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
