"""A new machine: the assistant makes the base, its administrator logs in, and the desk opens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app.session import Session
from crm_desktop.policies import NO_POLICIES, Policies
from crm_desktop.storage.opening import Store, base_url
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.values.links import CaseLink
from tests.builders import Built, a_case, give_password

PASSWORD = "cafe com pao 8"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[object]:
    """Starts the program's session as `run_window` does after the first paint."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    sessions: list[Session] = []

    def begin(policies: Policies = NO_POLICIES, **asked: object) -> Session:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        arguments = {
            "database": None,
            "profile": tmp_path,
            "lang": None,
            "user": None,
            "demo": False,
            "link": None,
            **asked,
        }
        session = Session(qapp, Namespace(**arguments), tmp_path, window, policies)
        session.start()
        sessions.append(session)
        return session

    yield begin
    for session in sessions:
        session.window.close()
        session.end()
        # Left to the collector, its sockets could be destroyed on a worker's thread of the next test.
        shiboken6.delete(session)
    keyring.set_keyring(before)


def dialog_of(session: Session, kind: type, qtbot: QtBot) -> object:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in session.window.findChildren(kind)), timeout=60_000)
    return next(d for d in session.window.findChildren(kind) if d.isVisible())


def test_from_nothing_to_a_desk(start, qtbot: QtBot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    session = start()
    assistant = dialog_of(session, AssistantDialog, qtbot)
    assert isinstance(assistant, AssistantDialog)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    assert assistant.fields["name"].error()
    for line, text in (
        (assistant.name, "Celia Prado"),
        (assistant.login, "celia"),
        (assistant.password, "curta"),
        (assistant.again, "curta"),
    ):
        qtbot.keyClicks(line, text)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    assert assistant.fields["password"].error()
    for line in (assistant.password, assistant.again):
        line.clear()
        qtbot.keyClicks(line, PASSWORD)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(assistant.next, Qt.MouseButton.LeftButton)
    login = dialog_of(session, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    assert (tmp_path / "crm.db").exists()
    qtbot.waitUntil(lambda: login.no_keyring.isVisible())
    assert not login.remember.isEnabled()
    qtbot.keyClicks(login.password, "errada")
    qtbot.mouseClick(login.enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Tentativa 1 de 5" in login.password_field.error())
    login.password.clear()
    qtbot.keyClicks(login.password, PASSWORD)
    qtbot.mouseClick(login.enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.window.controller is not None, timeout=60_000)
    qtbot.waitUntil(lambda: "·" in session.window.count.text())
    assert session.window.user_name.text() == "Celia Prado"
    assert session.window.menu_actions["settings"].isVisible()
    assert PASSWORD not in "".join(path.read_text(errors="replace") for path in tmp_path.rglob("*.toml"))


def test_a_damaged_base_is_said_and_not_touched(start, qtbot: QtBot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    base = tmp_path / "crm.db"
    base.write_bytes(b"estragada" * 5000)
    session = start()
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    assert box.informativeText()
    assert base.read_bytes().startswith(b"estragada")


def test_a_base_that_is_refused_offers_the_diagnosis(start, qtbot: QtBot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "crm.db").write_bytes(b"estragada" * 5000)
    session = start()
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    button = next(button for button in box.buttons() if button.text() == "Diagnóstico…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(session, DiagnosticsDialog, qtbot)
    assert isinstance(dialog, DiagnosticsDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    assert "nenhuma base aberta" in {part.name: part.text for part in dialog.chosen()}["base.txt"]
    log = next(part.text for part in dialog.chosen() if part.name.endswith(".log"))
    assert "crm_desktop.errors.BaseCorrupted" in log
    dialog.reject()
    again = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(again, QMessageBox)
    assert "Tentar de novo" in [button.text() for button in again.buttons()]


def test_a_base_in_a_synchronised_folder_is_refused_with_the_reason(
    start,
    qtbot: QtBot,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    folder = tmp_path / "Dropbox" / "crm"
    folder.mkdir(parents=True)
    session = start(database=base_url(folder / "crm.db"))
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    assert "Dropbox" in box.text() + box.informativeText()


def log_in(session: Session, qtbot: QtBot) -> None:
    login = dialog_of(session, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    login.login.setText("marina")
    qtbot.keyClicks(login.password, PASSWORD)
    qtbot.mouseClick(login.enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.window.controller is not None, timeout=60_000)


def test_a_number_on_the_command_line_opens_that_process_after_the_log_in(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    store: Store,
    built: Built,
) -> None:
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built)
        theirs = a_case(session, built, assignee="carlos")
        last = a_case(session, built, assignee="carlos")
    running = start(link=CaseLink(2))
    log_in(running, qtbot)
    window = running.window
    qtbot.waitUntil(lambda: window.detail.shown_id() == theirs, timeout=60_000)
    running._instance.arguments_received.emit(["--link", "crm-desktop:processo/3"])
    qtbot.waitUntil(lambda: window.detail.shown_id() == last, timeout=60_000)
    running._instance.arguments_received.emit(["--link", "crm-desktop:processo/104218"])
    said = "O processo 104218 não existe ou não é visível para você. Confira o número."
    qtbot.waitUntil(lambda: window.toast.text() == said, timeout=60_000)
    assert window.detail.shown_id() == last
    running._instance.arguments_received.emit(["--link", "<b>"])
    running._instance.arguments_received.emit(["quit"])
    assert window.isVisible()


def test_what_a_second_start_asks_before_the_log_in_is_opened_after_it(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    store: Store,
    built: Built,
) -> None:
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built)
        wanted = a_case(session, built, assignee="carlos")
    running = start()
    dialog_of(running, LoginDialog, qtbot)
    running._instance.arguments_received.emit(["--link", "crm-desktop:processo/2"])
    log_in(running, qtbot)
    qtbot.waitUntil(lambda: running.window.detail.shown_id() == wanted, timeout=60_000)


def test_a_good_end_leaves_nothing_that_a_later_start_would_ask(start, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    session = start()
    dialog_of(session, AssistantDialog, qtbot)
    lock = Path(session._instance._lock.fileName())
    assert lock.exists()
    session.window.close()
    session.end()
    assert not lock.exists()
