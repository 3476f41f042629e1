"""A document in: configuration first, then persons and cases; all of it, or nothing and every fault at once."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    CrmError,
    InvalidDocument,
    InvalidEmail,
    InvalidPhone,
    InvalidWorkflow,
    WeakPassword,
)
from crm_desktop.exchange.cases_in import import_cases
from crm_desktop.exchange.document import (
    ANSWER_FIELDS,
    CONTACT_FIELDS,
    STEP_FIELDS,
    Faults,
    Record,
    read_document,
    section,
)
from crm_desktop.exchange.related_in import import_appointments, import_follow_ups
from crm_desktop.mail.template import unknown_fields
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.models.service_type import (
    MEGABYTE,
    BusinessHours,
    EmailTemplate,
    Holiday,
    ProgressStatus,
    ServiceType,
)
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter, UserRight
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.operations.accounts import hash_password
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.workflows import read_definition
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.phones import normalize_phone, phone_digits
from crm_desktop.values.terms import PersonKind, Right, Role
from crm_desktop.values.text import fold
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_TYPE_CODE = re.compile(r"\d+(\.\d+)*")


@dataclass(slots=True)
class Counts:
    added: int = 0
    updated: int = 0


@dataclass(slots=True)
class ImportReport:
    """What was added and updated, by section."""

    counts: dict[str, Counts] = field(default_factory=dict)


def import_document(
    session: Session,
    *,
    actor: Actor | None,
    now: datetime,
    document: bytes | str | Mapping[str, Any],
    dry_run: bool = False,
) -> ImportReport:
    """Writes the document in the caller's transaction. With `dry_run` the caller rolls it back.

    `actor` is None on the command line, where who may open the file may do this. Raises InvalidExchange with
    every fault, NotAllowed.
    """
    if actor is not None:
        actor.require(Right.CONFIGURE)
    importer = Importer(session, now, document)
    importer.run()
    return importer.report


class Importer:
    """One document on its way in; `ids` are the keys of what a later section may name."""

    def __init__(self, session: Session, now: datetime, document: bytes | str | Mapping[str, Any]) -> None:
        self.session = session
        self.now = now
        self.faults = Faults()
        self.raw = read_document(document, self.faults)
        self.report = ImportReport()
        self.ids: dict[str, dict[str, uuid.UUID]] = {}
        for name, model, column in (
            ("centers", ResponsibilityCenter, ResponsibilityCenter.code),
            ("users", User, User.login),
            ("progress_statuses", ProgressStatus, ProgressStatus.code),
            ("email_templates", EmailTemplate, EmailTemplate.code),
            ("workflows", Workflow, Workflow.code),
            ("service_types", ServiceType, ServiceType.code),
            ("persons", Person, Person.code),
        ):
            self.ids[name] = dict(session.execute(select(column, model.id)).tuples().all())

    def run(self) -> None:
        self._centers()
        self._users()
        self._default_assignees()
        self._statuses()
        self._templates()
        self._workflows()
        self._types()
        self._persons()
        self._calendar()
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

    def _unique(self, name: str, key: str) -> Any:
        """The section's records, each key once."""
        seen: set[str] = set()
        for record in section(self.raw, name, self.faults):
            code = record.required(key)
            if code in seen:
                record.fault(key, f'"{code}" appears twice')
            elif code:
                seen.add(code)
                yield code, record

    def _row(self, section_name: str, model: Any, key_text: str, /, **first: Any) -> Any:
        """The row of that key, made when there is none."""
        key = self.ids[section_name].get(key_text)
        if key is not None:
            self.count(section_name, new=False)
            return self.session.get_one(model, key)
        row = model(**first)
        self.session.add(row)
        self.count(section_name, new=True)
        return row

    def _keep(self, name: str, code: str, row: Any) -> None:
        self.session.flush()
        self.ids[name][code] = row.id

    # Configuration.

    def _centers(self) -> None:
        for code, record in self._unique("centers", "code"):
            row = self._row("centers", ResponsibilityCenter, code, code=code)
            row.name, row.closes = record.required("name"), record.flag("closes", False)
            row.active, row.email = record.flag("active", True), self._email(record, "email")
            self._keep("centers", code, row)

    def _users(self) -> None:
        for login, record in self._unique("users", "login"):
            login = login.lower()
            center = record.known("center", self.ids["centers"], "center")
            if center is None:
                if not record.has("center"):
                    record.fault("center", "is missing")
                continue
            row = self._row("users", User, login, login=login, center_id=center)
            row.name, row.center_id = record.required("name"), center
            row.role = record.choice("role", tuple(role.value for role in Role), Role.AGENT.value)
            row.email, row.active = self._email(record, "email"), record.flag("active", True)
            if record.has("password"):
                self._password(record, row)
            self._keep("users", login, row)
            self._memberships(record, row)

    def _password(self, record: Record, row: User) -> None:
        try:
            row.password_hash = hash_password(record.text("password"))
        except WeakPassword as error:
            record.fault("password", f"needs at least {error.minimum_characters} characters")

    def _memberships(self, record: Record, row: User) -> None:
        others = []
        for code in record.texts("other_centers"):
            if code not in self.ids["centers"]:
                record.fault("other_centers", f'no center "{code}"')
            elif self.ids["centers"][code] != row.center_id:
                others.append(self.ids["centers"][code])
        kept = {link.center_id: link for link in row.other_centers}
        row.other_centers = [kept.get(key) or UserCenter(center_id=key) for key in dict.fromkeys(others)]
        rights = record.raw.get("rights")
        if rights is None:
            return
        if not isinstance(rights, Mapping) or not all(isinstance(v, bool) for v in rights.values()):
            record.fault("rights", "must be an object of true and false")
            return
        known = {right.value for right in Right}
        for name in rights:
            if name not in known:
                record.fault(f"rights.{name}", "unknown right")
        before = {change.right: change for change in row.right_changes}
        row.right_changes = []
        for name, granted in rights.items():
            change = before.get(name) or UserRight(right=name)
            change.granted = granted
            row.right_changes.append(change)

    def _default_assignees(self) -> None:
        for record in section(self.raw, "centers", Faults()):
            center_id = self.ids["centers"].get(record.text("code"))
            real = Record(record.raw, record.place, self.faults, frozenset(record.raw))
            user_id = real.known("default_assignee", self.ids["users"], "user")
            if center_id is not None:
                self.session.get_one(ResponsibilityCenter, center_id).default_assignee_id = user_id
        self.session.flush()

    def _statuses(self) -> None:
        for code, record in self._unique("progress_statuses", "code"):
            row = self._row("progress_statuses", ProgressStatus, code, code=code)
            row.name, row.active = record.required("name"), record.flag("active", True)
            row.waits_for_reply = record.flag("waits_for_reply", False)
            self._keep("progress_statuses", code, row)

    def _templates(self) -> None:
        for code, record in self._unique("email_templates", "code"):
            row = self._row("email_templates", EmailTemplate, code, code=code)
            row.name, row.subject, row.body = (
                record.required("name"),
                record.required("subject"),
                record.required("body"),
            )
            row.active = record.flag("active", True)
            for name in ("subject", "body"):
                for unknown in unknown_fields(record.text(name)):
                    record.fault(name, f"unknown field {{{{{unknown}}}}}")
            self._keep("email_templates", code, row)

    def _workflows(self) -> None:
        for code, record in self._unique("workflows", "code"):
            name = record.required("name")
            definition = self._definition(record)
            known = self.ids["workflows"].get(code)
            if known is not None and self._newest(known) == definition:
                workflow = self.session.get_one(Workflow, known)
                workflow.name, workflow.active = name, record.flag("active", True)
                self.count("workflows", new=False)
                continue
            try:
                version_id = write_draft(self.session, code=code, name=name or code, definition=definition)
                publish_draft(self.session, now=self.now, author_id=None, version_id=version_id)
            except InvalidWorkflow as error:
                for problem in error.problems:
                    step = f"{problem.order:03d}: " if problem.order is not None else ""  # type: ignore[attr-defined]
                    record.fault("steps", f"{step}{problem.kind.value} {problem.fact}".strip())  # type: ignore[attr-defined]
                continue
            except CrmError as error:
                record.fault("steps", type(error).__name__)
                continue
            self.count("workflows", new=known is None)
            workflow_id = self.session.scalar(select(Workflow.id).where(Workflow.code == code))
            assert workflow_id is not None
            self.session.get_one(Workflow, workflow_id).active = record.flag("active", True)
            self.ids["workflows"][code] = workflow_id

    def _newest(self, workflow_id: uuid.UUID) -> WorkflowDefinition | None:
        version_id = self.session.scalar(
            select(WorkflowVersion.id)
            .where(WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_not(None))
            .order_by(WorkflowVersion.number.desc())
            .limit(1)
        )
        return read_definition(self.session, version_id) if version_id is not None else None

    def _definition(self, record: Record) -> WorkflowDefinition:
        steps: list[Step] = []
        for step in record.records("steps", STEP_FIELDS):
            order = step.whole("order", 1, 999, 1)
            forbids = step.flag("forbids_other_centers", False)
            if step.choice("kind", ("center", "decision"), "center") == "center":
                center = step.text("center")
                if center not in self.ids["centers"]:
                    step.fault("center", f'no center "{center}"')
                    continue
                steps.append(
                    CenterStep(
                        order,
                        step.text("label"),
                        center,
                        step.maybe_whole("next"),
                        step.hours("due_hours"),
                        forbids,
                    )
                )
                continue
            answers = tuple(
                Answer(
                    answer.text("text"),
                    answer.maybe_whole("next"),
                    answer.maybe_whole("follow_up_days"),
                    answer.clock("follow_up_time"),
                )
                for answer in step.records("answers", ANSWER_FIELDS)
            )
            steps.append(DecisionStep(order, step.text("question"), answers, forbids))
        return WorkflowDefinition(tuple(sorted(steps, key=lambda step: step.order)))

    def _types(self) -> None:
        rows: list[tuple[str, ServiceType, Record]] = []
        for code, record in sorted(
            self._unique("service_types", "code"), key=lambda pair: _code_key(pair[0])
        ):
            if not _TYPE_CODE.fullmatch(code):
                record.fault("code", f'"{code}" is not like 1 or 1.1')
                continue
            parent = code.rpartition(".")[0]
            if parent and parent not in self.ids["service_types"]:
                record.fault("code", f'no service type "{parent}" above it')
                continue
            row = self._row("service_types", ServiceType, code, code=code, name="", path="")
            self._type_fields(record, row)
            row.parent_id = self.ids["service_types"].get(parent)
            self._keep("service_types", code, row)
            rows.append((code, row, record))
        self._tree()

    def _type_fields(self, record: Record, row: ServiceType) -> None:
        row.name, row.priority = record.required("name"), record.whole("priority", 1, 9, 5)
        row.due_hours, row.default_description = record.hours("due_hours"), record.text("default_description")
        row.workflow_id = record.known("workflow", self.ids["workflows"], "workflow")
        row.email_template_id = record.known("email_template", self.ids["email_templates"], "e-mail template")
        row.color = record.text("color", "#5f6b7e")
        if not _COLOR.fullmatch(row.color):
            record.fault("color", f"{row.color!r} is not like #rrggbb")
        row.allows_attachments = record.flag("allows_attachments", True)
        row.attachment_limit_bytes = record.whole("attachment_limit_mb", 1, 10, 10) * MEGABYTE
        row.active = record.flag("active", True)

    def _tree(self) -> None:
        """Groups are those with something below; each path is the names from the root."""
        self.session.flush()
        rows = {row.id: row for row in self.session.scalars(select(ServiceType))}
        parents = {row.parent_id for row in rows.values()}
        for row in sorted(rows.values(), key=lambda one: _code_key(one.code)):
            above = rows[row.parent_id].path + " › " if row.parent_id else ""
            row.path, row.is_group = above + row.name, row.id in parents
        self.session.flush()

    # Persons and calendar.

    def _email(self, record: Record, name: str) -> str | None:
        if not record.text(name):
            return None
        try:
            return normalize_email(record.text(name))
        except InvalidEmail as error:
            record.fault(name, f"{error.value!r} is not an e-mail address")
            return None

    def _persons(self) -> None:
        documents = dict(
            self.session.execute(select(Person.document, Person.code).where(Person.document.is_not(None)))
            .tuples()
            .all()
        )
        for code, record in self._unique("persons", "code"):
            row = self._row("persons", Person, code, code=code, created_at=self.now, name="", folded_name="")
            row.name = record.required("name")
            row.folded_name = fold(row.name)
            row.kind = record.choice("kind", tuple(k.value for k in PersonKind), PersonKind.COMPANY.value)
            row.document = self._document(record, code, documents)
            row.categories, row.characteristics = record.text("categories"), record.text("characteristics")
            row.active = record.flag("active", True)
            self._reachable(record, row)
            if self.report.counts["persons"].added % 500 == 0:
                self.session.flush()
            self.ids["persons"][code] = row.id or self._flushed_id(row)

    def _flushed_id(self, row: Person) -> uuid.UUID:
        self.session.flush()
        return row.id

    def _document(self, record: Record, code: str, documents: dict[Any, str]) -> str | None:
        if not record.text("document").strip():
            return None
        try:
            found = normalize_document(record.text("document"))
        except InvalidDocument as error:
            record.fault("document", f"{error.value!r} is neither a CPF nor a CNPJ")
            return None
        owner = documents.setdefault(found, code)
        if owner != code:
            record.fault("document", f'already of person "{owner}"')
            return None
        return found

    def _reachable(self, record: Record, row: Person) -> None:
        phones, emails = [], []
        for text in record.texts("phones"):
            try:
                phones.append(normalize_phone(text))
            except InvalidPhone:
                record.fault("phones", f"{text!r} is not a phone number")
        for text in record.texts("emails"):
            try:
                emails.append(normalize_email(text))
            except InvalidEmail:
                record.fault("emails", f"{text!r} is not an e-mail address")
        row.phones = [
            PersonPhone(position=i, number=number, digits=phone_digits(number)[::-1])
            for i, number in enumerate(phones)
        ]
        row.emails = [PersonEmail(position=i, address=address) for i, address in enumerate(emails)]
        row.contacts = [
            PersonContact(
                position=i,
                name=contact.required("name"),
                department=contact.text("department"),
                email=self._email(contact, "email"),
                phone=contact.text("phone") or None,
            )
            for i, contact in enumerate(record.records("contacts", CONTACT_FIELDS))
        ]

    def _calendar(self) -> None:
        for record in section(self.raw, "holidays", self.faults):
            day = record.day("day")
            if day is not None:
                self.count("holidays", new=self.session.get(Holiday, day) is None)
                self.session.merge(Holiday(day=day, name=record.required("name")))
        if not isinstance(self.raw.get("business_hours"), list):
            return
        self.session.execute(delete(BusinessHours))
        for record in section(self.raw, "business_hours", self.faults):
            opens, closes = record.clock("opens"), record.clock("closes")
            if opens is None or closes is None or opens >= closes:
                record.fault("closes", "must be later than opens")
                continue
            self.session.add(
                BusinessHours(weekday=record.whole("weekday", 0, 6, 0), opens=opens, closes=closes)
            )
            self.count("business_hours", new=True)


def _code_key(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in code.split("."))
