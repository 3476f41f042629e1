"""The shared base of the measurements: its size, its agents, and how it is filled."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.person import Person
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.storage.shared.admin import administrator, make_shared_base
from crm_desktop.storage.shared.passwords import set_role_password
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import PersonKind, Role
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition

if TYPE_CHECKING:
    from tests.shared.server import Server

TEAMS, AGENTS, PERSONS = 5, 200, 5_000
OPEN_OF_TEN = 7
SECRET = "uma senha do agente"
DATABASE = "crm_bench"
FIRST, SECOND, CLOSING = 1, 11, 21
"""Steps of each team's path; the first two lead to each other."""
SENTENCES = (
    "Liguei para o cliente e confirmei que a nota fiscal foi rejeitada pela Secretaria da Fazenda.",
    "O boleto venceu ontem e o sistema não gerou a segunda via automaticamente.",
    "Orientei a conferir o cadastro do destinatário, porque a inscrição estadual constava como baixada.",
    "Enviou por e-mail o comprovante, que anexei a este processo para o financeiro.",
    "Reproduzi o erro no ambiente de homologação: ao salvar o pedido, o valor do frete aparece zerado.",
    "Combinamos um retorno na próxima quinta-feira, depois que a equipe publicar a correção.",
    "Pediu urgência, já que há três caminhões parados no pátio aguardando a liberação do romaneio.",
    "Expliquei que a configuração depende do administrador e que não temos acesso ao painel.",
)


def login_of(agent: int) -> str:
    return f"agente{agent:03}"


def numbers_of(agent: int, processes: int) -> list[int]:
    """The open processes that the agent is responsible for."""
    own = range(agent or AGENTS, processes + 1, AGENTS)
    return [number for number in own if _is_open(number)]


def opinion_text(chance: random.Random) -> str:
    """Two to nine sentences: about 600 characters."""
    return " ".join(chance.choices(SENTENCES, k=chance.randint(2, 9)))


@dataclass(frozen=True, slots=True)
class _Team:
    centers: tuple[uuid.UUID, uuid.UUID]
    service_type: uuid.UUID
    version: uuid.UUID


@dataclass(frozen=True, slots=True)
class _Desk:
    teams: list[_Team]
    closing: uuid.UUID
    agents: list[uuid.UUID]
    persons: list[uuid.UUID]


def make_base(server: Server, processes: int) -> None:
    """The base with its agents, each a role of the server with a password, and its processes."""
    server.create_database(DATABASE)
    url = server.url(DATABASE, admin=True)
    desks: list[_Desk] = []
    make_shared_base(url, lambda session: desks.append(_make_desk(session)))
    store = administrator(url)
    with Session(store.engine) as session, session.begin():
        for user_id in desks[0].agents:
            set_role_password(session, user_id, SECRET)
    store.close()
    with server.connect(DATABASE) as connection:
        _fill(connection, desks[0], processes)
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")


def _make_desk(session: Session) -> _Desk:
    closing = _add(session, ResponsibilityCenter(code="CONC", name="Concluído", closes=True))
    teams = [_make_team(session, number) for number in range(TEAMS)]
    agents = []
    for number in range(AGENTS):
        first, second = teams[number % TEAMS].centers
        login = login_of(number)
        user = User(login=login, name=f"Agente {number}", role=Role.AGENT, center_id=first)
        user.other_centers = [UserCenter(center_id=second)]
        agents.append(_add(session, user))
    persons = [
        _add(session, _person(number), flush=number % 500 == 0 or number == PERSONS)
        for number in range(1, PERSONS + 1)
    ]
    return _Desk(teams, closing, agents, persons)


def _make_team(session: Session, number: int) -> _Team:
    first, second = f"T{number}A", f"T{number}B"
    centers = (
        _add(session, ResponsibilityCenter(code=first, name=f"Triagem {number}")),
        _add(session, ResponsibilityCenter(code=second, name=f"Análise {number}")),
    )
    path = WorkflowDefinition(
        (
            CenterStep(FIRST, "Triagem", first, next=6),
            DecisionStep(6, "O contato foi bem-sucedido?", (Answer("Sim", SECOND), Answer("Não", FIRST))),
            CenterStep(SECOND, "Análise", second, next=16, due_hours=18),
            DecisionStep(16, "O problema foi resolvido?", (Answer("Não", FIRST), Answer("Sim", CLOSING))),
            CenterStep(CLOSING, "Concluído", "CONC"),
        )
    )
    version = write_draft(session, code=f"W{number}", name=f"Suporte {number}", definition=path)
    publish_draft(session, now=datetime.now(UTC), author_id=None, version_id=version)
    workflow = session.scalar(select(Workflow.id).join(WorkflowVersion).where(WorkflowVersion.id == version))
    kind = ServiceType(
        code=str(number + 1), name=f"Suporte {number}", path=f"Suporte {number}", workflow_id=workflow
    )
    return _Team(centers, _add(session, kind), version)


def _person(number: int) -> Person:
    name = f"Comércio {number} Ltda"
    return Person(
        code=f"C{number}",
        name=name,
        folded_name=name.lower().replace("é", "e"),
        kind=PersonKind.COMPANY,
        created_at=datetime.now(UTC),
    )


def _add(session: Session, row: Any, *, flush: bool = True) -> uuid.UUID:
    row.id = uuid7()
    session.add(row)
    if flush:
        session.flush()
    key: uuid.UUID = row.id
    return key


def _opened(number: int, now: datetime) -> datetime:
    return now - timedelta(days=120) + timedelta(minutes=number * 8)


def _is_open(number: int) -> bool:
    return number // AGENTS % 10 < OPEN_OF_TEN


_CASES = (
    "COPY crm.cases (id, number, person_id, service_type_id, subject, priority, center_id, assignee_id,"
    " workflow_version_id, opened_at, opened_by_id, due_at, last_activity_at, first_opinion_at, opinion_count,"
    " move_count, version) FROM STDIN"
)
_OPINIONS = "COPY crm.opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text) FROM STDIN"
_MOVES = (
    "COPY crm.case_move (id, case_id, seq, kind, version_id, to_order, to_center_id, to_center_name, answers,"
    " closes, author_id, at) FROM STDIN"
)
_PLACES = """
UPDATE crm.cases c SET center_id = m.to_center_id, step_order = m.to_order, move_count = 1,
  closed_at = CASE WHEN m.closes THEN m.at END, opinion_count = (SELECT max(seq) FROM crm.opinion WHERE case_id = c.id)
FROM crm.case_move m WHERE m.case_id = c.id AND c.move_count = 0
"""
_BATCH = 1000


def _fill(connection: psycopg.Connection[Any], desk: _Desk, processes: int) -> None:
    """Through the same triggers as everything else; a transaction for every thousand processes."""
    chance = random.Random(1)
    now = datetime.now(UTC)
    for first in range(1, processes + 1, _BATCH):
        numbers = range(first, min(first + _BATCH, processes + 1))
        keys = {number: uuid7() for number in numbers}
        with connection.transaction(), connection.cursor() as cursor:
            for statement, rows in (
                (_CASES, _case_rows(desk, keys, now, chance)),
                (_OPINIONS, _opinion_rows(desk, keys, now, chance)),
                (_MOVES, _move_rows(desk, keys, now)),
            ):
                with cursor.copy(statement) as copy:
                    for row in rows:
                        copy.write_row(row)
            cursor.execute(_PLACES)


def _case_rows(
    desk: _Desk, keys: dict[int, uuid.UUID], now: datetime, chance: random.Random
) -> Iterator[tuple[Any, ...]]:
    for number, key in keys.items():
        team = desk.teams[number % TEAMS]
        agent = desk.agents[number % AGENTS]
        opened = _opened(number, now)
        due = opened + timedelta(hours=chance.randint(4, 400))
        yield (
            key, number, chance.choice(desk.persons), team.service_type, f"{chance.choice(SENTENCES)[:60]} {number}",
            chance.randint(1, 9), team.centers[0], agent, team.version, opened, agent, due, opened, opened, 0, 0, 1,
        )  # fmt: skip


def _opinion_rows(
    desk: _Desk, keys: dict[int, uuid.UUID], now: datetime, chance: random.Random
) -> Iterator[tuple[Any, ...]]:
    for number, key in keys.items():
        opened = _opened(number, now)
        for seq in range(1, 4 + number % 4):
            kind = "opening" if seq == 1 else "opinion"
            at = opened + timedelta(minutes=seq)
            author = desk.agents[number % AGENTS]
            yield uuid7(), key, number, seq, kind, "user", author, at, opinion_text(chance)


def _move_rows(desk: _Desk, keys: dict[int, uuid.UUID], now: datetime) -> Iterator[tuple[Any, ...]]:
    for number, key in keys.items():
        team, agent = desk.teams[number % TEAMS], desk.agents[number % AGENTS]
        step, place, name = FIRST, team.centers[0], "Triagem"
        if not _is_open(number):
            step, place, name = CLOSING, desk.closing, "Concluído"
        elif number // AGENTS % 2:
            step, place, name = SECOND, team.centers[1], "Análise"
        yield (
            uuid7(), key, 1, "import", team.version, step, place, name, json.dumps([]), step == CLOSING, agent, now,
        )  # fmt: skip
