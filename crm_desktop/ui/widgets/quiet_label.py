"""A line of the status bar that changes often without disturbing the window around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_FONT_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Polish)


class QuietLabel(QLabel):
    """Keeps its size while its text fits in it: every other label lays the whole window out again with each text,
    which costs more than painting a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")

    def setText(self, text: str) -> None:
        if text == self.text():
            return
        super().setText(text)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _FONT_CHANGES:
            self._fit()
        return done

    def _fit(self) -> None:
        wanted = self.sizeHint().expandedTo(self.minimumSize())
        # A fixed size is what keeps a text from asking for a new layout.
        if wanted != self.minimumSize() or wanted != self.maximumSize():
            self.setFixedSize(QSize(wanted))
