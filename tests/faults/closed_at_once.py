"""A program whose window is closed so and so many milliseconds after it was first shown, while its base is being opened;
with `slow` that takes longer, with `hung` too long, with `broken` it ends in a fault of the program. It says when that end
was an early one.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from crm_desktop import app
from crm_desktop.app.bases import Bases
from crm_desktop.cli import main
from crm_desktop.desktop.updates.place import Begun
from crm_desktop.storage.opening import Store
from crm_desktop.ui.main_window import MainWindow


def shown(window: MainWindow, event: QShowEvent) -> None:
    show_event(window, event)
    QTimer.singleShot(int(sys.argv[2]), window, window.close)


def said(_begun: Begun) -> None:
    print("ended early", flush=True)


def slow(bases: Bases) -> Store:
    time.sleep(2)
    return open_embedded(bases)


def broken(_bases: Bases) -> Store:
    raise ZeroDivisionError


if __name__ == "__main__":
    show_event, MainWindow.showEvent = MainWindow.showEvent, shown  # type: ignore[method-assign]
    Begun.take_back_try = said  # type: ignore[method-assign]
    open_embedded = Bases._open_embedded
    if len(sys.argv) > 3:
        Bases._open_embedded = {"slow": slow, "hung": slow, "broken": broken}[sys.argv[3]]  # type: ignore[method-assign]
        if sys.argv[3] == "hung":
            app.EARLY_SECONDS = 0
    raise SystemExit(main(["--profile", sys.argv[1]]))
