"""Sales contacts: what was said, and when to speak again."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import Base, PrimaryKey
from crm_desktop.values.terms import Means


class SalesFollowUp(Base):
    """A contact; it is pending while `next_contact_at` is set and no later contact followed it (rule 38)."""

    __tablename__ = "sales_follow_up"
    __table_args__ = (
        CheckConstraint("success_percent between 0 and 100", name="success"),
        Index(
            "ix_sales_follow_up_pending",
            "user_id",
            "next_contact_at",
            sqlite_where=text("next_contact_at IS NOT NULL AND followed_by_id IS NULL"),
        ),
        Index("ix_sales_follow_up_case", "case_id", "contact_at"),
        Index("ix_sales_follow_up_person", "person_id", "contact_at"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("cases.id"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    contact_at: Mapped[datetime]
    means: Mapped[str] = mapped_column(default=Means.PHONE)
    success_percent: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(default="")
    next_contact_at: Mapped[datetime | None]
    reminded_of: Mapped[datetime | None]
    followed_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sales_follow_up.id"))
    created_at: Mapped[datetime]
