"""What goes on by itself while somebody is logged in: e-mail leaves, and what is due is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.ui.outbox_sender import OutboxSender
from crm_desktop.ui.reminders import Reminders

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk

START_MS = 3_000


class Background(QObject):
    """Starts a moment after the window, so that it takes nothing from the first rows."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.outbox = OutboxSender(desk, self)
        self.reminders = Reminders(desk, self)
        self.reminders.reminder.connect(desk.toast)
        QTimer.singleShot(START_MS, self, self.start)

    def start(self) -> None:
        self.outbox.start()
        self.reminders.start()
