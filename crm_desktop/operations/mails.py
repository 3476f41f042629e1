"""E-mail of a process: into the outbox with its opinion, and out of it exactly once (rules 16, 17)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from crm_desktop.errors import AttachmentDamaged, BlankText, MailAlreadySent, Missing, RecordGone
from crm_desktop.mail.message import MailAttachment, OutgoingMail, new_message_id
from crm_desktop.mail.transport import Delivery, MailAccount, Outcome
from crm_desktop.models.attachment import Attachment, AttachmentBlob
from crm_desktop.models.case import Case
from crm_desktop.models.mail import MailAttachmentLink, OutboxMail
from crm_desktop.models.notice import Notice
from crm_desktop.models.opinion import DraftAttachment, OpinionAnnulment, OpinionDraft
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import User
from crm_desktop.operations.access import case_for, visible_case
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.operations.opinions import check_file, record_opinion
from crm_desktop.policies import Feature, needs
from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.ids import uuid7
from crm_desktop.values.mail_problems import MailProblem, mail_detail
from crm_desktop.values.terms import MailState, NoticeKind, OpinionOrigin, Right

HOLD = timedelta(seconds=10)
"""How long an e-mail waits before it leaves, so that it can be taken back."""
RETRY_DELAYS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240))


@needs(Feature.SEND_MAIL)
def send_email(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    recipients: tuple[str, ...],
    subject: str,
    body: str,
    message_domain: str,
    mail_id: uuid.UUID | None = None,
) -> Changes:
    """Puts the e-mail in the outbox and records it as an opinion of origin E-mail, with the files that the
    user's draft keeps for it. Calling it again with the same `mail_id` changes nothing.

    `Changes.ids` holds the case's and the mail's keys. Raises Missing, BlankText, InvalidEmail, CaseClosed.
    """
    actor.require(Right.WRITE_OPINION)
    mail_id = mail_id or uuid7()
    if session.get(OutboxMail, mail_id) is not None:
        return changed(Kind.MAIL, ids=(case_id, mail_id))
    if not recipients:
        raise Missing("recipients")
    if not subject.strip():
        raise Missing("mail_subject")
    if not body.strip():
        raise BlankText("body")
    to = [normalize_email(address) for address in recipients]
    case = case_for(session, actor, case_id)
    text = "\n".join((f"Para: {', '.join(to)}", f"Assunto: {subject.strip()}", "", body.strip()))
    opinion = record_opinion(
        session, case=case, author_id=actor.user_id, now=now, text=text, origin=OpinionOrigin.EMAIL
    )
    session.flush()
    mail = OutboxMail(
        id=mail_id,
        message_id=new_message_id(mail_id, message_domain),
        case_id=case.id,
        opinion_id=opinion.id,
        sender_id=actor.user_id,
        recipients=to,
        subject=subject.strip(),
        body=body.strip(),
        not_before=now + HOLD,
        created_at=now,
    )
    session.add(mail)
    session.flush()
    _take_files(session, actor, now, case, mail)
    audit(
        session, actor=actor, now=now, action="email", entity="case", entity_id=case.id, detail=", ".join(to)
    )
    return changed(Kind.MAIL, Kind.CASE, ids=(case.id, mail.id))


def _take_files(session: Session, actor: Actor, now: datetime, case: Case, mail: OutboxMail) -> None:
    draft = session.scalar(
        select(OpinionDraft).where(OpinionDraft.user_id == actor.user_id, OpinionDraft.case_id == case.id)
    )
    if draft is None:
        return
    kind = session.get_one(ServiceType, case.service_type_id)
    files = session.scalars(
        select(DraftAttachment).where(DraftAttachment.draft_id == draft.id, DraftAttachment.for_email)
    ).all()
    for file in files:
        check_file(kind, file.name, file.size_bytes)
        session.add(
            Attachment(
                case_id=case.id,
                opinion_id=mail.opinion_id,
                name=file.name,
                sha256=file.sha256,
                size_bytes=file.size_bytes,
                author_id=actor.user_id,
                at=now,
            )
        )
        session.add(
            MailAttachmentLink(
                mail_id=mail.id, name=file.name, sha256=file.sha256, size_bytes=file.size_bytes
            )
        )
        session.delete(file)
    session.flush()


def withdraw_email(session: Session, *, actor: Actor, now: datetime, mail_id: uuid.UUID) -> Changes:
    """Takes back an e-mail that has not left; its opinion is annulled. Raises MailAlreadySent, RecordGone."""
    mail = session.get(OutboxMail, mail_id)
    if mail is None or mail.sender_id != actor.user_id:
        raise RecordGone("mail")
    if mail.state != MailState.QUEUED:
        raise MailAlreadySent(mail.subject)
    visible_case(session, actor, mail.case_id)
    mail.state = MailState.WITHDRAWN
    session.flush()
    session.add(OpinionAnnulment(opinion_id=mail.opinion_id, author_id=actor.user_id, at=now))
    return changed(Kind.MAIL, Kind.CASE, ids=(mail.case_id, mail.id))


@dataclass(frozen=True, slots=True)
class Claimed:
    """An e-mail that is this program's to deliver now."""

    mail_id: uuid.UUID
    case_id: uuid.UUID
    mail: OutgoingMail


_NOT_ENDED = text("outbox_mail.state IN ('queued','sending')")
"""The index's own condition in its own words, or the base would look through every e-mail ever sent."""


def recover_interrupted(session: Session, *, now: datetime, user_id: uuid.UUID) -> int:
    """What was being sent when the program ended is uncertain: never sent again by itself; the sender is told."""
    stuck = session.scalars(
        select(OutboxMail).where(
            _NOT_ENDED, OutboxMail.state == MailState.SENDING, OutboxMail.sender_id == user_id
        )
    ).all()
    for mail in stuck:
        _end(session, mail, now, MailState.UNCERTAIN, mail_detail(MailProblem.INTERRUPTED))
    return len(stuck)


@needs(Feature.SEND_MAIL)
def claim_next(
    session: Session, *, now: datetime, user_id: uuid.UUID, account: MailAccount
) -> Claimed | None:
    """Marks the sender's next due e-mail as being sent, in a transaction of its own, before a byte leaves."""
    mail = session.scalar(
        select(OutboxMail)
        .where(
            _NOT_ENDED,
            OutboxMail.state == MailState.QUEUED,
            OutboxMail.not_before <= now,
            OutboxMail.sender_id == user_id,
        )
        .order_by(OutboxMail.not_before)
        .limit(1)
    )
    if mail is None:
        return None
    taken = session.execute(
        update(OutboxMail)
        .where(OutboxMail.id == mail.id, OutboxMail.state == MailState.QUEUED)
        .values(state=MailState.SENDING, attempts=OutboxMail.attempts + 1)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        return None
    sender = session.get_one(User, mail.sender_id)
    number = session.scalar(
        # The process may have gone where its sender does not see it.
        select(func.crm.number_of_mail(mail.id))
        if is_shared(session)
        else select(Case.number).where(Case.id == mail.case_id)
    )
    assert number is not None
    return Claimed(
        mail.id,
        mail.case_id,
        OutgoingMail(
            message_id=mail.message_id,
            sender_name=account.from_name or sender.name,
            sender_address=account.from_address,
            reply_to=sender.email,
            to=tuple(mail.recipients),
            subject=mail.subject,
            body=mail.body,
            attachments=_files(session, mail),
            case_number=number,
            created_at=mail.created_at,
        ),
    )


def _files(session: Session, mail: OutboxMail) -> tuple[MailAttachment, ...]:
    import mimetypes

    found = []
    for link in session.scalars(select(MailAttachmentLink).where(MailAttachmentLink.mail_id == mail.id)):
        blob = session.get(AttachmentBlob, link.sha256)
        if blob is None:
            raise AttachmentDamaged(link.name)
        mime = mimetypes.guess_type(link.name)[0] or "application/octet-stream"
        found.append(MailAttachment(link.name, mime, blob.content))
    return tuple(found)


def finish_delivery(session: Session, *, now: datetime, mail_id: uuid.UUID, result: Delivery) -> Changes:
    """What became of a claimed e-mail: sent, to be tried again, failed or uncertain; the sender is told of the
    last two."""
    mail = session.get_one(OutboxMail, mail_id)
    if result.outcome is Outcome.SENT:
        mail.state = MailState.SENT
        mail.sent_at = now
        mail.detail = result.detail
    elif result.outcome is Outcome.RETRY and mail.attempts <= len(RETRY_DELAYS):
        mail.state = MailState.QUEUED
        mail.not_before = now + RETRY_DELAYS[mail.attempts - 1]
        mail.detail = result.detail
    else:
        uncertain = result.outcome is Outcome.UNCERTAIN
        _end(session, mail, now, MailState.UNCERTAIN if uncertain else MailState.FAILED, result.detail)
    return changed(Kind.MAIL, Kind.CASE, ids=(mail.case_id, mail.id), label=mail.state)


def _end(session: Session, mail: OutboxMail, now: datetime, state: MailState, detail: str) -> None:
    mail.state = state
    mail.detail = detail
    session.add(
        Notice(
            user_id=mail.sender_id,
            case_id=mail.case_id,
            kind=NoticeKind.MAIL_FAILED,
            author_name=mail.subject,
            detail=detail,
            created_at=now,
        )
    )


@needs(Feature.SEND_MAIL)
def send_again(session: Session, *, actor: Actor, now: datetime, mail_id: uuid.UUID) -> Changes:
    """The sender's own decision to try a failed or uncertain e-mail once more, under the same message-id."""
    mail = session.get(OutboxMail, mail_id)
    if mail is None or mail.sender_id != actor.user_id:
        raise RecordGone("mail")
    if mail.state not in (MailState.FAILED, MailState.UNCERTAIN):
        raise MailAlreadySent(mail.subject)
    mail.state = MailState.QUEUED
    mail.attempts = 0
    mail.not_before = now
    audit(session, actor=actor, now=now, action="send_again", entity="mail", entity_id=mail.id)
    return changed(Kind.MAIL, Kind.CASE, ids=(mail.case_id, mail.id))
