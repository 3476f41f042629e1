"""What is due is said, once: appointments soon, contacts that are due, and what others left for one.

The base keeps what was said to whom, so that nothing is said twice, and nothing that came due while the
program was closed is passed over. Sentences wait in a queue: one must be read before the next takes its place.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.reminder_texts import Saying, say_appointments, say_contacts, say_notice

if TYPE_CHECKING:
    from crm_desktop.queries.reminders import Due, DueAppointment, DueContact, UnseenNotice
    from crm_desktop.ui.desk import Desk

LOOK_MS = 30_000
GAP_MS = 8_000
"""Longer than a sentence stays on the screen."""
TOLD_ONE_BY_ONE = 3
"""More than these of one kind that came due together are told in one sentence."""

Key = tuple[uuid.UUID, datetime]
T = TypeVar("T")


def program_in_front() -> bool:
    """Whether one of our windows has the user's attention."""
    return QApplication.applicationState() == Qt.ApplicationState.ApplicationActive


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is said, made when its turn comes, and what the base must remember then."""

    say: Callable[[], Saying]
    appointments: tuple[Key, ...] = ()
    contacts: tuple[Key, ...] = ()
    notices: tuple[uuid.UUID, ...] = ()

    def keys(self) -> set[object]:
        return {*self.appointments, *self.contacts, *self.notices}


class Reminders(QObject):
    """`reminder(text, action's text, what the action does or None)`; nothing before `start`.

    While another program is in front the window only asks for attention: what nobody looks at is not said.
    """

    reminder = Signal(str, str, object)

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        gap_ms: int = GAP_MS,
        attended: Callable[[], bool] = program_in_front,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attended = attended
        self._queue: deque[_Waiting] = deque()
        self._known: set[object] = set()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._gap = QTimer(self, singleShot=True, interval=gap_ms)
        self._gap.timeout.connect(self._say_next)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._came_back)

    def start(self) -> None:
        """Looks now, and every half minute from now on."""
        self._look.start()
        self.look()

    def look(self) -> None:
        """Asks the base what is due."""
        from crm_desktop.queries.reminders import due_reminders

        ahead = self._desk.settings.reminder_minutes
        self._desk.runner.read(self, due_reminders, ahead_minutes=ahead, then=self._take)

    def waiting(self) -> int:
        """How many sentences have not had their turn yet."""
        return len(self._queue)

    def _take(self, due: Due) -> None:
        appointments = [a for a in due.appointments if (a.id, a.starts_at) not in self._known]
        contacts = [c for c in due.contacts if (c.id, c.at) not in self._known]
        notices = [n for n in due.notices if n.id not in self._known]
        if not (appointments or contacts or notices):
            return
        if not self._attended():
            _ask_for_attention()
            return
        now = self._desk.now()
        for appointment_group in _grouped([a for a in appointments if a.ends_at <= now]):
            self._wait_appointments(appointment_group)
        for appointment in appointments:
            if appointment.ends_at > now:
                self._wait_appointments([appointment])
        for contact_group in _grouped(contacts):
            self._wait_contacts(contact_group)
        for notice in notices:
            self._wait_notice(notice)
        if not self._gap.isActive():
            self._say_next()

    def _wait_appointments(self, found: list[DueAppointment]) -> None:
        keys = tuple((a.id, a.starts_at) for a in found)
        self._wait(_Waiting(lambda: say_appointments(found, self._desk), appointments=keys))

    def _wait_contacts(self, found: list[DueContact]) -> None:
        keys = tuple((c.id, c.at) for c in found)
        self._wait(_Waiting(lambda: say_contacts(found, self._desk), contacts=keys))

    def _wait_notice(self, notice: UnseenNotice) -> None:
        self._wait(_Waiting(lambda: say_notice(notice, self._desk), notices=(notice.id,)))

    def _wait(self, waiting: _Waiting) -> None:
        self._known |= waiting.keys()
        self._queue.append(waiting)

    def _say_next(self) -> None:
        if not self._queue:
            return
        if not self._attended():
            # By the time somebody comes back it may be done already: it is asked for anew then.
            for waiting in self._queue:
                self._known -= waiting.keys()
            self._queue.clear()
            _ask_for_attention()
            return
        waiting = self._queue.popleft()
        said = waiting.say()
        self.reminder.emit(said.text, said.action, said.act)
        self._remember(waiting)
        self._gap.start()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._look.isActive():
            self.look()

    def _remember(self, waiting: _Waiting) -> None:
        """Said and seen; a base that cannot be written now is asked again at the next look."""
        from crm_desktop.operations.appointments import mark_reminded
        from crm_desktop.operations.cases import dismiss_notices

        runner = self._desk.runner

        def again(error: BaseException) -> None:
            QTimer.singleShot(LOOK_MS, self, lambda: self._remember(waiting))

        if waiting.notices:
            runner.write(self, dismiss_notices, failed=again, notice_ids=waiting.notices)
        else:
            runner.write(
                self,
                mark_reminded,
                failed=again,
                appointments=waiting.appointments,
                contacts=waiting.contacts,
            )


def _grouped(found: list[T]) -> list[list[T]]:
    """Each alone while they are few, else all in one."""
    return [found] if len(found) > TOLD_ONE_BY_ONE else [[one] for one in found]


def _ask_for_attention() -> None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.parent() is None:
            QApplication.alert(window)
