"""Customers, prospects and suppliers: whoever calls about a subject."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey
from crm_desktop.values.terms import PersonKind


class Person(Base):
    """`folded_name` is the name without accents and case, for searching and as lists order it; `document` is
    normalised. Like the digits of phones both compare byte by byte on every base, whatever its server's locale."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("kind in ('person','company')", name="kind"),
        Index("ix_person_folded_name", "folded_name"),
    )

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    folded_name: Mapped[str]
    kind: Mapped[str] = mapped_column(default=PersonKind.COMPANY)
    document: Mapped[str | None] = mapped_column(unique=True)
    categories: Mapped[str] = mapped_column(default="")
    characteristics: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]

    phones: Mapped[list[PersonPhone]] = relationship(
        cascade="all, delete-orphan", order_by="PersonPhone.position"
    )
    emails: Mapped[list[PersonEmail]] = relationship(
        cascade="all, delete-orphan", order_by="PersonEmail.position"
    )
    contacts: Mapped[list[PersonContact]] = relationship(
        cascade="all, delete-orphan", order_by="PersonContact.position"
    )


class PersonPhone(Base):
    """`number` as in values.phones.normalize_phone, `digits` as in `reversed_digits`."""

    __tablename__ = "person_phone"

    id: Mapped[PrimaryKey]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str]
    digits: Mapped[str] = mapped_column(index=True)


class PersonEmail(Base):
    __tablename__ = "person_email"

    id: Mapped[PrimaryKey]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    address: Mapped[str] = mapped_column(index=True)


class PersonContact(Base):
    """Somebody who speaks for the person: "Rosângela (financeiro)"; `phone` and `digits` as of a PersonPhone."""

    __tablename__ = "person_contact"

    id: Mapped[PrimaryKey]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    department: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    phone: Mapped[str | None]
    digits: Mapped[str | None] = mapped_column(index=True)
