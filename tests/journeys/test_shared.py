"""A desk on a shared base: the assistant finds it, the log-in connects, and an opinion is written and moves the process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app.session import Session
from crm_desktop.models.service_type import DeskSetting
from crm_desktop.settings import load
from crm_desktop.storage.opening import MOVED_TO, Store
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.base_dialog import BaseDialog
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.login import LoginDialog
from tests.builders import a_case
from tests.journeys.test_first_run import dialog_of, start  # noqa: F401
from tests.shared.bases import SECRET, TEMPLATE, SharedBase, TestStore


def enter(session: Session, qtbot: QtBot, password: str = SECRET) -> LoginDialog:
    login = dialog_of(session, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    login.login.setText("Marina")
    login.password.setText(password)
    qtbot.mouseClick(login.enter, Qt.MouseButton.LeftButton)
    return login


def test_the_assistant_leads_to_the_log_in_of_a_shared_base(  # type: ignore[no-untyped-def]
    start,  # noqa: F811
    qtbot: QtBot,
    shared_base: SharedBase,
) -> None:
    session = start()
    assistant = dialog_of(session, AssistantDialog, qtbot)
    assert isinstance(assistant, AssistantDialog)
    base = assistant.base
    base.shared.setChecked(True)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    assert base.host_field.error() == "Digite o servidor."
    base.host.setText("127.0.0.1:1")
    base.base.setText(shared_base.name)
    qtbot.mouseClick(base.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nada responde nesse servidor e porta" in base.result.text(), timeout=60_000)
    base.host.setText(f"127.0.0.1:{shared_base.server.port}")
    qtbot.mouseClick(base.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: base.result.text().startswith("O servidor responde"), timeout=60_000)
    assert assistant.next.text() == "Usar esta base"
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    login = enter(session, qtbot, "errada")
    assert "Base compartilhada" in login._door.base_name
    qtbot.waitUntil(lambda: "não aceitou este usuário" in login.password_field.error(), timeout=60_000)
    assert session.settings.database.endswith(f":{shared_base.server.port}/{shared_base.name}")


def the_shared_log_in(session: Session, shared_base: SharedBase, qtbot: QtBot) -> None:
    """The log-in of the shared base is there, and the next start goes to it too."""

    def is_shown() -> bool:
        found = [login for login in session.window.findChildren(LoginDialog) if login.isVisible()]
        return any("Base compartilhada" in login._door.base_name for login in found)

    url = f"postgresql+psycopg://127.0.0.1:{shared_base.server.port}/{shared_base.name}"
    qtbot.waitUntil(is_shown, timeout=60_000)
    assert session.settings.database == url
    qtbot.waitUntil(lambda: load(session.paths.settings_file).settings.database == url)
    assert session.runner.store is None


@pytest.mark.usefixtures("store")
def test_another_base_is_chosen_at_the_log_in(  # type: ignore[no-untyped-def]
    start,  # noqa: F811
    qtbot: QtBot,
    shared_base: SharedBase,
) -> None:
    session = start()
    login = dialog_of(session, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    login.other_base_requested.emit()
    dialog = dialog_of(session, BaseDialog, qtbot)
    assert isinstance(dialog, BaseDialog)
    dialog.choice.shared.setChecked(True)
    dialog.choice.host.setText(f"127.0.0.1:{shared_base.server.port}")
    dialog.choice.base.setText(shared_base.name)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    the_shared_log_in(session, shared_base, qtbot)
    assert session.window.isVisible()


def test_a_base_that_was_moved_leads_to_where_it_went(  # type: ignore[no-untyped-def]
    start,  # noqa: F811
    qtbot: QtBot,
    shared_base: SharedBase,
    store: Store,
) -> None:
    with store.writing() as session:
        session.add(DeskSetting(name=MOVED_TO, value=shared_base.server.url(shared_base.name)))
    running = start()
    box = dialog_of(running, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    assert "127.0.0.1" in box.text()
    go_there = next(button for button in box.buttons() if button.text() == "Usar a base compartilhada")
    qtbot.mouseClick(go_there, Qt.MouseButton.LeftButton)
    the_shared_log_in(running, shared_base, qtbot)


def test_an_opinion_on_a_shared_base_moves_the_process(  # type: ignore[no-untyped-def]
    start,  # noqa: F811
    qtbot: QtBot,
    shared_base: SharedBase,
) -> None:
    admin = TestStore(shared_base)
    with admin.writing() as session:
        case_id = a_case(session, shared_base.built)
    admin.close()
    running = start(database=shared_base.server.url(shared_base.name, roles=TEMPLATE))
    enter(running, qtbot)
    window = running.window
    qtbot.waitUntil(lambda: window.controller is not None, timeout=60_000)
    qtbot.waitUntil(lambda: len(window.table.cases.rows) == 1, timeout=60_000)
    assert window.user_name.text() == "Marina Souza"
    qtbot.waitUntil(lambda: window.state.text().startswith("Base compartilhada"))
    window.table.select_case(case_id)
    window.controller.writing.write_selected()
    qtbot.waitUntil(lambda: case_id in window.controller.writing.opinions, timeout=60_000)
    dialog = window.controller.writing.opinions[case_id]
    dialog.editor.set_text("Orientei a troca do CFOP.")
    dialog.drafts.touch()
    qtbot.waitUntil(lambda: dialog.saved_note.text().startswith("Rascunho salvo"), timeout=60_000)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(DecisionDialog)))
    prompt = dialog.findChildren(DecisionDialog)[0]
    qtbot.keyClick(prompt, Qt.Key.Key_1)
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: case_id not in window.controller.writing.opinions, timeout=60_000)
    with shared_base.connect() as connection:
        found = connection.execute(
            "SELECT c.opinion_count, s.label, (SELECT count(*) FROM crm.opinion_draft) FROM crm.cases c"
            " JOIN crm.workflow_step s ON s.version_id = c.workflow_version_id AND s.step_order = c.step_order"
        ).fetchone()
    assert found == (2, "Análise técnica", 0)
