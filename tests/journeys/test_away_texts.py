"""What is typed while the base is away: kept once, offered once, and confirmed against what happened meanwhile."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.credentials import Credentials
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.dialog import OpinionDialog
from tests.builders import a_case
from tests.journeys.away import TEXT, Line, alone, complete, find_base, lose_base, saved, type_text, write
from tests.shared.bases import TestStore
from tests.shared.proxy import At
from tests.windows import open_window

Keyring = dict[tuple[str, str], str]


def keep_while_away(line: Line, window: MainWindow, dialog: OpinionDialog, qtbot: QtBot) -> None:
    lose_base(line, window, qtbot)
    type_text(dialog, TEXT)
    qtbot.waitUntil(lambda: dialog.drafts.dirty and not dialog.drafts.at_risk, timeout=60_000)


def the_box(window: OpinionDialog | MainWindow, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=60_000)
    return window.findChildren(QMessageBox)[0]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_what_changed_meanwhile_is_shown_before_the_first_ok_of_a_draft_taken_up_again(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        keep_while_away(line, window, write(window, line.case_id, qtbot), qtbot)
    line.another_opinion("A Helena já respondeu ao cliente.")
    with open_window(line.start(), qtbot, rows=1) as window:
        qtbot.waitUntil(lambda: not line.kept_texts(keyring), timeout=60_000)
        dialog = write(window, line.case_id, qtbot)
        assert dialog.editor.text() == TEXT
        assert "o processo mudou desde então" in dialog.saved_note.text()
        type_text(dialog, f"{TEXT} Mais uma linha.")
        saved(dialog, qtbot)
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        box = the_box(dialog, qtbot)
        assert box.text().startswith("O processo mudou enquanto você escrevia")
        assert "Helena Duarte: A Helena já respondeu ao cliente." in box.informativeText()
        assert "Cliente relata rejeição" not in box.informativeText()
        press(box, "Voltar ao parecer")
        assert line.opinions() == ["A Helena já respondeu ao cliente."]
        qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        press(the_box(dialog, qtbot), "Manter meu parecer com a situação nova")
        complete_asked(dialog, window, line, qtbot)
    assert line.opinions() == ["A Helena já respondeu ao cliente.", f"{TEXT} Mais uma linha."]


def complete_asked(dialog: OpinionDialog, window: MainWindow, line: Line, qtbot: QtBot) -> None:
    """The question of the path stands there already."""
    from crm_desktop.ui.decision_dialog import DecisionDialog

    qtbot.waitUntil(lambda: bool(dialog.findChildren(DecisionDialog)))
    prompt = dialog.findChildren(DecisionDialog)[0]
    qtbot.keyClick(prompt, Qt.Key.Key_1)
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert window.controller is not None
    qtbot.waitUntil(lambda: line.case_id not in window.controller.writing.opinions, timeout=60_000)


def test_a_draft_of_a_process_that_did_not_change_asks_nothing(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        keep_while_away(line, window, write(window, line.case_id, qtbot), qtbot)
    with open_window(line.start(), qtbot, rows=1) as window:
        qtbot.waitUntil(lambda: not line.kept_texts(keyring), timeout=60_000)
        dialog = write(window, line.case_id, qtbot)
        assert "mudou" not in dialog.saved_note.text()
        complete(dialog, window, line.case_id, qtbot)
    assert line.opinions() == [TEXT]


def test_ok_while_the_base_is_away_writes_nothing_later(line: Line, qtbot: QtBot, keyring: Keyring) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        keep_while_away(line, window, dialog, qtbot)
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert "nada será gravado sem você" in dialog.error_bar.text()
        find_base(line, window)
        saved(dialog, qtbot)
        assert line.opinions() == []
        assert line.drafts() == [TEXT]
        complete(dialog, window, line.case_id, qtbot)
    assert line.opinions() == [TEXT]


def test_an_opinion_whose_draft_was_kept_here_is_not_offered_again(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        alone(line, dialog, qtbot)
        keep_while_away(line, window, dialog, qtbot)
        assert line.kept_texts(keyring) == [TEXT]
        dialog.drafts.hold()  # Ok is there before the next save
        find_base(line, window)
        qtbot.waitUntil(lambda: not dialog.drafts.is_away, timeout=60_000)
        complete(dialog, window, line.case_id, qtbot)
        qtbot.waitUntil(lambda: line.kept_texts(keyring) == [], timeout=60_000)
    with open_window(line.start(), qtbot, rows=1):
        pass
    line.runners[-1].close()
    assert line.opinions() == [TEXT]
    assert line.drafts() == []


def test_a_text_that_waits_behind_a_command_without_an_answer_is_kept_without_another_key(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        alone(line, dialog, qtbot)
        line.proxy.hang(At.ANSWER)
        dialog.files.add_paths([line.note])
        qtbot.waitUntil(lambda: bool(dialog.files._on_the_way))
        line.proxy.wait_until(lambda proxy: proxy.happened == 1)
        type_text(dialog, TEXT)
        qtbot.waitUntil(lambda: dialog.drafts._saving, timeout=60_000)
        lose_base(line, window, qtbot)
        qtbot.waitUntil(lambda: not dialog.drafts.at_risk, timeout=60_000)
        assert line.kept_texts(keyring) == [TEXT]
        find_base(line, window)
        saved(dialog, qtbot)
        qtbot.waitUntil(lambda: line.kept_texts(keyring) == [], timeout=60_000)
        assert line.drafts() == [TEXT]


def test_the_program_closes_while_an_ok_is_in_doubt_and_the_text_is_there_once(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    admin = TestStore(line.base)
    with admin.writing() as session:
        case_id = a_case(session, line.base.built, kind="free")
    admin.close()
    desk = line.desk()
    with open_window(desk, qtbot, rows=2) as window:
        dialog = write(window, case_id, qtbot)
        alone(line, dialog, qtbot)
        type_text(dialog, TEXT)
        line.proxy.hang(At.ANSWER)
        dialog.ask()
        line.proxy.wait_until(lambda proxy: proxy.happened == 1)
        lose_base(line, window, qtbot)
        assert dialog.editor.isReadOnly()
        qtbot.waitUntil(lambda: not dialog.drafts.at_risk, timeout=60_000)
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
        assert line.kept_texts(keyring) == [TEXT]
    with open_window(line.start(), qtbot, rows=2):
        qtbot.waitUntil(lambda: line.kept_texts(keyring) == [], timeout=60_000)
    assert line.opinions() == [TEXT]
    assert line.drafts() == []


def test_a_keyring_that_waits_for_its_user_does_not_keep_the_base_away(
    line: Line, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    asked: list[int] = []

    def recall(_self: Credentials, _service: str, _user: str) -> None:
        asked.append(1)
        answer.wait(60)

    monkeypatch.setattr(Credentials, "recall", recall)
    try:
        with open_window(line.desk(), qtbot, rows=1) as window:
            dialog = write(window, line.case_id, qtbot)
            lose_base(line, window, qtbot)
            for place in range(1, 6):
                type_text(dialog, TEXT[: place * 6])
                dialog.drafts.save()
            find_base(line, window)
            assert window.controller is not None
            live = window.controller.together.live
            qtbot.waitUntil(lambda: not live.is_away, timeout=60_000)
            saved(dialog, qtbot)
            assert asked == [1]
    finally:
        answer.set()
    line.runners[-1].close()
    assert line.drafts() == [TEXT[:30]]


def test_closing_asks_where_the_keyring_does_not_answer(
    line: Line, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(Credentials, "recall", lambda *_: answer.wait(60) and None)
    monkeypatch.setattr("crm_desktop.ui.writing.CLOSE_MS", 200)
    try:
        with open_window(line.desk(), qtbot, rows=1) as window:
            dialog = write(window, line.case_id, qtbot)
            lose_base(line, window, qtbot)
            type_text(dialog, TEXT)
            window.close()
            qtbot.waitUntil(lambda: window.findChild(QMessageBox, "close_anyway") is not None, timeout=60_000)
            assert window.isVisible()
    finally:
        answer.set()


def test_a_save_that_does_not_get_through_makes_the_program_look_for_the_base(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        alone(line, dialog, qtbot)
        assert window.controller is not None
        with qtbot.waitSignal(window.controller.together.live.away, timeout=60_000):
            for _ in range(3):
                line.proxy.cut(At.COMMIT)
            type_text(dialog, TEXT)
        saved(dialog, qtbot)
        assert line.drafts() == [TEXT]


def test_two_computers_that_wrote_meanwhile_lose_neither_text(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        type_text(dialog, "Começo.")
        saved(dialog, qtbot)
        keep_while_away(line, window, dialog, qtbot)
        line.another_desk_saves("Do outro computador.")
        find_base(line, window)
        qtbot.waitUntil(lambda: "Do outro computador." in dialog.editor.text(), timeout=60_000)
        assert dialog.editor.text() == f"Do outro computador.\n\n— — —\n\n{TEXT}"
        assert "também foi alterado em outro computador" in dialog.error_bar.text()
        saved(dialog, qtbot)
        assert line.drafts() == [dialog.editor.text()]


def test_an_empty_opinion_can_be_cancelled_while_the_base_is_away(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        lose_base(line, window, qtbot)
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        assert window.controller is not None
        qtbot.waitUntil(lambda: window.controller.writing.opinions == {}, timeout=60_000)


def test_a_text_that_the_base_refuses_is_asked_about(line: Line, qtbot: QtBot, keyring: Keyring) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        keep_while_away(line, window, write(window, line.case_id, qtbot), qtbot)
    lose_the_process(line)
    with open_window(line.start(), qtbot, rows=0) as window:
        box = the_box(window, qtbot)
        assert "O que você escreveu sem conexão" in box.text()
        assert "Continua neste computador." in box.text()
        assert TEXT in box.informativeText()
        assert line.kept_texts(keyring) == [TEXT]
        press(box, "Descartar o texto")
        qtbot.waitUntil(lambda: line.kept_texts(keyring) == [], timeout=60_000)


def lose_the_process(line: Line) -> None:
    """As after an older copy of the base was put back."""
    with line.base.connect() as connection:
        connection.execute("ALTER TABLE crm.cases DISABLE TRIGGER ALL")
        connection.execute("DELETE FROM crm.cases")


def test_what_the_base_refuses_for_good_is_kept_on_this_computer_and_said_once(
    line: Line, qtbot: QtBot, keyring: Keyring
) -> None:
    with open_window(line.desk(), qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        lose_the_process(line)
        said: list[BaseException] = []
        dialog.drafts.failed.connect(said.append)
        with qtbot.waitSignal(dialog.drafts.kept_here, timeout=60_000):
            type_text(dialog, TEXT)
        qtbot.waitUntil(lambda: dialog.drafts._tries >= 2, timeout=60_000)
        assert line.kept_texts(keyring) == [TEXT]
        assert len(said) == 1
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
