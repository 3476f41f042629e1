"""Cases of a document: each with its history, placed by one move of kind `import`."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from crm_desktop.exchange.document import OPINION_FIELDS, PROGRESS_FIELDS, Record, section
from crm_desktop.models.case import Case, CaseMove, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.opinion import Opinion
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import MoveKind, OpinionKind, OpinionOrigin
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

_KINDS = {
    "opening": (OpinionKind.OPENING, OpinionOrigin.USER),
    "opinion": (OpinionKind.OPINION, OpinionOrigin.USER),
    "email": (OpinionKind.OPINION, OpinionOrigin.EMAIL),
    "automatic": (OpinionKind.OPINION, OpinionOrigin.AUTOMATIC),
}
Row = dict[str, Any]


def import_cases(importer: Importer) -> None:
    """Adds and updates; what is written is only sent when the whole section has no fault."""
    CasesIn(importer).run()


class CasesIn:
    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.session: Session = importer.session
        self.ids = importer.ids
        self.closing = dict(
            self.session.execute(select(ResponsibilityCenter.id, ResponsibilityCenter.closes)).tuples().all()
        )
        self.names = dict(
            self.session.execute(select(ResponsibilityCenter.id, ResponsibilityCenter.name)).tuples().all()
        )
        self.groups = set(self.session.scalars(select(ServiceType.id).where(ServiceType.is_group)))
        self.versions: dict[uuid.UUID, uuid.UUID | None] = {}
        self.definitions: dict[uuid.UUID, WorkflowDefinition] = {}
        self.rows: dict[str, list[Row]] = {
            name: [] for name in ("cases", "opinions", "progress", "notepads", "moves", "watchers", "places")
        }

    def run(self) -> None:
        known = dict(self.session.execute(select(Case.number, Case.id)).tuples().all())
        seen: set[int] = set()
        for record in section(self.importer.raw, "cases", self.importer.faults):
            number = record.whole("number", 1, 2_000_000_000, 0)
            if number == 0 or number in seen:
                record.fault("number", "is missing or appears twice")
                continue
            seen.add(number)
            if number in known:
                self._update(record, known[number])
            else:
                self._add(record, number)
        if not self.importer.faults.found:
            self._write()

    # A case that is there already.

    def _update(self, record: Record, key: uuid.UUID) -> None:
        case = self.session.get_one(Case, key)
        center = record.known("center", self.ids["centers"], "center")
        step = record.maybe_whole("step")
        closed_at = record.moment("closed_at")
        if (
            center != case.center_id
            or step != case.step_order
            or (closed_at is None) != (case.closed_at is None)
        ):
            record.fault("center", f"case {case.number} is in another place here; an import does not move it")
            return
        case.subject = record.required("subject") or case.subject
        case.priority = record.whole("priority", 1, 9, case.priority)
        case.due_at = record.moment("due_at")
        case.assignee_id = record.known("assignee", self.ids["users"], "user")
        case.contact_name = record.text("contact") or None
        self.importer.count("cases", new=False)
        self._more_opinions(record, case)
        self._notepad(record, case.id, case.number, case.opened_by_id, exists=True)

    def _more_opinions(self, record: Record, case: Case) -> None:
        """Opinions are only ever added; the same author, moment and text is the same opinion."""
        there = set(
            self.session.execute(
                select(Opinion.author_id, Opinion.at, Opinion.text).where(Opinion.case_id == case.id)
            )
            .tuples()
            .all()
        )
        for opinion in self._opinions(record):
            if (opinion["author_id"], opinion["at"], opinion["text"]) in there:
                continue
            if case.closed_at is not None:
                record.fault("opinions", f"case {case.number} is closed and takes no opinion")
                return
            opinion.update(case_id=case.id, case_number=case.number, seq=case.opinion_count + 1)
            opinion["kind"] = OpinionKind.OPINION
            case.opinion_count += 1
            case.version += 1
            case.last_activity_at = max(case.last_activity_at, opinion["at"])
            if opinion["origin"] != OpinionOrigin.AUTOMATIC and case.first_opinion_at is None:
                case.first_opinion_at = opinion["at"]
            self.rows["opinions"].append(opinion)

    # A new case.

    def _add(self, record: Record, number: int) -> None:
        person = record.known("person", self.ids["persons"], "person")
        kind = record.known("service_type", self.ids["service_types"], "service type")
        center = record.known("center", self.ids["centers"], "center")
        for name, value in (("person", person), ("service_type", kind), ("center", center)):
            if value is None and not record.has(name):
                record.fault(name, "is missing")
        opened_at = record.required_moment("opened_at")
        if person is None or kind is None or center is None or opened_at is None:
            return
        if kind in self.groups:
            record.fault("service_type", "is a group; a case takes a leaf")
            return
        closed_at = record.moment("closed_at")
        place = self._place(record, kind, center, closed_at)
        opinions = list(self._opinions(record))
        if place is None:
            return
        subject = record.required("subject")
        if not opinions or opinions[0]["kind"] is not OpinionKind.OPENING:
            opener = next(iter(self.ids["users"].values()), None)
            assigned = record.known("assignee", self.ids["users"], "user") or opener
            if assigned is None:
                record.fault("opinions", "nobody could have opened it")
                return
            opinions.insert(
                0, _opinion(assigned, opened_at, subject, OpinionKind.OPENING, OpinionOrigin.USER)
            )
        self._collect(record, uuid7(), number, person, kind, opened_at, closed_at, subject, opinions, place)
        self.importer.count("cases", new=True)

    def _place(
        self, record: Record, kind: uuid.UUID, center: uuid.UUID, closed_at: datetime | None
    ) -> Row | None:
        """Version, step and center of the case, checked against each other."""
        if kind not in self.versions:
            self.versions[kind] = effective_version(self.session, kind)
        version = self.versions[kind]
        step, left = record.maybe_whole("step"), record.maybe_whole("left_step")
        if version is None and (step is not None or left is not None):
            record.fault("step", "the service type has no workflow")
            return None
        for name, order in (("step", step), ("left_step", left)):
            if order is None or version is None:
                continue
            found = self._definition(version).get(order)
            if not isinstance(found, CenterStep):
                record.fault(name, f"{order} is no center step of the workflow")
                return None
            if name == "step" and self.ids["centers"].get(found.center) != center:
                record.fault("center", f'step {order} is in center "{found.center}"')
                return None
        if closed_at is None and self.closing.get(center):
            record.fault("closed_at", "is missing: the center closes")
            return None
        return {"version": version, "step": step, "left": left, "center": center}

    def _definition(self, version: uuid.UUID) -> WorkflowDefinition:
        if version not in self.definitions:
            self.definitions[version] = read_definition(self.session, version)
        return self.definitions[version]

    def _opinions(self, record: Record) -> Iterable[Row]:
        for place, opinion in enumerate(record.records("opinions", OPINION_FIELDS)):
            author = opinion.known("author", self.ids["users"], "user")
            at, text = opinion.required_moment("at"), opinion.text("text")
            if author is None and not opinion.has("author"):
                opinion.fault("author", "is missing")
            if not text.strip():
                opinion.fault("text", "is blank")
            kind, origin = _KINDS[opinion.choice("kind", tuple(_KINDS), "opinion")]
            if kind is OpinionKind.OPENING and place > 0:
                opinion.fault("kind", "only the first opinion is the opening")
                continue
            if author is not None and at is not None and text.strip():
                yield _opinion(author, at, text, kind, origin)

    def _collect(
        self,
        record: Record,
        key: uuid.UUID,
        number: int,
        person: uuid.UUID,
        kind: uuid.UUID,
        opened_at: datetime,
        closed_at: datetime | None,
        subject: str,
        opinions: list[Row],
        place: Row,
    ) -> None:
        opener = opinions[0]["author_id"]
        later = [o["at"] for o in opinions[1:] if o["origin"] != OpinionOrigin.AUTOMATIC]
        for seq, opinion in enumerate(opinions, 1):
            opinion.update(case_id=key, case_number=number, seq=seq)
        self.rows["opinions"] += opinions
        progress = self._progress(record, key)
        moments = [opened_at, *later, *(p["at"] for p in progress), *([closed_at] if closed_at else [])]
        self.rows["cases"].append(
            {
                "id": key,
                "number": number,
                "person_id": person,
                "service_type_id": kind,
                "subject": subject,
                "priority": record.whole("priority", 1, 9, 5),
                "center_id": place["center"],
                "assignee_id": record.known("assignee", self.ids["users"], "user"),
                "contact_name": record.text("contact") or None,
                "workflow_version_id": place["version"],
                "opened_at": opened_at,
                "opened_by_id": opener,
                "due_at": record.moment("due_at"),
                "last_activity_at": max(moments),
                "first_opinion_at": min(later, default=None),
                "opinion_count": len(opinions),
                "move_count": 0,
                "version": 1,
                "progress_status_id": max(progress, key=lambda p: p["at"])["status_id"] if progress else None,
            }
        )
        closes = closed_at is not None
        self.rows["moves"].append(
            {
                "id": uuid7(),
                "case_id": key,
                "seq": 1,
                "kind": MoveKind.IMPORT,
                "version_id": place["version"],
                "to_order": place["step"],
                "left_order": place["left"],
                "to_center_id": place["center"],
                "to_center_name": self.names.get(place["center"], ""),
                "answers": [],
                "closes": closes,
                "author_id": opener,
                "at": closed_at or opened_at,
            }
        )
        self.rows["places"].append(
            {
                "key": key,
                "step_order": place["step"],
                "left_step_order": place["left"],
                "closed_at": closed_at,
            }
        )
        self._notepad(record, key, number, opener, exists=False)
        for login in record.texts("watchers"):
            if login not in self.ids["users"]:
                record.fault("watchers", f'no user "{login}"')
            else:
                self.rows["watchers"].append({"case_id": key, "user_id": self.ids["users"][login]})

    def _progress(self, record: Record, key: uuid.UUID) -> list[Row]:
        found = []
        for entry in record.records("progress", PROGRESS_FIELDS):
            author = entry.known("author", self.ids["users"], "user")
            status = entry.known("status", self.ids["progress_statuses"], "progress status")
            at = entry.required_moment("at")
            if author is not None and status is not None and at is not None:
                found.append(
                    {"id": uuid7(), "case_id": key, "status_id": status, "author_id": author, "at": at}
                )
        self.rows["progress"] += found
        return found

    def _notepad(
        self, record: Record, key: uuid.UUID, number: int, author: uuid.UUID, *, exists: bool
    ) -> None:
        text = record.text("notepad")
        if exists:
            pad = self.session.get(CaseNotepad, key)
            if pad is not None:
                if pad.text != text and record.has("notepad"):
                    pad.text, pad.version = text, pad.version + 1
                return
        if text:
            self.rows["notepads"].append(
                {
                    "case_id": key,
                    "case_number": number,
                    "text": text,
                    "version": 1,
                    "saved_by_id": author,
                    "saved_at": self.importer.now,
                }
            )

    def _write(self) -> None:
        self.session.flush()
        for model, name in (
            (Case, "cases"),
            (Opinion, "opinions"),
            (ProgressEntry, "progress"),
            (CaseNotepad, "notepads"),
            (CaseMove, "moves"),
            (Watcher, "watchers"),
        ):
            if self.rows[name]:
                self.session.execute(insert(model), self.rows[name])
        if self.rows["places"]:
            from sqlalchemy import bindparam

            table = Case.__table__
            self.session.connection().execute(
                update(table)  # type: ignore[arg-type]
                .where(table.c.id == bindparam("key"))
                .values(
                    step_order=bindparam("step_order"),
                    left_step_order=bindparam("left_step_order"),
                    closed_at=bindparam("closed_at"),
                    move_count=1,
                ),
                self.rows["places"],
            )
            self.session.expire_all()


def _opinion(author: uuid.UUID, at: datetime, text: str, kind: OpinionKind, origin: OpinionOrigin) -> Row:
    return {"id": uuid7(), "author_id": author, "at": at, "text": text, "kind": kind, "origin": origin}
