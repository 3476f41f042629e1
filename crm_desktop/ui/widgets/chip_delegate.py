"""Paints the cells of tables: text, or a chip where the model gives a tone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crm_desktop.ui import theme
from crm_desktop.ui.theme import Theme, theme_notifier, tone_tokens

ToneRole = int(Qt.ItemDataRole.UserRole) + 1

_PAD_PX = 8
_CUT_TEXTS = 20_000
_CHIP_PAD_PX = 9
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_ELIDE = Qt.TextElideMode.ElideRight


class _Paints:
    """What painting needs, made once for each theme and scale."""

    def __init__(self) -> None:
        self.font = theme.font()
        self.metrics = QFontMetrics(self.font)
        self.chip_font = theme.font(theme.SMALL_PX, semibold=True)
        self.chip_metrics = QFontMetrics(self.chip_font)
        self.chip_height = self.chip_metrics.height() + 4
        self.text = theme.color("text")
        self.selection = theme.color("selection")
        self.line = theme.color("line")
        self.focus = QPen(theme.color("accent"), 2)
        self.tones: dict[str, tuple[QColor, QColor, QPen]] = {}
        for tone in theme.TONES:
            front, back = (theme.color(token) for token in tone_tokens(tone))
            border = QPen(self.line) if tone == "neutral" else QPen(Qt.PenStyle.NoPen)
            self.tones[tone] = (front, back, border)


class ChipDelegate(QStyledItemDelegate):
    """A cell with `ToneRole` is a chip of that tone (KeyError for an unknown one), any other is text.

    Texts are cut with an ellipsis. In a table that selects rows the focus is drawn along the row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paints: _Paints | None = None
        self._cut = lru_cache(_CUT_TEXTS)(self._cut_text)
        theme_notifier.theme_changed.connect(self._forget)

    def _forget(self, _theme: Theme) -> None:
        self._paints = None
        self._cut = lru_cache(_CUT_TEXTS)(self._cut_text)
        view = self.parent()
        if isinstance(view, QTableView):
            view.verticalHeader().setDefaultSectionSize(theme.row_height())

    def paints(self) -> _Paints:
        """The colours, fonts and metrics of now."""
        if self._paints is None:
            self._paints = _Paints()
        return self._paints

    def _cut_text(self, text: str, width: int, chip: bool) -> tuple[str, int]:
        """The text as it fits, and its width in pixels."""
        paints = self.paints()
        metrics = paints.chip_metrics if chip else paints.metrics
        full = metrics.horizontalAdvance(text)
        if full <= width:
            return text, full
        return metrics.elidedText(text, _ELIDE, width), width

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paints = self.paints()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, paints.selection)
        value = index.data(_DISPLAY)
        if value is not None and value != "":
            tone = index.data(ToneRole)
            if tone is None:
                alignment = index.data(_ALIGNMENT)
                self._paint_text(painter, rect, str(value), _LEFT if alignment is None else int(alignment))
            else:
                self._paint_chip(painter, rect, str(value), str(tone))
        self._paint_focus(painter, option, index)

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, alignment: int) -> None:
        paints = self.paints()
        place = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        painter.setFont(paints.font)
        painter.setPen(paints.text)
        painter.drawText(place, alignment, self._cut(text.replace("\n", " "), place.width(), False)[0])

    def _paint_chip(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        paints = self.paints()
        room = rect.width() - 2 * (4 + _CHIP_PAD_PX)
        shown, width = self._cut(text, room, True)
        front, back, border = paints.tones[tone]
        height = min(paints.chip_height, rect.height() - 2)
        left, top = rect.left() + 4, rect.top() + (rect.height() - height) // 2
        place = QRectF(left + 0.5, top + 0.5, width + 2 * _CHIP_PAD_PX, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(border)
        painter.setBrush(back)
        painter.drawRoundedRect(place, height / 2 - 0.5, height / 2 - 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(paints.chip_font)
        painter.setPen(front)
        painter.drawText(place, _CENTER, shown)

    def _paint_focus(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        current = view.currentIndex()
        if index.row() != current.row() or index.parent() != current.parent():
            return
        rect: QRect = option.rect
        painter.setPen(self.paints().focus)
        if view.selectionBehavior() != QAbstractItemView.SelectionBehavior.SelectRows:
            if index.column() == current.column():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
            return
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if isinstance(view, QTableView) and view.horizontalHeader().visualIndex(index.column()) == 0:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The width that shows the whole text; the height of a row."""
        paints = self.paints()
        value = index.data(_DISPLAY)
        text = "" if value is None else str(value)
        if index.data(ToneRole) is None:
            width = paints.metrics.horizontalAdvance(text) + 2 * _PAD_PX
        else:
            width = paints.chip_metrics.horizontalAdvance(text) + 2 * (4 + _CHIP_PAD_PX)
        return QSize(width + 2, theme.row_height())
