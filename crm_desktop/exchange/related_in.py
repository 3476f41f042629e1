"""Appointments and sales contacts of a document."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from crm_desktop.exchange.document import Record, section
from crm_desktop.models.appointment import Appointment, AppointmentUser
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import Means

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer


def _case_numbers(importer: Importer) -> dict[int, uuid.UUID]:
    return dict(importer.session.execute(select(Case.number, Case.id)).tuples().all())


def _new_numbers(importer: Importer) -> set[int]:
    cases = importer.raw.get("cases")
    rows = cases if isinstance(cases, list) else []
    return {row["number"] for row in rows if isinstance(row, dict) and isinstance(row.get("number"), int)}


def _case(record: Record, numbers: dict[int, uuid.UUID], coming: set[int]) -> uuid.UUID | None:
    number = record.maybe_whole("case")
    if number is None:
        return None
    if number not in numbers and number not in coming:
        record.fault("case", f"no case {number}")
    return numbers.get(number)


def import_appointments(importer: Importer) -> None:
    """Added unless the same person, start and subject is there already."""
    session, ids = importer.session, importer.ids
    numbers, coming = _case_numbers(importer), _new_numbers(importer)
    there = set(
        session.execute(select(Appointment.person_id, Appointment.starts_at, Appointment.subject))
        .tuples()
        .all()
    )
    rows, links = [], []
    for record in section(importer.raw, "appointments", importer.faults):
        person = record.known("person", ids["persons"], "person")
        starts, ends = record.required_moment("starts_at"), record.required_moment("ends_at")
        subject = record.required("subject")
        case_id = _case(record, numbers, coming)
        users = record.all_known("users", ids["users"], "user")
        if not record.has("users") or record.raw["users"] == []:
            record.fault("users", "is missing")
        if person is None and not record.has("person"):
            record.fault("person", "is missing")
        if starts is not None and ends is not None and ends <= starts:
            record.fault("ends_at", "is not after starts_at")
        deleted_at = record.moment("deleted_at")
        deleted_by = record.known("deleted_by", ids["users"], "user")
        if (deleted_at is None) != (deleted_by is None):
            record.fault("deleted_by", "goes with deleted_at")
        if person is None or starts is None or ends is None or not users:
            continue
        if (person, starts, subject) in there:
            importer.count("appointments", new=False)
            continue
        importer.count("appointments", new=True)
        key = uuid7()
        rows.append(
            {
                "id": key,
                "person_id": person,
                "case_id": case_id,
                "subject": subject,
                "starts_at": starts,
                "ends_at": ends,
                "created_by_id": users[0],
                "created_at": importer.now,
                "deleted_at": deleted_at,
                "deleted_by_id": deleted_by,
                "delete_reason": record.text("reason") or None,
            }
        )
        links += [{"appointment_id": key, "user_id": user} for user in users]
    if rows and not importer.faults.found:
        session.execute(insert(Appointment), rows)
        session.execute(insert(AppointmentUser), links)


def import_follow_ups(importer: Importer) -> None:
    """Contacts; a later one of the same case, or of the person without one, follows the earlier."""
    session, ids = importer.session, importer.ids
    numbers, coming = _case_numbers(importer), _new_numbers(importer)
    f = SalesFollowUp
    there = set(session.execute(select(f.person_id, f.user_id, f.contact_at)).tuples().all())
    rows = []
    for record in section(importer.raw, "follow_ups", importer.faults):
        person = record.known("person", ids["persons"], "person")
        user = record.known("user", ids["users"], "user")
        contact_at = record.required_moment("contact_at")
        case_id = _case(record, numbers, coming)
        for name, value in (("person", person), ("user", user)):
            if value is None and not record.has(name):
                record.fault(name, "is missing")
        row = {
            "id": uuid7(),
            "person_id": person,
            "case_id": case_id,
            "user_id": user,
            "contact_at": contact_at,
            "means": record.choice("means", tuple(m.value for m in Means), Means.PHONE.value),
            "success_percent": record.whole("success_percent", 0, 100, 0),
            "result": record.text("result"),
            "next_contact_at": record.moment("next_contact_at"),
            "created_at": importer.now,
        }
        if person is None or user is None or contact_at is None:
            continue
        new = (person, user, contact_at) not in there
        importer.count("follow_ups", new=new)
        if new:
            rows.append(row)
    if rows and not importer.faults.found:
        session.execute(insert(SalesFollowUp), rows)
        _chain(importer, {row["case_id"] or row["person_id"] for row in rows})


def _chain(importer: Importer, subjects: set[Any]) -> None:
    """Only within the cases and persons that have a new contact: what others left pending stays so."""
    session = importer.session
    session.flush()
    last: dict[uuid.UUID, SalesFollowUp] = {}
    for contact in session.scalars(
        select(SalesFollowUp).order_by(SalesFollowUp.contact_at, SalesFollowUp.id)
    ):
        key = contact.case_id or contact.person_id
        if key not in subjects:
            continue
        before = last.get(key)
        if before is not None and before.followed_by_id is None:
            before.followed_by_id = contact.id
        last[key] = contact
    session.flush()
