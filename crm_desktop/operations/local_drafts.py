"""Bringing home what was written while a shared base was away."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.desktop.local_drafts import LocalDraft
from crm_desktop.desktop.local_files import FileFolder, LocalFile
from crm_desktop.errors import RecordGone
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import DraftAttachment, Opinion, OpinionDraft
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.operations.commands import repeatable
from crm_desktop.operations.drafts import DraftContent, FileBytes, attach_to_draft, digest_of, save_draft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import no_such_case

PARTING = "\n\n— — —\n\n"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What the base's draft is now: what was asked for, joined with what another computer had written there."""

    draft_id: uuid.UUID
    content: DraftContent


@repeatable
def keep_draft(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID | None,
    case_version: int,
    content: DraftContent,
    known: tuple[str, ...],
    put_aside: bool = False,
) -> KeptDraft:
    """Saves the user's one draft of the process. `known` are the digests of what the writer knows that the base may
    hold: where it holds anything else, nothing of that goes. Carried out again, it does nothing more."""
    same = OpinionDraft.case_id == case_id if case_id else OpinionDraft.case_id.is_(None)
    standing = session.execute(
        select(OpinionDraft.content, OpinionDraft.case_version).where(
            OpinionDraft.user_id == actor.user_id, same
        )
    ).one_or_none()
    if standing is not None and digest_of(standing.content) not in (*known, digest_of(content.to_json())):
        content = _joined(DraftContent.from_json(standing.content), content)
        case_version = min(case_version, standing.case_version)
    draft_id = save_draft(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        case_version=case_version,
        content=content,
        put_aside=put_aside,
    )
    return KeptDraft(draft_id, content)


def _joined(theirs: DraftContent, ours: DraftContent) -> DraftContent:
    return replace(
        ours,
        text=_joined_text("\n\n".join((theirs.text, *_once_only(theirs, ours))), ours.text),
        mail=ours.mail or theirs.mail,
        mail_ids=tuple(dict.fromkeys((*theirs.mail_ids, *ours.mail_ids))),
        corrects_id=ours.corrects_id or theirs.corrects_id,
        destination=ours.destination or theirs.destination,
        new_case=ours.new_case or theirs.new_case,
        seen_seq=min(ours.seen_seq, theirs.seen_seq),
    )


def _joined_text(theirs: str, ours: str) -> str:
    """Theirs above ours, or the one that has all of the other."""
    if ours.strip() in theirs:
        return theirs
    if theirs.strip() in ours:
        return ours
    return f"{theirs}{PARTING}{ours}"


def _once_only(theirs: DraftContent, ours: DraftContent) -> Iterator[str]:
    """What a draft has one of, where both have one."""
    if theirs.mail is not None and ours.mail is not None and theirs.mail != ours.mail:
        yield from filter(None, (theirs.mail.subject.strip(), theirs.mail.body.strip()))
    if theirs.new_case is not None and ours.new_case is not None:
        for told, kept in (
            (theirs.new_case.person_text, ours.new_case.person_text),
            (theirs.new_case.subject, ours.new_case.subject),
        ):
            if told.strip() and told.strip() not in kept:
                yield told.strip()


def text_after_joining(current: str, sent: str, joined: str) -> str:
    """What a window shows that sent its text and was typed in since, once the base has `joined`."""
    if current.strip() == sent.strip():
        return joined
    above = joined.removesuffix(sent)
    return f"{above}{current}" if above != joined else f"{joined}{PARTING}{current}"


def bring_draft_home(
    session: Session, *, actor: Actor, now: datetime, draft: LocalDraft
) -> tuple[Changes, KeptDraft | None]:
    """The base's draft becomes the local one, as `keep_draft` does it. None when there is nothing left to bring: its
    writer has made an opinion or a process of it since.

    Raises RecordGone, NotAllowed when the process is not to be seen; the local one stays.
    """
    case_id = uuid.UUID(draft.case_id) if draft.case_id else None
    home = changed(Kind.DRAFT, ids=(case_id,) if case_id else ())
    content = DraftContent.from_json(draft.content)
    if case_id is not None and session.scalar(select(Case.id).where(Case.id == case_id)) is None:
        raise no_such_case(session)
    if _is_recorded(session, actor, case_id, content):
        return home, None
    kept = keep_draft(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        case_version=draft.case_version,
        content=content,
        known=draft.known,
        put_aside=True,
    )
    return home, kept


def _is_recorded(session: Session, actor: Actor, case_id: uuid.UUID | None, content: DraftContent) -> bool:
    """Whether an Ok took it: one whose answer was lost, or one that landed before the local draft was forgotten."""
    if case_id is None:
        key = content.new_case.key if content.new_case is not None else ""
        return bool(key) and session.get(Case, uuid.UUID(key)) is not None
    if content.seen_seq < 0:
        return False
    return (
        session.scalar(
            select(Opinion.id)
            .where(
                Opinion.case_id == case_id,
                Opinion.seq > content.seen_seq,
                Opinion.author_id == actor.user_id,
                Opinion.text == content.text,
            )
            .limit(1)
        )
        is not None
    )


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
