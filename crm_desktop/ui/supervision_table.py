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
    QRect,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate, ToneRole
from crm_desktop.ui.widgets.views import dress_table

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
LinkRole = int(Qt.ItemDataRole.UserRole) + 3
SortRole = int(Qt.ItemDataRole.UserRole) + 4
_NO_PARENT = QModelIndex()
_PAD_PX = 8


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
        if role == SortRole:
            return load.keys[column]
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


class _Sorted(QSortFilterProxyModel):
    """By the plain values; what nobody is responsible for stays last."""

    def lessThan(self, left: Index, right: Index) -> bool:
        a, b = (self.sourceModel().data(index, SortRole) for index in (left, right))
        return bool(a < b)


class _LinkDelegate(ChipDelegate):
    """Numbers that open a list look like links; the current one is underlined while the table has the focus."""

    def link_rect(self, rect: QRect, text: str) -> QRect:
        """Where the number itself stands in its cell."""
        width = self.paints().metrics.horizontalAdvance(text) + 2 * _PAD_PX
        return QRect(rect.left(), rect.top(), max(width, scaled(32)), rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = option.widget
        if not index.data(LinkRole) or not isinstance(view, LoadTable):
            return
        text = str(index.data(_DISPLAY))
        focused = view.hasFocus() and view.currentIndex() == index
        font = theme.font(semibold=True)
        font.setUnderline(focused or view.hovered() == index)
        rect: QRect = option.rect
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        painter.drawText(rect.adjusted(_PAD_PX, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, alignment: int) -> None:
        if not self._skips:
            super()._paint_text(painter, rect, text, alignment)

    _skips = False


class LoadTable(QTableView):
    """`link_requested(user id or None, Link)` by a click on a number or Enter on it, `opened(user id or None)`
    by Enter or double click elsewhere, `selected(Load or None)`."""

    link_requested = Signal(object, object)
    opened = Signal(object)
    selected = Signal(object)
