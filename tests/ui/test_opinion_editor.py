"""The opinion's editor, with the real dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from crm_desktop.desktop.spelling import SpellChecker
from crm_desktop.ui.widgets.opinion_editor import OpinionEditor

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpellChecker]:
    made = SpellChecker(tmp_path_factory.mktemp("words") / "palavras.txt")
    assert made.started.result()
    yield made
    made.close()


@pytest.fixture
def editor(qtbot: QtBot, checker: SpellChecker) -> Iterator[OpinionEditor]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = OpinionEditor()
    made.setAccessibleName("Texto do parecer")
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    made.set_spell_checker(checker)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.set_spell_checker(None)


def marked(editor: OpinionEditor) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


def shows(qtbot: QtBot, editor: OpinionEditor, *words: str) -> None:
    qtbot.waitUntil(lambda: marked(editor) == list(words), timeout=60_000)


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def action(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == text)


def offers(menu: QMenu, text: str) -> bool:
    return any(one.text() == text for one in menu.actions())


def move_to(editor: OpinionEditor, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)


def test_an_unknown_word_is_underlined_and_a_known_one_is_not(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("Um exemmplo e um exemplo.")
    shows(qtbot, editor, "exemmplo")
    mark = editor.extraSelections()[0]
    assert mark.format.underlineStyle() == mark.format.UnderlineStyle.WaveUnderline


def test_the_underline_is_painted(qtbot: QtBot, editor: OpinionEditor, checker: SpellChecker) -> None:
    editor.set_text("exemmplo ")
    shows(qtbot, editor, "exemmplo")
    with_mark = editor.viewport().grab().toImage()
    editor.set_spell_checker(None)
    assert marked(editor) == []
    assert editor.viewport().grab().toImage() != with_mark


def test_accents_are_typed(qtbot: QtBot, editor: OpinionEditor) -> None:
    for letter in "Atenção: você está à toa.":
        QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEYS, letter))
    assert editor.text() == "Atenção: você está à toa."


def test_an_accent_made_of_two_keys_is_one_letter(qtbot: QtBot, editor: OpinionEditor) -> None:
    QTest.keyClicks(editor, "N")
    QApplication.sendEvent(editor, QInputMethodEvent("~", []))
    composed = QInputMethodEvent()
    composed.setCommitString("ã")
    QApplication.sendEvent(editor, composed)
    QTest.keyClicks(editor, "o exemmplo.")
    assert editor.text() == "Não exemmplo."
    shows(qtbot, editor, "exemmplo")


def test_the_word_being_typed_is_marked_when_one_leaves_it(qtbot: QtBot, editor: OpinionEditor) -> None:
    QTest.keyClicks(editor, "umma coisa exemmplo")
    shows(qtbot, editor, "umma")
    QTest.keyClick(editor, Qt.Key.Key_Space)
    shows(qtbot, editor, "umma", "exemmplo")


def test_a_marked_word_that_one_only_moves_into_stays_marked(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("um exemmplo ", 12)
    shows(qtbot, editor, "exemmplo")
    with qtbot.wait_signal(editor._timer.timeout):
        for _ in range(3):
            QTest.keyClick(editor, Qt.Key.Key_Left)
    assert marked(editor) == ["exemmplo"]


def test_the_word_being_typed_is_marked_when_the_editor_loses_the_focus(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    QTest.keyClicks(editor, "umma exemmplo")
    shows(qtbot, editor, "umma")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    shows(qtbot, editor, "umma", "exemmplo")


def test_a_corrected_word_loses_its_mark(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("bom exemmplo umma ", 0)
    shows(qtbot, editor, "exemmplo", "umma")
    move_to(editor, 8)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    shows(qtbot, editor, "umma")
    assert editor.text() == "bom exemplo umma "


def test_what_is_typed_behind_a_marked_word_is_not_part_of_its_mark(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    editor.set_text("exemmplo", 0)
    shows(qtbot, editor, "exemmplo")
    move_to(editor, 8)
    QTest.keyClick(editor, Qt.Key.Key_Space)
    QTest.keyClick(editor, Qt.Key.Key_A)
    assert marked(editor) == ["exemmplo"]


def test_only_what_can_be_seen_is_marked_and_scrolling_marks_the_rest(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    editor.set_text("umma\n" + "linha certa\n" * 500 + "exemmplo 😀 outrra", 0)
    shows(qtbot, editor, "umma")
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    shows(qtbot, editor, "exemmplo", "outrra")


def test_one_long_paragraph_is_marked_where_it_shows(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("umma 😀 outrra " + "palavra certa " * 4_000 + "exemmplo ", 0)
    shows(qtbot, editor, "umma", "outrra")
    move_to(editor, editor.document().characterCount() - 1)
    shows(qtbot, editor, "exemmplo")


def test_an_added_word_is_no_longer_marked_nor_by_another_checker(
    qtbot: QtBot, editor: OpinionEditor, tmp_path: Path
) -> None:
    file = tmp_path / "palavras.txt"
    first = SpellChecker(file)
    editor.set_spell_checker(first)
    editor.set_text("zorvex exemmplo ", 3)
    editor.setFocus()
    move_to(editor, 16)
    shows(qtbot, editor, "zorvex", "exemmplo")
    move_to(editor, 3)
    QTest.keyClick(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(qtbot)
    action(menu, "Adicionar ao dicionário").trigger()
    menu.close()
    shows(qtbot, editor, "exemmplo")
    first.close()
    assert file.read_text(encoding="utf-8") == "zorvex\n"
    second = SpellChecker(file)
    editor.set_spell_checker(second)
    shows(qtbot, editor, "exemmplo")
    second.close()


def test_a_word_that_cannot_be_kept_is_said(qtbot: QtBot, editor: OpinionEditor, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    checker = SpellChecker(tmp_path / "file" / "palavras.txt")
    editor.set_spell_checker(checker)
    editor.set_text("zorvex ", 7)
    shows(qtbot, editor, "zorvex")
    move_to(editor, 2)
    editor.open_menu()
    menu = menu_of(qtbot)
    with qtbot.wait_signal(editor.word_not_kept) as said:
        action(menu, "Adicionar ao dicionário").trigger()
    menu.close()
    assert isinstance(said.args[0], OSError)
    checker.close()


def test_a_suggestion_replaces_the_word_and_one_undo_takes_it_back(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    editor.set_text("Um exemmplo bom ", 16)
    shows(qtbot, editor, "exemmplo")
    move_to(editor, 5)
    editor.open_menu()
    menu = menu_of(qtbot)
    assert menu.actions()[0].text() == "Procurando sugestões…"
    qtbot.waitUntil(lambda: offers(menu, "exemplo"), timeout=60_000)
    assert menu.actions()[0].text() == "exemplo"
    assert not offers(menu, "Procurando sugestões…")
    action(menu, "exemplo").trigger()
    menu.close()
    assert editor.text() == "Um exemplo bom "
    editor.undo()
    assert editor.text() == "Um exemmplo bom "
    assert not editor.document().isUndoAvailable()


def test_a_suggestion_leaves_a_text_alone_that_changed_meanwhile(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("Um exemmplo bom ", 16)
    shows(qtbot, editor, "exemmplo")
    move_to(editor, 5)
    editor.open_menu()
    menu = menu_of(qtbot)
    qtbot.waitUntil(lambda: offers(menu, "exemplo"), timeout=60_000)
    editor.set_text("Outro texto")
    action(menu, "exemplo").trigger()
    menu.close()
    assert editor.text() == "Outro texto"


def test_a_known_word_has_only_the_standard_menu(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("exemplo", 3)
    editor.open_menu()
    menu = menu_of(qtbot)
    assert not offers(menu, "Adicionar ao dicionário")
    assert len(menu.actions()) > 5
    menu.close()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_is_for_the_word_under_the_mouse_or_at_the_cursor(
    qtbot: QtBot, editor: OpinionEditor, reason: QContextMenuEvent.Reason
) -> None:
    editor.set_text("exemmplo certo ", 15)
    shows(qtbot, editor, "exemmplo")
    move_to(editor, 4 if reason == QContextMenuEvent.Reason.Keyboard else 12)
    here = QPoint(20, 12)
    event = QContextMenuEvent(reason, here, editor.viewport().mapToGlobal(here))
    QApplication.sendEvent(editor.viewport(), event)
    menu = menu_of(qtbot)
    assert offers(menu, "Adicionar ao dicionário")
    menu.close()


def test_a_menu_closed_before_its_suggestions_come_is_forgotten(
    qtbot: QtBot, editor: OpinionEditor, checker: SpellChecker
) -> None:
    editor.set_text("recebimetno ", 12)
    shows(qtbot, editor, "recebimetno")
    move_to(editor, 3)
    editor.open_menu()
    menu_of(qtbot).close()
    checker.look_up(["depois"]).result()
    QApplication.processEvents()
    assert marked(editor) == ["recebimetno"]


def test_without_a_dictionary_one_writes_on_and_is_told_once(
    qtbot: QtBot, editor: OpinionEditor, tmp_path: Path
) -> None:
    broken = SpellChecker(tmp_path / "palavras.txt", tmp_path / "none.dic")
    with qtbot.wait_signal(editor.spelling_unavailable, timeout=60_000) as said:
        editor.set_spell_checker(broken)
    assert "none" in said.args[0]
    QTest.keyClicks(editor, "exemmplo ")
    assert editor.text() == "exemmplo "
    other = OpinionEditor()
    qtbot.addWidget(other)
    with qtbot.assertNotEmitted(other.spelling_unavailable, wait=0):
        other.set_spell_checker(broken)
        QApplication.processEvents()
    broken.close()


def test_an_editor_gone_before_the_answer_harms_nothing(
    qtbot: QtBot, editor: OpinionEditor, tmp_path: Path
) -> None:
    slow = SpellChecker(tmp_path / "palavras.txt")
    short_lived = OpinionEditor(editor.parentWidget())
    short_lived.set_spell_checker(slow)
    short_lived.deleteLater()
    qtbot.waitUntil(lambda: not isValid(short_lived))
    assert slow.started.result()
    QApplication.processEvents()
    slow.close()


def test_100000_characters_are_taken_and_given_back_equal(qtbot: QtBot, editor: OpinionEditor) -> None:
    text = ("Retorno ao cliente: não há pendência. 😀\n" * 2_500)[:100_000]
    assert len(text) >= 100_000
    editor.set_text(text, len(text))
    assert editor.text() == text
    editor.set_text("")
    QApplication.clipboard().setText(text)
    editor.paste()
    assert editor.text() == text
    editor.undo()
    assert editor.text() == ""


def test_the_cursor_comes_back_where_it_was(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("a 😀 b", 6)
    assert editor.cursor_position() == 6
    editor.set_text("curto", 900)
    assert editor.cursor_position() == 5


def test_each_change_says_typed(qtbot: QtBot, editor: OpinionEditor) -> None:
    heard: list[int] = []
    editor.typed.connect(lambda: heard.append(1))
    QTest.keyClicks(editor, "abc")
    shows(qtbot, editor)
    assert len(heard) == 3


def test_a_mark_is_no_change_of_the_text(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("exemmplo ")
    with qtbot.assertNotEmitted(editor.typed):
        shows(qtbot, editor, "exemmplo")


def test_a_paragraph_is_appended_after_an_empty_line_and_undone_at_once(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    editor.append_paragraph("Primeiro")
    editor.append_paragraph("Segundo")
    assert editor.text() == "Primeiro\n\nSegundo"
    assert editor.cursor_position() == 17
    editor.undo()
    assert editor.text() == "Primeiro"


def test_a_pasted_image_is_handed_on(qtbot: QtBot, editor: OpinionEditor) -> None:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    with qtbot.wait_signal(editor.image_pasted) as said:
        QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0].size() == image.size()
    assert editor.text() == ""


def test_pasted_files_are_handed_on(qtbot: QtBot, editor: OpinionEditor, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "nota é.pdf")), QUrl("https://a.b/c")])
    QApplication.clipboard().setMimeData(data)
    with qtbot.wait_signal(editor.files_dropped) as said:
        editor.paste()
    assert said.args[0] == [tmp_path / "nota é.pdf"]
    assert editor.text() == ""


def test_dropped_files_are_handed_on(qtbot: QtBot, editor: OpinionEditor, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.pdf", "b.png")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, NO_KEYS)
    QApplication.sendEvent(editor.viewport(), enter)
    assert enter.isAccepted()
    with qtbot.wait_signal(editor.files_dropped) as said:
        QApplication.sendEvent(editor.viewport(), QDropEvent(QPointF(9, 9), copy, data, left, NO_KEYS))
    assert said.args[0] == [tmp_path / "a.pdf", tmp_path / "b.png"]
    assert editor.text() == ""


def test_a_pasted_web_address_is_text(qtbot: QtBot, editor: OpinionEditor) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://a.b/c")])
    data.setText("https://a.b/c")
    editor.insertFromMimeData(data)
    assert editor.text() == "https://a.b/c"


def test_rich_text_is_pasted_plain(qtbot: QtBot, editor: OpinionEditor) -> None:
    data = QMimeData()
    data.setHtml("<p><b>Olá</b>, <i>você</i></p>")
    editor.insertFromMimeData(data)
    assert editor.text() == "Olá, você"
    data.setText("Só texto")
    editor.set_text("")
    editor.insertFromMimeData(data)
    assert editor.text() == "Só texto"


def test_tab_leaves_the_editor(qtbot: QtBot, editor: OpinionEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert editor.text() == ""
