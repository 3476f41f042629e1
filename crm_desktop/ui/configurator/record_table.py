"""The list at the left of a form: rows of finished texts, found by typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.chip_delegate import ToneRole
from crm_desktop.ui.widgets.combo_box import folded
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.ui.widgets.stretched import Stretched
from crm_desktop.ui.widgets.views import dress_table

_LEAST_PX = 44
_MOST_PX = 150
_STRETCHED_PX = 140
_TABLE_PX = 260

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """`cells` are texts; those named in `tones` (column → tone) are chips."""

    key: object
    cells: tuple[str, ...]
    tones: tuple[tuple[int, str], ...] = ()

    def tone(self, column: int) -> str | None:
        return next((tone for place, tone in self.tones if place == column and self.cells[place]), None)


class EntryModel(QAbstractTableModel):
    """Entries below their column titles."""

    def __init__(self, titles: Sequence[str], tips: Mapping[int, str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._tips = tips
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.entries[index.row()].cells[index.column()]
        if role == ToneRole:
            return self.entries[index.row()].tone(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self._tips.get(section, self._titles[section])
        return None


class RecordTable(QWidget):
    """`picked(key)` when the user goes to another row, `opened(key)` on a double click or Enter.

    `stretch` are the columns that share the free width; the others fit their texts up to a limit. `tips` (column → text) say
    what a short title means.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        *,
        stretch: tuple[int, ...] = (1,),
        search: str = "",
        tips: Mapping[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._stretch = stretch
        self.model = EntryModel(titles, tips or {})
        self.search = SearchField(search or name)
        self.search.setVisible(bool(search))
        self.search.textChanged.connect(self._filter)
        self.view = QTableView()
        self.view.setAccessibleName(name)
        dress_table(self.view)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setModel(self.model)
        header = self.view.horizontalHeader()
        header.setMinimumSectionSize(scaled(_LEAST_PX))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._stretched = Stretched(self.view, dict.fromkeys(stretch, _STRETCHED_PX))
        self.setMinimumWidth(_TABLE_PX)
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        self.view.activated.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        self._quiet = False

    def show_entries(self, entries: Sequence[Entry], current: object) -> None:
        """Replace the rows and go to `current`, or to none; tells nobody."""
        self._all = tuple(entries)
        self._fill(current)
        self._fit_columns()

    def set_current(self, key: object) -> None:
        """Go to the row of that key; tells nobody."""
        self._quiet = True
        row = next((i for i, entry in enumerate(self.model.entries) if entry.key == key), -1)
        if row < 0:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        else:
            self.view.setCurrentIndex(self.model.index(row, 0))
        self._quiet = False

    def current(self) -> object:
        """The key of the current row, or None."""
        row = self.view.currentIndex().row()
        return self.model.entries[row].key if row >= 0 else None

    def _fill(self, current: object) -> None:
        wanted = folded(self.search.text())
        self._quiet = True
        self.model.show_entries([e for e in self._all if any(wanted in folded(cell) for cell in e.cells)])
        self._quiet = False
        self.set_current(current)

    def _filter(self) -> None:
        self._fill(self.current())

    def _fit_columns(self) -> None:
        header = self.view.horizontalHeader()
        for column in range(self.model.columnCount()):
            if column not in self._stretch:
                width = max(self.view.sizeHintForColumn(column), header.sectionSizeHint(column))
                header.resizeSection(column, min(width + 2, scaled(_MOST_PX)))
        self._stretched.fit()

    def _moved(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.picked.emit(self.model.entries[index.row()].key)

    def _activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.entries[index.row()].key)
