"""A document in: configuration first, then persons and cases; all of it, or nothing and every fault at once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.exchange.calendar_in import import_calendar
from crm_desktop.exchange.cases_in import import_cases
from crm_desktop.exchange.desk_in import import_desk
from crm_desktop.exchange.document import Faults, Keys, read_document, section
from crm_desktop.exchange.persons_in import import_persons
from crm_desktop.exchange.related_in import import_appointments, import_follow_ups
from crm_desktop.exchange.types_in import import_types
from crm_desktop.exchange.workflows_in import import_workflows
from crm_desktop.mail.template import unknown_fields
from crm_desktop.models.case import AuditEvent
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import (
    EmailTemplate,
    ProgressStatus,
    ServiceType,
)
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.models.workflow import Workflow
from crm_desktop.queries.actor import Actor
from crm_desktop.values.terms import Right, Role


@dataclass(slots=True)
class Counts:
    added: int = 0
    updated: int = 0


@dataclass(slots=True)
class ImportReport:
    """What was added and updated, by section."""

    counts: dict[str, Counts] = field(default_factory=dict)

    def in_short(self) -> str:
        """`centers +3 ~0, users +2 ~1`: added and updated."""
        return ", ".join(f"{name} +{c.added} ~{c.updated}" for name, c in self.counts.items())


def import_document(
    session: Session,
    *,
    actor: Actor | None,
    now: datetime,
    document: bytes | str | Mapping[str, Any],
    dry_run: bool = False,
    operator: str = "",
) -> ImportReport:
    """Writes the document and one audit event in the caller's transaction. With `dry_run` the caller rolls it back.

    `actor` is None on the command line, where who may open the file may do this: `operator` then says in the
    audit who it was, and what an open case records of its changes goes by the name of an administrator.
    Raises InvalidExchange with every fault, NotAllowed.
    """
    if actor is not None:
        actor.require(Right.CONFIGURE)
    importer = Importer(session, actor, now, document)
    importer.run()
    session.add(
        AuditEvent(
            at=now,
            user_id=actor.user_id if actor is not None else None,
            action="import",
            entity="document",
            detail=" ".join(filter(None, (operator, importer.report.in_short()))),
        )
    )
    session.flush()
    return importer.report


def _an_administrator(session: Session) -> uuid.UUID | None:
    """Who answers for the base where nobody is logged in; None when it has none."""
    query = select(User.id).where(User.active, User.role == Role.ADMIN.value)
    return session.scalar(query.order_by(User.password_hash.is_(None), User.login).limit(1))


class Importer:
    """One document on its way in; `ids` are the keys of what a later section may name, `versions` those of
    the published versions by workflow and number. `author_id` is by whom changes of cases are recorded."""

    def __init__(
        self,
        session: Session,
        actor: Actor | None,
        now: datetime,
        document: bytes | str | Mapping[str, Any],
    ) -> None:
        self.session = session
        self.now = now
        self.author_id = actor.user_id if actor is not None else _an_administrator(session)
        self.faults = Faults()
        self.raw = read_document(document, self.faults)
        self.report = ImportReport()
        self.ids: dict[str, Keys[uuid.UUID]] = {}
        self.versions: dict[tuple[str, int], uuid.UUID] = {}
        for name, model, column in (
            ("centers", ResponsibilityCenter, ResponsibilityCenter.code),
            ("users", User, User.login),
            ("progress_statuses", ProgressStatus, ProgressStatus.code),
            ("email_templates", EmailTemplate, EmailTemplate.code),
            ("workflows", Workflow, Workflow.code),
            ("service_types", ServiceType, ServiceType.code),
            ("persons", Person, Person.code),
        ):
            self.ids[name] = Keys(session.execute(select(column, model.id)).tuples().all())

    def run(self) -> None:
        import_desk(self)
        self._statuses()
        self._templates()
        import_workflows(self)
        import_types(self)
        import_persons(self)
        import_calendar(self)
        self.session.flush()
        import_cases(self)
        import_appointments(self)
        import_follow_ups(self)
        self.faults.raise_if_any()
        self.session.flush()

    def count(self, name: str, *, new: bool) -> None:
        counts = self.report.counts.setdefault(name, Counts())
        counts.added += new
        counts.updated += not new

    def unique(self, name: str, key: str, spelled: Callable[[str], str] = str) -> Any:
        """The section's records, each key once."""
        seen: set[str] = set()
        for record in section(self.raw, name, self.faults):
            code = spelled(record.required(key))
            if code in seen:
                record.fault(key, f'"{code}" appears twice')
            elif code:
                seen.add(code)
                yield code, record

    def row(self, section_name: str, model: Any, key_text: str, /, **first: Any) -> Any:
        """The row of that key, made when there is none."""
        key = self.ids[section_name].get(key_text)
        if key is not None:
            self.count(section_name, new=False)
            return self.session.get_one(model, key)
        row = model(**first)
        self.session.add(row)
        self.count(section_name, new=True)
        return row

    def keep(self, name: str, code: str, row: Any) -> None:
        self.session.flush()
        self.ids[name][code] = row.id

    # Configuration.

    def _statuses(self) -> None:
        for code, record in self.unique("progress_statuses", "code"):
            row = self.row("progress_statuses", ProgressStatus, code, code=code)
            row.name, row.active = record.required("name"), record.flag("active", True)
            row.waits_for_reply = record.flag("waits_for_reply", False)
            self.keep("progress_statuses", code, row)

    def _templates(self) -> None:
        for code, record in self.unique("email_templates", "code"):
            row = self.row("email_templates", EmailTemplate, code, code=code)
            row.name, row.subject = record.required("name"), record.required("subject")
            row.body = record.filled("body")
            row.active = record.flag("active", True)
            for name in ("subject", "body"):
                for unknown in unknown_fields(getattr(row, name)):
                    record.fault(name, f"unknown field {{{{{unknown}}}}}")
            self.keep("email_templates", code, row)
