"""A sentence that shows for a while at the bottom of a window, with one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from crm_desktop.ui.actions import action
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled

_BOTTOM_PX = 84
"""Above the status bar and the row of buttons that many tabs end with."""
_SIDE_PX = 16


class Toast(QFrame):
    """Lies over `parent`, or, unless it `floats`, where a layout puts it; stays while the pointer or the focus is
    on it.

    One widget a window: `show_text` replaces what was shown. `action_requested` when the button was
    pressed, `expired` when the time was over or Esc was pressed on it. The keyboard then goes back to where it was.
    """

    action_requested = Signal()
    expired = Signal()

    def __init__(
        self, parent: QWidget, text: str = "", action_text: str = "", *, floats: bool = True
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "toast")
        self._window = parent
        self._floats = floats
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self._label, 0 if floats else 1)
        self._label.setWordWrap(not floats)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._expire)
        parent.installEventFilter(self)
        self._focus_before: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.hide()
        self._set_texts(text, action_text)

    def show_text(self, text: str, action_text: str = "", *, for_ms: int = 6000) -> None:
        """Show and announce `text`; it goes after `for_ms` milliseconds."""
        self._set_texts(text, action_text)
        self.show_for(for_ms)

    def show_for(self, for_ms: int = 6000) -> None:
        """Show and announce the present text."""
        if self._floats:
            self._place()
        self.show()
        self.raise_()
        spoken = f"{self._label.text()} {self._button.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self._timer.start(for_ms)

    def text(self) -> str:
        """The sentence shown now or last."""
        return self._label.text()

    def take_focus(self) -> None:
        """The keyboard goes to its button, where one is to be seen."""
        if self._button.isVisible():
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def listen(self) -> None:
        """Its key leads to it also in a window without the menu that has it."""
        QShortcut(QKeySequence(action("toast").shortcut), self).activated.connect(self.take_focus)

    def _set_texts(self, text: str, action_text: str) -> None:
        self._label.setText(text)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        keys = action("toast").shortcut
        self.setToolTip(t("{keys} leva ao botão; Esc esconde o aviso", keys=keys) if action_text else "")
        self.setAccessibleName(text)

    def _act(self) -> None:
        self._go()
        self.action_requested.emit()

    def _go(self) -> None:
        self._timer.stop()
        before = self._focus_before
        if self._button.hasFocus() and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._button and before is not None:  # None: the window came back to the front
            self._focus_before = before

    def _expire(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
            return
        self.hide()
        self.expired.emit()

    def _place(self) -> None:
        area = self._window.rect()
        self._label.setWordWrap(False)
        widest = area.width() - 2 * _SIDE_PX
        if self.sizeHint().width() > widest:
            self._label.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))
        else:
            self.resize(self.sizeHint())
        width = self.width()
        self.move((area.width() - width) // 2, area.height() - self.height() - scaled(_BOTTOM_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What its button left: outside dialogs Enter presses none by itself."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
            self.expired.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._button.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._floats and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
