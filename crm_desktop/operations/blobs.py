"""The bytes of files, kept once by content for as long as something uses them (rule 22)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from crm_desktop.models.attachment import Attachment, AttachmentBlob
from crm_desktop.models.mail import MailAttachmentLink
from crm_desktop.models.opinion import DraftAttachment
from crm_desktop.storage.dialects import is_shared

_USERS = (Attachment, DraftAttachment, MailAttachmentLink)


def drop_unused(session: Session, digests: Iterable[str]) -> None:
    """Deletes those of the bytes that no attachment, draft or e-mail uses any more.

    `digests` are SHA-256 in hex. It looks through every attachment: ask it only about what was let go.
    """
    let_go = set(digests)
    if not let_go:
        return
    session.flush()
    if is_shared(session):
        # Whether others use them is not for this user to see.
        session.execute(select(func.crm.drop_unused(sorted(let_go))))
        return
    unused = (~exists().where(user.sha256 == AttachmentBlob.sha256) for user in _USERS)
    session.execute(delete(AttachmentBlob).where(AttachmentBlob.sha256.in_(let_go), *unused))
