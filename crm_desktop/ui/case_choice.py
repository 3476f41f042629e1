"""Processes to choose from with boxes to tick, found by typing; and what became of each afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import color, scaled
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate, ToneRole
from crm_desktop.ui.widgets.combo_box import folded
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.ui.widgets.views import dress_table

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NO_PARENT = QModelIndex()
_TICK_PX = 44
_BOX_PX = 16


@dataclass(frozen=True, slots=True)
class Choice:
    """One process; `cells` are (text, tone) after the box."""

    id: uuid.UUID
    cells: tuple[tuple[str, str | None], ...]
    ticked: bool = False


class _Model(QAbstractTableModel):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = ("", *titles)
        self.shown: list[Choice] = []
        self.ticked: set[uuid.UUID] = set()

    def show(self, choices: Iterable[Choice]) -> None:
        self.beginResetModel()
        self.shown = list(choices)
        self.endResetModel()

    def tick(self, keys: Iterable[uuid.UUID], on: bool) -> None:
        (self.ticked.update if on else self.ticked.difference_update)(keys)
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        choice, column = self.shown[index.row()], index.column()
        on = choice.id in self.ticked
        if column == 0:
            if role == _SPOKEN:
                return t("escolhido") if on else t("não escolhido")
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked) if role == _CHECK else None
        if role in (_DISPLAY, _TIP):
            return choice.cells[column - 1][0]
        return choice.cells[column - 1][1] if role == ToneRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


class _Boxes(ChipDelegate):
    """The first column is a box to tick, as everywhere else."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() != 0:
            return
        size = scaled(_BOX_PX)
        rect: QRect = option.rect
        place = QRect(rect.left() + 12, rect.center().y() - size // 2, size, size)
        on = index.data(_CHECK) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(color("accent" if on else "muted")))
        painter.setBrush(color("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if on:
            ratio = painter.device().devicePixelRatioF()
            inside = place.adjusted(2, 2, -2, -2)
            painter.drawPixmap(inside, icons.pixmap("check", inside.width(), ratio, color="on_accent"))


class _View(QTableView):
    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


class CaseChoice(QWidget):
    """Space or a click ticks; `changed(int)` tells how many are ticked, those that the search hides among them."""

    changed = Signal(int)

    def __init__(self, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        """`columns` are (title, width at 100 %); width 0 takes what is left."""
        super().__init__(parent)
        self._all: tuple[Choice, ...] = ()
        self.search = SearchField(t("Procurar na lista"))
        self.search.textChanged.connect(lambda _text: self._filter())
        self.all = LinkButton(t("Marcar todos"))
        self.all.setToolTip(t("Marca todos os que a procura mostra"))
        self.all.clicked.connect(lambda: self._tick_shown(True))
        self.none = LinkButton(t("Desmarcar todos"))
        self.none.setToolTip(t("Desmarca todos os que a procura mostra"))
        self.none.clicked.connect(lambda: self._tick_shown(False))
        self.count = muted_label()
        self.model_ = _Model([title for title, _ in columns])
        self.view = _View()
        dress_table(self.view)
        self.view.setItemDelegate(_Boxes(self.view))
        self.view.setModel(self.model_)
        self.view.setAccessibleName(t("Processos"))
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.toggled.connect(lambda: self._toggle(self.view.currentIndex()))
        self.view.clicked.connect(self._toggle)
        self.view.setColumnWidth(0, scaled(_TICK_PX))
        header = self.view.horizontalHeader()
        header.setMinimumSectionSize(scaled(32))
        for place, (_, width) in enumerate(columns, start=1):
            if width:
                self.view.setColumnWidth(place, scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        for widget in (self.count, self.all, self.none):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """What there is to choose from, with what is ticked at first."""
        self._all = tuple(choices)
        self.model_.ticked = {choice.id for choice in choices if choice.ticked}
        self._filter()
        self._tell()

    def chosen(self) -> tuple[uuid.UUID, ...]:
        """The ticked ones in the order of the list."""
        return tuple(choice.id for choice in self._all if choice.id in self.model_.ticked)

    def tick(self, keys: Iterable[uuid.UUID], on: bool = True) -> None:
        self.model_.tick(keys, on)
        self._tell()

    def _filter(self) -> None:
        words = folded(self.search.text()).split()
        self.model_.show(choice for choice in self._all if _has(choice, words))
        if self.model_.shown:
            self.view.setCurrentIndex(self.model_.index(0, 1))

    def _tick_shown(self, on: bool) -> None:
        self.tick([choice.id for choice in self.model_.shown], on)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self.model_.shown[index.row()].id
            self.tick([key], key not in self.model_.ticked)

    def _tell(self) -> None:
        ticked = len(self.model_.ticked)
        self.count.setText(t("{n} de {all}", n=fmt.integer(ticked), all=fmt.integer(len(self._all))))
        self.changed.emit(ticked)


def _has(choice: Choice, words: Sequence[str]) -> bool:
    text = folded(" ".join(cell for cell, _ in choice.cells))
    solid = text.replace("\u00a0", "")
    return all(word in text or word in solid for word in words)
