"""What is due is said, once: appointments soon, contacts that are due, and what others left for one.

The base keeps what was said to whom, so that nothing is said twice, and nothing that came due while the
program was closed is passed over. Sentences wait in a queue: one must be read before the next takes its place.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from crm_desktop.desktop.notifications import Messenger, Note
from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.reminder_texts import Saying, say_appointments, say_contacts, say_notice

if TYPE_CHECKING:
    from crm_desktop.queries.reminders import Due, DueAppointment, DueContact, UnseenNotice
    from crm_desktop.ui.desk import Desk

LOOK_MS = 30_000
GAP_MS = 8_000
"""Longer than a sentence stays on the screen."""
SNOOZE_MINUTES = 10
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

    While another program is in front the system tells it once, by `messenger`, and the window asks for
    attention; whoever comes back is told in the window, where it can be acted upon, and only that counts as told.
    What is put off there is told `SNOOZE_MINUTES` later, or by the next start, whichever comes first.
    """

    reminder = Signal(str, str, object)

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        messenger: Messenger,
        gap_ms: int = GAP_MS,
        attended: Callable[[], bool] = program_in_front,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attended = attended
        self._messenger = messenger
        self._told_outside: set[object] = set()
        self._shown_outside: dict[str, set[object]] = {}
        self._put_off: dict[object, datetime] = {}
        messenger.snoozed.connect(self._snooze)
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
        attended = self._attended()
        now = self._desk.now()
        self._put_off = {key: until for key, until in self._put_off.items() if until > now}
        passed = self._known | self._put_off.keys()
        if not attended:
            passed |= self._told_outside
        appointments = [a for a in due.appointments if (a.id, a.starts_at) not in passed]
        contacts = [c for c in due.contacts if (c.id, c.at) not in passed]
        notices = [n for n in due.notices if n.id not in passed]
        waiting = self._sentences(appointments, contacts, notices)
        if not waiting:
            return
        if not attended:
            self._tell_outside(waiting)
            return
        for one in waiting:
            self._known |= one.keys()
            self._queue.append(one)
        if not self._gap.isActive():
            self._say_next()

    def _sentences(
        self, appointments: list[DueAppointment], contacts: list[DueContact], notices: list[UnseenNotice]
    ) -> list[_Waiting]:
        now = self._desk.now()
        missed = _grouped([a for a in appointments if a.ends_at <= now])
        coming = [[a] for a in appointments if a.ends_at > now]
        return [
            *(self._of_appointments(found) for found in missed + coming),
            *(self._of_contacts(found) for found in _grouped(contacts)),
            *(self._of_notice(notice) for notice in notices),
        ]

    def _of_appointments(self, found: list[DueAppointment]) -> _Waiting:
        keys = tuple((a.id, a.starts_at) for a in found)
        return _Waiting(lambda: say_appointments(found, self._desk), appointments=keys)

    def _of_contacts(self, found: list[DueContact]) -> _Waiting:
        keys = tuple((c.id, c.at) for c in found)
        return _Waiting(lambda: say_contacts(found, self._desk), contacts=keys)

    def _of_notice(self, notice: UnseenNotice) -> _Waiting:
        return _Waiting(lambda: say_notice(notice, self._desk), notices=(notice.id,))

    def _tell_outside(self, waiting: list[_Waiting]) -> None:
        """One message of the system for all of them, and the window's own mark in the task bar."""
        fresh = [one for one in waiting if not one.keys() <= self._told_outside]
        if fresh:
            self._messenger.show(t("Lembrete"), self._notes(fresh))
            self._told_outside.update(*(one.keys() for one in fresh))
        _ask_for_attention()

    def _notes(self, waiting: list[_Waiting]) -> tuple[Note, ...]:
        """One for each while they are few, else one for all."""
        if len(waiting) > TOLD_ONE_BY_ONE:
            text = t("{n} lembretes esperam por você.", n=fmt.integer(len(waiting)))
            told = [(Saying(text), set[object]().union(*(one.keys() for one in waiting)))]
        else:
            told = [(one.say(), one.keys()) for one in waiting]
        notes = []
        for saying, keys in told:
            note = Note(uuid.uuid4().hex[:16], saying.text, saying.link.text if saying.link else "")
            self._shown_outside[note.id] = keys
            notes.append(note)
        return tuple(notes)

    def _snooze(self, note_id: str) -> None:
        keys = self._shown_outside.pop(note_id, set())
        until = self._desk.now() + timedelta(minutes=SNOOZE_MINUTES)
        self._put_off |= dict.fromkeys(keys, until)
        self._told_outside -= keys

    def _withdraw(self, told: set[object]) -> None:
        """What was said in the window need not stand in the system's list."""
        gone = [note_id for note_id, keys in self._shown_outside.items() if keys <= told]
        for note_id in gone:
            del self._shown_outside[note_id]
        if gone:
            self._messenger.withdraw(gone)

    def _say_next(self) -> None:
        if not self._queue:
            return
        if not self._attended():
            # By the time somebody comes back it may be done already: it is asked for anew then.
            left = list(self._queue)
            self._queue.clear()
            for waiting in left:
                self._known -= waiting.keys()
            self._tell_outside(left)
            return
        waiting = self._queue.popleft()
        said = waiting.say()
        self.reminder.emit(said.text, said.action, said.act)
        self._remember(waiting)
        self._withdraw(self._known)
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
