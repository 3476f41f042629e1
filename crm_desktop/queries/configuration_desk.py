"""The Configurador's calendar and workflows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import Holiday
from crm_desktop.models.user import User
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.queries.workflows import CenterInfo, centers, read_definition
from crm_desktop.values.terms import Right
from crm_desktop.workflow.business_time import Stretches
from crm_desktop.workflow.definition import WorkflowDefinition


@dataclass(frozen=True, slots=True)
class HolidayRow:
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class WorkflowRow:
    """`current_number` is the published version that new processes take, None before the first;
    `running` counts the open processes pinned to it, `older_running` those pinned to earlier ones."""

    id: uuid.UUID
    code: str
    name: str
    active: bool
    current_number: int | None
    draft_number: int | None
    running: int
    older_running: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """`published_at` is None for the draft; `running` are open processes pinned to it."""

    id: uuid.UUID
    number: int
    published_at: datetime | None
    publisher: str
    running: int


@dataclass(frozen=True, slots=True)
class WorkflowView:
    """`definition` is the draft's, else that of the newest version; `versions` newest first."""

    row: WorkflowRow
    definition: WorkflowDefinition
    versions: tuple[VersionRow, ...]
    centers: tuple[CenterInfo, ...]


def list_holidays(session: Session, actor: Actor) -> tuple[HolidayRow, ...]:
    """Holidays in the order of their days. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    rows = session.execute(select(Holiday.day, Holiday.name).order_by(Holiday.day))
    return tuple(HolidayRow(*row) for row in rows)


def read_business_hours(session: Session, actor: Actor) -> Mapping[int, Stretches]:
    """The open stretches of each weekday (0 is Monday), the usual ones when none are set. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    return read_calendar(session).hours


def list_workflows(session: Session, actor: Actor) -> tuple[WorkflowRow, ...]:
    """Workflows by name, in two queries. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    versions: dict[uuid.UUID, list[VersionRow]] = {}
    for workflow_id, version in _versions(session, None):
        versions.setdefault(workflow_id, []).append(version)
    rows = session.execute(
        select(Workflow.id, Workflow.code, Workflow.name, Workflow.active).order_by(
            in_alphabet(Workflow.name)
        )
    )
    return tuple(_row(key, code, name, active, versions.get(key, ())) for key, code, name, active in rows)


def read_workflow(session: Session, actor: Actor, workflow_id: uuid.UUID) -> WorkflowView:
    """A workflow as its editor shows it. Raises NotAllowed, RecordGone."""
    actor.require(Right.CONFIGURE)
    found = session.execute(
        select(Workflow.id, Workflow.code, Workflow.name, Workflow.active).where(Workflow.id == workflow_id)
    ).one_or_none()
    if found is None:
        raise RecordGone("workflow")
    versions = tuple(version for _, version in _versions(session, workflow_id))
    definition = read_definition(session, versions[0].id) if versions else WorkflowDefinition(())
    key, code, name, active = found
    row = _row(key, code, name, active, versions)
    return WorkflowView(row, definition, versions, centers(session))


def read_version(session: Session, actor: Actor, version_id: uuid.UUID) -> WorkflowDefinition:
    """The steps of one version. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    return read_definition(session, version_id)


def list_center_infos(session: Session, actor: Actor) -> tuple[CenterInfo, ...]:
    """What a new workflow's steps choose from. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    return centers(session)


def _versions(session: Session, workflow_id: uuid.UUID | None) -> list[tuple[uuid.UUID, VersionRow]]:
    """Newest first, each with its workflow's key."""
    v = WorkflowVersion
    running = (
        select(Case.workflow_version_id, func.count().label("n"))
        .where(Case.closed_at.is_(None))
        .group_by(Case.workflow_version_id)
        .subquery()
    )
    question = (
        select(v.workflow_id, v.id, v.number, v.published_at, User.name, func.coalesce(running.c.n, 0))
        .outerjoin(User, User.id == v.published_by_id)
        .outerjoin(running, running.c.workflow_version_id == v.id)
        .order_by(v.number.desc())
    )
    if workflow_id is not None:
        question = question.where(v.workflow_id == workflow_id)
    return [
        (owner, VersionRow(key, number, published_at, publisher or "", count))
        for owner, key, number, published_at, publisher, count in session.execute(question)
    ]


def _row(
    key: uuid.UUID, code: str, name: str, active: bool, versions: tuple[VersionRow, ...] | list[VersionRow]
) -> WorkflowRow:
    published = [version for version in versions if version.published_at is not None]
    draft = next((version.number for version in versions if version.published_at is None), None)
    current = published[0] if published else None
    return WorkflowRow(
        id=key,
        code=code,
        name=name,
        active=active,
        current_number=current.number if current else None,
        draft_number=draft,
        running=current.running if current else 0,
        older_running=sum(version.running for version in published[1:]),
    )
