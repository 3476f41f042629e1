"""A card with one big number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from crm_desktop.ui.theme import tone_tokens
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label, restyle, set_role, strong_label


class StatCard(Card):
    """`value` is shown as given; `note` says in words what the tone says in colour."""

    def __init__(
        self,
        title: str,
        value: str = "",
        note: str = "",
        tone: str = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._value = strong_label()
        set_role(self._value, "stat")
        self._note = muted_label()
        self.body.setSpacing(4)
        self.body.addWidget(self._value)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.show_value(value, note, tone)

    def show_value(self, value: str, note: str = "", tone: str = "neutral") -> None:
        """Another number; tones as of Chip."""
        tone_tokens(tone)
        self._value.setText(value)
        self._value.setProperty("tone", tone)
        restyle(self._value)
        self._note.setText(note)
        self.setAccessibleDescription(f"{value} {note}".strip())
