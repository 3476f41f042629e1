"""The base goes away while an opinion is written: what is attached meanwhile is kept, and comes home with the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.ui.decision_dialog import DecisionDialog
from tests.journeys.away import (
    SHOWN,
    TEXT,
    Line,
    alone,
    attach_while_away,
    chips,
    complete,
    find_base,
    lose_base,
    write,
)
from tests.shared.proxy import At
from tests.windows import open_window


@pytest.mark.usefixtures("keyring")
def test_a_file_attached_while_the_base_is_away_survives_the_program_and_goes_with_the_opinion(
    line: Line, qtbot: QtBot
) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        attach_while_away(line, window, write(window, line.case_id, qtbot), qtbot)
    desk.runner.close()
    line.proxy.away = False
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        qtbot.waitUntil(lambda: not line.kept(), timeout=60_000)
        assert line.names("draft_attachment") == ["nota.xml"]
        dialog = write(window, line.case_id, qtbot)
        assert dialog.editor.text() == TEXT
        qtbot.waitUntil(lambda: chips(dialog) == ["nota.xml · 7 bytes"])
        complete(dialog, window, line.case_id, qtbot)
    desk.runner.close()
    assert line.names("attachment") == ["nota.xml"]
    assert line.names("draft_attachment") == []


@pytest.mark.usefixtures("keyring")
def test_ok_waits_until_the_file_is_in_the_base(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        attach_while_away(line, window, dialog, qtbot)
        dialog.files.add_image(QImage(2, 2, QImage.Format.Format_RGB32))
        qtbot.waitUntil(lambda: len(chips(dialog)) == 2)
        dialog.ask()
        assert "está só neste computador" in dialog.error_bar.text()
        assert not dialog.findChildren(DecisionDialog)
        find_base(line, window)
        qtbot.waitUntil(lambda: not dialog.files.kept_here, timeout=60_000)
        assert chips(dialog)[0] == "nota.xml · 7 bytes"
        qtbot.waitUntil(lambda: not line.kept())
        complete(dialog, window, line.case_id, qtbot)
    desk.runner.close()
    assert [name[-4:] for name in line.names("attachment")] == [".png", ".xml"]


@pytest.mark.usefixtures("keyring")
def test_a_file_taken_off_while_the_base_is_away_never_goes_there(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        attach_while_away(line, window, dialog, qtbot)
        dialog.files.remove(dialog.files.files[0])
        qtbot.waitUntil(lambda: chips(dialog) == [])
        assert line.kept() == []
        find_base(line, window)
        qtbot.waitUntil(lambda: dialog.saved_note.text().startswith("Rascunho salvo"), timeout=60_000)
    desk.runner.close()
    assert line.names("draft_attachment") == []


@pytest.mark.usefixtures("keyring")
def test_behind_a_command_without_an_answer_text_and_file_are_kept_all_the_same(
    line: Line, qtbot: QtBot
) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        alone(line, dialog, qtbot)
        dialog.editor.set_text("Começo.")
        dialog.drafts.touch()
        qtbot.waitUntil(lambda: dialog.saved_note.text().startswith("Rascunho salvo"), timeout=60_000)
        line.proxy.hang(At.ANSWER)
        dialog.files.add_paths([line.note])
        qtbot.waitUntil(lambda: bool(dialog.files._on_the_way))
        line.proxy.wait_until(lambda proxy: proxy.happened == 1)
        assert line.names("draft_attachment") == ["nota.xml"]
        lose_base(line, window, qtbot)
        qtbot.waitUntil(lambda: chips(dialog) == [SHOWN], timeout=60_000)
        dialog.editor.set_text(TEXT)
        dialog.drafts.touch()
        qtbot.waitUntil(lambda: not dialog.drafts.at_risk, timeout=60_000)
        assert "guardado neste computador" in dialog.saved_note.text()
        find_base(line, window)
        qtbot.waitUntil(lambda: not line.kept() and not dialog.drafts.dirty, timeout=60_000)
        assert chips(dialog) == ["nota.xml · 7 bytes"]
    desk.runner.close()
    assert line.names("draft_attachment") == ["nota.xml"]
    with line.base.connect() as connection:
        ((content,),) = connection.execute("SELECT content FROM crm.opinion_draft").fetchall()
    assert TEXT in content


@pytest.mark.usefixtures("keyring")
def test_a_file_too_large_for_the_type_is_refused_while_the_base_is_away(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        lose_base(line, window, qtbot)
        line.note.write_bytes(b"x" * (dialog.files.limit_bytes + 1))
        dialog.files.add_paths([line.note])
        qtbot.waitUntil(lambda: "o limite deste tipo de atendimento é" in dialog.error_bar.text())
        assert line.kept() == []
    desk.runner.close()


def test_without_a_keyring_the_file_is_refused_in_clear_words(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        lose_base(line, window, qtbot)
        dialog.files.add_paths([line.note])
        qtbot.waitUntil(lambda: "não foi anexado" in dialog.error_bar.text(), timeout=60_000)
        assert "não tem um chaveiro de senhas" in dialog.error_bar.text()
        assert chips(dialog) == []
        assert line.kept() == []
    desk.runner.close()


def test_a_file_said_not_to_be_attached_is_not_when_its_command_lands_after_all(
    line: Line, qtbot: QtBot
) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        alone(line, dialog, qtbot)
        line.proxy.hang(At.ANSWER)
        dialog.files.add_paths([line.note])
        qtbot.waitUntil(lambda: bool(dialog.files._on_the_way))
        line.proxy.wait_until(lambda proxy: proxy.happened == 1)
        assert line.names("draft_attachment") == ["nota.xml"]
        lose_base(line, window, qtbot)
        qtbot.waitUntil(lambda: "não foi anexado" in dialog.error_bar.text(), timeout=60_000)
        find_base(line, window)
        qtbot.waitUntil(lambda: line.names("draft_attachment") == [], timeout=60_000)
        assert chips(dialog) == []
    desk.runner.close()


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize("choice", ["Salvar em outro lugar…", "Descartar o arquivo", "Decidir depois"])
def test_a_file_that_the_type_allows_no_more_is_asked_about(choice: str, line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        attach_while_away(line, window, dialog, qtbot)
        line.forbid_files()
        find_base(line, window)
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=60_000)
        (box,) = window.findChildren(QMessageBox)
        assert "“nota.xml”, anexado sem conexão, não foi para a base" in box.text()
        assert "não permite anexar arquivos" in box.informativeText()
        assert "não permite anexar arquivos" in dialog.error_bar.text()
        assert chips(dialog) == [
            SHOWN.replace("até a conexão voltar", "").rstrip() + ", não aceito pela base"
        ]
        next(button for button in box.buttons() if button.text() == choice).click()
        if choice == "Decidir depois":
            assert len(line.kept()) == 1
        else:
            if choice != "Descartar o arquivo":
                there = line.profile / "salva.xml"
                window.findChildren(QFileDialog)[0].fileSelected.emit(str(there))
            qtbot.waitUntil(lambda: chips(dialog) == [], timeout=60_000)
            assert line.kept() == []
            assert choice == "Descartar o arquivo" or there.read_bytes() == b"<nota/>"
    desk.runner.close()
    assert line.names("draft_attachment") == []


@pytest.mark.usefixtures("keyring")
def test_what_is_thrown_away_takes_its_files_with_it(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        attach_while_away(line, window, dialog, qtbot)
        line.forbid_files()
        find_base(line, window)
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=60_000)
        window.findChildren(QMessageBox)[0].close()
        dialog.discard()
        assert window.controller is not None
        qtbot.waitUntil(lambda: window.controller.writing.opinions == {}, timeout=60_000)
        qtbot.waitUntil(lambda: line.kept() == [])
    desk.runner.close()


@pytest.mark.parametrize("keeps", [True, False])
def test_the_program_closes_while_the_base_is_away_unless_something_would_be_lost(
    keeps: bool, line: Line, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    if keeps:
        request.getfixturevalue("keyring")
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        dialog = write(window, line.case_id, qtbot)
        lose_base(line, window, qtbot)
        dialog.editor.set_text(TEXT)
        dialog.drafts.touch()
        if keeps:
            dialog.files.add_paths([line.note])
        window.close()
        if keeps:
            qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
            assert len(line.kept()) == 1
            assert line.kept_texts(request.getfixturevalue("keyring")) == [TEXT]
        else:
            qtbot.waitUntil(lambda: window.findChild(QMessageBox, "close_anyway") is not None, timeout=60_000)
            assert window.isVisible()
    desk.runner.close()
