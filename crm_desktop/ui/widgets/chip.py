"""A rounded label that says a state in words, tinted by its tone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from crm_desktop.ui.theme import tone_tokens
from crm_desktop.ui.widgets.labels import restyle


class Chip(QLabel):
    """Tones: neutral, accent, success, warning, danger; ValueError for another."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tone_tokens(tone)
        self.setProperty("chip", tone)

    def tone(self) -> str:
        """The tone shown now."""
        return str(self.property("chip"))

    def set_state(self, text: str, tone: str) -> None:
        """Show another text and tone; the chip takes the text's width."""
        tone_tokens(tone)
        self.setText(text)
        if tone != self.tone():
            self.setProperty("chip", tone)
            restyle(self)
