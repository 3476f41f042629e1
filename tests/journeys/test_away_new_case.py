"""Novo processo while the base is away: kept from the first key on, and created by its user alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.operations.drafts import DraftContent, NewCaseDraft, save_draft
from crm_desktop.queries.actor import connected_actor
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.new_case import NewCaseDialog
from tests.builders import NOW
from tests.journeys.away import TEXT, Line, find_base, lose_base
from tests.windows import open_window

Keyring = dict[tuple[str, str], str]
REFUSED = "nada será gravado sem você"


def begin(line: Line, window: MainWindow, qtbot: QtBot, *, person: bool = False) -> NewCaseDialog:
    controller = window.controller
    assert controller is not None
    qtbot.waitUntil(lambda: controller.together.live._notifier is not None, timeout=60_000)
    controller.writing.new_case(person_id=line.base.built.persons["padaria"] if person else None)
    dialog = controller.writing._new_case
    assert dialog is not None
    return dialog


def fill_in(line: Line, dialog: NewCaseDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.is_ready and dialog.form.person is not None, timeout=60_000)
    dialog.form.subject.setText("Nota sem conexão")
    dialog.form.description.set_text(TEXT)
    kind = line.base.built.types["free"]
    dialog.form.kind.set_current_data(kind)
    dialog.form.kind.chosen.emit(kind)
    qtbot.waitUntil(lambda: dialog.form.is_settled, timeout=60_000)


def kept(dialog: NewCaseDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.drafts.dirty and not dialog.drafts.at_risk, timeout=60_000)


def saved(dialog: NewCaseDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.drafts.dirty and dialog.drafts.draft_id is not None, timeout=60_000)


def test_a_process_asked_for_while_the_base_is_away_is_not_created_when_it_is_back(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = begin(line, window, qtbot, person=True)
        fill_in(line, dialog, qtbot)
        lose_base(line, window, qtbot)
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.ok.isEnabled, timeout=60_000)
        assert REFUSED in dialog.error_bar.text()
        kept(dialog, qtbot)
        find_base(line, window)
        saved(dialog, qtbot)
        assert line.processes() == 1
        with qtbot.waitSignal(dialog.created, timeout=60_000):
            qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert line.processes() == 2
    assert line.drafts() == []


def test_a_base_lost_while_the_process_waits_to_be_created_stops_its_creation(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = begin(line, window, qtbot, person=True)
        fill_in(line, dialog, qtbot)
        saved(dialog, qtbot)
        line.proxy.go_away()
        dialog.create_case()
        qtbot.waitUntil(dialog.ok.isEnabled, timeout=60_000)
        assert REFUSED in dialog.error_bar.text()
        find_base(line, window)
        saved(dialog, qtbot)
        assert line.processes() == 1


def test_what_is_typed_in_a_window_opened_without_the_base_survives_the_program(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        lose_base(line, window, qtbot)
        dialog = begin_while_away(window)
        dialog.form.subject.setText("Nota sem conexão")
        dialog.form.description.set_text(TEXT)
        kept(dialog, qtbot)
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert line.kept_texts(keyring) == [TEXT]
    with open_window(line.start(), qtbot, rows=1) as window:
        qtbot.waitUntil(lambda: line.kept_texts(keyring) == [], timeout=60_000)
        dialog = begin(line, window, qtbot)
        qtbot.waitUntil(lambda: dialog.is_ready, timeout=60_000)
        assert (dialog.form.subject.text(), dialog.form.description.text()) == ("Nota sem conexão", TEXT)


def begin_while_away(window: MainWindow) -> NewCaseDialog:
    assert window.controller is not None
    window.controller.writing.new_case()
    dialog = window.controller.writing._new_case
    assert dialog is not None
    return dialog


def test_what_this_computer_keeps_is_taken_up_in_a_window_opened_without_the_base(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        lose_base(line, window, qtbot)
        first = begin_while_away(window)
        first.form.description.set_text(TEXT)
        kept(first, qtbot)
        first.leave()
        qtbot.waitUntil(lambda: window.controller is not None and window.controller.writing._new_case is None)
        second = begin_while_away(window)
        qtbot.waitUntil(lambda: second.is_ready, timeout=60_000)
        assert second.form.description.text() == TEXT
        find_base(line, window)
        qtbot.waitUntil(lambda: line.drafts() == [TEXT], timeout=60_000)


def test_the_bases_own_draft_joins_what_was_typed_without_it(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    desk = line.desk()
    store = line.base.open()
    marina = store.ask(connected_actor)
    earlier = DraftContent(text="Antes.", new_case=NewCaseDraft(subject="Outro assunto"))
    store.carry_out(
        lambda session: save_draft(
            session, actor=marina, now=NOW, case_id=None, case_version=0, content=earlier
        )
    )
    store.close()
    with open_window(desk, qtbot, rows=1) as window:
        lose_base(line, window, qtbot)
        dialog = begin_while_away(window)
        dialog.form.subject.setText("Nota sem conexão")
        dialog.form.description.set_text(TEXT)
        kept(dialog, qtbot)
        find_base(line, window)
        qtbot.waitUntil(lambda: "Antes." in dialog.form.description.text(), timeout=60_000)
        assert dialog.form.description.text() == f"Antes.\n\nOutro assunto\n\n— — —\n\n{TEXT}"
        assert dialog.form.subject.text() == "Nota sem conexão"
        saved(dialog, qtbot)
        assert line.drafts() == [dialog.form.description.text()]


@pytest.mark.parametrize("typed", [True, False])
def test_cancelling_asks_before_the_draft_was_read_when_something_is_typed(
    typed: bool, line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = begin_while_away(window)
        assert not dialog.is_ready
        if typed:
            dialog.form.description.set_text(TEXT)
        dialog.reject()
        assert bool(dialog.findChildren(QMessageBox)) is typed
        assert (window.controller is not None and window.controller.writing._new_case is not None) is typed
        dialog.leave()
