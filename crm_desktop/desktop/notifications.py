"""Telling the user something while another window is in front: by the system's notification area."""

from __future__ import annotations

import unicodedata
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

_MAX_TITLE = 60
_MAX_TEXT = 240


class Messenger(Protocol):
    """What shows a message outside our windows. `show` is False where the system shows none."""

    def show(self, title: str, text: str) -> bool: ...


class TrayMessenger(QObject):
    """The system's notification area; its icon is there from the first message on. `clicked` tells of a click on
    the message or the icon. Plain text; the system gets 60 and 240 characters at most."""

    clicked = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None

    def show(self, title: str, text: str) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.setToolTip("CRM")
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _reason: self.clicked.emit())
        self._tray.show()
        self._tray.showMessage(plain(title, _MAX_TITLE), plain(text, _MAX_TEXT), self._icon)
        return True


def plain(text: str, longest: int) -> str:
    """Without control characters and what a notification daemon could take for markup, and not longer."""
    # Daemons of Linux read tags, and a person's name may hold them.
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    kept = kept.replace("<", "‹").replace(">", "›")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"
