"""What goes on by itself while somebody is logged in: e-mail leaves, what is due is said, tasks stand at the icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.desktop import jump_list
from crm_desktop.desktop.notifications import TrayMessenger
from crm_desktop.ui import icons
from crm_desktop.ui.outbox_sender import OutboxSender
from crm_desktop.ui.reminders import Reminders, program_in_front

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.window_state import WindowState
    from crm_desktop.ui.writing import Writing

START_MS = 3_000


class Background(QObject):
    """Starts a moment after the window, so that it takes nothing from the first rows."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.outbox = OutboxSender(desk, self)
        self.messenger = TrayMessenger(icons.icon("bell", color="accent"), self)
        self.messenger.clicked.connect(window.bring_to_front)
        self.reminders = Reminders(
            desk,
            self,
            messenger=self.messenger,
            attended=lambda: program_in_front() and not window.isMinimized(),
        )
        self.reminders.reminder.connect(desk.toast)
        QTimer.singleShot(START_MS, self, self.start)

    def start(self) -> None:
        self.outbox.start()
        self.reminders.start()

    def offer_tasks(self, state: WindowState, writing: Writing) -> None:
        """At the program's icon, where the system shows some and another start reaches this base."""
        place, words = jump_list.here(), self._desk.start_words
        if place is None or words is None:
            return
        from crm_desktop.ui.start_tasks import StartTasks

        tasks = StartTasks(self._desk, state, place, words, self)
        writing.opened.connect(tasks.remember)
        self._desk.settings_changed.connect(tasks.show)
        QTimer.singleShot(START_MS, tasks, tasks.show)
