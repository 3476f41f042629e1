"""Telling the user something while another window is in front: by the system, or by a toast of our own."""

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
    """The system's notification area; its icon is there from the first message on. `clicked` tells of a click."""

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
            self._tray.messageClicked.connect(self.clicked)
        self._tray.show()
        self._tray.showMessage(title, text, self._icon)
        return True


class Notifier(QObject):
    """Each key is told once in the life of this object, by the messenger or else by `toast_requested(title, text)`."""

    toast_requested = Signal(str, str)

    def __init__(self, messenger: Messenger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messenger = messenger
        self._told: set[str] = set()

    def notify(self, title: str, text: str, key: str) -> bool:
        """False when that key was told before. Plain text; the system gets 60 and 240 characters at most."""
        if key in self._told:
            return False
        self._told.add(key)
        if not self._messenger.show(_plain(title, _MAX_TITLE), _plain(text, _MAX_TEXT)):
            self.toast_requested.emit(title, text)
        return True


def _plain(text: str, longest: int) -> str:
    # Notification daemons of Linux take tags for markup, and a person's name may hold them.
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    kept = kept.replace("<", "‹").replace(">", "›")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"
