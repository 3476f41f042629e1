"""The opinion's editor, with the real dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QClipboard, QDropEvent, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.spelling import SpellChecker
from crm_desktop.ui.widgets.opinion_editor import OpinionEditor


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpellChecker]:
    made = SpellChecker(tmp_path_factory.mktemp("words") / "palavras.txt")
    assert made.started.result()
    yield made
    made.close()


@pytest.fixture
def editor(qtbot: QtBot, checker: SpellChecker) -> OpinionEditor:
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
    return made


def marked(editor: OpinionEditor) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


def shows(qtbot: QtBot, editor: OpinionEditor, *words: str) -> None:
    qtbot.waitUntil(lambda: marked(editor) == list(words), timeout=20_000)


def menu_of(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def action(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == text)


def suggested(menu: QMenu, text: str) -> bool:
    return any(one.text() == text for one in menu.actions())


def test_an_unknown_word_is_underlined_and_a_known_one_is_not(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("Um exemmplo e um exemplo.")
    shows(qtbot, editor, "exemmplo")
    mark = editor.extraSelections()[0]
    assert mark.format.underlineStyle() == mark.format.UnderlineStyle.WaveUnderline


def test_the_underline_is_painted(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("exemmplo")
    editor.set_spell_checker(None)
    before = editor.viewport().grab().toImage()
    editor.set_spell_checker(editor_checker := SpellCheckerOf(editor))
    shows(qtbot, editor, "exemmplo")
    assert editor.viewport().grab().toImage() != before
    assert editor_checker is not None


def test_accents_are_typed(qtbot: QtBot, editor: OpinionEditor) -> None:
    QTest.keyClicks(editor, "Atenção: você não está à toa.")
    assert editor.text() == "Atenção: você não está à toa."
    QTest.keyClicks(editor, " exemmplo.")
    shows(qtbot, editor, "exemmplo")


def test_the_word_being_typed_is_marked_when_one_leaves_it(qtbot: QtBot, editor: OpinionEditor) -> None:
    QTest.keyClicks(editor, "umma coisa exemmplo")
    shows(qtbot, editor, "umma")
    QTest.keyClick(editor, Qt.Key.Key_Space)
    shows(qtbot, editor, "umma", "exemmplo")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    qtbot.wait_signal(editor._timer.timeout)
    shows(qtbot, editor, "umma", "exemmplo")


def test_the_word_being_typed_is_marked_when_the_editor_loses_the_focus(
    qtbot: QtBot, editor: OpinionEditor
) -> None:
    QTest.keyClicks(editor, "umma exemmplo")
    shows(qtbot, editor, "umma")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    shows(qtbot, editor, "umma", "exemmplo")


def test_a_corrected_word_loses_its_mark(qtbot: QtBot, editor: OpinionEditor) -> None:
    editor.set_text("exemmplo bom", 4)
    shows(qtbot, editor, "exemmplo") if not editor.hasFocus() else None
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, " umma ")
    shows(qtbot, editor, "umma")
    assert editor.text() == "exemplo bom umma "
