"""The main window of a desk, as `attach` brings it to life, and closed without a question at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow


@contextmanager
def open_window(desk: Desk, qtbot: QtBot, rows: int) -> Iterator[MainWindow]:
    """Once its list has so many rows."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.attach(desk)
    qtbot.waitUntil(lambda: len(made.table.cases.rows) == rows, timeout=60_000)
    yield made
    close_opinions(made)


def close_opinions(window: MainWindow) -> None:
    """Without a question, and without saving what is typed."""
    controller = window.controller
    assert controller is not None
    for dialog in list(controller.writing.opinions.values()):
        dialog.drafts.stop()
        dialog._leaving = True
        dialog.close()


def until(done: Callable[[], bool], seconds: float = 30) -> None:
    """Where no test waits: lets the program work. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
