"""Telling the user something while another window is in front: by what the system has for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

MAX_TITLE = 60
MAX_TEXT = 240


@dataclass(frozen=True, slots=True)
class Note:
    """`id` is 1 to 16 letters and digits. `link` (values/links.py) shows what it is about; empty where that is the
    window itself."""

    id: str
    text: str
    link: str = ""


class Messenger(QObject):
    """What shows notes outside our windows; this one has nothing to show them with. Window's thread."""

    opened = Signal(str)  # the link of the note that the user wants to see
    snoozed = Signal(str)  # the id of the note that the user puts off
    failed = Signal(str, object)  # title, notes: what the system took and then did not show

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        """False where the system shows none."""
        return False

    def withdraw(self, ids: Sequence[str]) -> None:
        """Those that still stand somewhere go."""


class FirstThatCan(Messenger):
    """The first of several that shows a note; what it fails with goes to the next."""

    def __init__(self, messengers: Sequence[Messenger], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messengers = tuple(messengers)
        for place, one in enumerate(self._messengers):
            one.setParent(self)
            one.opened.connect(self.opened)
            one.snoozed.connect(self.snoozed)
            one.failed.connect(lambda title, notes, after=place + 1: self._show(title, notes, after))

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        return self._show(title, notes, 0)

    def _show(self, title: str, notes: Sequence[Note], after: int) -> bool:
        return any(one.show(title, notes) for one in self._messengers[after:])

    def withdraw(self, ids: Sequence[str]) -> None:
        for one in self._messengers:
            one.withdraw(ids)


class TrayMessenger(Messenger):
    """The system's notification area; its icon is there from the first message on. A click on message or icon opens the
    window. Plain text; the system gets 60 and 240 characters at most, all notes in one message."""

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.setToolTip("CRM")
            self._tray.messageClicked.connect(lambda: self.opened.emit(""))
            self._tray.activated.connect(lambda _reason: self.opened.emit(""))
        self._tray.show()
        text = "\n".join(note.text for note in notes)
        self._tray.showMessage(plain(title, MAX_TITLE), plain(text, MAX_TEXT), self._icon)
        return True


def plain(text: str, longest: int) -> str:
    """Without control characters and what a notification daemon could take for markup, and not longer."""
    # Daemons of Linux read tags, and a person's name may hold them.
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    kept = kept.replace("<", "‹").replace(">", "›")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"
