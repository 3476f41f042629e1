"""What there is to choose from: the lists behind the combo boxes, read once and again when settings change."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from crm_desktop.models.case import SavedFilter
from crm_desktop.models.service_type import EmailTemplate, ProgressStatus, ServiceType
from crm_desktop.models.user import User, UserCenter
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.queries.workflows import CenterInfo, centers
from crm_desktop.workflow.business_time import BusinessCalendar


@dataclass(frozen=True, slots=True)
class TypeOption:
    """`path` is the names from the root, `depth` how far below it."""

    id: uuid.UUID
    code: str
    name: str
    path: str
    parent_id: uuid.UUID | None
    is_group: bool
    priority: int
    due_hours: float | None
    default_description: str
    color: str
    allows_attachments: bool
    attachment_limit_bytes: int
    email_template_id: uuid.UUID | None
    active: bool

    @property
    def depth(self) -> int:
        return self.code.count(".")


@dataclass(frozen=True, slots=True)
class UserOption:
    id: uuid.UUID
    login: str
    name: str
    email: str | None
    center_ids: frozenset[uuid.UUID]
    active: bool


@dataclass(frozen=True, slots=True)
class StatusOption:
    id: uuid.UUID
    name: str
    waits_for_reply: bool
    active: bool


@dataclass(frozen=True, slots=True)
class TemplateOption:
    id: uuid.UUID
    code: str
    name: str
    subject: str
    body: str
    active: bool


@dataclass(frozen=True, slots=True)
class SavedFilterOption:
    id: uuid.UUID
    name: str
    content: str
    is_default: bool
    mine: bool
    shared: bool
    owner_name: str


@dataclass(frozen=True, slots=True)
class Options:
    service_types: tuple[TypeOption, ...]
    centers: tuple[CenterInfo, ...]
    users: tuple[UserOption, ...]
    statuses: tuple[StatusOption, ...]
    templates: tuple[TemplateOption, ...]
    filters: tuple[SavedFilterOption, ...]
    calendar: BusinessCalendar
    zone: ZoneInfo

    def service_type(self, key: uuid.UUID) -> TypeOption:
        return next(option for option in self.service_types if option.id == key)

    def center(self, key: uuid.UUID) -> CenterInfo:
        return next(option for option in self.centers if option.id == key)


def read_options(session: Session, actor: Actor) -> Options:
    """All lists, inactive entries among them and marked; filters are the actor's and those of the team."""
    t, s, e = ServiceType, ProgressStatus, EmailTemplate
    types = session.execute(
        select(
            t.id,
            t.code,
            t.name,
            t.path,
            t.parent_id,
            t.is_group,
            t.priority,
            t.due_hours,
            t.default_description,
            t.color,
            t.allows_attachments,
            t.attachment_limit_bytes,
            t.email_template_id,
            t.active,
        )
    )
    calendar = read_calendar(session)
    zone = calendar.zone
    assert isinstance(zone, ZoneInfo)
    return Options(
        service_types=tuple(sorted((TypeOption(*row) for row in types), key=lambda o: _code_key(o.code))),
        centers=centers(session),
        users=_users(session),
        statuses=tuple(
            StatusOption(*row)
            for row in session.execute(
                select(s.id, s.name, s.waits_for_reply, s.active).order_by(in_alphabet(s.name))
            )
        ),
        templates=tuple(
            TemplateOption(*row)
            for row in session.execute(
                select(e.id, e.code, e.name, e.subject, e.body, e.active).order_by(in_alphabet(e.name))
            )
        ),
        filters=_filters(session, actor),
        calendar=calendar,
        zone=zone,
    )


def _code_key(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in code.split("."))


def _users(session: Session) -> tuple[UserOption, ...]:
    others: dict[uuid.UUID, set[uuid.UUID]] = {}
    for user_id, center_id in session.execute(select(UserCenter.user_id, UserCenter.center_id)):
        others.setdefault(user_id, set()).add(center_id)
    u = User
    rows = session.execute(
        select(u.id, u.login, u.name, u.email, u.center_id, u.active).order_by(in_alphabet(u.name))
    )
    return tuple(
        UserOption(key, login, name, email, frozenset({center, *others.get(key, ())}), active)
        for key, login, name, email, center, active in rows
    )


def _filters(session: Session, actor: Actor) -> tuple[SavedFilterOption, ...]:
    f = SavedFilter
    rows = session.execute(
        select(f.id, f.name, f.content, f.is_default, f.owner_id, f.shared_center_id, User.name)
        .join(User, User.id == f.owner_id)
        .where(or_(f.owner_id == actor.user_id, f.shared_center_id.in_(sorted(actor.center_ids))))
        .order_by(in_alphabet(f.name))
    )
    return tuple(
        SavedFilterOption(
            key,
            name,
            content,
            is_default and owner == actor.user_id,
            owner == actor.user_id,
            shared is not None,
            owner_name,
        )
        for key, name, content, is_default, owner, shared, owner_name in rows
    )
