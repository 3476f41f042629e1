"""Looks for new versions while the program is used, on a thread of its own, and says what came of it.

Nothing of it happens before somebody has worked for a while; where updates are off, nothing is asked of anybody.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crm_desktop import __version__
from crm_desktop.desktop.updates import Found, Look
from crm_desktop.errors import Cancelled

if TYPE_CHECKING:
    from datetime import datetime

    from crm_desktop.desktop.updates.looking import Setting
    from crm_desktop.desktop.updates.place import Place
    from crm_desktop.policies import Policies

READ_MS = 30_000
"""After the log-in: then it is read whether updates are looked for at all."""
_LONGEST_MS = 2**31 - 1
_log = logging.getLogger(__name__)


class Updates(QObject):
    """`changed()` when `setting` or `last` did, `ready(version)` when a version waits for the next start.

    `shared_revision()` is the schema of the shared base that is worked with, empty for none; `clock()` aware, UTC;
    `read_setting(policies)` as in desktop/updates/looking.py. The window's thread only.
    """

    changed = Signal()
    ready = Signal(str)
    _done = Signal(object, object)

    def __init__(
        self,
        policies: Policies,
        *,
        clock: Callable[[], datetime],
        shared_revision: Callable[[], str],
        read_setting: Callable[[Policies], Setting] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setting: Setting | None = None
        self.last: Look | None = None
        self._policies = policies
        self._clock = clock
        self._shared_revision = shared_revision
        self._read_setting = read_setting
        self._stopped = threading.Event()
        self._told = ""
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        return self.setting is not None and self.setting.why_off is None

    @property
    def place(self) -> Place | None:
        return self.setting.place if self.setting is not None else None

    def start(self, after_ms: int = READ_MS) -> None:
        """Looks from now on, once a day."""
        QTimer.singleShot(after_ms, self, lambda: self.read(self._plan))

    def read(self, then: Callable[[], None] = lambda: None) -> None:
        """Finds out whether updates are on, and what the last look came to."""
        policies, read_setting = self._policies, self._read_setting

        def work() -> tuple[Setting, Look | None]:
            from crm_desktop.desktop.updates.looking import last_look, setting

            found = (read_setting or setting)(policies)
            return found, last_look(found.place) if found.place is not None else None

        def take(found: tuple[Setting, Look | None]) -> None:
            self.setting, self.last = found
            self.changed.emit()
            then()

        self._work(work, take)

    def _plan(self) -> None:
        if not self.is_on:
            return
        from crm_desktop.desktop.updates.looking import seconds_to_wait

        if self.place is not None and self.place.waiting():
            self._tell_ready(self.place.waiting())
        wait = seconds_to_wait(self.last, self._clock())
        self._wait.start(min(int(wait * 1000), _LONGEST_MS))

    def look(
        self, then: Callable[[Look], None] = lambda _look: None, shared_revision: str | None = None
    ) -> None:
        """Now; `then` hears also of a look that broke down. `shared_revision` is that of a base that could not be
        opened. Where updates are off nothing happens."""
        if not self.is_on or self.setting is None:
            return
        setting, now, stopped = self.setting, self._clock(), self._stopped.is_set
        revision = self._shared_revision() if shared_revision is None else shared_revision

        def work() -> Look:
            from crm_desktop.desktop.updates.looking import Wanted, look

            return look(setting, Wanted(__version__, revision), now=now, stopped=stopped)

        def take(found: Look) -> None:
            self.last = found
            self.changed.emit()
            if found.found is Found.READY:
                self._tell_ready(found.version)
            then(found)
            self._plan()

        self._work(work, take, broken=Look(now, Found.FAILED, hitch="unexpected"))

    def _tell_ready(self, version: str) -> None:
        """Once for each version."""
        if version != self._told:
            self._told = version
            self.ready.emit(version)

    def end(self) -> None:
        """What is under way stops at its next piece, and nobody hears of it."""
        self._wait.stop()
        self._stopped.set()

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None], broken: Any = None) -> None:
        """`broken` is what is handed over when the work raises; without it nobody hears of that."""

        def run() -> None:
            try:
                found = work()
            except Cancelled:
                return
            except Exception:
                _log.exception("looking for updates failed")
                if broken is None:
                    return
                found = broken
            with suppress(RuntimeError):  # the program has ended
                self._done.emit(then, found)

        # A daemon: a source that does not answer holds up no end of the program.
        threading.Thread(target=run, name="update", daemon=True).start()

    def _deliver(self, then: Callable[[Any], None], found: Any) -> None:
        if not self._stopped.is_set():
            then(found)
