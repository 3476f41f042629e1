"""What every dialog does with a text that would be lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app.door import EmbeddedDoor
from crm_desktop.credentials import Credentials
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.login import LoginDialog


class Reason(CrmDialog):
    def __init__(self) -> None:
        super().__init__("Reabrir processo")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.reason = QLineEdit("como veio")
        self.body.addWidget(self.reason)
        self.guard(self.reason)


@pytest.fixture
def dialog(qtbot: QtBot) -> Reason:
    made = Reason()
    qtbot.addWidget(made, before_close_func=lambda widget: widget.reason.setText("como veio"))
    made.show()
    return made


def asked(dialog: Reason) -> list[QMessageBox]:
    return [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]


def press(dialog: Reason, text: str) -> None:
    (box,) = asked(dialog)
    next(button for button in box.buttons() if button.text() == text).click()


def test_what_stands_as_it_came_goes_unasked(dialog: Reason) -> None:
    dialog.reject()
    assert not dialog.isVisible()
    assert asked(dialog) == []


@pytest.mark.parametrize("way", ["esc", "close"])
def test_what_was_typed_is_asked_about_and_stays(dialog: Reason, way: str, qtbot: QtBot) -> None:
    dialog.reason.setText("cliente pediu")
    if way == "esc":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert dialog.isVisible()
    (box,) = asked(dialog)
    default = box.defaultButton()
    assert default.text() == "Voltar"
    press(dialog, "Voltar")
    assert dialog.isVisible()
    assert dialog.reason.text() == "cliente pediu"


def test_it_goes_when_the_user_says_so(dialog: Reason) -> None:
    dialog.reason.setText("cliente pediu")
    dialog.reject()
    press(dialog, "Descartar")
    assert not dialog.isVisible()


def test_the_log_in_says_who_helps_with_a_password(desk: Desk, qtbot: QtBot) -> None:
    login = LoginDialog(desk.runner, Credentials(), "crm-test", door=EmbeddedDoor(desk.runner))
    login.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(login)
    login.show()
    qtbot.mouseClick(login.help, Qt.MouseButton.LeftButton)
    (box,) = [box for box in login.findChildren(QMessageBox) if box.isVisible()]
    assert "administrador" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert login.isVisible()


@pytest.mark.parametrize("place", ["login", "password", "remember"])
def test_enter_logs_in_from_every_field(desk: Desk, qtbot: QtBot, place: str) -> None:
    door = EmbeddedDoor(desk.runner)
    login = LoginDialog(desk.runner, Credentials(), "crm-test", door=door, login="marina")
    login.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(login)
    login.show()
    login.remember.setEnabled(True)
    qtbot.keyClicks(login.password, "errada")
    asked: list[str] = []
    login.enter.clicked.connect(lambda: asked.append(place))
    qtbot.keyClick(getattr(login, place), Qt.Key.Key_Return)
    assert asked == [place]
    qtbot.waitUntil(lambda: bool(login.password_field.error()))


def test_the_last_page_of_the_first_run_has_the_keyboard_on_what_is_chosen(qtbot: QtBot) -> None:
    assistant = AssistantDialog("crm.db")
    assistant.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(assistant)
    assistant.show()
    assistant.go_on()
    for line in (assistant.name, assistant.login, assistant.password, assistant.again):
        line.setText("senha-boa")
    assistant.go_on()
    assert assistant.pages.currentIndex() == 2
    assert assistant.focusWidget() is assistant._starts.checkedButton()
