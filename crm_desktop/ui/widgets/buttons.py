"""Push buttons: filled, with a count, with a shortcut, or as a link."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from crm_desktop.ui.theme import color, scaled

_GAP_PX = 8
_PAD_PX = 12
_LEAST_SEARCH_PX = 160


class _TwoTextButton(QPushButton):
    """A button whose second text is seen but is no part of its name."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._second = ""
        self.setAutoDefault(False)

    def second_text(self) -> str:
        """The count or shortcut shown after the text."""
        return self._second

    def _set_second(self, text: str) -> None:
        if text != self._second:
            self._second = text
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._second:
            hint.setWidth(hint.width() + _GAP_PX + self.fontMetrics().horizontalAdvance(self._second))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colors(self) -> tuple[QColor, QColor]:
        muted = color("muted")
        return (color("text"), muted) if self.isEnabled() else (muted, muted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, picture = self.text(), self.icon()
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        first, second = self._colors()
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextShowMnemonic)
        metrics = self.fontMetrics()
        text_width = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()
        icon_width = 0 if picture.isNull() else option.iconSize.width() + _GAP_PX
        second_width = metrics.horizontalAdvance(self._second) + _GAP_PX if self._second else 0
        left = max(8, (self.width() - icon_width - text_width - second_width) // 2)
        if icon_width:
            size = option.iconSize
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            place = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
            picture.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
            left += icon_width
        painter.setPen(first)
        painter.drawText(QRect(left, 0, text_width + 2, self.height()), flags, text)
        if self._second:
            painter.setPen(second)
            place = QRect(left + text_width + _GAP_PX, 0, second_width, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._second)


class CountButton(_TwoTextButton):
    """`Histórico 7`: the count is seen after the text; assistive tools read it as the description."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text.replace("&", ""))

    def set_count(self, count: int | None) -> None:
        """None shows no count; 0 shows 0."""
        self._set_second("" if count is None else f"{count:n}")
        self.setAccessibleDescription(self.second_text())


class SearchButton(_TwoTextButton):
    """Looks like a search field and opens one; short of room its text ends in an ellipsis."""

    def __init__(self, text: str, shortcut_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setAccessibleDescription(shortcut_hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._set_second(shortcut_hint)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        texts = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self.second_text())
        width = 2 * _PAD_PX + self.iconSize().width() + texts + 3 * _GAP_PX
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), scaled(_LEAST_SEARCH_PX)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        size = option.iconSize
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inside = self.rect().adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        top = (self.height() - size.height()) // 2
        place = QRect(inside.left(), top, size.width(), size.height())
        self.icon().paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        inside.setLeft(place.right() + _GAP_PX)
        painter.setPen(color("muted"))
        end = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(inside, end, self.second_text())
        inside.setRight(
            inside.right() - painter.fontMetrics().horizontalAdvance(self.second_text()) - _GAP_PX
        )
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), text)


class PrimaryButton(_TwoTextButton):
    """The filled button of a window: `Ok  Ctrl+Enter`. The hint only shows; the shortcut is the owner's.

    `danger` fills it with the colour of what cannot be undone.
    """

    def __init__(
        self, text: str, shortcut_hint: str = "", parent: QWidget | None = None, *, danger: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("filled", "danger" if danger else "accent")
        self.setAccessibleName(text.replace("&", ""))
        self.setAccessibleDescription(shortcut_hint)
        self._set_second(shortcut_hint)

    def _colors(self) -> tuple[QColor, QColor]:
        tint = color("on_accent" if self.isEnabled() else "muted")
        return tint, tint


class LinkButton(QPushButton):
    """Text in the accent colour that acts like a button."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text.replace("&", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)
