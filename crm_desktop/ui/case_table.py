"""The table Processos: rows as texts, pages as one scrolls, and a place that a refresh never loses."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from crm_desktop.ui.case_columns import fitted
from crm_desktop.ui.case_rows import COLUMNS, Cell, ShownPage, ShownRow
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate, ToneRole
from crm_desktop.ui.widgets.views import dress_table
from crm_desktop.values.filters import SortKey

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NO_PARENT = QModelIndex()
_LAYOUT_VERSION = 1


class CaseModel(QAbstractTableModel):
    """Asks for the next page by `more_wanted` when the view nears its end."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ShownRow] = []
        self.has_more = False
        self._asked = False

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.rows[index.row()].cells[index.column()][0]
        if role == ToneRole:
            return self.rows[index.row()].cells[index.column()][1]
        if role == _TIP:
            return self.rows[index.row()].cells[index.column()][0]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return t(COLUMNS[section].title)
        if role == _TIP:
            return t(COLUMNS[section].tip) if COLUMNS[section].tip else None
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.has_more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def show(self, page: ShownPage) -> None:
        """Other rows than before; the same ones in the same order only change their texts."""
        self._asked = False
        self.has_more = page.after is not None
        rows = list(page.rows)
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def append(self, page: ShownPage) -> None:
        self._asked = False
        self.has_more = page.after is not None
        if not page.rows:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
        self.rows.extend(page.rows)
        self.endInsertRows()

    def row_of(self, key: uuid.UUID) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.id == key), None)


class _CaseDelegate(ChipDelegate):
    def __init__(self, parent: QWidget, cases: CaseModel) -> None:
        super().__init__(parent)
        self._cases = cases

    def cell(self, index: Index) -> Cell:
        return self._cases.rows[index.row()].cells[index.column()]

    def alignment(self, _index: Index) -> int:
        return 0


class CaseTable(QTableView):
    """`case_selected(id or None)`, `case_opened(id)` by Enter or double click, `sort_requested(SortKey, descending)`."""

    case_selected = Signal(object)
    case_opened = Signal(object)
    sort_requested = Signal(object, bool)
    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cases = CaseModel()
        self.menu_actions: list[QAction] = []
        self._quiet = False
        self._announced: uuid.UUID | None = None
        dress_table(self, _CaseDelegate(self, self.cases))
        self.setModel(self.cases)
        self.setAccessibleName(t("Processos"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(32)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.choose_columns)
        header.sectionClicked.connect(self._sort_by)
        header.sectionMoved.connect(lambda *_: self.columns_changed.emit())
        header.sectionResized.connect(self._width_chosen)
        self._sort = (SortKey.DEFAULT, False)
        self._widths: dict[int, int] = {}
        self._fitting = False
        self.reset_columns()

    # Columns.

    def reset_columns(self) -> None:
        """Order, widths and choice as they come."""
        header = self.horizontalHeader()
        self._fitting = True
        for place, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self._widths[place] = scaled(column.width)
            self.setColumnHidden(place, not column.shown)
        self._fit()

    def _width_chosen(self, section: int, _before: int, width: int) -> None:
        if not self._fitting and width:
            self._widths[section] = width

    def _fit(self) -> None:
        shown = [i for i in range(len(COLUMNS)) if not (self.isColumnHidden(i) or COLUMNS[i].stretches)]
        room = self.viewport().width()
        self._fitting = True
        for section, width in fitted({i: self._widths[i] for i in shown}, room).items():
            self.setColumnWidth(section, width)
            room -= width
        for section, column in enumerate(COLUMNS):
            if column.stretches:
                self._stretch(section, room >= scaled(column.least), scaled(column.least))
        self._fitting = False

    def _stretch(self, section: int, on: bool, otherwise: int) -> None:
        """Without room for it a stretched column would be as narrow as can be; then the table scrolls instead."""
        mode = QHeaderView.ResizeMode.Stretch if on else QHeaderView.ResizeMode.Interactive
        header = self.horizontalHeader()
        if header.sectionResizeMode(section) is not mode:
            header.setSectionResizeMode(section, mode)
        if not on:
            self.setColumnWidth(section, otherwise)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def layout_text(self) -> str:
        """Columns shown, in their order, with widths: `number:84,person:190`."""
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return ",".join(
            f"{COLUMNS[i].name}:{self.columnWidth(i) if COLUMNS[i].stretches else self._widths[i]}"
            for i in order
            if not self.isColumnHidden(i)
        )

    def apply_layout(self, text: str) -> None:
        """What `layout_text` gave; unknown columns are passed over, an empty text changes nothing."""
        names = {column.name: i for i, column in enumerate(COLUMNS)}
        wanted: list[tuple[int, int]] = []
        for part in text.split(","):
            name, _, size = part.partition(":")
            if name in names and size.isdigit():
                wanted.append((names[name], int(size)))
        if not wanted:
            return
        header = self.horizontalHeader()
        shown = {section for section, _ in wanted}
        self._fitting = True
        for section in range(len(COLUMNS)):
            self.setColumnHidden(section, section not in shown)
        for place, (section, width) in enumerate(wanted):
            header.moveSection(header.visualIndex(section), place)
            if not COLUMNS[section].stretches:
                self._widths[section] = max(32, width)
        self._fit()

    def choose_columns(self, at: QPoint | None = None) -> None:
        """A menu with a tick for each column."""
        menu = QMenu(self)
        menu.setAccessibleName(t("Colunas"))
        for section, column in enumerate(COLUMNS):
            entry = menu.addAction(t(column.tip) if column.name == "priority" else t(column.title))
            entry.setCheckable(True)
            entry.setChecked(not self.isColumnHidden(section))
            entry.setEnabled(column.name not in ("number", "subject"))
            entry.toggled.connect(lambda on, section=section: self._show_column(section, on))
        menu.addSeparator()
        menu.addAction(t("Voltar às colunas do começo")).triggered.connect(self._reset_and_tell)
        menu.popup(self.horizontalHeader().mapToGlobal(at or QPoint(8, 8)))

    def _show_column(self, section: int, shown: bool) -> None:
        self._fitting = True
        self.setColumnHidden(section, not shown)
        self._fit()
        self.columns_changed.emit()

    def _reset_and_tell(self) -> None:
        self.reset_columns()
        self.columns_changed.emit()

    # Order.

    def show_sort(self, key: SortKey, descending: bool) -> None:
        self._sort = (key, descending)
        header = self.horizontalHeader()
        section = next((i for i, column in enumerate(COLUMNS) if column.sort is key), -1)
        header.setSortIndicatorShown(key is not SortKey.DEFAULT or descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)

    def _sort_by(self, section: int) -> None:
        key = COLUMNS[section].sort
        before, descending = self._sort
        descending = not descending if key is before else key in (SortKey.NUMBER, SortKey.ACTIVITY)
        self.show_sort(key, descending)
        self.sort_requested.emit(key, descending)

    # Rows.

    def show_page(self, page: ShownPage, *, keep_place: bool) -> None:
        """New rows. With `keep_place` selection, scroll and focus stay where they were, by key and not by row."""
        selected = self.selected_id()
        top = self.rowAt(0)
        anchor = self.cases.rows[top].id if 0 <= top < len(self.cases.rows) else None
        offset = self.rowViewportPosition(top) if anchor is not None else 0
        self._quiet = True
        self.cases.show(page)
        self._quiet = False
        if keep_place:
            self._restore(selected, anchor, offset)
        else:
            self.scrollToTop()
            self._select_row(0 if self.cases.rows else None)

    def _restore(self, selected: uuid.UUID | None, anchor: uuid.UUID | None, offset: int) -> None:
        place = self.cases.row_of(selected) if selected is not None else None
        if selected is not None and place is None and self.cases.rows:
            place = min(max(self.currentIndex().row(), 0), len(self.cases.rows) - 1)
        self._quiet = True
        self._select_row(place)
        self._quiet = False
        row = self.cases.row_of(anchor) if anchor is not None else None
        if row is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(row) - offset)
        self._announce()

    def _select_row(self, row: int | None) -> None:
        model = self.selectionModel()
        if row is None:
            model.clear()
            self._announce()
            return
        column = max(self.currentIndex().column(), 0)
        index = self.cases.index(row, column)
        bar = self.verticalScrollBar()
        before = bar.value()
        flag = model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows
        model.setCurrentIndex(index, flag)
        if self._quiet:
            bar.setValue(before)
        self._announce()

    def select_case(self, key: uuid.UUID) -> bool:
        """Selects the row of that process and brings it into view; False when it is not in the list."""
        row = self.cases.row_of(key)
        if row is None:
            return False
        self._select_row(row)
        self.scrollTo(self.cases.index(row, 0))
        return True

    def selected_id(self) -> uuid.UUID | None:
        row = self.currentIndex().row()
        chosen = self.selectionModel().hasSelection() and 0 <= row < len(self.cases.rows)
        return self.cases.rows[row].id if chosen else None

    def _current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._announce()

    def _announce(self) -> None:
        if self._quiet:
            return
        key = self.selected_id()
        if key != self._announced:
            self._announced = key
            self.case_selected.emit(key)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.cases.rows):
            self.case_opened.emit(self.cases.rows[row].id)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_id() is None or not self.menu_actions:
            return
        menu = QMenu(self)
        menu.addActions(self.menu_actions)
        menu.popup(event.globalPos())
