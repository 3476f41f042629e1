"""The columns of the table Processos, each once as data, and rows turned into the texts that they show.

Texts are made once for each row, when it first comes into view: most rows of a page never do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.values.filters import SortKey
from crm_desktop.values.terms import CaseState

if TYPE_CHECKING:
    from crm_desktop.values.case_row import CaseRow, Page

Cell = tuple[str, str | None]
"""A text, and the tone of its chip or None."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in pixels at 100 %, `least` what a narrow window leaves of it; `stretches` takes the room that is
    free."""

    name: str
    title: str
    tip: str
    width: int
    sort: SortKey
    stretches: bool = False
    shown: bool = True
    least: int = 0


COLUMNS: tuple[Column, ...] = (
    Column("priority", "P", "Prioridade, 1 é a mais urgente", 36, SortKey.DEFAULT),
    Column("number", "Nº", "Número do processo", 74, SortKey.NUMBER),
    Column("person", "Pessoa", "Quem pediu", 172, SortKey.PERSON, least=120),
    Column("subject", "Assunto", "", 210, SortKey.SUBJECT, stretches=True, least=180),
    Column("service_type", "Tipo", "Tipo de atendimento", 140, SortKey.SERVICE_TYPE, least=96),
    Column("center", "CR atual", "Centro de responsabilidade em que está", 104, SortKey.CENTER, least=84),
    Column("state", "Situação", "", 146, SortKey.STATE),
    Column("progress", "Andamento", "", 142, SortKey.PROGRESS, least=92),
    Column("due", "Previsão", "Quando vence", 130, SortKey.DUE),
    Column("assignee", "Responsável", "", 140, SortKey.ASSIGNEE, shown=False, least=100),
    Column("activity", "Movimentação", "Última movimentação", 120, SortKey.ACTIVITY, shown=False),
)

STATES: dict[CaseState, Cell] = {
    CaseState.OPEN: ("Aberto", "neutral"),
    CaseState.IN_PROGRESS: ("Em andamento", "accent"),
    CaseState.WAITING: ("Aguardando retorno", "warning"),
    CaseState.CLOSED: ("Concluído", "success"),
}


class _Frame:
    """What the texts of all rows of one page depend on."""

    __slots__ = ("now", "states", "zone")

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self.now = now
        self.zone = zone
        self.states = {state: (t(text), tone) for state, (text, tone) in STATES.items()}


class ShownRow:
    """One row as shown: its key, number, and a cell for each of COLUMNS."""

    __slots__ = ("_cells", "_frame", "_row", "id", "number")

    def __init__(self, row: CaseRow, frame: _Frame) -> None:
        self.id = row.id
        self.number = row.number
        self._row = row
        self._frame = frame
        self._cells: tuple[Cell, ...] | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        if self._cells is None:
            self._cells = _cells(self._row, self._frame)
        return self._cells


@dataclass(frozen=True, slots=True)
class ShownPage:
    rows: tuple[ShownRow, ...]
    after: tuple[Any, ...] | None


def shaper(now: datetime, zone: tzinfo) -> Callable[[Page], ShownPage]:
    """What turns a page of rows into one of texts, for that moment and zone."""

    def shape(page: Page) -> ShownPage:
        frame = _Frame(now, zone)
        return ShownPage(tuple([ShownRow(row, frame) for row in page.rows]), page.after)

    return shape


def due_cell(due_at: datetime | None, closed: bool, now: datetime, zone: tzinfo) -> Cell:
    due = fmt.due(due_at, closed, now, zone)
    return due.text, None if due.plain else due.tone


def _cells(row: CaseRow, frame: _Frame) -> tuple[Cell, ...]:
    now, zone = frame.now, frame.zone
    return (
        (str(row.priority), None),
        (fmt.case_number(row.number), None),
        (row.person, None),
        (row.subject, None),
        (row.service_type, None),
        (row.center, None),
        frame.states[row.state],
        (row.progress or fmt.NONE, None),
        due_cell(row.due_at, row.closed_at is not None, now, zone),
        (row.assignee or fmt.NONE, None),
        (fmt.moment(row.last_activity_at, now, zone), None),
    )
