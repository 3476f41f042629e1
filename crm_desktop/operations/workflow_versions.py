"""Drawing paths: a workflow's draft version, and its publication."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from crm_desktop.errors import InvalidWorkflow, Missing, RecordGone
from crm_desktop.models.workflow import Workflow, WorkflowAnswer, WorkflowEdge, WorkflowStep, WorkflowVersion
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.workflows import centers, read_definition
from crm_desktop.values.terms import EdgeKind, Right, StepKind
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from crm_desktop.workflow.validation import problems
from crm_desktop.workflow.walk import edges, entries, prompts


def write_draft(session: Session, *, code: str, name: str, definition: WorkflowDefinition) -> uuid.UUID:
    """Writes the definition as the workflow's draft version, made when there is none; returns its key.

    A draft may be unfinished; it needs only what the schema holds. It asks for no right: whoever calls it has.
    Raises InvalidWorkflow, Missing.
    """
    if not code.strip():
        raise Missing("code")
    if not name.strip():
        raise Missing("name")
    workflow = session.scalar(select(Workflow).where(Workflow.code == code))
    if workflow is None:
        workflow = Workflow(code=code, name=name)
        session.add(workflow)
        session.flush()
    workflow.name = name
    version = session.scalar(
        select(WorkflowVersion).where(
            WorkflowVersion.workflow_id == workflow.id, WorkflowVersion.published_at.is_(None)
        )
    )
    if version is None:
        last = session.scalar(
            select(func.max(WorkflowVersion.number)).where(WorkflowVersion.workflow_id == workflow.id)
        )
        version = WorkflowVersion(workflow_id=workflow.id, number=(last or 0) + 1)
        session.add(version)
        session.flush()
    _replace_steps(session, version.id, name, definition)
    return version.id


def _replace_steps(
    session: Session, version_id: uuid.UUID, name: str, definition: WorkflowDefinition
) -> None:
    known = {center.code: center.id for center in centers(session)}
    unusable = [
        problem
        for problem in problems(definition, centers=known, closing_centers=())
        if problem.kind in ("duplicate_order", "unknown_center", "order_out_of_range")
    ]
    if unusable:
        raise InvalidWorkflow(name, tuple(unusable))
    for table in (WorkflowEdge, WorkflowAnswer, WorkflowStep):
        session.execute(delete(table).where(table.version_id == version_id))
    for step in definition.steps:
        is_center = isinstance(step, CenterStep)
        session.execute(
            insert(WorkflowStep).values(
                version_id=version_id,
                order=step.order,
                kind=StepKind.CENTER if is_center else StepKind.DECISION,
                label=step.label if isinstance(step, CenterStep) else "",
                question="" if isinstance(step, CenterStep) else step.question,
                center_id=known[step.center] if isinstance(step, CenterStep) else None,
                next=step.next if isinstance(step, CenterStep) else None,
                due_hours=step.due_hours if isinstance(step, CenterStep) else None,
                forbids_other_centers=step.forbids_other_centers,
            )
        )
        if isinstance(step, CenterStep):
            continue
        for position, answer in enumerate(step.answers):
            session.execute(
                insert(WorkflowAnswer).values(
                    version_id=version_id,
                    step_order=step.order,
                    position=position,
                    text=answer.text,
                    target=answer.target,
                    follow_up_days=answer.follow_up_days,
                    follow_up_time=answer.follow_up_time,
                )
            )


def publish_workflow(session: Session, *, actor: Actor, now: datetime, version_id: uuid.UUID) -> Changes:
    """Makes a draft version the one that new processes take. Raises InvalidWorkflow with every problem."""
    actor.require(Right.CONFIGURE)
    publish_draft(session, now=now, author_id=actor.user_id, version_id=version_id)
    audit(session, actor=actor, now=now, action="publish", entity="workflow_version", entity_id=version_id)
    return changed(Kind.SETTINGS, ids=(version_id,))


def publish_draft(
    session: Session, *, now: datetime, author_id: uuid.UUID | None, version_id: uuid.UUID
) -> None:
    """The same without asking for the right and without audit: for an import. Raises InvalidWorkflow (rule 34)."""
    version = session.get(WorkflowVersion, version_id)
    if version is None:
        raise RecordGone("workflow_version")
    workflow = session.get_one(Workflow, version.workflow_id)
    session.flush()
    definition = read_definition(session, version_id)
    all_centers = centers(session)
    found = problems(
        definition,
        centers={center.code for center in all_centers},
        closing_centers={center.code for center in all_centers if center.closes},
    )
    if found:
        raise InvalidWorkflow(workflow.name, found)
    rows = [(EdgeKind.ENTRY, 0, order) for order in entries(definition)]
    rows += [(EdgeKind.MOVE, *edge) for edge in edges(definition)]
    rows += [(EdgeKind.PROMPT, *prompt) for prompt in prompts(definition)]
    for kind, origin, target in rows:
        session.execute(
            insert(WorkflowEdge).values(version_id=version_id, kind=kind, from_order=origin, to_order=target)
        )
    version.published_at = now
    version.published_by_id = author_id
    session.flush()
