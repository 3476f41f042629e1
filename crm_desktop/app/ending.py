"""Ends that are no fault: the system logs the user off, or asks the program to go."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.desktop.runs import Run

STILL_HERE_MS = 60_000
"""A log-off that has not ended the program by then was called off."""


class Ending(QObject):
    """Tells `run` of them; `close` closes the window as its user would. Main thread only."""

    def __init__(self, app: QApplication, run: Run, close: Callable[[], object]) -> None:
        super().__init__(app)
        self._run = run
        self._close = close
        self._before: dict[signal.Signals, Any] = {}
        self._still_here = QTimer(self, singleShot=True, interval=STILL_HERE_MS)
        self._still_here.timeout.connect(run.resume)
        app.commitDataRequest.connect(self.system_ends)
        if sys.platform != "win32":
            self._hear_signals()

    def system_ends(self) -> None:
        """Whatever ends the program within `STILL_HERE_MS` is no fault of it."""
        self._run.pause()
        self._still_here.start()

    def _hear_signals(self) -> None:
        """A session of X or of systemd says so by a signal, for which Python does not wake Qt."""
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._woken = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(lambda *_: self._ours.recv(64))
        for one in (signal.SIGTERM, signal.Signals["SIGHUP"]):
            self._before[one] = signal.signal(one, lambda *_: self._asked_to_go())

    def stop(self) -> None:
        """Signals do again what they did before."""
        if not self._before:
            return
        for one, before in self._before.items():
            signal.signal(one, before)
        signal.set_wakeup_fd(-1)
        self._woken.setEnabled(False)
        for end in (self._ours, self._theirs):
            end.close()

    def _asked_to_go(self) -> None:
        self.system_ends()
        QTimer.singleShot(0, self, self._close)
