"""Workflows read back as pure definitions."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Row, bindparam, event, select
from sqlalchemy.orm import Session

from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.models.workflow import Workflow, WorkflowAnswer, WorkflowStep, WorkflowVersion
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.values.terms import StepKind
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition


@dataclass(frozen=True, slots=True)
class CenterInfo:
    id: uuid.UUID
    code: str
    name: str
    closes: bool
    active: bool
    default_assignee_id: uuid.UUID | None
    email: str | None


def centers(session: Session) -> tuple[CenterInfo, ...]:
    """Every responsibility center, by name."""
    c = ResponsibilityCenter
    rows = session.execute(
        select(c.id, c.code, c.name, c.closes, c.active, c.default_assignee_id, c.email).order_by(
            in_alphabet(c.name)
        )
    )
    return tuple(CenterInfo(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class PublishedPath:
    """A published version, which never changes: kept by the program once it was read.

    `center_ids` are the centers of its steps by the steps' orders. A center's code may change: those of `definition`
    are the ones of when it was read.
    """

    definition: WorkflowDefinition
    center_ids: Mapping[int, uuid.UUID]


_paths: WeakKeyDictionary[Engine, dict[uuid.UUID, PublishedPath]] = WeakKeyDictionary()


def published_path(session: Session, version_id: uuid.UUID) -> PublishedPath:
    """The path that a process follows. Any thread."""
    known = _paths.setdefault(session.connection().engine, {})
    path = known.get(version_id)
    if path is None:
        rows = session.connection().execute(_CENTERS_OF, {"version_id": version_id})
        path = PublishedPath(read_definition(session, version_id), {row.order: row.center_id for row in rows})
        # Not before: the transaction may be the one that publishes it.
        event.listen(session, "after_commit", lambda _: known.update({version_id: path}), once=True)
    return path


def read_definition(session: Session, version_id: uuid.UUID) -> WorkflowDefinition:
    """A version's steps; centers are named by their codes."""
    # By the connection, and columns only: every opened process asks this.
    connection = session.connection()
    answers: dict[int, list[Answer]] = defaultdict(list)
    for order, *answer in connection.execute(_ANSWERS, {"version_id": version_id}):
        answers[order].append(Answer(*answer))
    steps = connection.execute(_STEPS, {"version_id": version_id})
    return WorkflowDefinition(tuple(_step(step, tuple(answers[step.order])) for step in steps))


_answer = WorkflowAnswer.__table__.c
_ANSWERS = (
    select(
        _answer.step_order,
        _answer.text,
        _answer.target,
        _answer.follow_up_days,
        _answer.follow_up_time,
    )
    .where(_answer.version_id == bindparam("version_id"))
    .order_by(_answer.step_order, _answer.position)
)
_STEPS = (
    select(
        WorkflowStep.order.label("order"),
        WorkflowStep.kind,
        WorkflowStep.label.label("name"),
        WorkflowStep.question,
        ResponsibilityCenter.code.label("center"),
        WorkflowStep.next.label("next"),
        WorkflowStep.due_hours,
        WorkflowStep.forbids_other_centers,
    )
    .select_from(WorkflowStep.__table__.outerjoin(ResponsibilityCenter.__table__))
    .where(WorkflowStep.version_id == bindparam("version_id"))
    .order_by(WorkflowStep.order)
)
_CENTERS_OF = select(WorkflowStep.order.label("order"), WorkflowStep.center_id).where(
    WorkflowStep.version_id == bindparam("version_id"), WorkflowStep.center_id.is_not(None)
)


def _step(row: Row[Any], answers: tuple[Answer, ...]) -> CenterStep | DecisionStep:
    if row.kind == StepKind.CENTER:
        return CenterStep(
            order=row.order,
            label=row.name,
            center=row.center,
            next=row.next,
            due_hours=row.due_hours,
            forbids_other_centers=row.forbids_other_centers,
        )
    return DecisionStep(row.order, row.question, answers, row.forbids_other_centers)


def effective_version(session: Session, service_type_id: uuid.UUID) -> uuid.UUID | None:
    """The newest published version of the type's own workflow, else of its nearest ancestor's (rule 27)."""
    node = session.get(ServiceType, service_type_id)
    while node is not None:
        if node.workflow_id is not None:
            return session.scalar(
                select(WorkflowVersion.id)
                .join(Workflow)
                .where(
                    WorkflowVersion.workflow_id == node.workflow_id,
                    WorkflowVersion.published_at.is_not(None),
                    Workflow.active,
                )
                .order_by(WorkflowVersion.number.desc())
                .limit(1)
            )
        node = session.get(ServiceType, node.parent_id) if node.parent_id else None
    return None


def effective_definition(session: Session, service_type_id: uuid.UUID) -> WorkflowDefinition | None:
    """The path that a new process of the type would follow; None without a workflow."""
    version_id = effective_version(session, service_type_id)
    return read_definition(session, version_id) if version_id is not None else None
