"""Workflows of a base as a section of a document, and the paths that its cases must name."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.exchange.rows_out import Row
from crm_desktop.models.case import Case
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.workflow.definition import CenterStep, Step


def workflows(session: Session) -> list[Row]:
    """The newest version of each, and those before it that cases still follow; drafts stay where they are."""
    found: list[Row] = []
    named = {path[0] for path in other_paths(session).values()}
    for workflow in session.scalars(select(Workflow).order_by(Workflow.code)):
        versions = _published(session, workflow.id)
        if not versions:
            continue
        newest = versions.pop()
        row = {"code": workflow.code, "name": workflow.name, "active": workflow.active}
        row["steps"] = _steps(session, newest.id)
        if any(version.id in named for version in (newest, *versions)):
            row["version"] = newest.number
            row["earlier"] = [
                {"version": version.number, "steps": _steps(session, version.id)}
                for version in versions
                if version.id in named
            ]
        found.append(row)
    return found


def _published(session: Session, workflow_id: uuid.UUID) -> list[WorkflowVersion]:
    v = WorkflowVersion
    query = select(v).where(v.workflow_id == workflow_id, v.published_at.is_not(None))
    return list(session.scalars(query.order_by(v.number)))


def _steps(session: Session, version_id: uuid.UUID) -> list[Row]:
    return [_step(step) for step in read_definition(session, version_id).steps]


def other_paths(session: Session) -> dict[tuple[uuid.UUID, uuid.UUID | None], tuple[uuid.UUID | None, Row]]:
    """By type and version, for cases that follow another path than a new one of their type would: the
    version, and the fields that say so."""
    names = {
        key: {"workflow": code, "workflow_version": number}
        for key, code, number in session.execute(
            select(WorkflowVersion.id, Workflow.code, WorkflowVersion.number).join(Workflow)
        )
    }
    pairs = select(Case.service_type_id, Case.workflow_version_id).distinct()
    return {
        (kind, version): (
            version,
            names[version] if version else {"workflow": None, "workflow_version": 0},
        )
        for kind, version in session.execute(pairs)
        if effective_version(session, kind) != version
    }


def _step(step: Step) -> Row:
    if isinstance(step, CenterStep):
        return {
            "order": step.order,
            "kind": "center",
            "label": step.label,
            "center": step.center,
            "next": step.next,
            "due_hours": step.due_hours,
            "forbids_other_centers": step.forbids_other_centers,
        }
    return {
        "order": step.order,
        "kind": "decision",
        "question": step.question,
        "forbids_other_centers": step.forbids_other_centers,
        "answers": [
            {
                "text": a.text,
                "next": a.target,
                "follow_up_days": a.follow_up_days,
                "follow_up_time": f"{a.follow_up_time:%H:%M}" if a.follow_up_time is not None else None,
            }
            for a in step.answers
        ],
    }
