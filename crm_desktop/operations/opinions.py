"""Writing an opinion, and taking it back while there is time."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, select, update
from sqlalchemy.orm import Session

from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, BlankText, RecordGone, UndoTooLate
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case, CaseMove
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.mail import OutboxMail
from crm_desktop.models.opinion import DraftAttachment, Opinion, OpinionAnnulment, OpinionDraft
from crm_desktop.models.service_type import ServiceType
from crm_desktop.operations.access import case_for
from crm_desktop.operations.blobs import drop_unused
from crm_desktop.operations.changes import Changes, Kind, OpinionUndo, audit
from crm_desktop.operations.follow_ups import schedule_from_answer
from crm_desktop.operations.moves import UNDO_TIME, Decision, Way, decide, undo
from crm_desktop.operations.rows import write_once
from crm_desktop.queries.actor import Actor
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import MailState, OpinionKind, OpinionOrigin, Right

_drafts = OpinionDraft.__table__.c
_DRAFT_OF = select(_drafts.id).where(
    _drafts.user_id == bindparam("user_id"), _drafts.case_id == bindparam("case_id")
)
_file = DraftAttachment.__table__.c
_FILES_OF = (
    select(_file.id, _file.name, _file.sha256, _file.size_bytes, _file.for_email)
    .select_from(OpinionDraft.__table__.outerjoin(DraftAttachment.__table__))
    .where(_drafts.id == bindparam("draft_id"), _drafts.user_id == bindparam("user_id"))
    .order_by(_file.position)
)
_GONE = delete(OpinionDraft.__table__).where(_drafts.id == bindparam("draft_id"))  # type: ignore[arg-type]
_GONE_WITHOUT_FILES = delete(OpinionDraft.__table__).where(  # type: ignore[arg-type]
    _drafts.user_id == bindparam("user_id"),
    _drafts.case_id == bindparam("case_id"),
    ~exists().where(_file.draft_id == _drafts.id),
)


def complete_opinion(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    case_version: int,
    text: str,
    decision: Decision,
    corrects_id: uuid.UUID | None = None,
    mail_ids: tuple[uuid.UUID, ...] = (),
) -> Changes:
    """Ok: opinion, the draft's attachments, answers, move, follow-up and audit in one transaction (rule 7).

    `case_version` is the process as the writer saw it. The writer's draft of it goes. `Changes.label` is the name of
    the center it is in now. Raises BlankText, CaseClosed, CaseChanged, MoveNotAllowed, NotAllowed,
    AttachmentTooLarge, AttachmentsForbidden, and RecordGone where `corrects_id` is no opinion of this process.
    """
    actor.require(Right.WRITE_OPINION)
    if not text.strip():
        raise BlankText("text")
    case = case_for(session, actor, case_id, version=case_version)
    if corrects_id is not None:
        _check_same_case(session, corrects_id, case_id)
    opinion = record_opinion(
        session, case=case, author_id=actor.user_id, now=now, text=text, corrects_id=corrects_id
    )
    if decision.way is Way.KEEP:
        case.version += 1
    audit(session, actor=actor, now=now, action="opinion", entity="case", entity_id=case.id)
    _take_own_draft(session, actor=actor, now=now, case=case, opinion=opinion)
    with session.no_autoflush:  # what the move asks must not write the process before it has moved
        move, answer = decide(
            session, case=case, actor=actor, now=now, decision=decision, opinion_id=opinion.id
        )
    follow_up = schedule_from_answer(session, case=case, actor=actor, now=now, answer=answer)
    kinds = {Kind.CASE, Kind.DRAFT} | ({Kind.FOLLOW_UP} if follow_up else set())
    return Changes(
        kinds=frozenset(kinds),
        ids=frozenset({case.id}),
        label=move.to_center_name if move is not None else "",
        undo=OpinionUndo(
            case.id,
            opinion.id,
            move.id if move else None,
            mail_ids,
            follow_up.id if follow_up else None,
            now + UNDO_TIME,
        ),
    )


def record_opinion(
    session: Session,
    *,
    case: Case,
    author_id: uuid.UUID,
    now: datetime,
    text: str,
    kind: OpinionKind = OpinionKind.OPINION,
    origin: OpinionOrigin = OpinionOrigin.USER,
    corrects_id: uuid.UUID | None = None,
) -> Opinion:
    """One opinion more, numbered within its process. It is in the base at once; what the process says of it when the
    session is flushed."""
    opinion = Opinion(
        id=uuid7(),
        case_id=case.id,
        case_number=case.number,
        seq=case.opinion_count + 1,
        kind=kind,
        origin=origin,
        author_id=author_id,
        at=now,
        text=text,
        corrects_id=corrects_id,
    )
    write_once(session, opinion)
    case.opinion_count += 1
    case.last_activity_at = now
    if case.first_opinion_at is None and kind is OpinionKind.OPINION and origin is OpinionOrigin.USER:
        case.first_opinion_at = now
    return opinion


def _check_same_case(session: Session, opinion_id: uuid.UUID, case_id: uuid.UUID) -> None:
    if session.scalar(select(Opinion.case_id).where(Opinion.id == opinion_id)) != case_id:
        raise RecordGone("opinion")


def _take_own_draft(session: Session, *, actor: Actor, now: datetime, case: Case, opinion: Opinion) -> None:
    """The writer's draft of the process, when there is one. Most have no files, and go with one statement."""
    own = {"user_id": actor.user_id, "case_id": case.id}
    if session.connection().execute(_GONE_WITHOUT_FILES, own).rowcount:
        return
    draft_id = session.connection().execute(_DRAFT_OF, own).scalar()
    if draft_id is not None:
        take_draft(session, actor=actor, now=now, draft_id=draft_id, case=case, opinion=opinion)


def take_draft(
    session: Session, *, actor: Actor, now: datetime, draft_id: uuid.UUID, case: Case, opinion: Opinion
) -> None:
    """Turns the draft's files into attachments of the opinion under the same keys, and the draft goes; files for an
    e-mail that was never sent go with it."""
    own = session.connection().execute(_FILES_OF, {"draft_id": draft_id, "user_id": actor.user_id}).all()
    if not own:
        return
    let_go = []
    files = [file for file in own if file.sha256 is not None]
    for file in files:
        if file.for_email:
            let_go.append(file.sha256)
            continue
        check_file(session.get_one(ServiceType, case.service_type_id), file.name, file.size_bytes)
        session.add(
            Attachment(
                id=file.id,
                case_id=case.id,
                opinion_id=opinion.id,
                name=file.name,
                sha256=file.sha256,
                size_bytes=file.size_bytes,
                author_id=actor.user_id,
                at=now,
            )
        )
    if files:
        session.flush()
        session.execute(delete(DraftAttachment).where(DraftAttachment.draft_id == draft_id))
    session.connection().execute(_GONE, {"draft_id": draft_id})
    drop_unused(session, let_go)


def check_file(kind: ServiceType, name: str, size_bytes: int) -> None:
    """Raises AttachmentsForbidden, AttachmentTooLarge (rules 21, 22)."""
    if not kind.allows_attachments:
        raise AttachmentsForbidden(kind.path)
    if size_bytes > kind.attachment_limit_bytes:
        raise AttachmentTooLarge(name, size_bytes, kind.attachment_limit_bytes)


def undo_opinion(session: Session, *, actor: Actor, now: datetime, undo_of: OpinionUndo) -> Changes:
    """Desfazer: the opinion stays, marked; center, step, due moment and responsible go back; what was not
    sent is withdrawn. All or nothing. Raises UndoTooLate, MailAlreadySent never (a sent mail stays sent)."""
    # The author may take it back even when the process has gone where the author sees it no more.
    case = session.get(Case, undo_of.case_id)
    if case is None:
        raise RecordGone("case")
    opinion = session.get(Opinion, undo_of.opinion_id)
    if opinion is None or now > undo_of.until or opinion.author_id != actor.user_id:
        raise UndoTooLate(case.number)
    if opinion.seq != case.opinion_count:
        raise UndoTooLate(case.number)
    session.add(OpinionAnnulment(opinion_id=opinion.id, author_id=actor.user_id, at=now))
    session.flush()
    if undo_of.move_id is not None:
        move = session.get_one(CaseMove, undo_of.move_id)
        if move.seq != case.move_count:
            raise UndoTooLate(case.number)
        undo(session, case=case, actor=actor, now=now, move=move)
    else:
        case.version += 1
        case.last_activity_at = now
    for mail_id in undo_of.mail_ids:
        withdrawn = session.execute(
            update(OutboxMail)
            .where(OutboxMail.id == mail_id, OutboxMail.state == MailState.QUEUED)
            .values(state=MailState.WITHDRAWN)
            .returning(OutboxMail.opinion_id)
        ).scalar()
        if withdrawn is not None and session.get(OpinionAnnulment, withdrawn) is None:
            session.add(OpinionAnnulment(opinion_id=withdrawn, author_id=actor.user_id, at=now))
    if undo_of.follow_up_id is not None:
        session.delete(session.get_one(SalesFollowUp, undo_of.follow_up_id))
    audit(session, actor=actor, now=now, action="undo_opinion", entity="case", entity_id=case.id)
    return Changes(frozenset({Kind.CASE, Kind.FOLLOW_UP, Kind.MAIL}), frozenset({case.id}))
