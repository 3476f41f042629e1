"""A base as a document of the format crm-desktop/1."""

from __future__ import annotations

import json
import os
import uuid
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from crm_desktop.errors import InvalidExchange
from crm_desktop.exchange.document import FORMAT, SECTIONS
from crm_desktop.models.appointment import Appointment
from crm_desktop.models.case import Case, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.opinion import Opinion
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import (
    MEGABYTE,
    BusinessHours,
    EmailTemplate,
    Holiday,
    ProgressStatus,
    ServiceType,
)
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.values.terms import OpinionKind, OpinionOrigin
from crm_desktop.workflow.definition import CenterStep, Step

Row = dict[str, Any]


def export_document(session: Session, *, only: frozenset[str] | None = None) -> Row:
    """The base, or the named sections of it, in a stable order. Passwords never go out.

    Raises InvalidExchange for a section that there is not.
    """
    unknown = sorted((only or frozenset()) - set(SECTIONS))
    if unknown:
        raise InvalidExchange(tuple(f"{name}: unknown section" for name in unknown))
    exporter = _Exporter(session)
    document: Row = {"format": FORMAT}
    for name in SECTIONS:
        if only is None or name in only:
            document[name] = exporter.sections[name]()
    return document


def write_document(path: Path, document: Row) -> None:
    """Writes the file whole or not at all: UTF-8, indented. Raises OSError."""
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _ordered(rows: list[Row], moment: str) -> list[Row]:
    """By that moment, and those of one moment by what they say: keys differ from base to base."""
    return sorted(rows, key=lambda row: (row[moment], json.dumps(row, sort_keys=True)))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None


class _Exporter:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.sections: dict[str, Callable[[], list[Row]]] = {
            "centers": self._centers,
            "users": self._users,
            "progress_statuses": self._statuses,
            "email_templates": self._templates,
            "workflows": self._workflows,
            "service_types": self._types,
            "persons": self._persons,
            "cases": self._cases,
            "appointments": self._appointments,
            "follow_ups": self._follow_ups,
            "holidays": self._holidays,
            "business_hours": self._hours,
        }

    def _codes(self, column: Any, key: Any) -> dict[uuid.UUID | None, Any]:
        return dict(self.session.execute(select(key, column)).tuples().all())

    @property
    def _center_codes(self) -> dict[uuid.UUID | None, Any]:
        return self._codes(ResponsibilityCenter.code, ResponsibilityCenter.id)

    @property
    def _logins(self) -> dict[uuid.UUID | None, Any]:
        return self._codes(User.login, User.id)

    def _centers(self) -> list[Row]:
        logins = self._logins
        return [
            {
                "code": c.code,
                "name": c.name,
                "closes": c.closes,
                "email": c.email,
                "default_assignee": logins.get(c.default_assignee_id),
                "active": c.active,
            }
            for c in self.session.scalars(select(ResponsibilityCenter).order_by(ResponsibilityCenter.code))
        ]

    def _users(self) -> list[Row]:
        codes = self._center_codes
        query = select(User).options(selectinload(User.other_centers), selectinload(User.right_changes))
        return [
            {
                "login": u.login,
                "name": u.name,
                "role": u.role,
                "center": codes[u.center_id],
                "other_centers": sorted(codes[link.center_id] for link in u.other_centers),
                "email": u.email,
                "active": u.active,
                "rights": {c.right: c.granted for c in sorted(u.right_changes, key=lambda c: c.right)},
            }
            for u in self.session.scalars(query.order_by(User.login))
        ]

    def _statuses(self) -> list[Row]:
        return [
            {"code": s.code, "name": s.name, "waits_for_reply": s.waits_for_reply, "active": s.active}
            for s in self.session.scalars(select(ProgressStatus).order_by(ProgressStatus.code))
        ]

    def _templates(self) -> list[Row]:
        return [
            {"code": e.code, "name": e.name, "subject": e.subject, "body": e.body, "active": e.active}
            for e in self.session.scalars(select(EmailTemplate).order_by(EmailTemplate.code))
        ]

    def _workflows(self) -> list[Row]:
        """The newest version of each, and those before it that cases still follow; drafts stay where they are."""
        found: list[Row] = []
        named = {path[0] for path in self._other_paths().values()}
        for workflow in self.session.scalars(select(Workflow).order_by(Workflow.code)):
            versions = self._published(workflow.id)
            if not versions:
                continue
            newest = versions.pop()
            row = {"code": workflow.code, "name": workflow.name, "active": workflow.active}
            row["steps"] = self._steps(newest.id)
            if any(version.id in named for version in (newest, *versions)):
                row["version"] = newest.number
                row["earlier"] = [
                    {"version": version.number, "steps": self._steps(version.id)}
                    for version in versions
                    if version.id in named
                ]
            found.append(row)
        return found

    def _published(self, workflow_id: uuid.UUID) -> list[WorkflowVersion]:
        v = WorkflowVersion
        query = select(v).where(v.workflow_id == workflow_id, v.published_at.is_not(None))
        return list(self.session.scalars(query.order_by(v.number)))

    def _steps(self, version_id: uuid.UUID) -> list[Row]:
        return [_step(step) for step in read_definition(self.session, version_id).steps]

    def _other_paths(self) -> dict[tuple[uuid.UUID, uuid.UUID | None], tuple[uuid.UUID | None, Row]]:
        """By type and version, for cases that follow another path than a new one of their type would: the
        version, and the fields that say so."""
        names = {
            key: {"workflow": code, "workflow_version": number}
            for key, code, number in self.session.execute(
                select(WorkflowVersion.id, Workflow.code, WorkflowVersion.number).join(Workflow)
            )
        }
        pairs = select(Case.service_type_id, Case.workflow_version_id).distinct()
        return {
            (kind, version): (
                version,
                names[version] if version else {"workflow": None, "workflow_version": 0},
            )
            for kind, version in self.session.execute(pairs)
            if effective_version(self.session, kind) != version
        }

    def _types(self) -> list[Row]:
        workflows = self._codes(Workflow.code, Workflow.id)
        templates = self._codes(EmailTemplate.code, EmailTemplate.id)
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
            for k in self.session.scalars(select(ServiceType).order_by(ServiceType.code))
        ]

    def _persons(self) -> list[Row]:
        query = select(Person).options(
            selectinload(Person.phones), selectinload(Person.emails), selectinload(Person.contacts)
        )
        return [
            {
                "code": p.code,
                "name": p.name,
                "kind": p.kind,
                "document": p.document,
                "phones": [phone.number for phone in p.phones],
                "emails": [mail.address for mail in p.emails],
                "contacts": [
                    {"name": c.name, "department": c.department, "email": c.email, "phone": c.phone}
                    for c in p.contacts
                ],
                "categories": p.categories,
                "characteristics": p.characteristics,
                "active": p.active,
            }
            for p in self.session.scalars(query.order_by(Person.code))
        ]

    def _cases(self) -> list[Row]:
        logins, codes = self._logins, self._center_codes
        persons, kinds = self._codes(Person.code, Person.id), self._codes(ServiceType.code, ServiceType.id)
        opinions, progress, watchers = self._opinions(logins), self._progress(logins), self._watchers(logins)
        pads = self._codes(CaseNotepad.text, CaseNotepad.case_id)
        paths = self._other_paths()
        return [
            {
                "number": c.number,
                "person": persons[c.person_id],
                "contact": c.contact_name,
                "service_type": kinds[c.service_type_id],
                "subject": c.subject,
                "priority": c.priority,
                "center": codes[c.center_id],
                "step": c.step_order,
                "left_step": c.left_step_order,
                "assignee": logins.get(c.assignee_id),
                "opened_at": _moment(c.opened_at),
                "due_at": _moment(c.due_at),
                "closed_at": _moment(c.closed_at),
                "opinions": opinions[c.id],
                "progress": progress[c.id],
                "notepad": pads.get(c.id, ""),
                "watchers": sorted(watchers[c.id]),
                **paths.get((c.service_type_id, c.workflow_version_id), (None, {}))[1],
            }
            for c in self.session.scalars(select(Case).order_by(Case.number))
        ]

    def _opinions(self, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[Row]]:
        found: dict[uuid.UUID, list[Row]] = defaultdict(list)
        o = Opinion
        for case_id, author, at, text, kind, origin in self.session.execute(
            select(o.case_id, o.author_id, o.at, o.text, o.kind, o.origin).order_by(o.case_id, o.seq)
        ):
            if kind == OpinionKind.OPENING:
                word = "opening"
            else:
                word = "opinion" if origin == OpinionOrigin.USER else origin
            found[case_id].append({"author": logins[author], "at": _moment(at), "text": text, "kind": word})
        return found

    def _progress(self, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[Row]]:
        statuses = self._codes(ProgressStatus.code, ProgressStatus.id)
        found: dict[uuid.UUID, list[Row]] = defaultdict(list)
        for p in self.session.scalars(select(ProgressEntry).order_by(ProgressEntry.at, ProgressEntry.id)):
            found[p.case_id].append(
                {"author": logins[p.author_id], "at": _moment(p.at), "status": statuses[p.status_id]}
            )
        return found

    def _watchers(self, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[str]]:
        found: dict[uuid.UUID, list[str]] = defaultdict(list)
        for case_id, user_id in self.session.execute(select(Watcher.case_id, Watcher.user_id)):
            found[case_id].append(logins[user_id])
        return found

    def _appointments(self) -> list[Row]:
        logins, persons = self._logins, self._codes(Person.code, Person.id)
        numbers = self._codes(Case.number, Case.id)
        query = select(Appointment).options(selectinload(Appointment.users))
        rows: list[Row] = [
            {
                "person": persons[a.person_id],
                "case": numbers.get(a.case_id),
                "users": sorted(logins[link.user_id] for link in a.users),
                "starts_at": _moment(a.starts_at),
                "ends_at": _moment(a.ends_at),
                "subject": a.subject,
                "deleted_at": _moment(a.deleted_at),
                "deleted_by": logins.get(a.deleted_by_id),
                "reason": a.delete_reason,
            }
            for a in self.session.scalars(query)
        ]
        return _ordered(rows, "starts_at")

    def _follow_ups(self) -> list[Row]:
        logins, persons = self._logins, self._codes(Person.code, Person.id)
        numbers = self._codes(Case.number, Case.id)
        rows: list[Row] = [
            {
                "person": persons[f.person_id],
                "case": numbers.get(f.case_id),
                "user": logins[f.user_id],
                "contact_at": _moment(f.contact_at),
                "means": f.means,
                "success_percent": f.success_percent,
                "result": f.result,
                "next_contact_at": _moment(f.next_contact_at),
            }
            for f in self.session.scalars(select(SalesFollowUp))
        ]
        return _ordered(rows, "contact_at")

    def _holidays(self) -> list[Row]:
        return [
            {"day": h.day.isoformat(), "name": h.name}
            for h in self.session.scalars(select(Holiday).order_by(Holiday.day))
        ]

    def _hours(self) -> list[Row]:
        order = (BusinessHours.weekday, BusinessHours.opens)
        return [
            {"weekday": b.weekday, "opens": f"{b.opens:%H:%M}", "closes": f"{b.closes:%H:%M}"}
            for b in self.session.scalars(select(BusinessHours).order_by(*order))
        ]


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
