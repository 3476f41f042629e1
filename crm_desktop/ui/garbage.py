"""Python's garbage, collected in the window's thread and nowhere else.

A window that is done with is often part of a circle (it holds a function that holds it). Python would collect the
circle in whichever thread happens to allocate next, and a widget, timer or socket of Qt that is destroyed outside its
own thread takes the program down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


class Collector(QObject):
    """From now on until `stop`; one for a program. Window's thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects the oldest generation whose time has come, as Python itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def settle(self) -> None:
        """What is there now stays for the whole day: later collections leave it out, and take no time."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()
