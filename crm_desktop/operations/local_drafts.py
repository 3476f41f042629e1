"""Bringing home what was written while a shared base was away."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.desktop.local_drafts import LocalDraft
from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.operations.drafts import DraftContent, save_draft
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
