"""How one thread stops what another is asking the base."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crm_desktop.errors import Cancelled


class Interrupt:
    """`stop` may be called from any thread, before, during or after the question."""

    def __init__(self) -> None:
        self.stopped = False
        self._lock = threading.Lock()
        self._stop: Callable[[], None] | None = None

    def stop(self) -> None:
        """Returns at once; where the base has to be told, a thread of its own tells it."""
        self.stopped = True
        if self._stop is not None:
            threading.Thread(target=self._tell, name="interrupt", daemon=True).start()

    def _tell(self) -> None:
        with self._lock:
            if self._stop is not None:
                self._stop()

    @contextmanager
    def armed(self, stop: Callable[[], None]) -> Iterator[None]:
        """While the block runs, `stop` is what interrupts it. Raises Cancelled when it was stopped before."""
        with self._lock:
            if self.stopped:
                raise Cancelled
            self._stop = stop
        try:
            yield
        finally:
            with self._lock:
                self._stop = None
