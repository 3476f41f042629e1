"""The tree of service types."""

from __future__ import annotations

import math
import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from crm_desktop.errors import Duplicate, InvalidColor, Missing, OutOfRange, RecordGone, RecordInUse
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import MEGABYTE, EmailTemplate, ServiceType
from crm_desktop.models.workflow import Workflow
from crm_desktop.operations.changes import Changes
from crm_desktop.operations.configuration import record, required, saved
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.record_use import RecordKind
from crm_desktop.values.terms import Right

PATH_SEPARATOR = " › "
MAX_DUE_HOURS = 10_000.0
USED_AS_LEAF = "service_type_leaf"
"""`RecordInUse.kind` where a type that has processes should become a group."""
USED_AS_GROUP = "service_type_group"
"""`RecordInUse.kind` where a group that holds types should become a leaf."""

_CODE = re.compile(r"[0-9]+(\.[0-9]+)*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class TypeFields:
    """As typed. `due_hours` are business hours; the parent follows from the code (1.1 lies under 1)."""

    code: str
    name: str
    is_group: bool = False
    priority: int = 5
    due_hours: float | None = None
    default_description: str = ""
    workflow_id: uuid.UUID | None = None
    color: str = "#5f6b7e"
    allows_attachments: bool = True
    attachment_limit_mb: int = 10
    email_template_id: uuid.UUID | None = None
    active: bool = True


def save_type(
    session: Session, *, actor: Actor, now: datetime, fields: TypeFields, record_id: uuid.UUID | None = None
) -> Changes:
    """A new service type, or the given one changed; codes and paths of all below follow.

    Raises Missing (`field` parent: no such group), Duplicate, OutOfRange, InvalidColor, RecordGone, RecordInUse.
    """
    actor.require(Right.CONFIGURE)
    kind = record(session, ServiceType, RecordKind.SERVICE_TYPE, record_id)
    name = required(fields.name, "name")
    _check_values(session, fields)
    code = required(fields.code, "code")
    if not _CODE.fullmatch(code):
        raise Missing("code")
    parent = _parent(session, code, record_id)
    below = _below(session, kind) if record_id is not None else []
    if record_id is not None:
        _check_shape(session, kind, fields.is_group, below)
    _check_codes(session, kind, code, below)
    _rename(kind, code, name, parent, below)
    kind.is_group, kind.priority, kind.due_hours = fields.is_group, fields.priority, fields.due_hours
    kind.default_description = fields.default_description.strip()
    kind.workflow_id, kind.email_template_id = fields.workflow_id, fields.email_template_id
    kind.color = fields.color.lower()
    kind.allows_attachments = fields.allows_attachments
    kind.attachment_limit_bytes = fields.attachment_limit_mb * MEGABYTE
    kind.active = fields.active
    return saved(session, kind, RecordKind.SERVICE_TYPE, actor, now, code)


def _check_values(session: Session, fields: TypeFields) -> None:
    if not 1 <= fields.priority <= 9:
        raise OutOfRange("priority", fields.priority, 1, 9)
    hours = fields.due_hours
    if hours is not None and not (math.isfinite(hours) and 0 < hours <= MAX_DUE_HOURS):
        raise OutOfRange("due_hours", hours if math.isfinite(hours) else 0, 1, MAX_DUE_HOURS)
    if not 1 <= fields.attachment_limit_mb <= 10:
        raise OutOfRange("attachment_limit_mb", fields.attachment_limit_mb, 1, 10)
    if not _COLOR.fullmatch(fields.color):
        raise InvalidColor(fields.color)
    if fields.workflow_id is not None and session.get(Workflow, fields.workflow_id) is None:
        raise RecordGone("workflow")
    if fields.email_template_id is not None and session.get(EmailTemplate, fields.email_template_id) is None:
        raise RecordGone("email_template")


def _parent(session: Session, code: str, record_id: uuid.UUID | None) -> ServiceType | None:
    """The group that the code lies under; never itself nor one below itself."""
    above = code.rpartition(".")[0]
    if not above:
        return None
    parent = session.scalar(select(ServiceType).where(ServiceType.code == above, ServiceType.is_group))
    node = parent
    while node is not None:
        if node.id == record_id:
            raise Missing("parent")
        node = session.get(ServiceType, node.parent_id) if node.parent_id else None
    if parent is None:
        raise Missing("parent")
    return parent


def _below(session: Session, kind: ServiceType) -> list[ServiceType]:
    """All that lie under it, parents before children."""
    found: list[ServiceType] = []
    level = [kind.id]
    while level:
        children = session.scalars(select(ServiceType).where(ServiceType.parent_id.in_(level))).all()
        found.extend(children)
        level = [child.id for child in children]
    return found


def _check_shape(session: Session, kind: ServiceType, is_group: bool, below: list[ServiceType]) -> None:
    if is_group and not kind.is_group:
        if session.scalar(select(exists().where(Case.service_type_id == kind.id))):
            raise RecordInUse(USED_AS_LEAF, kind.name)
    elif kind.is_group and not is_group and below:
        raise RecordInUse(USED_AS_GROUP, kind.name)


def _check_codes(session: Session, kind: ServiceType, code: str, below: list[ServiceType]) -> None:
    moving = {kind.id, *(child.id for child in below)}
    wanted = [code, *(code + child.code[len(kind.code) :] for child in below)]
    taken = session.execute(
        select(ServiceType.id, ServiceType.code)
        .where(ServiceType.code.in_(wanted))
        .order_by(ServiceType.code)
    )
    for other, value in taken:
        if other not in moving:
            raise Duplicate("code", value)


def _rename(
    kind: ServiceType, code: str, name: str, parent: ServiceType | None, below: list[ServiceType]
) -> None:
    old = kind.code or ""
    kind.code, kind.name = code, name
    kind.parent_id = parent.id if parent else None
    kind.path = PATH_SEPARATOR.join((parent.path, name)) if parent else name
    paths = {kind.id: kind.path}
    for child in below:
        assert child.parent_id is not None
        child.code = code + child.code[len(old) :]
        child.path = PATH_SEPARATOR.join((paths[child.parent_id], child.name))
        paths[child.id] = child.path
