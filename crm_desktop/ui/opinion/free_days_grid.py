"""The grid of Dias livres: a row for each user, a column for each day, words in every cell."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import theme_notifier
from crm_desktop.ui.widgets.views import dress_view

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import FreeDays, GridDay

Index = QModelIndex | QPersistentModelIndex
ToneRole = int(Qt.ItemDataRole.UserRole) + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_NO_PARENT = QModelIndex()
_ROW_PX = 34
_LEAST_COLUMN_PX = 56
_MOST_COLUMN_PX = 140
_MOST_NAME_PX = 220
_GAP_PX = 3
_EDGE_PX = 6
_TOKENS = {"free": ("success", "success_on"), "busy": ("danger", "danger_on"), "off": ("muted", "background")}


def day_off_reason(day: GridDay) -> str:
    """Why nobody works that day; empty for a working day."""
    if day.holiday is not None:
        return t("feriado: {name}", name=day.holiday)
    if day.works:
        return ""
    return fmt.weekday(day.day) if day.day.weekday() >= 5 else t("sem expediente")


def count_words(count: int) -> str:
    """`livre`, `2 agendamentos`."""
    return fmt.count(count, t("agendamento"), t("agendamentos")) if count else t("livre")


class FreeDaysModel(QAbstractTableModel):
    """Finished texts, made once for each answer of the base."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: FreeDays | None = None
        self._cells: list[list[tuple[str, str, str, str]]] = []

    def show(self, grid: FreeDays) -> None:
        self.beginResetModel()
        self.grid = grid
        self._cells = [
            [_cell(user.name, day, count) for day, count in zip(grid.days, user.counts)]
            for user in grid.users
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self.grid is None else len(self.grid.days)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        text, tone, spoken, tip = self._cells[index.row()][index.column()]
        if role == _DISPLAY:
            return text
        if role == ToneRole:
            return tone
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return tip
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if self.grid is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            name = self.grid.users[section].name
            return name if role in (_DISPLAY, Qt.ItemDataRole.ToolTipRole) else _left(role)
        day = self.grid.days[section]
        if role == _DISPLAY:
            return fmt.weekday_short(day.day)
        if role == Qt.ItemDataRole.ToolTipRole:
            reason = day_off_reason(day)
            return f"{fmt.full_day(day.day)} ({reason})" if reason else fmt.full_day(day.day)
        return None


def _left(role: int) -> Any:
    aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return aligned if role == Qt.ItemDataRole.TextAlignmentRole else None


def _cell(user: str, day: GridDay, count: int) -> tuple[str, str, str, str]:
    """Text, tone, what is read aloud, tip."""
    reason, words = day_off_reason(day), count_words(count)
    if count:
        text, tone = t("{n} ag.", n=count), "off" if reason else "busy"
    elif reason:
        text, tone = t("feriado") if day.holiday else "", "off"
    else:
        text, tone = words, "free"
    said = reason if reason and not count else f"{words}, {reason}" if reason else words
    spoken = f"{user}, {fmt.weekday_short(day.day)}, {said}"
    return text, tone, spoken, f"{user}, {fmt.weekday(day.day)} {fmt.full_day(day.day)}: {said}"


class _Delegate(QStyledItemDelegate):
    """A tinted box with the words in it; the current one is ringed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        front, back = _TOKENS[str(index.data(ToneRole))]
        place = QRectF(option.rect).adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        view = option.widget
        current = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2) if current else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(back))
        painter.drawRoundedRect(place, 6, 6)
        painter.setFont(theme.font())
        painter.setPen(theme.color(front))
        text = painter.fontMetrics().elidedText(
            str(index.data(_DISPLAY)), Qt.TextElideMode.ElideRight, int(place.width()) - 4
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()


class FreeDaysGrid(QTableView):
    """`cell_chosen(user id, day)` on a click, Enter or Space; the arrows go from cell to cell."""

    cell_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days_model = FreeDaysModel()
        self.setModel(self.days_model)
        dress_view(self)
        self.setAccessibleName(t("Dias livres"))
        self.setAccessibleDescription(t("Setas mudam de dia e de usuário; Enter marca um agendamento"))
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across, down = "background: transparent; border: 0; padding: 6px 2px", "padding: 0 12px"
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView {{ background: transparent; }} QHeaderView::section {{ {across}; }}"
        )
        self.verticalHeader().setStyleSheet(
            f"QHeaderView {{ background: transparent; }} QHeaderView::section {{ background: transparent;"
            f" border: 0; {down}; color: palette(text); font-weight: 400; }}"
        )
        self.clicked.connect(self._choose)
        theme_notifier.theme_changed.connect(self._fit)

    def show_days(self, grid: FreeDays) -> None:
        """Another grid; the current cell stays where it was if it is still there."""
        place = (self.currentIndex().row(), self.currentIndex().column())
        scroll = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.days_model.show(grid)
        self._fit()
        if grid.users and grid.days:
            row = min(max(place[0], 0), len(grid.users) - 1)
            self.setCurrentIndex(self.days_model.index(row, min(max(place[1], 0), len(grid.days) - 1)))
        self.horizontalScrollBar().setValue(scroll[0])
        self.verticalScrollBar().setValue(scroll[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self, _theme: object = None) -> None:
        self.verticalHeader().setDefaultSectionSize(max(_ROW_PX, theme.scaled(_ROW_PX)))
        names = self.verticalHeader()
        wanted = max((names.sectionSizeFromContents(i).width() for i in range(names.count())), default=0)
        names.setFixedWidth(min(wanted + 8, theme.scaled(_MOST_NAME_PX)))
        self.updateGeometries()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The days share the width, within bounds; more days than fit are scrolled."""
        days = self.days_model.columnCount()
        if days:
            each = (self.viewport().width() - _EDGE_PX) // days
            each = min(max(each, theme.scaled(_LEAST_COLUMN_PX)), theme.scaled(_MOST_COLUMN_PX))
            self.horizontalHeader().setDefaultSectionSize(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        grid = self.days_model.grid
        if grid is not None and index.isValid():
            user_id: uuid.UUID = grid.users[index.row()].user_id
            day: date = grid.days[index.column()].day
            self.cell_chosen.emit(user_id, day)
