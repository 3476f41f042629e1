"""The columns of the table Processos, each once as data, and rows turned into the texts that they show.

Texts are made on the worker: computing them while painting costs four times the paint.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.values.filters import SortKey
from crm_desktop.values.terms import CaseState

if TYPE_CHECKING:
    from crm_desktop.queries.cases import CaseRow, Page

Cell = tuple[str, str | None]
"""A text, and the tone of its chip or None."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in pixels at 100 %; `stretches` takes the room that is free."""

    name: str
    title: str
    tip: str
    width: int
    sort: SortKey
    stretches: bool = False
    shown: bool = True


COLUMNS: tuple[Column, ...] = (
    Column("priority", "P", "Prioridade, 1 é a mais urgente", 40, SortKey.DEFAULT),
    Column("number", "Nº", "Número do processo", 76, SortKey.NUMBER),
    Column("person", "Pessoa", "Quem pediu", 180, SortKey.PERSON),
    Column("subject", "Assunto", "", 210, SortKey.SUBJECT, stretches=True),
    Column("service_type", "Tipo", "Tipo de atendimento", 140, SortKey.SERVICE_TYPE),
    Column("center", "CR atual", "Centro de responsabilidade em que está", 104, SortKey.CENTER),
    Column("state", "Situação", "", 150, SortKey.STATE),
    Column("progress", "Andamento", "", 128, SortKey.PROGRESS),
    Column("due", "Previsão", "Quando vence", 136, SortKey.DUE),
    Column("assignee", "Responsável", "", 140, SortKey.ASSIGNEE, shown=False),
    Column("activity", "Movimentação", "Última movimentação", 120, SortKey.ACTIVITY, shown=False),
)

STATES: dict[CaseState, Cell] = {
    CaseState.OPEN: ("Aberto", "neutral"),
    CaseState.IN_PROGRESS: ("Em andamento", "accent"),
    CaseState.WAITING: ("Aguardando retorno", "warning"),
    CaseState.CLOSED: ("Concluído", "success"),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row as shown: its key, number, and a cell for each of COLUMNS."""

    id: uuid.UUID
    number: int
    cells: tuple[Cell, ...]
    due_at: datetime | None
    closed: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    rows: tuple[ShownRow, ...]
    after: tuple[Any, ...] | None


def shaper(now: datetime, zone: tzinfo) -> Callable[[Page], ShownPage]:
    """What turns a page of rows into one of texts, for that moment and zone."""

    def shape(page: Page) -> ShownPage:
        states = {state: (t(text), tone) for state, (text, tone) in STATES.items()}
        return ShownPage(tuple(_shown(row, states, now, zone) for row in page.rows), page.after)

    return shape


def due_cell(due_at: datetime | None, closed: bool, now: datetime, zone: tzinfo) -> Cell:
    due = fmt.due(due_at, closed, now, zone)
    return due.text, None if due.plain else due.tone


def _shown(row: CaseRow, states: dict[CaseState, Cell], now: datetime, zone: tzinfo) -> ShownRow:
    closed = row.closed_at is not None
    return ShownRow(
        row.id,
        row.number,
        (
            (str(row.priority), None),
            (fmt.case_number(row.number), None),
            (row.person, None),
            (row.subject, None),
            (row.service_type, None),
            (row.center, None),
            states[row.state],
            (row.progress or fmt.NONE, None),
            due_cell(row.due_at, closed, now, zone),
            (row.assignee or fmt.NONE, None),
            (fmt.moment(row.last_activity_at, now, zone), None),
        ),
        row.due_at,
        closed,
    )
