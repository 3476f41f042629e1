"""The users of Supervisão, with numbers that open the list behind them by mouse and keyboard."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate, ToneRole
from crm_desktop.ui.widgets.combo_box import folded
from crm_desktop.ui.widgets.stretched import Stretched
from crm_desktop.ui.widgets.views import dress_table

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
LinkRole = int(Qt.ItemDataRole.UserRole) + 3
_NO_PARENT = QModelIndex()
_PAD_PX = 8
_OVERDUE = 2
_ASCENDING_FIRST = (0, 6)


class Link(StrEnum):
    """The list that a number opens."""

    PENDING = "pending"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    FOLLOW_UPS = "follow_ups"
    FIRST_OPINIONS = "first_opinions"


# title, tip, width at 100 % (0 takes what is left), list behind
COLUMNS: tuple[tuple[str, str, int, Link | None], ...] = (
    ("Usuário", "", 0, None),
    ("Pendentes", "Processos abertos", 96, Link.PENDING),
    ("Atrasados", "Com a previsão vencida", 96, Link.OVERDUE),
    ("Vencem hoje", "Ainda vencem hoje", 110, Link.DUE_TODAY),
    ("Follow up de vendas", "Contatos de venda a fazer", 150, Link.FOLLOW_UPS),
    (
        "Tempo até 1º parecer",
        "Mediana dos processos com o primeiro parecer hoje",
        160,
        Link.FIRST_OPINIONS,
    ),
    ("Mais antigo", "A previsão mais antiga entre os pendentes", 130, None),
    (
        "A concluir +7 d",
        "Pareceres a concluir guardados há mais de 7 dias. Só a contagem: o texto é de quem escreve",
        120,
        None,
    ),
)


@dataclass(frozen=True, slots=True)
class Load:
    """One user as shown: (text, tone) and what it is sorted by, for each of COLUMNS."""

    user_id: uuid.UUID | None
    name: str
    pending: int
    cells: tuple[tuple[str, str | None], ...]
    keys: tuple[Any, ...]
    linked: frozenset[int]


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.loads: tuple[Load, ...] = ()

    def show(self, loads: tuple[Load, ...]) -> None:
        same = [load.user_id for load in loads] == [load.user_id for load in self.loads]
        if same and loads:
            self.loads = loads
            self.dataChanged.emit(self.index(0, 0), self.index(len(loads) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.loads = loads
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.loads)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        load, column = self.loads[index.row()], index.column()
        if role == _DISPLAY:
            return load.cells[column][0]
        if role == ToneRole:
            return load.cells[column][1]
        if role == LinkRole:
            return column in load.linked
        if role == _SPOKEN:
            return f"{t(COLUMNS[column][0])}: {load.cells[column][0]}"
        if role == _TIP:
            return t("Abrir a lista") if column in load.linked else load.cells[column][0]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return t(COLUMNS[section][0])
        tip = COLUMNS[section][1]
        return t(tip) if role == _TIP and tip else None


_NAME_PX = 140


class _LinkDelegate(ChipDelegate):
    """Numbers that open a list look like links; the current one is underlined while the table has the focus."""

    def link_rect(self, rect: QRect, text: str) -> QRect:
        """Where the number itself stands in its cell, with some room to hit it."""
        width = self.paints().metrics.horizontalAdvance(text) + 2 * _PAD_PX
        return QRect(rect.left(), rect.top(), max(width, scaled(36)), rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not index.data(LinkRole) or not isinstance(view, LoadTable):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.paints().selection)
        here = (index.row(), index.column())
        current = view.currentIndex()
        font = theme.font(semibold=index.data(_DISPLAY) != "0")
        font.setUnderline(
            view.hovered == here or (view.hasFocus() and here == (current.row(), current.column()))
        )
        painter.setFont(font)
        text = str(index.data(_DISPLAY))
        painter.setPen(theme.color("muted" if text == "0" else "accent"))
        painter.drawText(rect.adjusted(_PAD_PX, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        self._paint_focus(painter, option, index)


class LoadTable(QTableView):
    """`link_requested(user id or None, Link)` by a click on a number or Enter on it, `opened(user id or None)`
    by Enter or double click elsewhere, `selected(Load or None)`. The most overdue first until a title is
    clicked; what nobody is responsible for stays last."""

    link_requested = Signal(object, object)
    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered: tuple[int, int] | None = None
        self._order = (_OVERDUE, True)
        self.model_ = _Model()
        dress_table(self)
        self._links = _LinkDelegate(self)
        self.setItemDelegate(self._links)
        self.setModel(self.model_)
        self.setAccessibleName(t("Usuários"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(scaled(44))
        header.sectionClicked.connect(self._sort_by)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.selected.emit(self.current()))
        self.doubleClicked.connect(self._double_clicked)
        self._stretched = Stretched(self, {i: _NAME_PX for i, column in enumerate(COLUMNS) if not column[2]})
        self._fit()
        theme_notifier.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for place, (title, _, width, _link) in enumerate(COLUMNS):
            if width:
                least = header.fontMetrics().horizontalAdvance(t(title)) + scaled(32)
                self.setColumnWidth(place, max(scaled(width), least))
        self._stretched.fit()

    # Rows.

    def show_loads(self, loads: Sequence[Load]) -> None:
        """Other numbers; the user chosen and the scroll stay."""
        before = self.current()
        column = max(self.currentIndex().column(), 0)
        scroll = self.verticalScrollBar().value()
        self.model_.show(self._sorted(loads))
        rows = self.model_.loads
        if rows:
            place = next((i for i, load in enumerate(rows) if before and load.user_id == before.user_id), 0)
            self.setCurrentIndex(self.model_.index(place, column))
            self.selectRow(place)
            self.setCurrentIndex(self.model_.index(place, column))
            self.verticalScrollBar().setValue(scroll)
        self.selected.emit(self.current())

    def current(self) -> Load | None:
        row = self.currentIndex().row()
        return self.model_.loads[row] if 0 <= row < len(self.model_.loads) else None

    def select_user(self, user_id: uuid.UUID | None) -> None:
        """Goes to that user's row."""
        place = next((i for i, load in enumerate(self.model_.loads) if load.user_id == user_id), None)
        if place is not None:
            self.setCurrentIndex(self.model_.index(place, 0))

    def _sorted(self, loads: Sequence[Load]) -> tuple[Load, ...]:
        column, descending = self._order
        by_name = sorted(loads, key=lambda load: folded(load.name))
        found = sorted(by_name, key=lambda load: load.keys[column], reverse=descending)
        return tuple(sorted(found, key=lambda load: load.user_id is None))

    def _sort_by(self, column: int) -> None:
        before, descending = self._order
        self._order = (column, not descending if column == before else column not in _ASCENDING_FIRST)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if self._order[1] else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        self.show_loads(self.model_.loads)

    # Links.

    def _link_at(self, index: Index) -> Link | None:
        if not index.isValid() or not index.data(LinkRole):
            return None
        return COLUMNS[index.column()][3]

    def _index_under(self, at: QPoint) -> QModelIndex:
        """The cell whose number lies under the pointer, else an invalid one."""
        index = self.indexAt(at)
        if self._link_at(index) is None:
            return QModelIndex()
        place = self._links.link_rect(self.visualRect(index), str(index.data(_DISPLAY)))
        return index if place.contains(at) else QModelIndex()

    def _follow(self, index: Index) -> None:
        load, link = self.model_.loads[index.row()], self._link_at(index)
        if link is None:
            self.opened.emit(load.user_id)
        else:
            self.link_requested.emit(load.user_id, link)

    def _double_clicked(self, index: QModelIndex) -> None:
        if self._link_at(index) is None:
            self._follow(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._index_under(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._follow(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self._index_under(event.position().toPoint())
        self._hover((index.row(), index.column()) if index.isValid() else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, place: tuple[int, int] | None) -> None:
        if place != self.hovered:
            self.hovered = place
            shape = Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self._follow(index)
        else:
            super().keyPressEvent(event)
