"""The hours of one or more days: open hours light, the rest shaded, and a slot that can be chosen."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.agenda_items import LINE_PX, AgendaItem
from crm_desktop.ui.agenda_lanes import DAY_MINUTES, Place
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import theme_notifier

if TYPE_CHECKING:
    from crm_desktop.queries.agenda import AgendaDay

HOUR_PX = 48
GUTTER_PX = 56
SLOT_MINUTES = 30
_SLOTS = DAY_MINUTES // SLOT_MINUTES
_GAP_PX = 2


@dataclass(frozen=True, slots=True)
class Block:
    """An appointment's part of the `column`-th day, in minutes of its clock."""

    key: uuid.UUID
    column: int
    start: int
    end: int
    place: Place
    title: str
    text: str
    spoken: str
    over: bool


class AgendaCanvas(QWidget):
    """`slot_chosen(day, time)` on a click or Enter in what is free; `block_chosen(key)` on an appointment.

    The arrows move the slot: up and down by half an hour, left and right by a day.
    """

    slot_chosen = Signal(object, object)
    slot_moved = Signal(object)
    block_chosen = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.days: tuple[AgendaDay, ...] = ()
        self._blocks: dict[tuple[uuid.UUID, int], tuple[Block, AgendaItem]] = {}
        self._slot = (0, 18)
        self._hover: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(t("Setas escolhem o horário; Enter marca um agendamento"))
        theme_notifier.theme_changed.connect(self._rescale)

    # What is shown.

    def show_days(self, days: Sequence[AgendaDay], blocks: Sequence[Block]) -> None:
        """Other days and blocks; a block that was there and stays keeps its widget, and with it the focus."""
        self.days = tuple(days)
        old, self._blocks = self._blocks, {}
        for block in blocks:
            key = (block.key, block.column)
            before = old.pop(key, None)
            if before is not None and before[0] == block:
                self._blocks[key] = before
                continue
            item = self._item(block)
            if before is not None:
                self._replace(before[1], item)
            self._blocks[key] = (block, item)
        for _, item in old.values():
            self._drop(item)
        self._slot = (min(self._slot[0], max(0, len(days) - 1)), self._slot[1])
        self._name_slot()
        self._place_blocks()
        self._order_tabs()
        self.update()

    def _item(self, block: Block) -> AgendaItem:
        item = AgendaItem(block.title, block.text, block.spoken, parent=self)
        item.clicked.connect(lambda _on=False, key=block.key: self.block_chosen.emit(key))
        item.set_faded(block.over)
        item.show()
        return item

    def _replace(self, old: AgendaItem, new: AgendaItem) -> None:
        focused = old.hasFocus()
        self._drop(old)
        if focused:
            new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, item: AgendaItem) -> None:
        if item.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        item.hide()
        item.deleteLater()

    def _order_tabs(self) -> None:
        before: QWidget = self
        for _, item in sorted(self._blocks.values(), key=lambda b: (b[0].column, b[0].start)):
            QWidget.setTabOrder(before, item)
            before = item

    def items(self) -> list[AgendaItem]:
        """The blocks in reading order."""
        found = sorted(self._blocks.values(), key=lambda b: (b[0].column, b[0].start))
        return [item for _, item in found]

    # Geometry.

    def hour_height(self) -> int:
        return max(HOUR_PX, theme.scaled(HOUR_PX))

    def y_of(self, minute: int) -> int:
        return round(minute * self.hour_height() / 60)

    def column(self, place: int) -> QRect:
        gutter = theme.scaled(GUTTER_PX)
        width = (self.width() - gutter) / max(1, len(self.days))
        left = gutter + round(place * width)
        return QRect(left, 0, gutter + round((place + 1) * width) - left, self.height())

    def slot_rect(self, slot: tuple[int, int]) -> QRect:
        column = self.column(slot[0])
        top, bottom = self.y_of(slot[1] * SLOT_MINUTES), self.y_of((slot[1] + 1) * SLOT_MINUTES)
        return QRect(column.left(), top, column.width(), bottom - top)

    def sizeHint(self) -> QSize:
        return QSize(600, self.y_of(DAY_MINUTES) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(GUTTER_PX) + 60 * max(1, len(self.days)), self.y_of(DAY_MINUTES) + 1)

    def _rescale(self, _theme: object) -> None:
        self.updateGeometry()
        self._place_blocks()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_blocks()

    def _place_blocks(self) -> None:
        for block, item in self._blocks.values():
            column = self.column(block.column).adjusted(_GAP_PX, 0, -_GAP_PX - 4, 0)
            width = column.width() / block.place.lanes
            top = self.y_of(block.start)
            height = max(self.y_of(block.end) - top, theme.scaled(LINE_PX))
            left = column.left() + round(block.place.lane * width)
            item.setGeometry(left, top + 1, max(20, round(width) - _GAP_PX), height - 1)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        for place, day in enumerate(self.days):
            self._paint_shade(painter, place, day)
        self._paint_lines(painter)
        self._paint_now(painter)
        if self._hover is not None:
            self._paint_slot(painter, self._hover, filled=True)
        if self.hasFocus():
            self._paint_slot(painter, self._slot, filled=False)

    def _paint_shade(self, painter: QPainter, place: int, day: AgendaDay) -> None:
        """All that is not open; the desk's own hours stay clear."""
        column = self.column(place)
        shade = theme.color("background")
        top = 0
        for opens, closes in day.stretches:
            painter.fillRect(column.left(), top, column.width(), self.y_of(_minute(opens)) - top, shade)
            top = self.y_of(_minute(closes))
        painter.fillRect(column.left(), top, column.width(), self.height() - top, shade)

    def _paint_lines(self, painter: QPainter) -> None:
        gutter = theme.scaled(GUTTER_PX)
        painter.fillRect(0, 0, gutter, self.height(), theme.color("surface"))
        painter.setFont(theme.font(theme.SMALL_PX))
        height = painter.fontMetrics().height()
        for hour in range(24):
            y = self.y_of(hour * 60)
            painter.setPen(theme.color("line"))
            if hour:
                painter.drawLine(gutter, y, self.width(), y)
            painter.setPen(theme.color("muted"))
            place = QRect(0, y - height // 2 if hour else 2, gutter - 8, height)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{hour:02}:00"
            )
        painter.setPen(theme.color("line"))
        for place_of_day in range(len(self.days)):
            x = self.column(place_of_day).left()
            painter.drawLine(x, 0, x, self.height())

    def _paint_now(self, painter: QPainter) -> None:
        local = self._now()
        place = next((i for i, day in enumerate(self.days) if day.day == local.date()), None)
        if place is None:
            return
        column, y = self.column(place), self.y_of(local.hour * 60 + local.minute)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("danger"), 2))
        painter.drawLine(column.left(), y, column.right(), y)
        painter.setBrush(theme.color("danger"))
        painter.drawEllipse(QPointF(column.left(), y), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_slot(self, painter: QPainter, slot: tuple[int, int], *, filled: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.slot_rect(slot)).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("selection") if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 5, 5)
        if filled:
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(theme.SMALL_PX))
            painter.drawText(
                place.adjusted(6, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self._clock(slot)
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # The slot.

    def _clock(self, slot: tuple[int, int]) -> str:
        hour, minute = divmod(slot[1] * SLOT_MINUTES, 60)
        return f"{hour:02}:{minute:02}"

    def _name_slot(self) -> None:
        if not self.days:
            return
        day = self.days[self._slot[0]]
        minute = self._slot[1] * SLOT_MINUTES
        taken = [
            b.title
            for b, _ in self._blocks.values()
            if b.column == self._slot[0] and b.start <= minute < b.end
        ]
        opened = any(_minute(a) <= minute < _minute(b) for a, b in day.stretches)
        state = "; ".join(taken) or (t("livre") if opened else t("fora do expediente"))
        self.setAccessibleName(f"{fmt.weekday_short(day.day)}, {self._clock(self._slot)}, {state}")

    def move_slot(self, column: int, slot: int) -> None:
        """To that day's slot, within bounds."""
        self._slot = (min(max(column, 0), max(0, len(self.days) - 1)), min(max(slot, 0), _SLOTS - 1))
        self._name_slot()
        self.slot_moved.emit(self.slot_rect(self._slot))
        self.update()

    def _choose(self, slot: tuple[int, int]) -> None:
        if self.days:
            day: date = self.days[slot[0]].day
            hour, minute = divmod(slot[1] * SLOT_MINUTES, 60)
            self.slot_chosen.emit(day, time(hour, minute))

    def _slot_at(self, point: QPointF) -> tuple[int, int] | None:
        column = next((i for i in range(len(self.days)) if self.column(i).contains(point.toPoint())), None)
        return None if column is None else (column, min(_SLOTS - 1, int(point.y() * 2 // self.hour_height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (column, slot) = Qt.Key(event.key()), self._slot
        steps = {
            Qt.Key.Key_Up: (column, slot - 1),
            Qt.Key.Key_Down: (column, slot + 1),
            Qt.Key.Key_Left: (column - 1, slot),
            Qt.Key.Key_Right: (column + 1, slot),
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._choose(self._slot)
        elif key in steps and not event.modifiers():
            self.move_slot(*steps[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        slot = self._slot_at(event.position())
        if slot != self._hover:
            self._hover = slot
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        slot = self._slot_at(event.position())
        if slot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._slot = slot
            self._name_slot()
            self._choose(slot)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click brings the focus too, and nothing may move below the pointer then.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.slot_moved.emit(self.slot_rect(self._slot))
        self.update()


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
