"""Text that is not an opinion yet, and must never be lost (rules 12 to 15)."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, RecordGone
from crm_desktop.models.attachment import AttachmentBlob
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import DraftAttachment, OpinionDraft
from crm_desktop.models.service_type import MAX_ATTACHMENT_BYTES, ServiceType
from crm_desktop.operations.blobs import drop_unused
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.operations.commands import repeatable
from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared
from crm_desktop.values.ids import uuid7


@dataclass(frozen=True, slots=True)
class MailDraft:
    """The e-mail being written: which addresses are ticked, and the words."""

    recipients: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""
    template_code: str = ""


@dataclass(frozen=True, slots=True)
class NewCaseDraft:
    """What was typed in Novo processo; keys as text, empty when not chosen.

    `due` is the text of the field; `priority` 0 and an empty key stand for what the type proposes,
    `assignee_id` "nobody" for nobody at all. `key` is what the process will have, once it is created.
    """

    person_id: str = ""
    contact_name: str = ""
    service_type_id: str = ""
    subject: str = ""
    priority: int = 0
    center_id: str = ""
    assignee_id: str = ""
    due: str = ""
    progress_status_id: str = ""
    person_text: str = ""
    appointments: bool = False
    mail: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class DraftContent:
    """`seen_seq` is the number of the newest opinion that the writer had seen, -1 where that is not known."""

    text: str = ""
    cursor: int = 0
    mail: MailDraft | None = None
    mail_ids: tuple[str, ...] = ()
    corrects_id: str = ""
    destination: str = ""
    new_case: NewCaseDraft | None = None
    seen_seq: int = -1

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> DraftContent:
        """Reads what `to_json` wrote, of this version or an older one; unknown parts are passed over."""
        raw = json.loads(text)
        mail, new_case = raw.get("mail"), raw.get("new_case")
        return cls(
            text=str(raw.get("text", "")),
            cursor=int(raw.get("cursor", 0)),
            mail=MailDraft(
                tuple(mail.get("recipients", ())),
                mail.get("subject", ""),
                mail.get("body", ""),
                mail.get("template_code", ""),
            )
            if mail
            else None,
            mail_ids=tuple(raw.get("mail_ids", ())),
            corrects_id=str(raw.get("corrects_id", "")),
            destination=str(raw.get("destination", "")),
            new_case=NewCaseDraft(**{k: v for k, v in new_case.items() if k in NewCaseDraft.__slots__})
            if new_case
            else None,
            seen_seq=int(raw.get("seen_seq", -1)),
        )


def digest_of(content: str) -> str:
    """Of the JSON of a DraftContent: by it a later save knows whether the base still has what it had then."""
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file read into memory, before anything is stored."""

    name: str
    content: bytes = field(repr=False)


@repeatable
def save_draft(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID | None,
    case_version: int,
    content: DraftContent,
    put_aside: bool = False,
) -> uuid.UUID:
    """Writes the user's one draft of the process (None: the new process being typed); returns its key."""
    draft = _own_draft(session, actor, case_id)
    if draft is None:
        draft = OpinionDraft(
            user_id=actor.user_id,
            case_id=case_id,
            content="",
            case_version=case_version,
            created_at=now,
            saved_at=now,
        )
        session.add(draft)
    draft.content = content.to_json()
    draft.case_version = case_version
    draft.saved_at = now
    draft.put_aside = draft.put_aside or put_aside
    session.flush()
    return draft.id


def put_aside_draft(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID | None,
    case_version: int,
    content: DraftContent,
) -> Changes:
    """A concluir: the draft is kept and shows among Pareceres pendentes."""
    draft_id = save_draft(
        session,
        actor=actor,
        now=now,
        case_id=case_id,
        case_version=case_version,
        content=content,
        put_aside=True,
    )
    return changed(Kind.DRAFT, ids=(draft_id, *((case_id,) if case_id else ())))


def discard_draft(session: Session, *, actor: Actor, case_id: uuid.UUID | None) -> Changes:
    """Descartar: nothing is left of it, nor of files that nothing else uses. Without a draft it does nothing."""
    draft = _own_draft(session, actor, case_id)
    if draft is not None:
        let_go = [file.sha256 for file in draft.attachments]
        session.delete(draft)
        drop_unused(session, let_go)
    return changed(Kind.DRAFT, ids=(case_id,) if case_id else ())


def _own_draft(session: Session, actor: Actor, case_id: uuid.UUID | None) -> OpinionDraft | None:
    same_case = OpinionDraft.case_id == case_id if case_id else OpinionDraft.case_id.is_(None)
    return session.scalar(select(OpinionDraft).where(OpinionDraft.user_id == actor.user_id, same_case))


def attach_to_draft(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID | None,
    case_version: int,
    file: FileBytes,
    service_type_id: uuid.UUID | None = None,
    for_email: bool = False,
    key: uuid.UUID | None = None,
) -> uuid.UUID:
    """Keeps a file with the draft, which is made when there is none; returns the file's key, `key` if given.

    Refused before anything is stored. Raises AttachmentTooLarge, AttachmentsForbidden, RecordGone.
    """
    case = session.get(Case, case_id) if case_id else None
    kind_id = case.service_type_id if case is not None else service_type_id
    kind = session.get(ServiceType, kind_id) if kind_id else None
    if kind is not None and not kind.allows_attachments:
        raise AttachmentsForbidden(kind.path)
    limit = kind.attachment_limit_bytes if kind is not None else MAX_ATTACHMENT_BYTES
    if len(file.content) > limit:
        raise AttachmentTooLarge(file.name, len(file.content), limit)
    draft = _own_draft(session, actor, case_id)
    if draft is None:
        draft_id = save_draft(
            session, actor=actor, now=now, case_id=case_id, case_version=case_version, content=DraftContent()
        )
        draft = session.get_one(OpinionDraft, draft_id)
    attachment = DraftAttachment(
        id=key or uuid7(),
        draft_id=draft.id,
        position=len(draft.attachments),
        name=file.name,
        sha256=store_bytes(session, file.content),
        size_bytes=len(file.content),
        for_email=for_email,
    )
    session.add(attachment)
    session.flush()
    return attachment.id


def store_bytes(session: Session, content: bytes) -> str:
    """Keeps the bytes once, under their SHA-256, which is returned (hex)."""
    digest = hashlib.sha256(content).hexdigest()
    if is_shared(session):
        from sqlalchemy.dialects.postgresql import insert

        kept = {"sha256": digest, "size_bytes": len(content), "content": content}
        session.execute(insert(AttachmentBlob).values(kept).on_conflict_do_nothing())
        return digest
    if session.get(AttachmentBlob, digest) is None:
        session.add(AttachmentBlob(sha256=digest, size_bytes=len(content), content=content))
        session.flush()
    return digest


def detach_from_draft(session: Session, *, actor: Actor, attachment_id: uuid.UUID) -> None:
    """Takes a file off the user's own draft, with its bytes when nothing else uses them. Raises RecordGone."""
    attachment = session.get(DraftAttachment, attachment_id)
    draft = session.get(OpinionDraft, attachment.draft_id) if attachment else None
    if attachment is None or draft is None or draft.user_id != actor.user_id:
        raise RecordGone("attachment")
    session.delete(attachment)
    drop_unused(session, (attachment.sha256,))
