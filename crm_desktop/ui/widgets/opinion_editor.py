"""The editor of an opinion: plain text without a limit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from crm_desktop.desktop.spelling import SpellChecker


class OpinionEditor(QPlainTextEdit):
    """`typed()` at each change, `image_pasted(QImage)`, `files_dropped(list of Path)`."""

    typed = Signal()
    image_pasted = Signal(object)
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.typed)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str, cursor_position: int = 0) -> None:
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(cursor_position, len(text)))
        self.setTextCursor(cursor)

    def cursor_position(self) -> int:
        return self.textCursor().position()

    def append_paragraph(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "\n\n" if self.document().characterCount() > 1 else ""
        cursor.insertText(before + text)
        self.setTextCursor(cursor)

    def set_spell_checker(self, checker: SpellChecker | None) -> None:
        self._checker = checker

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage):
                self.image_pasted.emit(image)
        elif source.hasText():
            self.textCursor().insertText(source.text())
