"""Editar parecer complementar, and who else shows that process."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.case import CaseNotepad
from crm_desktop.operations.cases import save_notepad
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.notepad import NotepadDialog
from crm_desktop.values.filters import CaseFilter
from tests.builders import NOW, Built, a_case, actor


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


@pytest.fixture
def told(desk: Desk, store: Store, case_id: uuid.UUID, qtbot: QtBot) -> NotepadDialog:
    """Marina's text was refused: Helena had saved in between."""
    dialog = NotepadDialog(desk, case_id, 1)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.text.isEnabled)
    dialog.text.setPlainText("Ligar só à tarde.")
    with store.writing() as session:
        save_notepad(
            session, actor=actor(session, "helena"), now=NOW, case_id=case_id, text="Pede nota.", version=0
        )
    dialog.save()
    qtbot.waitUntil(lambda: not dialog.theirs_card.isHidden())
    return dialog


def pad(store: Store) -> str | None:
    with store.reading() as session:
        return session.scalar(select(CaseNotepad.text))


def press(dialog: NotepadDialog, text: str) -> None:
    (box,) = dialog.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()


def test_who_saves_second_sees_what_the_first_wrote_beside_the_own_text(
    told: NotepadDialog, store: Store
) -> None:
    assert told.theirs.toPlainText() == "Pede nota."
    assert [label.text() for label in told.theirs_card.findChildren(QLabel)][0] == "SALVO POR HELENA DUARTE"
    assert told.text.toPlainText() == "Ligar só à tarde."
    assert pad(store) == "Pede nota."


def test_a_second_gravar_does_not_do_away_with_the_others_text_unasked(
    told: NotepadDialog, store: Store, qtbot: QtBot
) -> None:
    told.save()
    assert "Helena Duarte salvou outro texto" in told.findChildren(QMessageBox)[0].text()
    press(told, "Voltar")
    assert pad(store) == "Pede nota."
    assert not told.theirs_card.isHidden()


def test_both_texts_can_be_joined_and_saved(told: NotepadDialog, store: Store, qtbot: QtBot) -> None:
    told.save()
    press(told, "Juntar ao meu texto")
    assert told.theirs_card.isHidden()
    with qtbot.waitSignal(told.saved):
        told.save()
    assert pad(store) == "Ligar só à tarde.\n\nPede nota."


def test_the_own_text_alone_is_saved_where_that_is_said(
    told: NotepadDialog, store: Store, qtbot: QtBot
) -> None:
    told.save()
    with qtbot.waitSignal(told.saved):
        press(told, "Gravar só o meu")
    assert pad(store) == "Ligar só à tarde."
