"""The configuration of a base, but for its workflows, as sections of a document."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from crm_desktop.exchange.rows_out import Row, codes, logins_of
from crm_desktop.models.service_type import (
    MEGABYTE,
    BusinessHours,
    EmailTemplate,
    Holiday,
    ProgressStatus,
    ServiceType,
)
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.models.workflow import Workflow


def centers(session: Session) -> list[Row]:
    """By code."""
    logins = logins_of(session)
    return [
        {
            "code": c.code,
            "name": c.name,
            "closes": c.closes,
            "email": c.email,
            "default_assignee": logins.get(c.default_assignee_id),
            "active": c.active,
        }
        for c in session.scalars(select(ResponsibilityCenter).order_by(ResponsibilityCenter.code))
    ]


def users(session: Session) -> list[Row]:
    """By login, without their passwords."""
    centers = codes(session, ResponsibilityCenter.code, ResponsibilityCenter.id)
    query = select(User).options(selectinload(User.other_centers), selectinload(User.right_changes))
    return [
        {
            "login": u.login,
            "name": u.name,
            "role": u.role,
            "center": centers[u.center_id],
            "other_centers": sorted(centers[link.center_id] for link in u.other_centers),
            "email": u.email,
            "active": u.active,
            "rights": {c.right: c.granted for c in sorted(u.right_changes, key=lambda c: c.right)},
        }
        for u in session.scalars(query.order_by(User.login))
    ]


def statuses(session: Session) -> list[Row]:
    """By code."""
    return [
        {"code": s.code, "name": s.name, "waits_for_reply": s.waits_for_reply, "active": s.active}
        for s in session.scalars(select(ProgressStatus).order_by(ProgressStatus.code))
    ]


def templates(session: Session) -> list[Row]:
    """By code."""
    return [
        {"code": e.code, "name": e.name, "subject": e.subject, "body": e.body, "active": e.active}
        for e in session.scalars(select(EmailTemplate).order_by(EmailTemplate.code))
    ]


def types(session: Session) -> list[Row]:
    """By code; the tree follows from the codes."""
    workflows = codes(session, Workflow.code, Workflow.id)
    templates = codes(session, EmailTemplate.code, EmailTemplate.id)
    return [
        {
            "code": k.code,
            "name": k.name,
            "priority": k.priority,
            "due_hours": k.due_hours,
            "default_description": k.default_description,
            "workflow": workflows.get(k.workflow_id),
            "color": k.color,
            "allows_attachments": k.allows_attachments,
            "attachment_limit_mb": k.attachment_limit_bytes // MEGABYTE,
            "email_template": templates.get(k.email_template_id),
            "active": k.active,
        }
        for k in session.scalars(select(ServiceType).order_by(ServiceType.code))
    ]


def holidays(session: Session) -> list[Row]:
    """By day."""
    return [
        {"day": h.day.isoformat(), "name": h.name}
        for h in session.scalars(select(Holiday).order_by(Holiday.day))
    ]


def hours(session: Session) -> list[Row]:
    """By weekday and time."""
    order = (BusinessHours.weekday, BusinessHours.opens)
    return [
        {"weekday": b.weekday, "opens": f"{b.opens:%H:%M}", "closes": f"{b.closes:%H:%M}"}
        for b in session.scalars(select(BusinessHours).order_by(*order))
    ]
