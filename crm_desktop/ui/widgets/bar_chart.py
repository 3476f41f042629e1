"""Two bars for each label, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.theme import color, theme_notifier

_TOKENS = ("accent", "success")
_LEGEND_PX = 28
_LABEL_PX = 24
_BAR_MAXIMUM_PX = 20
_BAR_GAP_PX = 3


@dataclass(frozen=True, slots=True)
class Series:
    """`values` are as many as the labels, none below zero."""

    name: str
    values: tuple[int, ...]


class BarChart(QWidget):
    """Hover, or focus it and use Left and Right, to read the numbers; the description has them all."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._current = -1
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_notifier.theme_changed.connect(self._repaint)

    def show_series(self, labels: Sequence[str], first: Series, second: Series) -> None:
        """Draw these numbers; ValueError when a series is not as long as the labels."""
        if not len(labels) == len(first.values) == len(second.values):
            raise ValueError((len(labels), len(first.values), len(second.values)))
        self._labels, self._series, self._current = tuple(labels), (first, second), -1
        self.setAccessibleDescription("; ".join(self._sentence(i) for i in range(len(labels))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    def _repaint(self) -> None:
        self.update()

    def _sentence(self, index: int) -> str:
        numbers = ", ".join(f"{series.name} {series.values[index]:n}" for series in self._series)
        return f"{self._labels[index]}: {numbers}"

    def _plot(self) -> QRect:
        legend, label = theme.scaled(_LEGEND_PX), theme.scaled(_LABEL_PX)
        return self.rect().adjusted(4, legend + 4, -4, -label - 4)

    def _slot(self, index: int) -> QRect:
        plot = self._plot()
        width = plot.width() / max(1, len(self._labels))
        return QRect(round(plot.left() + index * width), plot.top(), round(width), plot.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_PX))
        self._paint_legend(painter)
        plot = self._plot()
        painter.setPen(color("line"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        highest = max((value for series in self._series for value in series.values), default=0)
        for index in range(len(self._labels)):
            self._paint_slot(painter, index, highest)
        if self.hasFocus():
            painter.setPen(_focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_legend(self, painter: QPainter) -> None:
        left, height = 8, theme.scaled(_LEGEND_PX)
        for series, token in zip(self._series, _TOKENS):
            text = f"{series.name} {sum(series.values):n}"
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(token))
            painter.drawRoundedRect(QRectF(left, (height - 10) / 2, 10, 10), 2, 2)
            painter.setPen(color("muted"))
            painter.drawText(QRect(left + 16, 0, width + 4, height), int(Qt.AlignmentFlag.AlignVCenter), text)
            left += width + 40

    def _paint_slot(self, painter: QPainter, index: int, highest: int) -> None:
        slot = self._slot(index)
        if index == self._current and self.hasFocus():
            painter.fillRect(slot, color("selection"))
        width = max(2, min(_BAR_MAXIMUM_PX, (slot.width() - _BAR_GAP_PX) // 3))
        left = slot.center().x() - width - _BAR_GAP_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for series, token in zip(self._series, _TOKENS):
            value = series.values[index]
            height = max(2.0, slot.height() * value / highest) if value else 0.0
            painter.setBrush(color(token))
            painter.drawRoundedRect(QRectF(left, slot.bottom() - height, width, height), 2, 2)
            left += width + _BAR_GAP_PX
        every = self._label_step(painter)
        if index % every == 0:
            width = painter.fontMetrics().horizontalAdvance(self._labels[index]) + 4
            start = max(0, min(slot.center().x() - width // 2, self.width() - width))
            place = QRect(start, slot.bottom() + 4, width, theme.scaled(_LABEL_PX))
            painter.setPen(color("muted"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._labels[index])

    def _label_step(self, painter: QPainter) -> int:
        """Every which label fits without touching its neighbour."""
        widest = max(painter.fontMetrics().horizontalAdvance(text) for text in self._labels) + 8
        return max(1, -(-widest // max(1, self._slot(0).width())))

    def _index_at(self, place: QPoint) -> int:
        return next((i for i in range(len(self._labels)) if self._slot(i).contains(place)), -1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos())
            if index >= 0:
                QToolTip.showText(event.globalPos(), self._sentence(index), self, self._slot(index))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._labels:
            super().keyPressEvent(event)
            return
        self._current = min(len(self._labels) - 1, max(0, self._current + step))
        slot = self._slot(self._current)
        QToolTip.showText(self.mapToGlobal(slot.topLeft()), self._sentence(self._current), self, slot)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def _focus_pen() -> QPen:
    return QPen(color("accent"), 2)
