"""Editar parecer complementar, and who else shows that process."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.operations.cases import save_notepad
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.notepad import NotepadDialog
from crm_desktop.values.filters import CaseFilter
from tests.builders import Built, a_case


@pytest.fixture
def case_id(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        return a_case(session, built)


@pytest.fixture
def window(desk: Desk, case_id: uuid.UUID, qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.attach(desk)
    qtbot.waitUntil(lambda: made.table.select_case(case_id))
    qtbot.waitUntil(lambda: made.detail.shown_id() == case_id)
    return made


def test_the_process_in_the_window_knows_the_new_notepad(
    window: MainWindow, desk: Desk, case_id: uuid.UUID, qtbot: QtBot
) -> None:
    dialog = NotepadDialog(desk, case_id, 1)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.text.isEnabled)
    dialog.text.setPlainText("Ligar só à tarde.")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()

    def known() -> bool:
        return window.detail.case is not None and window.detail.case.notepad == "Ligar só à tarde."

    qtbot.waitUntil(known)


def test_a_list_that_looks_for_words_knows_the_new_notepad(
    window: MainWindow, desk: Desk, store: Store, case_id: uuid.UUID, qtbot: QtBot
) -> None:
    controller = window.controller
    assert controller is not None
    controller.filter(CaseFilter(contains="romaneio"))
    qtbot.waitUntil(lambda: not window.table.cases.rows)
    desk.runner.write(window, save_notepad, case_id=case_id, text="O romaneio vem por e-mail.", version=0)
    qtbot.waitUntil(lambda: [row.id for row in window.table.cases.rows] == [case_id])
