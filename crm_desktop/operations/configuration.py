"""Setting up the desk: centers, progress statuses and e-mail templates; and what all savers share."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_desktop.errors import Duplicate, Missing, RecordGone, RecordInUse, UnknownTemplateField
from crm_desktop.mail.template import unknown_fields
from crm_desktop.models.base import Base
from crm_desktop.models.service_type import EmailTemplate, ProgressStatus
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.configuration import is_center_on_a_path
from crm_desktop.queries.record_use import RecordKind
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.terms import Right

M = TypeVar("M", bound=Base)

CLOSING = "center_closing"
"""`RecordInUse.kind` where a center in use should begin or cease to close processes."""


@dataclass(frozen=True, slots=True)
class CenterFields:
    """As typed; checked and normalised when saved."""

    code: str
    name: str
    email: str = ""
    closes: bool = False
    default_assignee_id: uuid.UUID | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class StatusFields:
    code: str
    name: str
    waits_for_reply: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class TemplateFields:
    code: str
    name: str
    subject: str
    body: str
    active: bool = True


def save_center(
    session: Session, *, actor: Actor, now: datetime, fields: CenterFields, record_id: uuid.UUID | None = None
) -> Changes:
    """A new responsibility center, or the given one changed. `Changes.ids` holds its key.

    Whether it closes stays once a process or a published path knows it, for the past would change meaning.
    Raises Missing, Duplicate, InvalidEmail, RecordGone, RecordInUse.
    """
    actor.require(Right.CONFIGURE)
    center = record(session, ResponsibilityCenter, RecordKind.CENTER, record_id)
    code, name = required(fields.code, "code"), required(fields.name, "name")
    check_free(session, ResponsibilityCenter.code, ResponsibilityCenter.id, record_id, code, "code")
    if fields.default_assignee_id is not None and session.get(User, fields.default_assignee_id) is None:
        raise RecordGone("user")
    if record_id is not None and center.closes != fields.closes and is_center_on_a_path(session, record_id):
        raise RecordInUse(CLOSING, center.name)
    center.code, center.name = code, name
    center.email = normalize_email(fields.email) if fields.email.strip() else None
    center.closes, center.active = fields.closes, fields.active
    center.default_assignee_id = fields.default_assignee_id
    return saved(session, center, RecordKind.CENTER, actor, now, code)


def save_status(
    session: Session, *, actor: Actor, now: datetime, fields: StatusFields, record_id: uuid.UUID | None = None
) -> Changes:
    """A new progress status, or the given one changed. Raises Missing, Duplicate, RecordGone."""
    actor.require(Right.CONFIGURE)
    status = record(session, ProgressStatus, RecordKind.STATUS, record_id)
    code, name = required(fields.code, "code"), required(fields.name, "name")
    check_free(session, ProgressStatus.code, ProgressStatus.id, record_id, code, "code")
    status.code, status.name = code, name
    status.waits_for_reply, status.active = fields.waits_for_reply, fields.active
    return saved(session, status, RecordKind.STATUS, actor, now, code)


def save_template(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    fields: TemplateFields,
    record_id: uuid.UUID | None = None,
) -> Changes:
    """A new e-mail template, or the given one changed; unknown {{fields}} are refused here (rule 19).

    Raises Missing, Duplicate, UnknownTemplateField (`field` is `mail_subject` or `body`), RecordGone.
    """
    actor.require(Right.CONFIGURE)
    template = record(session, EmailTemplate, RecordKind.TEMPLATE, record_id)
    code, name = required(fields.code, "code"), required(fields.name, "name")
    subject = required(fields.subject, "mail_subject")
    required(fields.body, "body")
    check_free(session, EmailTemplate.code, EmailTemplate.id, record_id, code, "code")
    for text, field in ((subject, "mail_subject"), (fields.body, "body")):
        unknown = unknown_fields(text)
        if unknown:
            raise UnknownTemplateField(unknown, field=field)
    template.code, template.name, template.subject = code, name, subject
    template.body, template.active = fields.body.strip("\n"), fields.active
    return saved(session, template, RecordKind.TEMPLATE, actor, now, code)


# What the savers share.


def required(text: str, field: str) -> str:
    """The text in one line. Raises Missing when there is none."""
    plain = " ".join(text.split())
    if not plain:
        raise Missing(field)
    return plain


def record(session: Session, mapped: type[M], kind: RecordKind, record_id: uuid.UUID | None) -> M:
    """The one to change, or a new one. Raises RecordGone."""
    if record_id is None:
        return mapped()
    found = session.get(mapped, record_id)
    if found is None:
        raise RecordGone(kind.value)
    return found


def check_free(
    session: Session,
    column: InstrumentedAttribute[str],
    key: InstrumentedAttribute[uuid.UUID],
    record_id: uuid.UUID | None,
    value: str,
    field: str,
) -> None:
    """Raises Duplicate when another record has the value."""
    other = session.scalar(select(key).where(column == value))
    if other is not None and other != record_id:
        raise Duplicate(field, value)


def saved(
    session: Session, found: Any, kind: RecordKind, actor: Actor, now: datetime, detail: str
) -> Changes:
    """Writes it, audits it, tells who shows settings."""
    session.add(found)
    session.flush()
    audit(session, actor=actor, now=now, action="save", entity=kind.value, entity_id=found.id, detail=detail)
    return changed(Kind.SETTINGS, ids=(found.id,), label=found.name)
