"""Persons of a document: document, phones and e-mails checked as where they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm_desktop.errors import InvalidDocument, InvalidEmail, InvalidPhone
from crm_desktop.exchange.document import CONTACT_FIELDS, Record
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.ids import uuid7
from crm_desktop.values.phones import normalize_phone, phone_digits
from crm_desktop.values.terms import PersonKind
from crm_desktop.values.text import fold

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer


def import_persons(importer: Importer) -> None:
    """Adds and updates; phones, e-mails and contacts are then those of the document."""
    documents = dict(
        importer.session.execute(select(Person.document, Person.code).where(Person.document.is_not(None)))
        .tuples()
        .all()
    )
    for code, record in importer.unique("persons", "code"):
        first = {"id": uuid7(), "code": code, "created_at": importer.now, "name": "", "folded_name": ""}
        row = importer.row("persons", Person, code, **first)
        row.name = record.required("name")
        row.folded_name = fold(row.name)
        row.kind = record.choice("kind", tuple(k.value for k in PersonKind), PersonKind.COMPANY.value)
        row.document = _document(record, code, documents)
        row.categories, row.characteristics = record.text("categories"), record.text("characteristics")
        row.active = record.flag("active", True)
        _reachable(record, row)
        importer.ids["persons"][code] = row.id


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


def _reachable(record: Record, row: Person) -> None:
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
            email=email_of(contact, "email"),
            phone=_phone(contact, "phone"),
        )
        for i, contact in enumerate(record.records("contacts", CONTACT_FIELDS))
    ]


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
