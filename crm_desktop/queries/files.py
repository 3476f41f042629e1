"""The bytes of a file, verified against the hash they are kept under."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import AttachmentDamaged, RecordGone
from crm_desktop.models.attachment import Attachment, AttachmentBlob
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import DraftAttachment, OpinionDraft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import visible_to


@dataclass(frozen=True, slots=True)
class FileContent:
    name: str
    content: bytes = field(repr=False)


def read_file_content(session: Session, actor: Actor, file_id: uuid.UUID) -> FileContent:
    """A file of a process that the actor may see, or of the actor's own draft.

    Raises RecordGone, AttachmentDamaged when the bytes are not those that were stored.
    """
    row = session.execute(
        select(Attachment.name, Attachment.sha256)
        .join(Case, Case.id == Attachment.case_id)
        .where(Attachment.id == file_id, *visible_to(actor))
    ).one_or_none()
    if row is None:
        row = session.execute(
            select(DraftAttachment.name, DraftAttachment.sha256)
            .join(OpinionDraft, OpinionDraft.id == DraftAttachment.draft_id)
            .where(DraftAttachment.id == file_id, OpinionDraft.user_id == actor.user_id)
        ).one_or_none()
    if row is None:
        raise RecordGone("attachment")
    content = session.scalar(select(AttachmentBlob.content).where(AttachmentBlob.sha256 == row.sha256))
    if content is None or hashlib.sha256(content).hexdigest() != row.sha256:
        raise AttachmentDamaged(row.name)
    return FileContent(row.name, content)
