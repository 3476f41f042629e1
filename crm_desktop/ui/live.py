"""A shared base while others work on it: what they change is read again, and a lost base is found again.

The server only hints that something changed. Each program reads again under its own rights, at most once a second.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QSocketNotifier, QTimer, Signal

from crm_desktop.errors import BaseUnreachable, LoginError

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk

PAUSE_MS = 1_000
PRESENCE = "writing_now"
PING_MS = 15_000
"""The server has so long to answer the listener before its line counts as lost."""
RETRY_MS = (1_000, 2_000, 4_000, 8_000, 15_000, 30_000)


class Live(QObject):
    """`elsewhere(kinds)` with the names of what others changed; `away(datetime)` once when the base is lost, with
    the moment of what is shown, and `back()` when it is there again. `refused(error)` when the base is there and lets
    this person in no more: nothing is tried again before `try_now`."""

    elsewhere = Signal(object)
    away = Signal(object)
    back = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hints: Any = None
        self._notifier: QSocketNotifier | None = None
        self._heard: set[str] = set()
        self._last = QElapsedTimer()
        self._last_of_all = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._listen)
        self._ping = QTimer(self, interval=PING_MS)
        self._ping.timeout.connect(self._ask_for_a_sign)
        self._tries = 0
        self._asking = False
        self._closed = False
        self.lost_at: datetime | None = None
        desk.runner.closing.connect(self.close)

    @property
    def is_away(self) -> bool:
        return self.lost_at is not None

    def start(self) -> None:
        """Nothing for a base that nobody else works on."""
        if self._desk.runner.shared_store is not None:
            self._listen()

    def close(self) -> None:
        self._closed = True
        self._retry.stop()
        self._pause.stop()
        self._drop()

    def try_now(self) -> None:
        """Does not wait for the next try."""
        self._retry.stop()
        self._listen()

    def check(self) -> None:
        """Something else could not reach the base: so the listener may be lost without knowing it yet."""
        if self._desk.runner.shared_store is not None and not self.is_away:
            self._lost()

    def _listen(self) -> None:
        shared = self._desk.runner.shared_store
        if self._closed or self._asking or shared is None:
            return
        self._asking = True
        self._desk.runner.call(
            self, shared.listen, then=self._listening, failed=self._unreachable, channel="listen"
        )

    def _listening(self, hints: Any) -> None:
        self._asking = False
        if self._closed:
            hints.close()
            return
        self._drop()
        self._hints = hints
        self._notifier = QSocketNotifier(hints.socket, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        self._ping.start()
        self._tries = 0
        self._desk.runner.heard()
        if self.is_away:
            self.lost_at = None
            self.back.emit()

    def _unreachable(self, error: BaseException) -> None:
        self._asking = False
        self._say_away()
        if isinstance(error, LoginError):
            self.refused.emit(error)
            return
        pause = RETRY_MS[min(self._tries, len(RETRY_MS) - 1)]
        self._tries += 1
        if not self._closed:
            self._retry.start(pause)

    def _take(self) -> None:
        try:
            self._heard |= self._hints.take()
            self._desk.runner.heard()
        except BaseUnreachable:
            self._lost()
            return
        wait = self._wait()
        if self._heard and not 0 <= self._pause.remainingTime() <= wait:
            self._pause.start(wait)

    def _wait(self) -> int:
        """Milliseconds. Who writes is read by a question of its own, which puts off no list."""
        last = self._last if self._heard - {PRESENCE} else self._last_of_all
        return max(0, PAUSE_MS - last.elapsed()) if last.isValid() else 0

    def _ask_for_a_sign(self) -> None:
        # A busy window, or a computer that slept, may not have looked yet at what came in.
        self._take()
        if self._hints is None:
            return
        try:
            self._hints.ping()
        except BaseUnreachable:
            self._lost()

    def _tell(self) -> None:
        heard, self._heard = self._heard, set()
        self._last_of_all.start()
        if heard - {PRESENCE}:
            self._last.start()
        self.elsewhere.emit(frozenset(heard))

    def _lost(self) -> None:
        self._drop()
        if self._desk.runner.shared_store is not None and not self._closed:
            self._say_away()
            self._listen()

    def _say_away(self) -> None:
        if not self.is_away:
            self.lost_at = self._desk.runner.answered_at or self._desk.now()
            self.away.emit(self.lost_at)

    def _drop(self) -> None:
        self._ping.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._hints is not None:
            self._hints.close()
            self._hints = None
