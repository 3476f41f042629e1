"""Appointments with a person, by one or more users."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey


class Appointment(Base):
    """Never removed: excluded means `deleted_at`, with who and why (rule 23)."""

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="order"),
        CheckConstraint("(deleted_at is null) = (deleted_by_id is null)", name="deleted"),
        Index("ix_appointment_person", "person_id", "starts_at"),
        Index("ix_appointment_starts", "starts_at"),
        Index("ix_appointment_case", "case_id"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("cases.id"))
    subject: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    created_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    deleted_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    delete_reason: Mapped[str | None]

    users: Mapped[list[AppointmentUser]] = relationship(cascade="all, delete-orphan")


class AppointmentUser(Base):
    """`reminded_of` is the start that the user was told of: another start is told again."""

    __tablename__ = "appointment_user"

    appointment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("appointment.id"), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    reminded_of: Mapped[datetime | None]
