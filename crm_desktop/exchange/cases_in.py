"""Cases of a document: each with its history, placed by one move of kind `import`."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from crm_desktop.exchange.document import PROGRESS_FIELDS, Record, section
from crm_desktop.exchange.opinions_in import Incoming, Row, opinion_row, opinions_of
from crm_desktop.exchange.standing_cases import StandingCases
from crm_desktop.models.case import Case, CaseMove, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.opinion import Opinion, OpinionAnnulment
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import MoveKind, OpinionKind, OpinionOrigin
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

LAST_NUMBER = 2_000_000_000


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
            name: []
            for name in (
                "cases",
                "opinions",
                "progress",
                "notepads",
                "moves",
                "watchers",
                "places",
                "annulments",
            )
        }

    def run(self) -> None:
        known = dict(self.session.execute(select(Case.number, Case.id)).tuples().all())
        records = list(self._numbered())
        standing = StandingCases(self, [known[number] for number, _record in records if number in known])
        for number, record in records:
            if number in known:
                standing.update(record, known[number])
            else:
                self._add(record, number)
        if not self.importer.faults.found:
            self._write()

    def _numbered(self) -> Iterator[tuple[int, Record]]:
        seen: set[int] = set()
        for record in section(self.importer.raw, "cases", self.importer.faults):
            number = record.maybe_whole("number", 1, LAST_NUMBER)
            if number is None:
                if not record.has("number"):
                    record.fault("number", "is missing")
                continue
            if number in seen:
                record.fault("number", f"{number} appears twice")
                continue
            seen.add(number)
            yield number, record

    def kind_of(self, record: Record) -> uuid.UUID | None:
        kind = record.known("service_type", self.ids["service_types"], "service type")
        if kind in self.groups:
            record.fault("service_type", "is a group; a case takes a leaf")
            return None
        return kind

    def _add(self, record: Record, number: int) -> None:
        before = len(self.importer.faults.found)
        for name in ("person", "service_type", "center"):
            if not record.has(name):
                record.fault(name, "is missing")
        person = record.known("person", self.ids["persons"], "person")
        kind = self.kind_of(record)
        center = record.known("center", self.ids["centers"], "center")
        case: Row = {
            "id": uuid7(),
            "number": number,
            "person_id": person,
            "service_type_id": kind,
            "subject": record.required("subject"),
            "priority": record.whole("priority", 1, 9, 5),
            "center_id": center,
            "assignee_id": record.known("assignee", self.ids["users"], "user"),
            "contact_name": record.text("contact") or None,
            "opened_at": record.required_moment("opened_at"),
            "due_at": record.moment("due_at"),
        }
        closed_at = record.moment("closed_at")
        if closed_at is not None and case["opened_at"] is not None and closed_at < case["opened_at"]:
            record.fault("closed_at", "is before opened_at")
        place = self._place(record, kind, center, closed_at)
        opinions = opinions_of(self.importer, record)
        progress = self.progress_of(record, case["id"])
        watchers = record.all_known("watchers", self.ids["users"], "user")
        sound = len(self.importer.faults.found) == before and None not in (person, kind, center)
        if sound and self._open(record, case, opinions):
            self._collect(case, place, opinions, progress, closed_at)
            self.rows["watchers"] += [{"case_id": case["id"], "user_id": user} for user in watchers]
            self.notepad_of(record, case["id"], number, opinions[0].row["author_id"])
        self.importer.count("cases", new=True)

    def _open(self, record: Record, case: Row, opinions: list[Incoming]) -> bool:
        """Puts an opening before opinions that have none: by the first author, else the responsible."""
        if opinions and opinions[0].row["kind"] is OpinionKind.OPENING:
            return True
        anyone = next(iter(self.ids["users"].values()), None)
        opener = opinions[0].row["author_id"] if opinions else case["assignee_id"] or anyone
        if opener is None:
            record.fault("opinions", "nobody could have opened it")
            return False
        first = opinion_row(
            opener, case["opened_at"], case["subject"], OpinionKind.OPENING, OpinionOrigin.USER
        )
        opinions.insert(0, Incoming(first))
        return True

    def _place(
        self, record: Record, kind: uuid.UUID | None, center: uuid.UUID | None, closed_at: datetime | None
    ) -> Row:
        """Version and steps of the case, checked against each other."""
        steps = {name: record.maybe_whole(name) for name in ("step", "left_step")}
        if steps["step"] is not None and steps["left_step"] is not None:
            record.fault("left_step", "goes only with a case that is in no step")
        if (
            center is not None
            and closed_at is None
            and not record.has("closed_at")
            and self.closing.get(center)
        ):
            record.fault("closed_at", "is missing: the center closes")
        if kind is None:
            return {}
        try:
            version = self._version(record, kind)
        except LookupError:
            return {}
        for name, order in steps.items():
            if order is not None:
                self._check_step(record, name, order, version, center)
        return {"version": version, "step": steps["step"], "left": steps["left_step"]}

    def _version(self, record: Record, kind: uuid.UUID) -> uuid.UUID | None:
        """The newest of the type's path, or the one that the case names: 0 is none. Raises LookupError, with a
        fault, when there is no such version."""
        number = record.maybe_whole("workflow_version")
        if number is not None:
            code = record.text("workflow")
            if number == 0:
                return None
            if (code, number) not in self.importer.versions and code not in self.ids["workflows"].refused:
                record.fault("workflow_version", f'no version {number} of workflow "{code}"')
            return self.importer.versions[code, number]
        if kind not in self.versions:
            self.versions[kind] = effective_version(self.session, kind)
        return self.versions[kind]

    def _check_step(
        self, record: Record, name: str, order: int, version: uuid.UUID | None, center: uuid.UUID | None
    ) -> None:
        if version is None:
            record.fault(name, "the service type has no workflow")
            return
        found = self._definition(version).get(order)
        if not isinstance(found, CenterStep):
            record.fault(name, f"{order} is no center step of the workflow")
        elif name == "step" and center is not None and self.ids["centers"].get(found.center) != center:
            record.fault("center", f'step {order} is in center "{found.center}"')

    def _definition(self, version: uuid.UUID) -> WorkflowDefinition:
        if version not in self.definitions:
            self.definitions[version] = read_definition(self.session, version)
        return self.definitions[version]

    def _collect(
        self, case: Row, place: Row, opinions: list[Incoming], progress: list[Row], closed_at: datetime | None
    ) -> None:
        rows, key = [opinion.linked() for opinion in opinions], case["id"]
        opener = rows[0]["author_id"]
        for seq, row in enumerate(rows, 1):
            row.update(case_id=key, case_number=case["number"], seq=seq)
        annulments = [opinion.annulment() for opinion in opinions if opinion.annulled_at is not None]
        self.rows["opinions"] += rows
        self.rows["annulments"] += annulments
        self.rows["progress"] += progress
        said = [o["at"] for o in rows[1:] if o["origin"] == OpinionOrigin.USER]
        moments = [case["opened_at"], *(row["at"] for row in (*rows[1:], *progress, *annulments))]
        case.update(
            workflow_version_id=place["version"],
            opened_by_id=opener,
            last_activity_at=max([*moments, *([closed_at] if closed_at else [])]),
            first_opinion_at=min(said, default=None),
            opinion_count=len(rows),
            move_count=0,
            version=1,
            progress_status_id=sorted(progress, key=lambda p: p["at"])[-1]["status_id"] if progress else None,
        )
        self.rows["cases"].append(case)
        self.rows["moves"].append(
            {
                "id": uuid7(),
                "case_id": key,
                "seq": 1,
                "kind": MoveKind.IMPORT,
                "version_id": place["version"],
                "to_order": place["step"],
                "left_order": place["left"],
                "to_center_id": case["center_id"],
                "to_center_name": self.names.get(case["center_id"], ""),
                "answers": [],
                "closes": closed_at is not None,
                "author_id": opener,
                "at": closed_at or case["opened_at"],
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

    def progress_of(self, record: Record, key: uuid.UUID) -> list[Row]:
        found = []
        for entry in record.records("progress", PROGRESS_FIELDS):
            author = entry.known("author", self.ids["users"], "user")
            status = entry.known("status", self.ids["progress_statuses"], "progress status")
            at = entry.required_moment("at")
            for name in ("author", "status"):
                if not entry.has(name):
                    entry.fault(name, "is missing")
            if author is not None and status is not None and at is not None:
                found.append(
                    {"id": uuid7(), "case_id": key, "status_id": status, "author_id": author, "at": at}
                )
        return found

    def notepad_of(self, record: Record, key: uuid.UUID, number: int, author: uuid.UUID) -> None:
        """One for a case that has none yet."""
        text = record.text("notepad")
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
            (OpinionAnnulment, "annulments"),
            (ProgressEntry, "progress"),
            (CaseNotepad, "notepads"),
            (CaseMove, "moves"),
            (Watcher, "watchers"),
        ):
            if self.rows[name]:
                self.session.execute(insert(model), self.rows[name])
        if self.rows["places"]:
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
