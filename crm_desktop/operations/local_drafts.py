"""Bringing home what was written while a shared base was away."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.desktop.local_drafts import LocalDraft
from crm_desktop.desktop.local_files import FileFolder, LocalFile
from crm_desktop.errors import RecordGone
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.opinion import DraftAttachment, OpinionDraft
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.operations.drafts import DraftContent, FileBytes, attach_to_draft, save_draft
from crm_desktop.queries.actor import Actor

PARTING = "\n\n— — —\n\n"


def bring_draft_home(session: Session, *, actor: Actor, now: datetime, draft: LocalDraft) -> Changes:
    """The base's draft becomes the local one. Where the base has a later one with another text, both texts are kept,
    one below the other."""
    case_id = uuid.UUID(draft.case_id) if draft.case_id else None
    same = OpinionDraft.case_id == case_id if case_id else OpinionDraft.case_id.is_(None)
    standing = session.execute(
        select(OpinionDraft.content, OpinionDraft.saved_at).where(OpinionDraft.user_id == actor.user_id, same)
    ).one_or_none()
    content = DraftContent.from_json(draft.content)
    if standing is not None and standing.saved_at > draft.moment():
        theirs = DraftContent.from_json(standing.content)
        if content.text.strip() in theirs.text:
            content = theirs
        elif theirs.text.strip() not in content.text:
            content = replace(theirs, text=f"{theirs.text}{PARTING}{content.text}")
    save_draft(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        case_version=draft.case_version,
        content=content,
        put_aside=True,
    )
    return changed(Kind.DRAFT, ids=(case_id,) if case_id else ())


def bring_file_home(
    session: Session, *, actor: Actor, now: datetime, folder: FileFolder, file: LocalFile
) -> Changes | None:
    """The file waits with the base's draft, which is made when there is none. Asked again, it does nothing more, also
    when the file has gone on into an opinion meanwhile. None when it is no longer in the folder.

    Raises AttachmentTooLarge, AttachmentsForbidden, LocalFileDamaged, AttachmentVanished; the local file stays.
    """
    case_id = uuid.UUID(file.case_id) if file.case_id else None
    home = changed(Kind.DRAFT, ids=(case_id,) if case_id else ())
    if session.get(DraftAttachment, file.key) is not None or session.get(Attachment, file.key) is not None:
        return home
    try:
        content = folder.read(file)
    except RecordGone:
        return None
    attach_to_draft(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        case_version=file.case_version,
        file=FileBytes(file.name, content),
        service_type_id=uuid.UUID(file.service_type_id) if file.service_type_id else None,
        key=file.key,
    )
    return home
