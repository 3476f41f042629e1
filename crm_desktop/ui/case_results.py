"""What became of each of many processes: a tick, or the reason why it stayed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.chip_delegate import ToneRole
from crm_desktop.ui.widgets.views import dress_table

Index = QModelIndex | QPersistentModelIndex
Line = tuple[int, str, str, bool]
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NO_PARENT = QModelIndex()
_TITLES = ("Nº", "Assunto", "", "Resultado")
_MARK = 2
_SUBJECT_PX = 260


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        number, subject, text, went = self.lines[index.row()]
        if role in (_DISPLAY, _TIP):
            return (fmt.case_number(number), subject, "✓" if went else "✕", text)[index.column()]
        if role == ToneRole and index.column() == _MARK:
            return "success" if went else "danger"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return t(_TITLES[section]) if _TITLES[section] else ""
        return None


class ResultTable(QTableView):
    """`show_results((number, subject, what became of it, whether it went through))`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = _Model()
        dress_table(self)
        self.setModel(self.model_)
        self.setAccessibleName(t("Resultados"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(scaled(32))
        self.setColumnWidth(0, scaled(84))
        self.setColumnWidth(_MARK, scaled(52))
        self.setColumnWidth(1, scaled(_SUBJECT_PX))
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_results(self, lines: Sequence[Line]) -> None:
        self.model_.beginResetModel()
        self.model_.lines = list(lines)
        self.model_.endResetModel()
