"""A process from its creation on, apart from its opinions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    BaseError,
    BlankText,
    CaseOpen,
    CrmError,
    Missing,
    NotepadChanged,
    OutOfRange,
    RecordGone,
)
from crm_desktop.models.case import Case, CaseMove, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.notice import Notice
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations import moves
from crm_desktop.operations.access import case_for, visible_case
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.operations.follow_ups import schedule_from_answer
from crm_desktop.operations.opinions import record_opinion, take_draft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.workflows import effective_version
from crm_desktop.storage.dialects import is_shared
from crm_desktop.storage.faults import translate
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import NoticeKind, OpinionKind, OpinionOrigin, Right


@dataclass(frozen=True, slots=True)
class NewCase:
    """What Novo processo asks for (rule 37). `center_id` counts only where the type has no workflow."""

    person_id: uuid.UUID
    service_type_id: uuid.UUID
    subject: str
    description: str
    priority: int
    center_id: uuid.UUID | None = None
    assignee_id: uuid.UUID | None = None
    due_at: datetime | None = None
    contact_name: str | None = None
    progress_status_id: uuid.UUID | None = None
    answers: tuple[int, ...] = ()


def create_case(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    new: NewCase,
    draft_id: uuid.UUID | None = None,
    watcher_ids: tuple[uuid.UUID, ...] = (),
    case_id: uuid.UUID | None = None,
) -> Changes:
    """A new process with its opening opinion, first move and progress. `Changes.label` is its number.

    The responsible is a member of the center it starts in, unless that closes it. Raises BlankText, Missing,
    OutOfRange, RecordGone, NotMember, MoveNotAllowed, NotAllowed.
    """
    actor.require(Right.CREATE)
    kind = _check_new(session, new)
    version_id = effective_version(session, new.service_type_id)
    case = Case(
        id=case_id or uuid7(),
        number=_next_number(session),
        person_id=new.person_id,
        contact_name=new.contact_name or None,
        service_type_id=new.service_type_id,
        subject=new.subject.strip(),
        priority=new.priority,
        center_id=new.center_id or actor.center_id,
        workflow_version_id=version_id,
        opened_at=now,
        opened_by_id=actor.user_id,
        due_at=new.due_at,
        last_activity_at=now,
        opinion_count=0,
        move_count=0,
        version=1,
    )
    session.add(case)
    session.flush()
    if is_shared(session):
        session.refresh(case)  # the base numbers it, since only the base sees all
    opinion = record_opinion(
        session, case=case, author_id=actor.user_id, now=now, text=new.description, kind=OpinionKind.OPENING
    )
    session.flush()
    if draft_id is not None:
        take_draft(session, actor=actor, now=now, draft_id=draft_id, case=case, opinion=opinion)
    answer = moves.enter(
        session, case=case, actor=actor, now=now, answers=new.answers, center_id=new.center_id
    )
    if new.due_at is not None:
        case.due_at = new.due_at
    if new.assignee_id is not None:
        if case.closed_at is None:
            moves.require_member(session, new.assignee_id, case.center_id)
        case.assignee_id = new.assignee_id
    schedule_from_answer(session, case=case, actor=actor, now=now, answer=answer)
    if new.progress_status_id is not None:
        _enter_progress(session, case, new.progress_status_id, actor, now)
    for user_id in watcher_ids:
        session.add(Watcher(case_id=case.id, user_id=user_id))
    audit(session, actor=actor, now=now, action="create", entity="case", entity_id=case.id, detail=kind.code)
    return changed(Kind.CASE, Kind.DRAFT, ids=(case.id,), label=str(case.number))


def _next_number(session: Session) -> int:
    if is_shared(session):
        return 0
    return (session.scalar(select(func.max(Case.number))) or 0) + 1


def _check_new(session: Session, new: NewCase) -> ServiceType:
    if not new.subject.strip():
        raise Missing("subject")
    if not new.description.strip():
        raise BlankText("description")
    if not 1 <= new.priority <= 9:
        raise OutOfRange("priority", new.priority, 1, 9)
    kind = session.get(ServiceType, new.service_type_id)
    if kind is None or not kind.active or kind.is_group:
        raise RecordGone("service_type")
    person = session.get(Person, new.person_id)
    if person is None or not person.active:
        raise RecordGone("person")
    return kind


def set_progress(
    session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, status_id: uuid.UUID
) -> Changes:
    """Andamento: an entry, never an opinion (rule 26). Raises CaseClosed, RecordGone, NotAllowed."""
    actor.require(Right.WRITE_OPINION)
    case = case_for(session, actor, case_id)
    status = _enter_progress(session, case, status_id, actor, now)
    case.version += 1
    return changed(Kind.CASE, ids=(case.id,), label=status.name)


def _enter_progress(
    session: Session, case: Case, status_id: uuid.UUID, actor: Actor, now: datetime
) -> ProgressStatus:
    status = session.get(ProgressStatus, status_id)
    if status is None or not status.active:
        raise RecordGone("progress_status")
    session.add(ProgressEntry(case_id=case.id, status_id=status.id, author_id=actor.user_id, at=now))
    case.progress_status_id = status.id
    case.last_activity_at = now
    return status


def reopen_case(session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, reason: str) -> Changes:
    """Back to the last open center, with an automatic record of the reason (rule 10).

    Raises NotAllowed, BlankText, CaseOpen, RecordGone. `Changes.label` is the center's name.
    """
    actor.require(Right.REOPEN)
    if not reason.strip():
        raise BlankText("reason")
    case = visible_case(session, actor, case_id)
    if case.closed_at is None:
        raise CaseOpen(case.number)
    move = moves.reopen(session, case=case, actor=actor, now=now, center_id=_last_open_center(session, case))
    record_automatic(
        session, case=case, actor=actor, now=now, text=f"Processo reaberto. Motivo: {reason.strip()}"
    )
    audit(
        session,
        actor=actor,
        now=now,
        action="reopen",
        entity="case",
        entity_id=case.id,
        detail=reason.strip(),
    )
    return changed(Kind.CASE, ids=(case.id,), label=move.to_center_name)


def _last_open_center(session: Session, case: Case) -> uuid.UUID:
    last = session.scalars(
        select(CaseMove).where(CaseMove.case_id == case.id, CaseMove.seq == case.move_count)
    ).one()
    if last.from_center_id is not None:
        return last.from_center_id
    author = session.get_one(User, case.assignee_id or case.opened_by_id)
    return author.center_id


def record_automatic(session: Session, *, case: Case, actor: Actor, now: datetime, text: str) -> None:
    """Registro automático: what the system wrote, marked as such; it is no movement of the process."""
    activity = case.last_activity_at
    record_opinion(
        session, case=case, author_id=actor.user_id, now=now, text=text, origin=OpinionOrigin.AUTOMATIC
    )
    case.last_activity_at = activity
    case.version += 1
    session.flush()


def change_priority(
    session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, priority: int
) -> Changes:
    """Recorded with before and after (rule 42). Raises OutOfRange, CaseClosed, NotAllowed."""
    actor.require(Right.WRITE_OPINION)
    if not 1 <= priority <= 9:
        raise OutOfRange("priority", priority, 1, 9)
    case = case_for(session, actor, case_id)
    if priority != case.priority:
        text = f"Prioridade alterada de {case.priority} para {priority}."
        case.priority = priority
        record_automatic(session, case=case, actor=actor, now=now, text=text)
    return changed(Kind.CASE, ids=(case.id,))


def change_due(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    due_at: datetime | None,
    before_text: str,
    after_text: str,
) -> Changes:
    """Previsão; the two texts are the moments in the user's zone (rule 42). Raises CaseClosed, NotAllowed."""
    actor.require(Right.WRITE_OPINION)
    case = case_for(session, actor, case_id)
    if due_at != case.due_at:
        case.due_at = due_at
        record_automatic(
            session,
            case=case,
            actor=actor,
            now=now,
            text=f"Previsão alterada de {before_text} para {after_text}.",
        )
    return changed(Kind.CASE, ids=(case.id,))


def assign_case(
    session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, assignee_id: uuid.UUID | None
) -> Changes:
    """Gives the process to a member of its center, or to nobody.

    Raises NotMember, RecordGone, CaseClosed, NotAllowed.
    """
    actor.require(Right.WRITE_OPINION)
    case = case_for(session, actor, case_id)
    if assignee_id == case.assignee_id:
        return changed(Kind.CASE, ids=(case.id,))
    if assignee_id is not None:
        moves.require_member(session, assignee_id, case.center_id)
    before, after = _user_name(session, case.assignee_id), _user_name(session, assignee_id)
    case.assignee_id = assignee_id
    record_automatic(
        session, case=case, actor=actor, now=now, text=f"Responsável alterado de {before} para {after}."
    )
    if assignee_id is not None and assignee_id != actor.user_id:
        _tell(session, user_id=assignee_id, case=case, actor=actor, now=now, kind=NoticeKind.HANDED_OVER)
    audit(session, actor=actor, now=now, action="assign", entity="case", entity_id=case.id, detail=after)
    return changed(Kind.CASE, ids=(case.id,), label=after)


def _user_name(session: Session, user_id: uuid.UUID | None) -> str:
    return session.get_one(User, user_id).name if user_id is not None else "ninguém"


def _tell(
    session: Session, *, user_id: uuid.UUID, case: Case, actor: Actor, now: datetime, kind: NoticeKind
) -> None:
    session.add(Notice(user_id=user_id, case_id=case.id, kind=kind, author_name=actor.name, created_at=now))


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What became of one process of many; `error` is None when it went through."""

    case_id: uuid.UUID
    number: int
    error: CrmError | None


def redistribute(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    case_ids: tuple[uuid.UUID, ...],
    assignee_id: uuid.UUID,
    move_to_center: bool = False,
) -> tuple[Changes, tuple[ItemResult, ...]]:
    """Redistribuir: each process on its own, with one result each; those that may not move stay.

    With `move_to_center` a process outside the new person's centers goes to the person's main one, if the
    path permits Outros CR's. Raises NotAllowed.
    """
    actor.require(Right.BULK)
    results = []
    for case_id in case_ids:
        number = session.scalar(select(Case.number).where(Case.id == case_id)) or 0
        try:
            with session.begin_nested():
                _hand_over(session, actor, now, case_id, assignee_id, move_to_center)
            results.append(ItemResult(case_id, number, None))
        except (CrmError, DBAPIError) as error:
            results.append(ItemResult(case_id, number, _refusal(error)))
    return changed(Kind.CASE, ids=case_ids), tuple(results)


def _hand_over(
    session: Session,
    actor: Actor,
    now: datetime,
    case_id: uuid.UUID,
    assignee_id: uuid.UUID,
    move_to_center: bool,
) -> None:
    case = case_for(session, actor, case_id)
    if move_to_center and not moves.is_member(session, assignee_id, case.center_id):
        user = session.get_one(User, assignee_id)
        before = session.get_one(ResponsibilityCenter, case.center_id).name
        move = moves.change_center(session, case=case, actor=actor, now=now, center_id=user.center_id)
        text = f"CR alterado de {before} para {move.to_center_name}."
        record_automatic(session, case=case, actor=actor, now=now, text=text)
    assign_case(session, actor=actor, now=now, case_id=case_id, assignee_id=assignee_id)


def _refusal(error: CrmError | DBAPIError) -> CrmError:
    """The rule that stopped one of many; what is no rule stops them all."""
    known = translate(error)
    if known is None or isinstance(known, BaseError):
        raise error
    return known


def ask_for_opinion(
    session: Session, *, actor: Actor, now: datetime, case_ids: tuple[uuid.UUID, ...]
) -> tuple[Changes, tuple[ItemResult, ...]]:
    """Cobrar parecer: tells the responsible and leaves an automatic record, one result each."""
    actor.require(Right.SUPERVISE)
    results = []
    for case_id in case_ids:
        number = session.scalar(select(Case.number).where(Case.id == case_id)) or 0
        try:
            with session.begin_nested():
                case = case_for(session, actor, case_id)
                if case.assignee_id is None:
                    raise Missing("assignee")
                name = _user_name(session, case.assignee_id)
                record_automatic(
                    session,
                    case=case,
                    actor=actor,
                    now=now,
                    text=f"Parecer cobrado de {name} por {actor.name}.",
                )
                _tell(
                    session,
                    user_id=case.assignee_id,
                    case=case,
                    actor=actor,
                    now=now,
                    kind=NoticeKind.OPINION_ASKED,
                )
            results.append(ItemResult(case_id, number, None))
        except (CrmError, DBAPIError) as error:
            results.append(ItemResult(case_id, number, _refusal(error)))
    return changed(Kind.CASE, ids=case_ids), tuple(results)


def save_notepad(
    session: Session, *, actor: Actor, now: datetime, case_id: uuid.UUID, text: str, version: int
) -> Changes:
    """The notepad as typed. `version` is the one that was read (0: none yet).

    Raises NotepadChanged with the other text when somebody saved in between (rule 20).
    """
    case = visible_case(session, actor, case_id)
    pad = session.get(CaseNotepad, case_id)
    if pad is None:
        pad = CaseNotepad(
            case_id=case_id,
            case_number=case.number,
            text="",
            version=0,
            saved_by_id=actor.user_id,
            saved_at=now,
        )
        session.add(pad)
    elif pad.version != version and pad.text != text:
        raise NotepadChanged(pad.text, _user_name(session, pad.saved_by_id), pad.version)
    pad.text = text
    pad.version += 1
    pad.saved_by_id = actor.user_id
    pad.saved_at = now
    session.flush()
    return changed(Kind.NOTEPAD, ids=(case_id,))


def dismiss_notices(
    session: Session, *, actor: Actor, now: datetime, notice_ids: tuple[uuid.UUID, ...]
) -> None:
    """Marks the actor's own notices as seen."""
    for notice_id in notice_ids:
        notice = session.get(Notice, notice_id)
        if notice is not None and notice.user_id == actor.user_id:
            notice.seen_at = now
