"""The main window of a desk, as `attach` brings it to life, and closed without a question at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

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
    qtbot.waitUntil(lambda: len(made.table.cases.rows) == rows)
    yield made
    controller = made.controller
    assert controller is not None
    for dialog in list(controller.writing.opinions.values()):
        dialog.drafts.stop()
        dialog._leaving = True
        dialog.close()
