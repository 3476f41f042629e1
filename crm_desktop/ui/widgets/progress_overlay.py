"""Covers a window while a long task runs: what, how far, and Cancelar."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import color
from crm_desktop.ui.widgets.card import Card

_VEIL_ALPHA = 190


class ProgressOverlay(QWidget):
    """Lies over `parent` and takes its mouse and keys (not shortcuts of the window); `cancel_requested` when Cancelar or Esc was pressed."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._covered = parent
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setProperty("role", "strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(t("Cancelar"))
        self._cancel.setAutoDefault(False)
        self._cancel.setShortcut(Qt.Key.Key_Escape)
        self._cancel.clicked.connect(self._request_cancel)
        card = Card()
        card.setFixedWidth(360)
        card.body.setSpacing(12)
        card.body.addWidget(self._text)
        card.body.addWidget(self._bar)
        card.body.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def start(self, text: str, *, cancellable: bool = True) -> None:
        """Cover the parent; the bar runs until `show_progress` gives it a length."""
        self._before = self.window().focusWidget()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._text.setText(text)
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        (self._cancel if cancellable else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """`total` 0 means unknown; an empty `text` keeps the sentence."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._text.setText(text)

    def finish(self) -> None:
        """Uncover, and give the focus back to where it was."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _request_cancel(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        # Tab must not lead to what lies below.
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(color("background"))
        veil.setAlpha(_VEIL_ALPHA)
        QPainter(self).fillRect(self.rect(), veil)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)
