"""A white panel with rounded corners and, if wanted, a caption."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from crm_desktop.ui.widgets.labels import caption_label


class Card(QFrame):
    """Put widgets into `body`; `title` is shown as a caption in capitals and names the card.

    `raised` gives the tint of a card that lies within a card.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, raised: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("panel", "raised" if raised else "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        self.header = caption_label(title)
        self.header.setVisible(bool(title))
        outer.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Another caption; an empty one takes no room."""
        self.header.setText(title.upper())
        self.header.setAccessibleName(title)
        self.header.setVisible(bool(title))
        self.setAccessibleName(title)
