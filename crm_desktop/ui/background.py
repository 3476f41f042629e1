"""What goes on by itself while somebody is logged in: e-mail leaves, what is due is said, tasks stand at the icon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon

from crm_desktop.desktop import jump_list, link_registration, toasts
from crm_desktop.desktop.notifications import FirstThatCan, Messenger, TrayMessenger
from crm_desktop.resources import resource_path
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.outbox_sender import OutboxSender
from crm_desktop.ui.reminders import SNOOZE_MINUTES, Reminders, program_in_front
from crm_desktop.values.links import parse_link

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.window_state import WindowState
    from crm_desktop.ui.writing import Writing

START_MS = 3_000
_PICTURE_PX = 256


class Background(QObject):
    """Starts a moment after the window, so that it takes nothing from the first rows."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.outbox = OutboxSender(desk, self)
        self._window = window
        self.messenger = self._make_messenger()
        self.messenger.opened.connect(self._open)
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

    def _make_messenger(self) -> Messenger:
        tray = TrayMessenger(icons.icon("bell", color="accent"))
        system = toasts.here(self._picture)
        if system is None:
            return FirstThatCan((tray,), self)
        links = link_registration.here()
        # A link that Windows follows knows nothing of another profile.
        by_link = self._desk.start_words == () and links is not None and links.opens_links()
        words = toasts.Words(t("Abrir"), t("Adiar {n} min", n=SNOOZE_MINUTES))
        return FirstThatCan((toasts.ToastMessenger(system, words, by_link=by_link), tray), self)

    def _picture(self) -> Path:
        """The program's icon as Windows shows it beside a toast. Raises OSError."""
        path = self._desk.paths.cache_folder / "crm-desktop.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        QIcon(str(resource_path("icons", "app.svg"))).pixmap(_PICTURE_PX, _PICTURE_PX).save(str(path), "PNG")
        return path

    def _open(self, link: str) -> None:
        """What the note is about; without a link the window, which then says it."""
        controller = self._window.controller
        if link and controller is not None:
            controller.links.follow(parse_link(link))
        else:
            self._window.bring_to_front()

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
