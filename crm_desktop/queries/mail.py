"""What an e-mail of a process needs: whom it may go to, the template's values, the desk's account."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import RecordGone
from crm_desktop.mail.transport import MailAccount, Security
from crm_desktop.models.case import Case, Watcher
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.models.service_type import DeskSetting, EmailTemplate, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_zone
from crm_desktop.queries.cases import visible_to
from crm_desktop.values.documents import format_document
from crm_desktop.values.phones import format_phone

ACCOUNT = "mail_account"


class RecipientKind(StrEnum):
    PERSON = "person"
    CONTACT = "contact"
    CENTER = "center"
    WATCHER = "watcher"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A tick box: the address, why it is offered, and whether it is ticked at first (rule 18)."""

    address: str
    kind: RecipientKind
    name: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class MailForm:
    """`template_id` is the service type's; `values` fill in its fields; `account` is None until one is set."""

    recipients: tuple[Recipient, ...]
    template_id: uuid.UUID | None
    values: dict[str, str]
    account: MailAccount | None


def read_mail_form(session: Session, actor: Actor, case_id: uuid.UUID, now: datetime) -> MailForm:
    """Everything the e-mail dialog shows."""
    case = session.scalar(select(Case).where(Case.id == case_id, *visible_to(actor)))
    if case is None:
        raise RecordGone("case")
    return MailForm(
        recipients=_recipients(session, case),
        template_id=session.scalar(
            select(EmailTemplate.id)
            .join(ServiceType, ServiceType.email_template_id == EmailTemplate.id)
            .where(ServiceType.id == case.service_type_id, EmailTemplate.active)
        ),
        values=_values(session, actor, case, now),
        account=read_account(session),
    )


def _recipients(session: Session, case: Case) -> tuple[Recipient, ...]:
    found: dict[str, Recipient] = {}

    def offer(address: str | None, kind: RecipientKind, name: str, ticked: bool = False) -> None:
        if address:
            found.setdefault(address, Recipient(address, kind, name, ticked))

    mails = session.scalars(
        select(PersonEmail.address)
        .where(PersonEmail.person_id == case.person_id)
        .order_by(PersonEmail.position)
    ).all()
    for place, address in enumerate(mails):
        offer(address, RecipientKind.PERSON, "", place == 0)
    for name, address in session.execute(
        select(PersonContact.name, PersonContact.email)
        .where(PersonContact.person_id == case.person_id)
        .order_by(PersonContact.position)
    ):
        offer(address, RecipientKind.CONTACT, name, bool(case.contact_name) and name == case.contact_name)
    center = session.get_one(ResponsibilityCenter, case.center_id)
    offer(center.email, RecipientKind.CENTER, center.name)
    for name, address in session.execute(
        select(User.name, User.email)
        .join(Watcher, Watcher.user_id == User.id)
        .where(Watcher.case_id == case.id)
    ):
        offer(address, RecipientKind.WATCHER, name)
    return tuple(found.values())


def _values(session: Session, actor: Actor, case: Case, now: datetime) -> dict[str, str]:
    zone = read_zone(session)
    person = session.get_one(Person, case.person_id)
    phone = session.scalar(
        select(PersonPhone.number)
        .where(PersonPhone.person_id == person.id)
        .order_by(PersonPhone.position)
        .limit(1)
    )
    contact = case.contact_name or session.scalar(
        select(PersonContact.name)
        .where(PersonContact.person_id == person.id)
        .order_by(PersonContact.position)
        .limit(1)
    )

    def moment(at: datetime | None) -> str:
        return f"{at.astimezone(zone):%d/%m/%Y %H:%M}" if at is not None else ""

    return {
        "pessoa.nome": person.name,
        "pessoa.contato": contact or person.name,
        "pessoa.documento": format_document(person.document) if person.document else "",
        "pessoa.telefone": format_phone(phone) if phone else "",
        "processo.numero": str(case.number),
        "processo.assunto": case.subject,
        "processo.tipo": session.get_one(ServiceType, case.service_type_id).path,
        "processo.cr": session.get_one(ResponsibilityCenter, case.center_id).name,
        "processo.previsao": moment(case.due_at),
        "processo.abertura": moment(case.opened_at),
        "parecer.texto": "",
        "usuario.nome": actor.name,
        "usuario.email": actor.email or "",
        "hoje": f"{now.astimezone(zone):%d/%m/%Y}",
    }


def read_account(session: Session) -> MailAccount | None:
    """The desk's mail account; its password is in each computer's keyring."""
    text = session.scalar(select(DeskSetting.value).where(DeskSetting.name == ACCOUNT))
    if not text:
        return None
    raw = json.loads(text)
    return MailAccount(
        host=raw["host"],
        port=int(raw["port"]),
        security=Security(raw["security"]),
        username=raw["username"],
        from_name=raw["from_name"],
        from_address=raw["from_address"],
    )
