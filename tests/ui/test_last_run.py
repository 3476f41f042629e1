"""What is said of a run that ended without saying so, and what Enter does about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm_desktop.desktop.ended import Ended
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.last_run import tell_of_last_run
from crm_desktop.ui.update_notice import tell_taken_back

NAMED = "Windows fatal exception: access violation\n"
NUMBERED = "Windows fatal exception: code 0xe06d7363\n"
PYTHON = "Fatal Python error: Segmentation fault\n"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def diagnosed() -> list[bool]:
    """Grows with each time that the diagnosis was opened."""
    return []


def box_over(parent: QWidget, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: parent.findChild(QMessageBox) is not None)
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def told(desk: Desk, parent: QWidget, qtbot: QtBot, diagnosed: list[bool], trace: str = "") -> QMessageBox:
    ended = Ended("1.0.0", datetime(2026, 11, 24, 13, 0, tzinfo=UTC), trace)
    tell_of_last_run(desk, ended, parent, lambda: diagnosed.append(True))
    return box_over(parent, qtbot)


def default_of(box: QMessageBox) -> str:
    button = box.defaultButton()
    assert isinstance(button, QPushButton)
    return button.text()


def test_without_drafts_enter_goes_on(
    desk: Desk, parent: QWidget, qtbot: QtBot, diagnosed: list[bool]
) -> None:
    box = told(desk, parent, qtbot, diagnosed)
    assert box.informativeText() == (
        "Nenhum parecer ficou por concluir. Se isso se repetir, salve o Diagnóstico e envie-o ao suporte."
    )
    assert default_of(box) == "Continuar"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: parent.findChild(QMessageBox) is None)
    assert diagnosed == []


def test_where_the_base_cannot_be_asked_nothing_is_claimed_of_drafts(
    desk: Desk, store: Store, parent: QWidget, qtbot: QtBot, diagnosed: list[bool]
) -> None:
    with store.writing() as session:
        session.execute(text("DROP TABLE opinion_draft"))
    box = told(desk, parent, qtbot, diagnosed)
    assert box.informativeText() == "Confira Pareceres pendentes."
    assert default_of(box) == "Ver pareceres pendentes"
    box.close()


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        (PYTHON, "da última vez, por uma falha."),
        (NAMED, "da última vez, por uma falha."),
        (NUMBERED, "da última vez, talvez por uma falha."),
        (NUMBERED + NUMBERED, "da última vez, talvez por uma falha."),
        (NUMBERED + NAMED, "da última vez, por uma falha."),
        ("", "foi interrompido antes de ser fechado."),
    ],
)
def test_a_fault_is_claimed_only_where_it_is_sure(
    desk: Desk, parent: QWidget, qtbot: QtBot, diagnosed: list[bool], trace: str, words: str
) -> None:
    box = told(desk, parent, qtbot, diagnosed, trace)
    assert box.text().endswith(words)
    box.close()


def test_after_an_update_taken_back_enter_goes_on(
    parent: QWidget, qtbot: QtBot, diagnosed: list[bool]
) -> None:
    tell_taken_back(("1.1.0",), "1.0.0", parent, lambda: diagnosed.append(True))
    box = box_over(parent, qtbot)
    assert default_of(box) == "Continuar"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: parent.findChild(QMessageBox) is None)
    assert diagnosed == []
