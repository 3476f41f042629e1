"""The table of sales contacts to make: rows as texts, pages as one scrolls, a place that no refresh loses."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from crm_desktop.ui import contact_texts
from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.chip_delegate import ToneRole
from crm_desktop.ui.widgets.stretched import Stretched
from crm_desktop.ui.widgets.views import dress_table

if TYPE_CHECKING:
    from crm_desktop.queries.follow_ups import FollowUpPage, FollowUpRow

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, str | None]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NO_PARENT = QModelIndex()
USER_COLUMN = 7
_SPARED = (3, 6)
_NARROW_PX = 860

# title, tip, width at 100 %; width 0 shares the room that is free
_TEXT_PX = 130

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("Pessoa", "Com quem falar", 0),
    ("Processo", "Processo a que o contato pertence", 0),
    ("Próximo contato", "", 150),
    ("Meio", "Meio do último contato", 90),
    ("Sucesso", "Chance de sucesso dita no último contato", 80),
    ("Último resultado", "O que o último contato trouxe", 0),
    ("Último contato", "", 118),
    ("Com", "Quem faz o contato", 130),
)


@dataclass(frozen=True, slots=True)
class ShownContact:
    """One row as shown, with a cell for each of COLUMNS."""

    id: uuid.UUID
    case_id: uuid.UUID | None
    user_id: uuid.UUID
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ShownContacts:
    rows: tuple[ShownContact, ...]
    after: tuple[Any, ...] | None


def shaper(now: datetime, zone: tzinfo) -> Callable[[FollowUpPage], ShownContacts]:
    """What turns a page of contacts into one of texts, for that moment and zone."""

    def shape(page: FollowUpPage) -> ShownContacts:
        return ShownContacts(tuple(_shown(row, now, zone) for row in page.rows), page.after)

    return shape


def _shown(row: FollowUpRow, now: datetime, zone: tzinfo) -> ShownContact:
    process = fmt.NONE
    if row.case_number is not None:
        process = f"{fmt.case_number(row.case_number)}  {row.subject}"
    return ShownContact(
        row.id,
        row.case_id,
        row.user_id,
        (
            (row.person, None),
            (process, None),
            contact_texts.due_cell(row.next_at, now, zone),
            (contact_texts.means(row.means), None),
            (fmt.percent(row.success_percent), contact_texts.success_tone(row.success_percent)),
            (row.result or fmt.NONE, None),
            (fmt.moment(row.contact_at, now, zone), None),
            (row.user, None),
        ),
    )


class _Model(QAbstractTableModel):
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ShownContact] = []
        self.has_more = False
        self._asked = False

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role in (_DISPLAY, _TIP):
            return self.rows[index.row()].cells[index.column()][0]
        if role == ToneRole:
            return self.rows[index.row()].cells[index.column()][1]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return t(COLUMNS[section][0])
        tip = COLUMNS[section][1]
        return t(tip) if role == _TIP and tip else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.has_more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def show(self, page: ShownContacts) -> None:
        self._asked, self.has_more = False, page.after is not None
        rows = list(page.rows)
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def append(self, page: ShownContacts) -> None:
        self._asked, self.has_more = False, page.after is not None
        if page.rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self.rows.extend(page.rows)
            self.endInsertRows()

    def retry(self) -> None:
        """The next page may be asked for again."""
        self._asked = False


class FollowUpTable(QTableView):
    """`selected(ShownContact or None)` when the current row or what is selected changes, `opened(ShownContact)` by Enter or double click, `more_wanted()`."""

    selected = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contacts = _Model()
        self.more_wanted = self.contacts.more_wanted
        dress_table(self)
        self.setModel(self.contacts)
        self.setAccessibleName(t("Contatos de venda pendentes"))
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setMinimumSectionSize(scaled(44))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.selected.emit(self.current()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self._open())
        self._stretched = Stretched(self, {i: _TEXT_PX for i, column in enumerate(COLUMNS) if not column[2]})
        self._fit()
        theme_notifier.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for place, (title, _, width) in enumerate(COLUMNS):
            if width:
                least = header.fontMetrics().horizontalAdvance(t(title)) + scaled(28)
                self.setColumnWidth(place, max(scaled(width), least))
        self._stretched.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps what one decides by; the form has the rest."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(_NARROW_PX)
        for column in _SPARED:
            self.setColumnHidden(column, narrow)
        self._stretched.fit()

    def show_users(self, shown: bool) -> None:
        """Whether the column Com is there."""
        self.setColumnHidden(USER_COLUMN, not shown)
        self._stretched.fit()

    def show_page(self, page: ShownContacts, *, keep_place: bool) -> None:
        """New rows; with `keep_place` selection and scroll stay, by key and not by row."""
        before, place = self.current(), self.currentIndex().row()
        chosen = {shown.id for shown in self.chosen()} if keep_place else set()
        scroll = self.verticalScrollBar().value()
        self.contacts.show(page)
        rows = self.contacts.rows
        if not rows:
            self.selected.emit(None)
            return
        row = 0
        if keep_place and before is not None:
            found = next((i for i, shown in enumerate(rows) if shown.id == before.id), None)
            row = found if found is not None else min(max(place, 0), len(rows) - 1)
        self.setCurrentIndex(self.contacts.index(row, max(self.currentIndex().column(), 0)))
        self.selectRow(row)
        self._select_too(chosen)
        self.verticalScrollBar().setValue(scroll if keep_place else 0)
        self.selected.emit(self.current())

    def _select_too(self, keys: set[uuid.UUID]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, shown in enumerate(self.contacts.rows):
            if shown.id in keys:
                self.selectionModel().select(self.contacts.index(row, 0), flags)

    def chosen(self) -> tuple[ShownContact, ...]:
        """All that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.contacts.rows[row] for row in rows)

    def current(self) -> ShownContact | None:
        row = self.currentIndex().row()
        return self.contacts.rows[row] if 0 <= row < len(self.contacts.rows) else None

    def _open(self) -> None:
        if (row := self.current()) is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)
