"""What the Configurador shows: every record, inactive ones among them, and what a form chooses from."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from crm_desktop.models.case import Case
from crm_desktop.models.service_type import EmailTemplate, ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter, UserRight
from crm_desktop.models.workflow import Workflow, WorkflowStep, WorkflowVersion
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.values.terms import Right, Role


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a form offers; an inactive one only where it is chosen already."""

    id: uuid.UUID
    text: str
    active: bool


@dataclass(frozen=True, slots=True)
class CenterRow:
    id: uuid.UUID
    code: str
    name: str
    email: str | None
    closes: bool
    default_assignee_id: uuid.UUID | None
    active: bool


@dataclass(frozen=True, slots=True)
class TypeRow:
    """`due_hours` are business hours."""

    id: uuid.UUID
    code: str
    name: str
    path: str
    is_group: bool
    priority: int
    due_hours: float | None
    default_description: str
    workflow_id: uuid.UUID | None
    color: str
    allows_attachments: bool
    attachment_limit_bytes: int
    email_template_id: uuid.UUID | None
    active: bool


@dataclass(frozen=True, slots=True)
class UserRow:
    """`rights` holds only what differs from the role's usual set, as (right, granted)."""

    id: uuid.UUID
    login: str
    name: str
    email: str | None
    role: Role
    center_id: uuid.UUID
    other_center_ids: tuple[uuid.UUID, ...]
    rights: tuple[tuple[Right, bool], ...]
    has_password: bool
    active: bool


@dataclass(frozen=True, slots=True)
class StatusRow:
    id: uuid.UUID
    code: str
    name: str
    waits_for_reply: bool
    active: bool


@dataclass(frozen=True, slots=True)
class TemplateRow:
    id: uuid.UUID
    code: str
    name: str
    subject: str
    body: str
    active: bool


@dataclass(frozen=True, slots=True)
class CentersView:
    rows: tuple[CenterRow, ...]
    users: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TypesView:
    """`rows` in the order of the tree."""

    rows: tuple[TypeRow, ...]
    workflows: tuple[Choice, ...]
    templates: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class UsersView:
    rows: tuple[UserRow, ...]
    centers: tuple[Choice, ...]


def list_centers(session: Session, actor: Actor) -> CentersView:
    """Responsibility centers by name. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    c, u = ResponsibilityCenter, User
    rows = session.execute(
        select(c.id, c.code, c.name, c.email, c.closes, c.default_assignee_id, c.active).order_by(
            in_alphabet(c.name)
        )
    )
    users = session.execute(select(u.id, u.name, u.active).order_by(in_alphabet(u.name)))
    return CentersView(tuple(CenterRow(*row) for row in rows), tuple(Choice(*row) for row in users))


def list_types(session: Session, actor: Actor) -> TypesView:
    """Service types in the order of their codes (1, 1.1, 1.2, 1.10, 2). Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    s, w, e = ServiceType, Workflow, EmailTemplate
    rows = session.execute(
        select(
            s.id,
            s.code,
            s.name,
            s.path,
            s.is_group,
            s.priority,
            s.due_hours,
            s.default_description,
            s.workflow_id,
            s.color,
            s.allows_attachments,
            s.attachment_limit_bytes,
            s.email_template_id,
            s.active,
        )
    )
    workflows = session.execute(select(w.id, w.name, w.active).order_by(in_alphabet(w.name)))
    templates = session.execute(select(e.id, e.name, e.active).order_by(in_alphabet(e.name)))
    return TypesView(
        tuple(sorted((TypeRow(*row) for row in rows), key=lambda row: _code_key(row.code))),
        tuple(Choice(*row) for row in workflows),
        tuple(Choice(*row) for row in templates),
    )


def _code_key(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdecimal() else 0, part) for part in code.split("."))


def list_users(session: Session, actor: Actor) -> UsersView:
    """Users by name. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    others: dict[uuid.UUID, list[uuid.UUID]] = {}
    for user_id, center_id in session.execute(select(UserCenter.user_id, UserCenter.center_id)):
        others.setdefault(user_id, []).append(center_id)
    rights: dict[uuid.UUID, list[tuple[Right, bool]]] = {}
    for user_id, right, granted in session.execute(
        select(UserRight.user_id, UserRight.right, UserRight.granted).order_by(UserRight.right)
    ):
        rights.setdefault(user_id, []).append((Right(right), granted))
    u, c = User, ResponsibilityCenter
    rows = session.execute(
        select(
            u.id, u.login, u.name, u.email, u.role, u.center_id, u.password_hash.is_not(None), u.active
        ).order_by(in_alphabet(u.name))
    )
    centers = session.execute(select(c.id, c.name, c.active).order_by(in_alphabet(c.name)))
    return UsersView(
        tuple(
            UserRow(
                id=key,
                login=login,
                name=name,
                email=email,
                role=Role(role),
                center_id=center,
                other_center_ids=tuple(sorted(others.get(key, ()))),
                rights=tuple(rights.get(key, ())),
                has_password=bool(has_password),
                active=active,
            )
            for key, login, name, email, role, center, has_password, active in rows
        ),
        tuple(Choice(*row) for row in centers),
    )


def list_statuses(session: Session, actor: Actor) -> tuple[StatusRow, ...]:
    """Progress statuses by name. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    s = ProgressStatus
    rows = session.execute(
        select(s.id, s.code, s.name, s.waits_for_reply, s.active).order_by(in_alphabet(s.name))
    )
    return tuple(StatusRow(*row) for row in rows)


def list_templates(session: Session, actor: Actor) -> tuple[TemplateRow, ...]:
    """E-mail templates by name. Raises NotAllowed."""
    actor.require(Right.CONFIGURE)
    e = EmailTemplate
    rows = session.execute(
        select(e.id, e.code, e.name, e.subject, e.body, e.active).order_by(in_alphabet(e.name))
    )
    return tuple(TemplateRow(*row) for row in rows)


def is_center_on_a_path(session: Session, center_id: uuid.UUID) -> bool:
    """Whether a process is in it or a published path leads through it: then it closes, or not, for good."""
    step = exists().where(
        WorkflowStep.center_id == center_id,
        WorkflowStep.version_id == WorkflowVersion.id,
        WorkflowVersion.published_at.is_not(None),
    )
    return bool(session.scalar(select(step | exists().where(Case.center_id == center_id))))
