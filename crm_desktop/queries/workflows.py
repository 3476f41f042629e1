"""Workflows read back as pure definitions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.models.workflow import Workflow, WorkflowStep, WorkflowVersion
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
        select(c.id, c.code, c.name, c.closes, c.active, c.default_assignee_id, c.email).order_by(c.name)
    )
    return tuple(CenterInfo(*row) for row in rows)


def read_definition(session: Session, version_id: uuid.UUID) -> WorkflowDefinition:
    """A version's steps; centers are named by their codes. A published one never changes."""
    codes = dict(session.execute(select(ResponsibilityCenter.id, ResponsibilityCenter.code)).tuples().all())
    steps = session.scalars(
        select(WorkflowStep)
        .where(WorkflowStep.version_id == version_id)
        .order_by(WorkflowStep.order)
        .options(selectinload(WorkflowStep.answers))
    )
    return WorkflowDefinition(tuple(_step(step, codes) for step in steps))


def _step(step: WorkflowStep, codes: dict[uuid.UUID, str]) -> CenterStep | DecisionStep:
    if step.kind == StepKind.CENTER:
        assert step.center_id is not None
        return CenterStep(
            order=step.order,
            label=step.label,
            center=codes[step.center_id],
            next=step.next,
            due_hours=step.due_hours,
            forbids_other_centers=step.forbids_other_centers,
        )
    answers = tuple(Answer(a.text, a.target, a.follow_up_days, a.follow_up_time) for a in step.answers)
    return DecisionStep(step.order, step.question, answers, step.forbids_other_centers)


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
