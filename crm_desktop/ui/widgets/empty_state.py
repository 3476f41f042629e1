"""What a list shows when there is nothing in it: why, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.labels import muted_label, strong_label

_ICON_PX = 32


class EmptyState(QWidget):
    """`action` is the label of the button that emits `action_requested`; empty: no button."""

    action_requested = Signal()

    def __init__(
        self, icon: str, title: str, text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._title = strong_label(title)
        self._text = muted_label(text)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(scaled(420))
        self._text.setVisible(bool(text))
        self._button = QPushButton(action)
        self._button.setAutoDefault(False)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.action_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        # Without an alignment the layout asks for the height that the wrapped text needs.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text, 1000)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setAccessibleName(title)
        self._draw()
        theme_notifier.theme_changed.connect(self._draw)

    def _draw(self) -> None:
        self._picture.setPixmap(icons.mark(self._icon, _ICON_PX))
