"""What stands in the agenda: a block for an appointment, a line with a telephone for a contact."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crm_desktop.ui import icons, theme
from crm_desktop.ui.theme import theme_notifier

_PAD = 6
_BAR = 3
_ICON_PX = 14
LINE_PX = 24


class AgendaItem(QAbstractButton):
    """Reads aloud as `spoken`, which is its tip too; `title` and `text` are cut where there is no room.

    `icon_name` stands before the title; `faded` is for what is over.
    """

    def __init__(
        self,
        title: str,
        text: str,
        spoken: str,
        *,
        icon_name: str = "",
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._text, self._icon_name, self._tone = title, text, icon_name, tone
        self.faded = False
        self.setText(spoken)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_notifier.theme_changed.connect(self._redraw)

    def _redraw(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def set_faded(self, faded: bool) -> None:
        if faded != self.faded:
            self.faded = faded
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(LINE_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, theme.scaled(LINE_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        back = "raised" if self.faded else f"{self._tone}_on"
        mark = "muted" if self.faded else self._tone
        focused = self.hasFocus()
        hovered = self.underMouse() or self.isDown()
        edge = theme.color(self._tone if focused or hovered else "line" if self.faded else back)
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(theme.color(back))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(mark))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 3, _BAR, box.height() - 6), 1.5, 1.5)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        place = self.rect().adjusted(_BAR + _PAD, 3, -_PAD, -3)
        strong, plain = theme.font(theme.SMALL_PX, semibold=True), theme.font(theme.SMALL_PX)
        painter.setFont(strong)
        height = painter.fontMetrics().height()
        alone = place.height() < 2 * height + 2
        line = QRect(place.left(), place.top(), place.width(), place.height() if alone else height)
        if alone and self.height() > theme.scaled(LINE_PX) + 8:
            line.setHeight(height)
        if self._icon_name:
            ratio = self.devicePixelRatioF()
            token = "muted" if self.faded else self._tone
            picture = icons.pixmap(self._icon_name, _ICON_PX, ratio, color=token)
            painter.drawPixmap(line.left(), line.top() + (line.height() - _ICON_PX) // 2, picture)
            line.setLeft(line.left() + _ICON_PX + 4)
        painter.setPen(theme.color("muted" if self.faded else "text"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), title)
        if self._text and not alone:
            painter.setFont(plain)
            painter.setPen(theme.color("muted" if self.faded else "text"))
            below = place.adjusted(0, height + 1, 0, 0)
            cut = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), cut)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.raise_()
        self.update()
