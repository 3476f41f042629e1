"""One process whole: head, person, path, progress and history."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from crm_desktop.errors import NotAllowed
from crm_desktop.models.appointment import Appointment
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case, CaseMove, CaseNotepad, ProgressEntry
from crm_desktop.models.mail import OutboxMail
from crm_desktop.models.opinion import Opinion, OpinionAnnulment
from crm_desktop.models.person import Person, PersonPhone
from crm_desktop.models.service_type import ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import STATE, no_such_case, visible_to
from crm_desktop.queries.watchers import WatcherRow, read_watchers
from crm_desktop.queries.workflows import read_definition
from crm_desktop.values.terms import CaseState, MailState, MoveKind, OpinionKind, OpinionOrigin
from crm_desktop.workflow.definition import CenterStep, DecisionStep
from crm_desktop.workflow.walk import path_ahead


class HistoryKind(StrEnum):
    OPENING = "opening"
    OPINION = "opinion"
    CORRECTION = "correction"
    EMAIL = "email"
    AUTOMATIC = "automatic"
    MOVE = "move"
    PROGRESS = "progress"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class FileLink:
    id: uuid.UUID
    name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened. `answers` are (question, answer) pairs of a move; `until` ends an appointment;
    `seq` is an opinion's number, `corrects_seq` that of the one it rectifies."""

    id: uuid.UUID
    kind: HistoryKind
    at: datetime
    author: str
    text: str
    seq: int = 0
    corrects_seq: int = 0
    annulled: bool = False
    mail_id: uuid.UUID | None = None
    mail_state: MailState | None = None
    mail_detail: str = ""
    files: tuple[FileLink, ...] = ()
    move: MoveKind | None = None
    answers: tuple[tuple[str, str], ...] = ()
    from_center: str = ""
    to_center: str = ""
    closes: bool = False
    starts_at: datetime | None = None
    until: datetime | None = None
    author_id: uuid.UUID | None = None


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class PathStep:
    """`center` is empty for a decision."""

    text: str
    center: str
    state: StepState


@dataclass(frozen=True, slots=True)
class CaseView:
    id: uuid.UUID
    number: int
    version: int
    subject: str
    priority: int
    state: CaseState
    service_type_id: uuid.UUID
    service_type: str
    allows_attachments: bool
    attachment_limit_bytes: int
    center_id: uuid.UUID
    center: str
    assignee_id: uuid.UUID | None
    assignee: str | None
    opened_at: datetime
    opened_by: str
    due_at: datetime | None
    closed_at: datetime | None
    contact: str | None
    person_id: uuid.UUID
    person: str
    person_code: str
    document: str | None
    phone: str | None
    open_of_person: int
    progress_status_id: uuid.UUID | None
    workflow_version_id: uuid.UUID | None
    step_order: int | None
    left_step_order: int | None
    notepad: str = ""
    notepad_version: int = 0
    path: tuple[PathStep, ...] = ()
    history: tuple[HistoryEntry, ...] = field(default=())
    watchers: tuple[WatcherRow, ...] = ()


def read_case(session: Session, actor: Actor, case_id: uuid.UUID) -> CaseView:
    """The process with its whole history, newest first. Raises RecordGone, NotAllowed."""
    case = session.get(Case, case_id)
    if case is None:
        raise no_such_case(session)
    allowed = session.scalar(select(Case.id).where(Case.id == case_id, *visible_to(actor)))
    if allowed is None:
        raise NotAllowed("see_team")
    opener, assignee = aliased(User), aliased(User)
    person = session.get_one(Person, case.person_id)
    kind = session.get_one(ServiceType, case.service_type_id)
    center = session.get_one(ResponsibilityCenter, case.center_id)
    opened_by, assigned = session.execute(
        select(opener.name, assignee.name)
        .select_from(Case)
        .join(opener, opener.id == Case.opened_by_id)
        .outerjoin(assignee, assignee.id == Case.assignee_id)
        .where(Case.id == case_id)
    ).one()
    state = session.scalar(
        select(STATE)
        .select_from(Case)
        .outerjoin(ProgressStatus, ProgressStatus.id == Case.progress_status_id)
        .where(Case.id == case_id)
    )
    pad = session.execute(
        select(CaseNotepad.text, CaseNotepad.version).where(CaseNotepad.case_id == case_id)
    ).one_or_none()
    history = read_history(session, case_id)
    return CaseView(
        id=case.id,
        number=case.number,
        version=case.version,
        subject=case.subject,
        priority=case.priority,
        state=CaseState(state or CaseState.OPEN),
        service_type_id=kind.id,
        service_type=kind.path,
        allows_attachments=kind.allows_attachments,
        attachment_limit_bytes=kind.attachment_limit_bytes,
        center_id=center.id,
        center=center.name,
        assignee_id=case.assignee_id,
        assignee=assigned,
        opened_at=case.opened_at,
        opened_by=opened_by,
        due_at=case.due_at,
        closed_at=case.closed_at,
        contact=case.contact_name,
        person_id=person.id,
        person=person.name,
        person_code=person.code,
        document=person.document,
        phone=session.scalar(
            select(PersonPhone.number)
            .where(PersonPhone.person_id == person.id)
            .order_by(PersonPhone.position)
            .limit(1)
        ),
        open_of_person=session.scalar(
            select(func.count())
            .select_from(Case)
            .where(Case.person_id == person.id, Case.closed_at.is_(None), *visible_to(actor))
        )
        or 0,
        progress_status_id=case.progress_status_id,
        workflow_version_id=case.workflow_version_id,
        step_order=case.step_order,
        left_step_order=case.left_step_order,
        notepad=pad[0] if pad else "",
        notepad_version=pad[1] if pad else 0,
        path=_path(session, case, history, center.name),
        history=history,
        watchers=read_watchers(session, case_id),
    )


def _path(
    session: Session, case: Case, history: tuple[HistoryEntry, ...], center_name: str
) -> tuple[PathStep, ...]:
    """Where the process was, where it is, and where the path leads from there."""
    if case.workflow_version_id is None:
        return ()
    names = dict(session.execute(select(ResponsibilityCenter.code, ResponsibilityCenter.name)).tuples().all())
    definition = read_definition(session, case.workflow_version_id)
    moves = session.execute(
        select(CaseMove.to_order, CaseMove.to_center_name, CaseMove.answers, CaseMove.kind)
        .where(CaseMove.case_id == case.id)
        .order_by(CaseMove.seq)
    ).all()
    steps: list[PathStep] = []
    for to_order, to_center, answers, _kind in moves:
        steps += [PathStep(said["question"], "", StepState.DONE) for said in answers]
        found = definition.get(to_order) if to_order is not None else None
        label = found.label if isinstance(found, CenterStep) else to_center
        steps.append(PathStep(label, to_center, StepState.DONE))
    if not steps:
        return ()
    last = steps.pop()
    steps.append(PathStep(last.text, center_name, StepState.CURRENT))
    origin = case.step_order if case.step_order is not None else case.left_step_order
    if case.closed_at is None and origin is not None:
        for step in path_ahead(definition, origin):
            if isinstance(step, DecisionStep):
                steps.append(PathStep(step.question, "", StepState.AHEAD))
            else:
                steps.append(PathStep(step.label, names.get(step.center, step.center), StepState.AHEAD))
    return tuple(steps)


def read_history(session: Session, case_id: uuid.UUID) -> tuple[HistoryEntry, ...]:
    """Everything that happened in the process, newest first; the notepad is never part of it (rule 20)."""
    found = [
        *_opinions(session, case_id),
        *_moves(session, case_id),
        *_progress(session, case_id),
        *_appointments(session, case_id),
    ]
    order = {HistoryKind.MOVE: 1, HistoryKind.PROGRESS: 2}
    found.sort(key=lambda entry: (entry.at, order.get(entry.kind, 0), entry.seq), reverse=True)
    return tuple(found)


def _opinions(session: Session, case_id: uuid.UUID) -> list[HistoryEntry]:
    corrected = aliased(Opinion)
    rows = session.execute(
        select(
            Opinion.id,
            Opinion.kind,
            Opinion.origin,
            Opinion.at,
            User.name,
            Opinion.text,
            Opinion.seq,
            corrected.seq,
            OpinionAnnulment.opinion_id,
            OutboxMail.id,
            OutboxMail.state,
            OutboxMail.detail,
            Opinion.author_id,
        )
        .join(User, User.id == Opinion.author_id)
        .outerjoin(corrected, corrected.id == Opinion.corrects_id)
        .outerjoin(OpinionAnnulment, OpinionAnnulment.opinion_id == Opinion.id)
        # By the process too: there is no index by the opinion.
        .outerjoin(OutboxMail, and_(OutboxMail.case_id == case_id, OutboxMail.opinion_id == Opinion.id))
        .where(Opinion.case_id == case_id)
    ).all()
    files: dict[uuid.UUID, list[FileLink]] = {}
    a = Attachment
    for opinion_id, *link in session.execute(
        select(a.opinion_id, a.id, a.name, a.size_bytes).where(a.case_id == case_id).order_by(a.id)
    ):
        files.setdefault(opinion_id, []).append(FileLink(*link))
    return [
        HistoryEntry(
            id=key,
            kind=_opinion_kind(kind, origin, corrects),
            at=at,
            author=author,
            text=text,
            seq=seq,
            corrects_seq=corrects or 0,
            annulled=annulled is not None,
            mail_id=mail_id,
            mail_state=MailState(mail_state) if mail_state else None,
            mail_detail=detail or "",
            files=tuple(files.get(key, ())),
            author_id=author_id,
        )
        for key, kind, origin, at, author, text, seq, corrects, annulled, mail_id, mail_state, detail, author_id in rows
    ]


def _opinion_kind(kind: str, origin: str, corrects: int | None) -> HistoryKind:
    if kind == OpinionKind.OPENING:
        return HistoryKind.OPENING
    if origin == OpinionOrigin.EMAIL:
        return HistoryKind.EMAIL
    if origin == OpinionOrigin.AUTOMATIC:
        return HistoryKind.AUTOMATIC
    return HistoryKind.CORRECTION if corrects else HistoryKind.OPINION


def _moves(session: Session, case_id: uuid.UUID) -> list[HistoryEntry]:
    m = CaseMove
    rows = session.execute(
        select(
            m.id, m.kind, m.at, User.name, m.answers, m.from_center_name, m.to_center_name, m.closes, m.seq
        )
        .join(User, User.id == m.author_id)
        .where(m.case_id == case_id)
    )
    return [
        HistoryEntry(
            id=key,
            kind=HistoryKind.MOVE,
            at=at,
            author=author,
            text="",
            seq=seq,
            move=MoveKind(kind),
            answers=tuple((said["question"], said["answer"]) for said in answers),
            from_center=origin or "",
            to_center=target,
            closes=closes,
        )
        for key, kind, at, author, answers, origin, target, closes, seq in rows
    ]


def _progress(session: Session, case_id: uuid.UUID) -> list[HistoryEntry]:
    p = ProgressEntry
    rows = session.execute(
        select(p.id, p.at, User.name, ProgressStatus.name)
        .join(User, User.id == p.author_id)
        .join(ProgressStatus, ProgressStatus.id == p.status_id)
        .where(p.case_id == case_id)
    )
    return [
        HistoryEntry(id=key, kind=HistoryKind.PROGRESS, at=at, author=author, text=name)
        for key, at, author, name in rows
    ]


def _appointments(session: Session, case_id: uuid.UUID) -> list[HistoryEntry]:
    a = Appointment
    rows = session.execute(
        select(a.id, a.created_at, User.name, a.subject, a.starts_at, a.ends_at, a.deleted_at)
        .join(User, User.id == a.created_by_id)
        .where(a.case_id == case_id)
    )
    return [
        HistoryEntry(
            id=key,
            kind=HistoryKind.APPOINTMENT,
            at=at,
            author=author,
            text=subject,
            starts_at=start,
            until=end,
            annulled=deleted is not None,
        )
        for key, at, author, subject, start, end, deleted in rows
    ]
