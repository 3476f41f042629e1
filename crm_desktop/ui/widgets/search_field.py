"""A line edit with a magnifying glass and a clear button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from crm_desktop.ui import icons


class SearchField(QLineEdit):
    """`name` is what it searches, shown as the place-holder and read aloud. Esc clears it first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for clear in self.findChildren(QToolButton):
            # The button and not its action: a changed action would show the button while there is no text.
            icons.bind_icon(clear, "circle-x")
        mark = QAction(self)
        icons.bind_icon(mark, "search")
        self.addAction(mark, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)
