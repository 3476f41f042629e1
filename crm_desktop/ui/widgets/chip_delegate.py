"""Paints the cells of tables: text, or a chip where the model gives a tone."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QStaticText, QTransform
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
_LAID_OUT_TEXTS = 4_000
_DRAWN_CHIPS = 500
_CHIP_PAD_PX = 9
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter)
_SELECTED = QStyle.StateFlag.State_Selected
_NO_TRANSFORM = QTransform()
_ELIDE = Qt.TextElideMode.ElideRight


class _Paints:
    """What painting needs, made once for each theme and scale."""

    def __init__(self) -> None:
        self.font = theme.font()
        self.metrics = QFontMetrics(self.font)
        self.height = self.metrics.height()
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

    Texts are cut with an ellipsis. In a table that selects rows the focus is drawn along the row. A text is laid
    out once for each width and a chip is drawn once, since both cost far more than putting them down again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forget_drawn()
        theme_notifier.theme_changed.connect(self._forget)

    def _forget_drawn(self) -> None:
        self._paints: _Paints | None = None
        self._laid_out = lru_cache(_LAID_OUT_TEXTS)(self._lay_out)
        self._chip = lru_cache(_DRAWN_CHIPS)(self._draw_chip)

    def _forget(self, _theme: Theme) -> None:
        self._forget_drawn()
        view = self.parent()
        if isinstance(view, QTableView):
            view.verticalHeader().setDefaultSectionSize(theme.row_height())

    def paints(self) -> _Paints:
        """The colours, fonts and metrics of now."""
        if self._paints is None:
            self._paints = _Paints()
        return self._paints

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> tuple[object, str | None]:
        """What the cell shows, and the tone of its chip or None. A table whose model has both at hand tells them
        without two calls through Qt."""
        return index.data(_DISPLAY), index.data(ToneRole)

    def alignment(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Where a text stands in its cell; 0 is left."""
        return int(index.data(_ALIGNMENT) or 0)

    def _lay_out(self, text: str, width: int) -> tuple[QStaticText, int]:
        """The text as it fits, and its width in pixels."""
        paints = self.paints()
        text = text.replace("\n", " ")
        full = paints.metrics.horizontalAdvance(text)
        if full > width:
            text, full = paints.metrics.elidedText(text, _ELIDE, width), width
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.prepare(_NO_TRANSFORM, paints.font)
        return laid_out, full

    def _draw_chip(self, text: str, tone: str, room: int, height: int, scale: float) -> QPixmap:
        """A chip of at most `room` pixels for its text, on nothing; `scale` is the screen's."""
        paints = self.paints()
        front, back, border = paints.tones[tone]
        width = min(paints.chip_metrics.horizontalAdvance(text), room)
        whole = QRectF(0, 0, width + 2 * _CHIP_PAD_PX + 1, height)
        chip = QPixmap(ceil(whole.width() * scale), ceil(height * scale))
        chip.setDevicePixelRatio(scale)
        chip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(chip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(border)
        painter.setBrush(back)
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), height / 2 - 0.5, height / 2 - 0.5)
        painter.setFont(paints.chip_font)
        painter.setPen(front)
        painter.drawText(whole, _CENTER, paints.chip_metrics.elidedText(text, _ELIDE, room))
        painter.end()
        return chip

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paints = self.paints()
        rect: QRect = option.rect
        if option.state & _SELECTED:
            painter.fillRect(rect, paints.selection)
        value, tone = self.cell(index)
        if value is not None and value != "":
            if tone is None:
                self._paint_text(painter, rect, str(value), self.alignment(index))
            else:
                self._paint_chip(painter, rect, str(value), str(tone))
        self._paint_focus(painter, option, index)

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, alignment: int) -> None:
        paints = self.paints()
        room = rect.width() - 2 * _PAD_PX
        laid_out, width = self._laid_out(text, room)
        left = rect.left() + _PAD_PX
        if alignment & _RIGHT:
            left += room - width
        elif alignment & _MIDDLE:
            left += (room - width) // 2
        painter.setFont(paints.font)
        painter.setPen(paints.text)
        painter.drawStaticText(left, rect.top() + (rect.height() - paints.height) // 2, laid_out)

    def _paint_chip(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        room = rect.width() - 2 * (4 + _CHIP_PAD_PX)
        height = min(self.paints().chip_height, rect.height() - 2)
        chip = self._chip(text, tone, room, height, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + 4, rect.top() + (rect.height() - height) // 2, chip)

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
