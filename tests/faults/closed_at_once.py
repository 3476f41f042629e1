"""A program whose window is closed so and so many milliseconds after it was first shown, while its base is being opened."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from crm_desktop.cli import main
from crm_desktop.ui.main_window import MainWindow


def shown(window: MainWindow, event: QShowEvent) -> None:
    show_event(window, event)
    QTimer.singleShot(int(sys.argv[2]), window, window.close)


if __name__ == "__main__":
    show_event, MainWindow.showEvent = MainWindow.showEvent, shown  # type: ignore[method-assign]
    raise SystemExit(main(["--profile", sys.argv[1]]))
