"""A workflow as its editor saves and publishes it."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.operations.configuration import check_free, record, required, saved
from crm_desktop.operations.workflow_versions import publish_workflow, write_draft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.record_use import RecordKind
from crm_desktop.queries.workflows import read_definition
from crm_desktop.values.terms import Right
from crm_desktop.workflow.definition import WorkflowDefinition


def save_workflow(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    code: str,
    name: str,
    active: bool,
    definition: WorkflowDefinition,
    record_id: uuid.UUID | None = None,
) -> Changes:
    """A new workflow, or the given one changed: its names at once, its steps as the draft version.

    Steps equal to the newest published version make no draft. `Changes.ids` holds the workflow's key.
    Raises Missing, Duplicate, InvalidWorkflow for what the schema cannot hold, RecordGone.
    """
    actor.require(Right.CONFIGURE)
    workflow = record(session, Workflow, RecordKind.WORKFLOW, record_id)
    code, name = required(code, "code"), required(name, "name")
    check_free(session, Workflow.code, Workflow.id, record_id, code, "code")
    workflow.code, workflow.name, workflow.active = code, name, active
    changes = saved(session, workflow, RecordKind.WORKFLOW, actor, now, code)
    if not _is_newest(session, workflow.id, definition):
        write_draft(session, code=code, name=name, definition=definition)
    return changes


def _is_newest(session: Session, workflow_id: uuid.UUID, definition: WorkflowDefinition) -> bool:
    newest = session.execute(
        select(WorkflowVersion.id)
        .where(WorkflowVersion.workflow_id == workflow_id)
        .order_by(WorkflowVersion.number.desc())
        .limit(1)
    ).scalar()
    if newest is None:
        return not definition.steps
    return read_definition(session, newest) == definition


def publish_saved_workflow(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    code: str,
    name: str,
    active: bool,
    definition: WorkflowDefinition,
    record_id: uuid.UUID | None = None,
) -> Changes:
    """`save_workflow`, and its draft becomes the version that new processes take, in one transaction.

    Running processes stay with theirs (rule 28). Raises InvalidWorkflow with every problem (rule 34), and
    RecordGone when there is no draft to publish.
    """
    changes = save_workflow(
        session,
        actor=actor,
        now=now,
        code=code,
        name=name,
        active=active,
        definition=definition,
        record_id=record_id,
    )
    (workflow_id,) = changes.ids
    draft = session.scalar(
        select(WorkflowVersion.id).where(
            WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_(None)
        )
    )
    if draft is None:
        raise RecordGone("workflow_version")
    publish_workflow(session, actor=actor, now=now, version_id=draft)
    return changes


def discard_workflow_draft(
    session: Session, *, actor: Actor, now: datetime, workflow_id: uuid.UUID
) -> Changes:
    """The draft goes; what was published stays as it is. Raises RecordGone when there is none."""
    actor.require(Right.CONFIGURE)
    draft = session.scalar(
        select(WorkflowVersion).where(
            WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_(None)
        )
    )
    if draft is None:
        raise RecordGone("workflow_version")
    session.delete(draft)
    session.flush()
    audit(session, actor=actor, now=now, action="discard", entity="workflow_version", entity_id=draft.id)
    return changed(Kind.SETTINGS, ids=(workflow_id,))
