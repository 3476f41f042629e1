"""The one place where a process moves (rule 35). Every verb that moves one calls these.

The base checks each move again by triggers (rule 34d); what is decided here is only which move it is.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from crm_desktop.errors import MoveNotAllowed, NotMember, RecordGone
from crm_desktop.models.case import Case, CaseMove
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter
from crm_desktop.operations.rows import write_changes, write_once
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.workflows import PublishedPath, published_path
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import MoveKind
from crm_desktop.workflow.business_time import add_business_hours
from crm_desktop.workflow.definition import Answer, CenterStep
from crm_desktop.workflow.walk import Walk, begin

UNDO_TIME = timedelta(seconds=60)
_center, _other = ResponsibilityCenter.__table__.c, UserCenter.__table__.c
_default, _assignee = User.__table__.alias("the_default"), User.__table__.alias("the_assignee")
# One question, since every Ok asks it: centers, whether each has the responsible as a member, and its default.
_PLACES = (
    select(
        _center.id,
        _center.name,
        _center.closes,
        _center.active,
        _default.c.id.label("active_default_id"),
        or_(_assignee.c.center_id == _center.id, _other.user_id.is_not(None)).label("has_assignee"),
    )
    .select_from(ResponsibilityCenter.__table__)
    .outerjoin(_default, and_(_default.c.id == _center.default_assignee_id, _default.c.active))
    .outerjoin(_assignee, and_(_assignee.c.id == bindparam("assignee_id"), _assignee.c.active))
    .outerjoin(UserCenter.__table__, and_(_other.user_id == _assignee.c.id, _other.center_id == _center.id))
    .where(or_(_center.id == bindparam("to_id"), _center.id == bindparam("from_id")))
)


class Way(StrEnum):
    """What was chosen at Ok (rules 29, 30, 32, 34b)."""

    KEEP = "keep"
    FOLLOW = "follow"
    OTHER_CENTER = "other_center"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Decision:
    """The way, the answers given on it (each an index), and the center for OTHER_CENTER."""

    way: Way = Way.KEEP
    answers: tuple[int, ...] = ()
    center_id: uuid.UUID | None = None


def enter(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    answers: tuple[int, ...],
    center_id: uuid.UUID | None,
) -> Answer | None:
    """The first move of a new process: at the workflow's entry, or in the chosen center without one (34a)."""
    path = _path(session, case)
    if path is None:
        if center_id is None:
            raise MoveNotAllowed(case.number, "no center")
        _record(session, case=case, actor=actor, now=now, kind=MoveKind.ENTER, center_id=center_id)
        return None
    walk = _walk(path, case, None, answers)
    _arrive(session, case=case, actor=actor, now=now, kind=MoveKind.ENTER, path=path, walk=walk)
    return walk.last_answer


def decide(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    decision: Decision,
    opinion_id: uuid.UUID | None,
) -> tuple[CaseMove | None, Answer | None]:
    """Carries out what was chosen; the move (None when the process stays without one) and the last answer."""
    if decision.way is Way.KEEP:
        return None, None
    path = _path(session, case)
    if decision.way is Way.RETURN:
        move = _go_back_to_path(session, case=case, actor=actor, now=now, path=path, opinion_id=opinion_id)
        return move, None
    walk = _walk_on(path, case, decision.answers)
    if decision.way is Way.OTHER_CENTER:
        if decision.center_id is None:
            raise MoveNotAllowed(case.number, "no center")
        move = _go_elsewhere(
            session,
            case=case,
            actor=actor,
            now=now,
            center_id=decision.center_id,
            walk=walk,
            opinion_id=opinion_id,
        )
        return move, None
    if path is None or walk is None or walk.arrival is None:
        raise MoveNotAllowed(case.number, "unanswered")
    move = _arrive(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=MoveKind.EDGE,
        path=path,
        walk=walk,
        opinion_id=opinion_id,
    )
    return move, walk.last_answer


def _path(session: Session, case: Case) -> PublishedPath | None:
    """None without a workflow."""
    version_id = case.workflow_version_id
    return published_path(session, version_id) if version_id is not None else None


def _walk_on(path: PublishedPath | None, case: Case, answers: tuple[int, ...]) -> Walk | None:
    origin = case.step_order if case.step_order is not None else case.left_step_order
    if path is None or origin is None:
        return None
    return _walk(path, case, origin, answers)


def _walk(path: PublishedPath, case: Case, origin: int | None, answers: tuple[int, ...]) -> Walk:
    walk = begin(path.definition, origin)
    for index in answers:
        question = walk.question
        if question is None or not 0 <= index < len(question.answers):
            raise MoveNotAllowed(case.number, "answer")
        walk = walk.choose(index)
    return walk


def _arrive(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    kind: MoveKind,
    path: PublishedPath,
    walk: Walk,
    opinion_id: uuid.UUID | None = None,
) -> CaseMove:
    step = walk.arrival
    if step is None:
        raise MoveNotAllowed(case.number, "unanswered")
    said = [{"question": c.question, "answer": c.answer_text} for c in walk.choices]
    return _record(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=kind,
        center_id=path.center_ids[step.order],
        step=step,
        answers=said,
        opinion_id=opinion_id,
    )


def _go_back_to_path(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    path: PublishedPath | None,
    opinion_id: uuid.UUID | None,
) -> CaseMove:
    if path is None or case.left_step_order is None or case.step_order is not None:
        raise MoveNotAllowed(case.number, "no path")
    step = path.definition.step(case.left_step_order)
    assert isinstance(step, CenterStep)
    return _record(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=MoveKind.RETURN,
        center_id=path.center_ids[step.order],
        step=step,
        opinion_id=opinion_id,
    )


def _go_elsewhere(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    center_id: uuid.UUID,
    walk: Walk | None,
    opinion_id: uuid.UUID | None,
) -> CaseMove:
    left = case.step_order if case.step_order is not None else case.left_step_order
    at_order = None
    if walk is not None:
        if not walk.allows_other_centers:
            raise MoveNotAllowed(case.number, "other centers")
        at_order = walk.question.order if walk.question is not None else left
    said = [{"question": c.question, "answer": c.answer_text} for c in walk.choices] if walk else []
    return _record(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=MoveKind.MANUAL,
        center_id=center_id,
        answers=said,
        at_order=at_order,
        left_order=left,
        opinion_id=opinion_id,
    )


def change_center(
    session: Session, *, case: Case, actor: Actor, now: datetime, center_id: uuid.UUID
) -> CaseMove:
    """The same way to another center outside an opinion, for redistribution (rule 35)."""
    walk = _walk_on(_path(session, case), case, ())
    return _go_elsewhere(
        session, case=case, actor=actor, now=now, center_id=center_id, walk=walk, opinion_id=None
    )


def reopen(session: Session, *, case: Case, actor: Actor, now: datetime, center_id: uuid.UUID) -> CaseMove:
    """Back to the last center that was open, at the step it had there (rule 10)."""
    last = _last_move(session, case)
    step_order = last.from_order if last.from_center_id is not None else None
    step = None
    path = _path(session, case)
    if step_order is not None and path is not None:
        found = path.definition.step(step_order)
        step = found if isinstance(found, CenterStep) else None
    return _record(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=MoveKind.REOPEN,
        center_id=center_id,
        step=step,
        left_order=last.before_left_order,
        renew_due=False,
    )


def undo(session: Session, *, case: Case, actor: Actor, now: datetime, move: CaseMove) -> CaseMove:
    """Takes the newest move back: center, step, due moment and responsible as they were."""
    if move.from_center_id is None:
        raise MoveNotAllowed(case.number, "first move")
    back = _record(
        session,
        case=case,
        actor=actor,
        now=now,
        kind=MoveKind.UNDO,
        center_id=move.from_center_id,
        step_order=move.from_order,
        left_order=move.before_left_order,
        undoes_id=move.id,
        renew_due=False,
        closed_at=move.before_closed_at,
    )
    case.due_at = move.before_due_at
    case.assignee_id = move.before_assignee_id
    return back


def _last_move(session: Session, case: Case) -> CaseMove:
    return session.scalars(
        select(CaseMove).where(CaseMove.case_id == case.id, CaseMove.seq == case.move_count)
    ).one()


def _record(
    session: Session,
    *,
    case: Case,
    actor: Actor,
    now: datetime,
    kind: MoveKind,
    center_id: uuid.UUID,
    step: CenterStep | None = None,
    step_order: int | None = None,
    answers: list[dict[str, str]] | None = None,
    at_order: int | None = None,
    left_order: int | None = None,
    opinion_id: uuid.UUID | None = None,
    undoes_id: uuid.UUID | None = None,
    renew_due: bool = True,
    closed_at: datetime | None = None,
) -> CaseMove:
    """Writes the move, then the process as the move says; the base checks the one against the other."""
    center, before = _read_places(session, case, center_id)
    if not center.active and kind is not MoveKind.UNDO:
        raise RecordGone("center")
    first = kind is MoveKind.ENTER
    to_order = step.order if step is not None else step_order
    # All that is asked comes before the process changes: a question in between would write it twice.
    due_at, assignee_id = case.due_at, case.assignee_id
    if step is not None and step.due_hours is not None and renew_due:
        due_at = add_business_hours(read_calendar(session), now, step.due_hours)
    if kind is not MoveKind.UNDO and center_id != before.id:
        assignee_id = _assignee_in(center, assignee_id)
    move = CaseMove(
        id=uuid7(),
        case_id=case.id,
        seq=case.move_count + 1,
        kind=kind,
        version_id=case.workflow_version_id,
        from_order=None if first else case.step_order,
        to_order=to_order,
        at_order=at_order,
        left_order=left_order,
        from_center_id=None if first else case.center_id,
        to_center_id=center_id,
        from_center_name=None if first else before.name,
        to_center_name=center.name,
        answers=answers or [],
        closes=center.closes,
        opinion_id=opinion_id,
        undoes_id=undoes_id,
        author_id=actor.user_id,
        at=now,
        before_due_at=case.due_at,
        before_assignee_id=case.assignee_id,
        before_left_order=case.left_step_order,
        before_closed_at=case.closed_at,
    )
    # At once, so that the process is written once, with its opinion and its move.
    write_once(session, move)
    case.center_id = center_id
    case.step_order = to_order
    case.left_step_order = left_order
    case.closed_at = (closed_at or now) if center.closes else None
    case.move_count = move.seq
    case.version += 1
    case.last_activity_at = now
    case.due_at = due_at
    case.assignee_id = assignee_id
    write_changes(session, case)
    session.flush()
    return move


def _assignee_in(center: Row[Any], assignee_id: uuid.UUID | None) -> uuid.UUID | None:
    """Who is responsible on arrival: the same if a member, else the center's default, else nobody (34c)."""
    if center.closes or center.has_assignee:
        return assignee_id
    default_id: uuid.UUID | None = center.active_default_id
    return default_id


def _read_places(session: Session, case: Case, center_id: uuid.UUID) -> tuple[Row[Any], Row[Any]]:
    """The center that the process goes to, and the one it is in, each a row of `_PLACES`."""
    ids = {"to_id": center_id, "from_id": case.center_id, "assignee_id": case.assignee_id}
    found = {row.id: row for row in session.connection().execute(_PLACES, ids)}
    if center_id not in found:
        raise RecordGone("center")
    return found[center_id], found[case.center_id]


def is_member(session: Session, user_id: uuid.UUID, center_id: uuid.UUID) -> bool:
    """Whether the active user has the center as main or other one (rule 42a)."""
    user = session.get(User, user_id)
    if user is None or not user.active:
        return False
    return user.center_id == center_id or session.get(UserCenter, (user_id, center_id)) is not None


def require_member(session: Session, user_id: uuid.UUID, center_id: uuid.UUID) -> None:
    """Raises NotMember, and RecordGone for a user that is inactive or does not exist."""
    user = session.get(User, user_id)
    if user is None or not user.active:
        raise RecordGone("user")
    if not is_member(session, user_id, center_id):
        raise NotMember(user.name, session.get_one(ResponsibilityCenter, center_id).name)
