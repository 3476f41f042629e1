"""Persons of a document: document, phones and e-mails checked as where they are typed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select
from sqlalchemy.orm import selectinload

from crm_desktop.errors import InvalidDocument, InvalidEmail, InvalidPhone
from crm_desktop.exchange.document import CONTACT_FIELDS, Record
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.ids import uuid7
from crm_desktop.values.phones import normalize_phone, reversed_digits
from crm_desktop.values.terms import PersonKind
from crm_desktop.values.text import fold

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

Row = dict[str, Any]
Parts = dict[Any, list[Row]]
_FIELDS: dict[Any, tuple[str, ...]] = {
    PersonPhone: ("position", "number", "digits"),
    PersonEmail: ("position", "address"),
    PersonContact: ("position", "name", "department", "email", "phone", "digits"),
}
_AT_ONCE = 500
"""Keys in one query: SQLite takes so many variables and more in every version."""


def import_persons(importer: Importer) -> None:
    """Adds and updates; phones, e-mails and contacts are then those of the document."""
    PersonsIn(importer).run()


class PersonsIn:
    """New ones are only sent when nothing has a fault, all at once."""

    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.session = importer.session
        self.ids = importer.ids["persons"]
        self.rows: dict[Any, list[Row]] = {Person: [], PersonPhone: [], PersonEmail: [], PersonContact: []}

    def run(self) -> None:
        owners = select(Person.document, Person.code).where(Person.document.is_not(None))
        documents = dict(self.session.execute(owners).tuples().all())
        records = list(self.importer.unique("persons", "code"))
        here = self._here([self.ids[code] for code, _record in records if code in self.ids])
        for code, record in records:
            fields, parts = _fields(record, code, documents), _parts(record)
            key = self.ids.get(code)
            self.importer.count("persons", new=key is None)
            if key is not None:
                _change(here[key], fields, parts)
                continue
            key = self.ids[code] = uuid7()
            self.rows[Person].append({"id": key, "code": code, "created_at": self.importer.now, **fields})
            for model, found in parts.items():
                self.rows[model] += [{"id": uuid7(), "person_id": key, **part} for part in found]
        self.session.flush()
        for model, rows in self.rows.items():
            if rows and not self.importer.faults.found:
                self.session.execute(insert(model), rows)

    def _here(self, keys: list[uuid.UUID]) -> dict[uuid.UUID, Person]:
        query = select(Person).options(
            selectinload(Person.phones), selectinload(Person.emails), selectinload(Person.contacts)
        )
        found: dict[uuid.UUID, Person] = {}
        for place in range(0, len(keys), _AT_ONCE):
            part = keys[place : place + _AT_ONCE]
            found |= {row.id: row for row in self.session.scalars(query.where(Person.id.in_(part)))}
        return found


def _fields(record: Record, code: str, documents: dict[Any, str]) -> Row:
    name = record.required("name")
    return {
        "name": name,
        "folded_name": fold(name),
        "kind": record.choice("kind", tuple(k.value for k in PersonKind), PersonKind.COMPANY.value),
        "document": _document(record, code, documents),
        "categories": record.text("categories"),
        "characteristics": record.text("characteristics"),
        "active": record.flag("active", True),
    }


def _change(row: Person, fields: Row, parts: Parts) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    for model, name in ((PersonPhone, "phones"), (PersonEmail, "emails"), (PersonContact, "contacts")):
        here = [{field: getattr(one, field) for field in _FIELDS[model]} for one in getattr(row, name)]
        if here != parts[model]:
            setattr(row, name, [model(**part) for part in parts[model]])


def _document(record: Record, code: str, documents: dict[Any, str]) -> str | None:
    text = record.text("document")
    if not text.strip():
        return None
    try:
        found = normalize_document(text)
    except InvalidDocument as error:
        record.fault("document", f"{error.value!r} is neither a CPF nor a CNPJ")
        return None
    owner = documents.setdefault(found, code)
    if owner != code:
        record.fault("document", f'already of person "{owner}"')
        return None
    return found


def _parts(record: Record) -> Parts:
    """Phones, e-mails and contacts, as rows without the person."""
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
    return {
        PersonPhone: [
            {"position": i, "number": number, "digits": reversed_digits(number)}
            for i, number in enumerate(phones)
        ],
        PersonEmail: [{"position": i, "address": address} for i, address in enumerate(emails)],
        PersonContact: [
            _contact(i, contact) for i, contact in enumerate(record.records("contacts", CONTACT_FIELDS))
        ],
    }


def _contact(position: int, record: Record) -> Row:
    phone = _phone(record, "phone")
    return {
        "position": position,
        "name": record.required("name"),
        "department": record.text("department"),
        "email": email_of(record, "email"),
        "phone": phone,
        "digits": reversed_digits(phone) if phone else None,
    }


def email_of(record: Record, name: str) -> str | None:
    """A normalized address; None when there is none, or, with a fault, when it is none."""
    text = record.text(name)
    if not text:
        return None
    try:
        return normalize_email(text)
    except InvalidEmail as error:
        record.fault(name, f"{error.value!r} is not an e-mail address")
        return None


def _phone(record: Record, name: str) -> str | None:
    text = record.text(name)
    if not text:
        return None
    try:
        return normalize_phone(text)
    except InvalidPhone as error:
        record.fault(name, f"{error.value!r} is not a phone number")
        return None
