"""Filtros salvos: the dialog, and the ways to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.case import SavedFilter
from crm_desktop.operations.filters import save_filter
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.saved_filters import RenameFilterDialog, SavedFiltersDialog
from crm_desktop.ui.small_dialogs import SaveFilterDialog
from crm_desktop.values.filters import CaseFilter
from tests.builders import NOW, Built, actor

Open = Callable[[str], tuple[MainWindow, SavedFiltersDialog]]


@pytest.fixture
def filters(store: Store, built: Built) -> None:
    with store.writing() as session:
        helena = actor(session, "helena")
        save_filter(
            session,
            actor=helena,
            now=NOW,
            name="Da equipe",
            content="{}",
            shared_center_id=built.centers["SUP1"],
        )
        save_filter(session, actor=helena, now=NOW, name="Helena", content="{}")
        save_filter(session, actor=actor(session, "carlos"), now=NOW, name="Urgentes", content="{}")


@pytest.fixture
def open_dialog(make_desk: Callable[[str], Desk], qtbot: QtBot) -> Open:
    def make(login: str) -> tuple[MainWindow, SavedFiltersDialog]:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        window.attach(make_desk(login))
        window.menu_actions["manage_filters"].trigger()
        dialog = window.findChild(SavedFiltersDialog)
        assert dialog is not None
        return window, dialog

    return make


def rows(dialog: SavedFiltersDialog) -> list[tuple[str, ...]]:
    return [entry.cells for entry in dialog.table.model.entries]


def go_to(dialog: SavedFiltersDialog, name: str) -> None:
    place = next(i for i, cells in enumerate(rows(dialog)) if cells[0] == name)
    dialog.table.view.selectRow(place)


def answer(qtbot: QtBot, text: str) -> None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    button = next(b for b in next(shown).buttons() if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_filters_it_says_how_to_save_one(open_dialog: Open) -> None:
    _window, dialog = open_dialog("marina")
    assert dialog.stack.currentIndex() == 0
    assert not dialog.rename_button.isEnabled()


@pytest.mark.usefixtures("filters")
def test_one_s_own_filter_is_renamed_and_made_the_default(open_dialog: Open, qtbot: QtBot) -> None:
    window, dialog = open_dialog("carlos")
    go_to(dialog, "Urgentes")
    dialog.default_button.click()
    qtbot.waitUntil(lambda: ("Urgentes", "★ Padrão", "Só para mim") in rows(dialog))
    assert dialog.default_button.text() == dialog.default_button.accessibleName() == "Deixar de ser padrão"
    dialog.rename_button.click()
    small = dialog.findChild(RenameFilterDialog)
    assert small is not None
    small.name.clear()
    small.save()
    qtbot.waitUntil(lambda: bool(small.fields["filter_name"].error()))
    qtbot.keyClicks(small.name, "Vencidos")
    qtbot.keyClick(small.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("Vencidos", "★ Padrão", "Só para mim") in rows(dialog))
    assert window.filter.saved.findText("★ Vencidos") > 0
    dialog.default_button.click()
    qtbot.waitUntil(lambda: ("Vencidos", "", "Só para mim") in rows(dialog))


@pytest.mark.usefixtures("filters")
def test_a_filter_of_the_team_is_shown_and_cannot_be_changed(open_dialog: Open) -> None:
    _window, dialog = open_dialog("carlos")
    go_to(dialog, "Da equipe")
    assert ("Da equipe", "", "Compartilhado por Helena Duarte") in rows(dialog)
    for button in (dialog.rename_button, dialog.default_button, dialog.delete_button):
        assert not button.isEnabled()
    assert dialog.share_button.isHidden()
    assert dialog.hint.isVisible()
    dialog.rename()
    assert dialog.findChild(RenameFilterDialog) is None


@pytest.mark.usefixtures("filters")
def test_a_supervisor_shares_and_takes_back(open_dialog: Open, qtbot: QtBot) -> None:
    _window, dialog = open_dialog("helena")
    go_to(dialog, "Helena")
    assert dialog.share_button.text() == "Compartilhar com a equipe"
    dialog.share_button.click()
    qtbot.waitUntil(lambda: ("Helena", "", "Compartilhado com a equipe") in rows(dialog))
    assert dialog.share_button.text() == "Deixar de compartilhar"
    dialog.share_button.click()
    qtbot.waitUntil(lambda: ("Helena", "", "Só para mim") in rows(dialog))


@pytest.mark.usefixtures("filters")
def test_excluir_asks_first(open_dialog: Open, qtbot: QtBot) -> None:
    window, dialog = open_dialog("helena")
    go_to(dialog, "Da equipe")
    dialog.delete_button.click()
    answer(qtbot, "Voltar")
    dialog.delete_button.click()
    answer(qtbot, "Excluir")
    qtbot.waitUntil(lambda: [cells[0] for cells in rows(dialog)] == ["Helena"])
    assert window.filter.saved.findText("Da equipe") < 0


@pytest.mark.usefixtures("filters")
def test_the_chooser_leads_to_the_dialog_and_keeps_what_was_chosen(open_dialog: Open, qtbot: QtBot) -> None:
    window, dialog = open_dialog("helena")
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(SavedFiltersDialog) is None)
    combo = window.filter.saved
    combo.setCurrentIndex(combo.findText("Helena"))
    combo.activated.emit(combo.currentIndex())
    combo.setCurrentIndex(combo.count() - 1)
    assert combo.currentText() == "Gerenciar filtros…"
    combo.activated.emit(combo.currentIndex())
    assert combo.currentText() == "Helena"
    assert window.findChild(SavedFiltersDialog) is not None


def test_saving_a_filter_again_keeps_that_it_is_the_default_and_shared(
    make_desk: Callable[[str], Desk], store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        save_filter(
            session,
            actor=actor(session, "helena"),
            now=NOW,
            name="Da equipe",
            content=CaseFilter().to_json(),
            is_default=True,
            shared_center_id=built.centers["SUP1"],
        )
    desk = make_desk("helena")
    (again,) = desk.options.filters
    dialog = SaveFilterDialog(desk, CaseFilter(priority=1).to_json(), again)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    with store.reading() as session:
        saved = session.scalars(select(SavedFilter)).one()
    assert saved.content == CaseFilter(priority=1).to_json()
    assert saved.is_default
    assert saved.shared_center_id is not None
