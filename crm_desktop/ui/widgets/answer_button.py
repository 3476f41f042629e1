"""One answer of a decision: its key, its text, and where it leads, as a card that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import theme_notifier

_PAD = 14
_GAP = 8


class AnswerButton(QAbstractButton):
    """Its accessible name is the answer alone, its description where it leads. `key` is 1 to 9.

    Marked rather than checkable: assistive tools would call a checkable one a check box, and it is a button.
    """

    double_clicked = Signal()

    def __init__(self, key: int | None, text: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._key = str(key) if key is not None else ""
        self._note = note
        self._marked = False
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_notifier.theme_changed.connect(self.updateGeometry)

    def marked(self) -> bool:
        return self._marked

    def set_marked(self, marked: bool) -> None:
        """Shows it as the chosen one, and says so."""
        if marked != self._marked:
            self._marked = marked
            said = f"{self._note} · {t('escolhida')}" if marked else self._note
            self.setAccessibleDescription(said)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 480)))

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * _PAD
        strong = QFontMetrics(theme.font(semibold=True))
        plain = QFontMetrics(theme.font())
        text_room = room - (self._key_width() + _GAP if self._key else 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        height = 2 * _PAD + strong.boundingRect(0, 0, text_room, 10_000, flags, self.text()).height()
        if self._note:
            height += 6 + plain.boundingRect(0, 0, room, 10_000, flags, self._note).height()
        return height

    def _key_width(self) -> int:
        return theme.scaled(32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._marked or self.isDown()
        focused = self.hasFocus()
        border = QPen(theme.color("accent" if marked or focused else "line"), 2 if focused or marked else 1)
        painter.setPen(border)
        painter.setBrush(theme.color("accent_on" if marked else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        room = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        strong = theme.font(semibold=True)
        line = room
        if self._key:
            height = QFontMetrics(strong).height() + 2
            place = QRectF(room.left(), room.top() - 1, self._key_width(), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if marked else "accent_on"))
            painter.drawRoundedRect(place, height / 2, height / 2)
            painter.setFont(theme.font(theme.SMALL_PX, semibold=True))
            painter.setPen(theme.color("accent"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._key)
            line = room.adjusted(self._key_width() + _GAP, 0, 0, 0)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        used = painter.boundingRect(line, flags, self.text())
        painter.drawText(line, flags, self.text())
        if self._note:
            below = room.adjusted(0, used.height() + 6, 0, 0)
            painter.setFont(theme.font())
            painter.setPen(theme.color("text" if marked else "muted"))
            painter.drawText(below, flags, self._note)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.double_clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)
