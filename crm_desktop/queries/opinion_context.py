"""What the opinion dialog must know before Ok: the question is read with the process, not asked for later."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.models.appointment import Appointment
from crm_desktop.models.case import Case, CaseNotepad
from crm_desktop.models.opinion import DraftAttachment, OpinionDraft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.case_view import CaseView, FileLink, read_case
from crm_desktop.queries.workflows import CenterInfo, centers, read_definition
from crm_desktop.storage.dialects import is_shared
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition


@dataclass(frozen=True, slots=True)
class DraftView:
    """`content` is the JSON of `operations.drafts.DraftContent`."""

    id: uuid.UUID
    content: str
    case_version: int
    saved_at: datetime
    put_aside: bool
    files: tuple[FileLink, ...]
    mail_files: tuple[FileLink, ...]


@dataclass(frozen=True, slots=True)
class OpinionContext:
    """`definition` is None without a workflow; `position` is the CR step that the next questions follow,
    `off_path` says that the process left it (rule 34b)."""

    case: CaseView
    definition: WorkflowDefinition | None
    position: int | None
    off_path: bool
    step_label: str
    centers: tuple[CenterInfo, ...]
    draft: DraftView | None
    coming_appointments: int


def read_opinion_context(session: Session, actor: Actor, case_id: uuid.UUID, now: datetime) -> OpinionContext:
    """The process, its path from here on, and the actor's draft. Raises RecordGone, NotAllowed."""
    case = read_case(session, actor, case_id)
    version_id = case.workflow_version_id
    definition = read_definition(session, version_id) if version_id else None
    position = case.step_order if case.step_order is not None else case.left_step_order
    step = definition.get(position) if definition is not None and position is not None else None
    coming = session.scalar(
        select(func.count())
        .select_from(Appointment)
        .where(
            Appointment.person_id == case.person_id,
            Appointment.deleted_at.is_(None),
            Appointment.ends_at > now,
        )
    )
    return OpinionContext(
        case=case,
        definition=definition if position is not None else None,
        position=position,
        off_path=case.step_order is None and position is not None,
        step_label=step.label if isinstance(step, CenterStep) else "",
        centers=centers(session),
        draft=read_draft(session, actor, case_id),
        coming_appointments=coming or 0,
    )


def read_draft(session: Session, actor: Actor, case_id: uuid.UUID | None) -> DraftView | None:
    """The actor's own draft of the process, or of the new process being typed (None)."""
    d, f = OpinionDraft, DraftAttachment
    same = d.case_id == case_id if case_id is not None else d.case_id.is_(None)
    row = session.execute(
        select(d.id, d.content, d.case_version, d.saved_at, d.put_aside).where(
            d.user_id == actor.user_id, same
        )
    ).one_or_none()
    if row is None:
        return None
    links = session.execute(
        select(f.id, f.name, f.size_bytes, f.for_email).where(f.draft_id == row.id).order_by(f.position)
    ).all()
    return DraftView(
        id=row.id,
        content=row.content,
        case_version=row.case_version,
        saved_at=row.saved_at,
        put_aside=row.put_aside,
        files=tuple(FileLink(k, n, s) for k, n, s, mail in links if not mail),
        mail_files=tuple(FileLink(k, n, s) for k, n, s, mail in links if mail),
    )


@dataclass(frozen=True, slots=True)
class PendingDraft:
    """`number` and `case_id` are None for the new process being typed."""

    case_id: uuid.UUID | None
    number: int | None
    subject: str
    person: str
    content: str
    saved_at: datetime
    files: int
    closed: bool


def pending_drafts(session: Session, actor: Actor) -> tuple[PendingDraft, ...]:
    """Pareceres pendentes of the actor, newest first; nobody else's text is ever read (rule 15)."""
    from crm_desktop.models.person import Person

    files = (
        select(func.count()).where(DraftAttachment.draft_id == OpinionDraft.id).correlate(OpinionDraft)
    ).scalar_subquery()
    rows = session.execute(
        select(
            OpinionDraft.case_id,
            Case.number,
            Case.subject,
            Person.name,
            OpinionDraft.content,
            OpinionDraft.saved_at,
            files,
            Case.closed_at,
        )
        .outerjoin(Case, Case.id == OpinionDraft.case_id)
        .outerjoin(Person, Person.id == Case.person_id)
        .where(OpinionDraft.user_id == actor.user_id)
        .order_by(OpinionDraft.saved_at.desc())
    )
    return tuple(
        PendingDraft(key, number, subject or "", person or "", content, saved_at, count, closed is not None)
        for key, number, subject, person, content, saved_at, count, closed in rows
    )


def count_pending_drafts(session: Session, user_id: uuid.UUID) -> int:
    """How many drafts the user has: all that anybody else may know of them."""
    if is_shared(session):
        return session.scalar(select(func.crm.draft_count(user_id))) or 0
    return (
        session.scalar(select(func.count()).select_from(OpinionDraft).where(OpinionDraft.user_id == user_id))
        or 0
    )


@dataclass(frozen=True, slots=True)
class NotepadView:
    text: str
    version: int


def read_notepad(session: Session, actor: Actor, case_id: uuid.UUID) -> NotepadView:
    """The notepad of a process that the actor may see. Raises RecordGone, NotAllowed."""
    read_case(session, actor, case_id)
    row = session.execute(
        select(CaseNotepad.text, CaseNotepad.version).where(CaseNotepad.case_id == case_id)
    ).one_or_none()
    return NotepadView(row[0], row[1]) if row else NotepadView("", 0)
