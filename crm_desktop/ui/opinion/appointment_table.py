"""A list of appointments, or what to do where there are none."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.views import dress_table

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import AppointmentRow

Index = QModelIndex | QPersistentModelIndex
Cells = tuple[str, ...]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NO_PARENT = QModelIndex()


class _Model(QAbstractTableModel):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self.rows: tuple[AppointmentRow, ...] = ()
        self.texts: list[Cells] = []

    def show(self, rows: tuple[AppointmentRow, ...], texts: list[Cells]) -> None:
        self.beginResetModel()
        self.rows, self.texts = rows, texts
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        return self.texts[index.row()][index.column()] if role in (_DISPLAY, _TIP) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


class _View(QTableView):
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class AppointmentTable(QStackedWidget):
    """`columns` are (title, width at 100 %), width 0 takes what is left; `selected(row or None)`,
    `opened(row)` on Enter or a double click, `remove_wanted()` on Del."""

    selected = Signal(object)
    opened = Signal(object)
    remove_wanted = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        cells: Callable[[AppointmentRow], Cells],
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = cells
        self.empty = empty
        self._model = _Model([title for title, _ in columns])
        self.view = _View()
        dress_table(self.view)
        self.view.setModel(self._model)
        self.view.setAccessibleName(name)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self.view.horizontalHeader()
        for place, (_, width) in enumerate(columns):
            if width:
                self.view.setColumnWidth(place, scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self.selected.emit(self.current()))
        self.view.activated.connect(lambda _index: self.opened.emit(self.current()))
        self.view.remove_wanted.connect(self.remove_wanted)
        self.addWidget(self.empty)
        self.addWidget(self.view)
        # Until the base has answered nobody knows that there is none.
        self.setCurrentIndex(1)

    def show_rows(self, rows: tuple[AppointmentRow, ...]) -> None:
        """Other rows; the place in the list and the row chosen stay where they still exist."""
        before = self.current()
        scroll = self.view.verticalScrollBar().value()
        self._model.show(rows, [self._cells(row) for row in rows])
        self.setCurrentIndex(1 if rows else 0)
        if rows:
            self.select(before.id if before else None)
            self.view.verticalScrollBar().setValue(scroll)
        self.selected.emit(self.current())

    def select(self, key: uuid.UUID | None) -> None:
        """That row, else the first."""
        place = next((i for i, row in enumerate(self._model.rows) if row.id == key), 0)
        self.view.selectRow(place)

    def current(self) -> AppointmentRow | None:
        row = self.view.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def texts(self) -> list[Cells]:
        """The rows as they read."""
        return list(self._model.texts)
