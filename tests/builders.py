"""A small desk, built through the program's own operations where these exist."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.case import Case
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.models.service_type import EmailTemplate, Holiday, ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter
from crm_desktop.operations.accounts import set_password
from crm_desktop.operations.cases import NewCase, create_case
from crm_desktop.operations.mails import send_email
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.queries.actor import Actor, actor_by_login
from crm_desktop.values.ids import uuid7
from crm_desktop.values.phones import normalize_phone, reversed_digits
from crm_desktop.values.terms import PersonKind, Role
from crm_desktop.values.text import fold
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A Tuesday, 09:00 in São Paulo."""

MEGABYTE = 1024 * 1024

FISCAL = WorkflowDefinition(
    (
        CenterStep(1, "Triagem", "SUP1", next=6),
        DecisionStep(
            6,
            "Contato com o cliente foi bem-sucedido?",
            (Answer("Sim", 11), Answer("Não", 1)),
        ),
        CenterStep(11, "Análise técnica", "SUP2", next=16),
        DecisionStep(
            16,
            "O problema foi resolvido?",
            (
                Answer("Sim, resolvido", 21),
                Answer("Não, precisa de desenvolvimento", 26),
                Answer("Cliente não respondeu", 11, follow_up_days=1, follow_up_time=time(9)),
            ),
        ),
        CenterStep(21, "Pesquisa de satisfação", "QUA", next=31, forbids_other_centers=True),
        CenterStep(26, "Correção", "DEV", next=16, due_hours=18),
        CenterStep(31, "Concluído", "CONC"),
    )
)


@dataclass(frozen=True, slots=True)
class Built:
    """Keys of what `build_desk` made, by the short names used in tests."""

    centers: dict[str, uuid.UUID]
    users: dict[str, uuid.UUID]
    types: dict[str, uuid.UUID]
    statuses: dict[str, uuid.UUID]
    persons: dict[str, uuid.UUID]


def build_desk(session: Session) -> Built:
    """Centers, users, types with and without workflow, statuses and two persons."""
    centers = _centers(session)
    users = _users(session, centers)
    workflow_version = write_draft(session, code="FISCAL", name="Suporte fiscal", definition=FISCAL)
    publish_draft(session, now=NOW, author_id=None, version_id=workflow_version)
    types = _types(session)
    statuses = {}
    for code, name, waits in (("ANALISE", "Em análise", False), ("CLIENTE", "Aguardando cliente", True)):
        status = ProgressStatus(code=code, name=name, waits_for_reply=waits)
        session.add(status)
        session.flush()
        statuses[code] = status.id
    session.add(Holiday(day=date(2026, 12, 25), name="Natal"))
    persons = {
        "padaria": person(
            session,
            "Padaria Estrela do Sul Ltda",
            document="12ABC34501DE35",
            phone="(21) 99876-1200",
            emails=("fiscal@estreladosul.com.br", "rosangela@estreladosul.com.br"),
            contact="Rosângela",
        ),
        "ana": person(
            session,
            "Ana Paula Ribeiro",
            kind=PersonKind.PERSON,
            document="52998224725",
            phone="(11) 98888-7777",
            emails=("ana@example.com",),
        ),
    }
    session.flush()
    return Built(centers, users, types, statuses, persons)


def _centers(session: Session) -> dict[str, uuid.UUID]:
    found = {}
    for code, name, closes in (
        ("SUP1", "Suporte N1", False),
        ("SUP2", "Suporte N2", False),
        ("COM", "Comercial", False),
        ("QUA", "Qualidade", False),
        ("DEV", "Desenvolvimento", False),
        ("CONC", "Concluído", True),
    ):
        center = ResponsibilityCenter(
            code=code, name=name, closes=closes, email=None if closes else f"{code.lower()}@empresa.com.br"
        )
        session.add(center)
        session.flush()
        found[code] = center.id
    return found


def _users(session: Session, centers: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    found = {}
    for login, name, role, center, others in (
        ("marina", "Marina Souza", Role.AGENT, "SUP2", ("SUP1",)),
        ("carlos", "Carlos Lima", Role.AGENT, "SUP1", ()),
        ("beatriz", "Beatriz Alves", Role.AGENT, "COM", ()),
        ("helena", "Helena Duarte", Role.SUPERVISOR, "SUP1", ("SUP2",)),
        ("admin", "Administração", Role.ADMIN, "SUP1", ()),
    ):
        user = User(
            login=login,
            name=name,
            role=role,
            center_id=centers[center],
            email=f"{login}@empresa.com.br",
            other_centers=[UserCenter(center_id=centers[code]) for code in others],
        )
        session.add(user)
        session.flush()
        found[login] = user.id
    return found


def _types(session: Session) -> dict[str, uuid.UUID]:
    from crm_desktop.models.workflow import Workflow

    workflow_id = session.scalar(select(Workflow.id).where(Workflow.code == "FISCAL"))
    template = EmailTemplate(
        code="FISCAL",
        name="Suporte fiscal",
        subject="Processo {{processo.numero}}: {{processo.assunto}}",
        body="Prezada {{pessoa.contato}},\n\n\n\nFicamos à disposição.\n{{usuario.nome}}",
    )
    session.add(template)
    group = ServiceType(code="1", name="Suporte", path="Suporte", is_group=True, workflow_id=workflow_id)
    session.add(group)
    session.flush()
    found = {"group": group.id}
    for key, code, name, fields in (
        (
            "fiscal",
            "1.1",
            "Fiscal",
            {
                "due_hours": 4.0,
                "priority": 2,
                "email_template_id": template.id,
                "default_description": "Nota e mensagem de rejeição:",
            },
        ),
        ("small_files", "1.2", "Técnico", {"attachment_limit_bytes": MEGABYTE}),
        ("no_files", "1.3", "Financeiro", {"allows_attachments": False}),
    ):
        kind = ServiceType(code=code, name=name, path=f"Suporte › {name}", parent_id=group.id, **fields)
        session.add(kind)
        session.flush()
        found[key] = kind.id
    free = ServiceType(code="2", name="Avulso", path="Avulso")
    session.add(free)
    session.flush()
    found["free"] = free.id
    return found


def person(
    session: Session,
    name: str,
    *,
    kind: PersonKind = PersonKind.COMPANY,
    document: str | None = None,
    phone: str | None = None,
    emails: tuple[str, ...] = (),
    contact: str | None = None,
) -> uuid.UUID:
    made = Person(
        code=f"C-{uuid.uuid4().hex[:8].upper()}",
        name=name,
        folded_name=fold(name),
        kind=kind,
        document=document,
        created_at=NOW,
    )
    if phone:
        number = normalize_phone(phone)
        made.phones = [PersonPhone(position=0, number=number, digits=reversed_digits(number))]
    made.emails = [PersonEmail(position=i, address=address) for i, address in enumerate(emails)]
    if contact:
        made.contacts = [PersonContact(position=0, name=contact, department="financeiro")]
    session.add(made)
    session.flush()
    return made.id


def actor(session: Session, login: str = "marina") -> Actor:
    return actor_by_login(session, login)


def give_password(session: Session, password: str, login: str = "marina") -> None:
    who = actor(session, login)
    set_password(session, actor=who, now=NOW, user_id=who.user_id, password=password)


def an_email(
    session: Session,
    case_id: uuid.UUID,
    mail_id: uuid.UUID | None = None,
    *,
    to: str = "fiscal@estreladosul.com.br",
    subject: str = "Orientação sobre o CFOP",
    body: str = "Troque para 6.102.",
) -> uuid.UUID:
    """An e-mail of Marina's in the outbox, not sent yet."""
    key = mail_id or uuid7()
    send_email(
        session,
        actor=actor(session),
        now=NOW,
        case_id=case_id,
        recipients=(to,),
        subject=subject,
        body=body,
        message_domain="empresa.com.br",
        mail_id=key,
    )
    return key


def a_case(
    session: Session,
    built: Built,
    *,
    login: str = "marina",
    subject: str = "NF-e rejeitada: CFOP inválido",
    kind: str = "fiscal",
    person_key: str = "padaria",
    assignee: str | None = "marina",
    now: datetime = NOW,
    priority: int = 2,
    due_at: datetime | None = None,
    center: str = "SUP2",
    description: str = "Cliente relata rejeição 327 na nota 8812.",
) -> uuid.UUID:
    """A new process; of type `fiscal` it enters the path in Suporte N1."""
    key = uuid.uuid4()
    create_case(
        session,
        actor=actor(session, login),
        now=now,
        case_id=key,
        new=NewCase(
            person_id=built.persons[person_key],
            service_type_id=built.types[kind],
            subject=subject,
            description=description,
            priority=priority,
            due_at=due_at,
            center_id=built.centers[center],
            assignee_id=built.users[assignee] if assignee else None,
        ),
    )
    session.flush()
    return key


def version(session: Session, case_id: uuid.UUID) -> int:
    found = session.get(Case, case_id, populate_existing=True)
    assert found is not None
    return found.version
