"""Whether a record of the settings was ever used; one that was is inactivated, never deleted (rule 40)."""

from __future__ import annotations

import uuid
from enum import StrEnum

from sqlalchemy import Column, Table, exists, func, select
from sqlalchemy.orm import Session

from crm_desktop.models.base import Base
from crm_desktop.models.case import CaseMove
from crm_desktop.models.service_type import EmailTemplate, ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.storage.dialects import is_shared


class RecordKind(StrEnum):
    """The words that errors name these records by."""

    CENTER = "center"
    SERVICE_TYPE = "service_type"
    USER = "user"
    STATUS = "progress_status"
    TEMPLATE = "email_template"
    WORKFLOW = "workflow"


MAPPED: dict[RecordKind, type[Base]] = {
    RecordKind.CENTER: ResponsibilityCenter,
    RecordKind.SERVICE_TYPE: ServiceType,
    RecordKind.USER: User,
    RecordKind.STATUS: ProgressStatus,
    RecordKind.TEMPLATE: EmailTemplate,
    RecordKind.WORKFLOW: Workflow,
}

# What belongs to the record and goes with it.
_OWNED = {"user_center.user_id", "user_right.user_id", "workflow_version.workflow_id"}


def is_used(session: Session, kind: RecordKind, record_id: uuid.UUID) -> bool:
    """True when any row of the base refers to it; for a workflow also once it was published.

    Stops at the first such row, and asks the small tables first.
    """
    if is_shared(session) and session.scalar(select(func.crm.is_referred(kind.value, record_id))):
        return True  # by rows that are not for the administrator's eyes
    for column in _references(kind):
        if session.scalar(select(exists().where(column == record_id))):
            return True
    if kind is RecordKind.USER:
        return bool(session.scalar(select(exists().where(CaseMove.before_assignee_id == record_id))))
    if kind is RecordKind.WORKFLOW:
        published = select(func.count()).where(
            WorkflowVersion.workflow_id == record_id, WorkflowVersion.published_at.is_not(None)
        )
        return bool(session.scalar(published))
    return False


def _references(kind: RecordKind) -> list[Column[uuid.UUID]]:
    """Every column of another record that points to this kind: taken from the schema, so that none is missed."""
    target = MAPPED[kind].__table__
    assert isinstance(target, Table)
    found = [
        column
        for table in Base.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table is target and str(column) not in _OWNED
    ]
    return sorted(found, key=lambda column: _SIZE_ORDER.get(column.table.name, 0))


_SIZE_ORDER = {
    "cases": 1,
    "sales_follow_up": 2,
    "progress_entry": 3,
    "case_move": 4,
    "opinion": 5,
    "audit_event": 6,
}
