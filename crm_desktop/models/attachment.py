"""Files: the bytes once by content hash, and where they are used."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from crm_desktop.models.base import Base, PrimaryKey


class AttachmentBlob(Base):
    """The bytes of a file under their SHA-256 (hex), verified whenever they are opened (rule 22)."""

    __tablename__ = "attachment_blob"
    __table_args__ = (CheckConstraint("size_bytes = length(content)", name="size"),)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size_bytes: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class Attachment(Base):
    __tablename__ = "attachment"

    id: Mapped[PrimaryKey]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    opinion_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("opinion.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("attachment_blob.sha256"))
    size_bytes: Mapped[int]
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
