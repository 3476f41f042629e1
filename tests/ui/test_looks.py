"""What is written can be read whole: on a small screen, in the largest text that the program offers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from crm_desktop.app.door import EmbeddedDoor
from crm_desktop.credentials import Credentials
from crm_desktop.desktop.report import Part
from crm_desktop.desktop.updates.looking import Setting
from crm_desktop.queries.case_view import read_case
from crm_desktop.queries.opinion_context import read_opinion_context
from crm_desktop.storage.opening import Store
from crm_desktop.ui import icons
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.case_head import CaseHead
from crm_desktop.ui.case_rows import COLUMNS
from crm_desktop.ui.case_table import CaseTable
from crm_desktop.ui.configurator.centers import CentersPage
from crm_desktop.ui.configurator.mail_account import MailAccountDialog
from crm_desktop.ui.contact_form import ContactDialog
from crm_desktop.ui.decision_dialog import DecisionDialog, Situation
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.help_dialogs import AboutDialog, ShortcutsDialog
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.new_case import NewCaseDialog
from crm_desktop.ui.opinion import preflight
from crm_desktop.ui.opinion.appointments import AppointmentsDialog
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.opinion.mail import MailDialog
from crm_desktop.ui.password_dialog import PasswordDialog
from crm_desktop.ui.person_form import PersonDialog
from crm_desktop.ui.preferences import PreferencesDialog
from crm_desktop.ui.small_dialogs import CaseDataDialog, ReopenDialog, SaveFilterDialog
from crm_desktop.ui.theme import LIGHT, apply_theme, scaled
from crm_desktop.ui.updates import Updates
from crm_desktop.ui.widgets.buttons import CountButton, SearchButton
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.elided_label import ElidedLabel
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.number_field import NumberField
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition
from crm_desktop.workflow.walk import begin
from tests.administrator import EVERYTHING
from tests.builders import Built, a_case
from tests.ui.test_decision_dialog import CENTERS
from tests.updates import installed

# What the platform without a screen says of windows; a real one says nothing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROOM = QSize(1318, 720)
LONG = (
    "O cliente confirmou por escrito que o problema descrito na abertura do processo não voltou a acontecer "
    "depois da atualização do sistema fiscal"
)


@pytest.fixture(autouse=True)
def large_text_on_a_small_screen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(CrmDialog, "room", lambda _self: ROOM)
    apply_theme(qapp, LIGHT, scale_percent=150)
    yield
    apply_theme(qapp, LIGHT)


def cut(window: QWidget) -> list[str]:
    """The texts that are not seen whole."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        size, hint = widget.size(), widget.sizeHint()
        if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel):
            needed = widget.heightForWidth(size.width()) if widget.wordWrap() else hint.height()
            wide = not widget.wordWrap() and hint.width() > size.width() + 1
            if widget.text() and (needed > size.height() + 1 or wide):
                found.append(widget.text())
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, QToolButton):
            if hint.width() > size.width() + 1 or widget.heightForWidth(size.width()) > size.height() + 1:
                found.append(widget.text())
        elif isinstance(widget, QLineEdit) and not _whole(widget):
            found.append(widget.accessibleName())
    return found


def _whole(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) or parent.rect().contains(widget.geometry())


def decision(definition: WorkflowDefinition) -> DecisionDialog:
    return DecisionDialog(Situation(begin(definition, 1), CENTERS, "Suporte N2", "Análise técnica"))


def workflow(question: str, answers: list[str]) -> WorkflowDefinition:
    return WorkflowDefinition(
        (
            CenterStep(1, "Início", "SUP1", next=6),
            DecisionStep(6, question, tuple(Answer(text, 11) for text in answers)),
            CenterStep(11, "Pesquisa de satisfação com o cliente e encerramento", "CONC"),
        )
    )


LONG_PARTS = tuple(
    Part(f"crm-desktop.log.{n}", f"Registro anterior {n}", f"{LONG}\n" * 300) for n in range(9)
)

Make = Callable[[Desk, Store, Built], CrmDialog]


def _of_case(make: Callable[[Desk, Any], CrmDialog]) -> Make:
    def made(desk: Desk, store: Store, built: Built) -> CrmDialog:
        with store.writing() as session:
            key = a_case(session, built)
        with store.reading() as session:
            return make(desk, read_case(session, actor=desk.actor, case_id=key))

    return made


def _of_context(make: Callable[[Desk, Any], CrmDialog]) -> Make:
    def made(desk: Desk, store: Store, built: Built) -> CrmDialog:
        with store.writing() as session:
            key = a_case(session, built)
        with store.reading() as session:
            return make(desk, read_opinion_context(session, actor=desk.actor, case_id=key, now=desk.now()))

    return made


def _login(desk: Desk, _store: Store, _built: Built) -> CrmDialog:
    dialog = LoginDialog(desk.runner, Credentials(), "x", door=EmbeddedDoor(desk.runner))
    dialog.password_field.set_error("Usuário ou senha incorretos.")
    return dialog


def _assistant(_desk: Desk, _store: Store, _built: Built) -> CrmDialog:
    dialog = AssistantDialog("/home/marina/.local/share/crm_desktop/crm.db")
    dialog._show_page(1)
    return dialog


def _decided(make: Callable[[Desk], CrmDialog]) -> Make:
    """Where the administrator has decided all that can be decided, and something is ignored."""

    def made(desk: Desk, _store: Store, _built: Built) -> CrmDialog:
        desk.runner.policies = EVERYTHING
        return make(desk)

    return made


def _about_all_there_is(desk: Desk) -> CrmDialog:
    """With the longest that it says of updates, too."""
    place = installed(desk.paths.root / "installed")
    place.folder.mkdir()
    said = {"at": desk.now().isoformat(), "found": "failed", "version": "", "hitch": "certificate"}
    (place.folder / "last.json").write_text(json.dumps(said), encoding="utf-8")
    desk.updates = Updates(
        desk.policies,
        clock=desk.now,
        shared_revision=lambda: "",
        read_setting=lambda _policies: Setting("stable", None, "https://x.example", place),
    )
    return AboutDialog(desk)


DIALOGS: dict[str, Make] = {
    "about, decided": _decided(_about_all_there_is),
    "preferences, decided": _decided(PreferencesDialog),
    "assistant, no base here": _decided(lambda desk: AssistantDialog("crm.db", policies=desk.policies)),
    "login": _login,
    "assistant": _assistant,
    "mail account": lambda desk, _store, _built: MailAccountDialog(desk),
    "contact": lambda desk, _store, _built: ContactDialog(desk),
    "about": lambda desk, _store, _built: AboutDialog(desk),
    "diagnostics": lambda desk, _store, _built: DiagnosticsDialog(desk.runner, lambda: lambda: LONG_PARTS),
    "shortcuts": lambda _desk, _store, _built: ShortcutsDialog(),
    "new case": lambda desk, _store, _built: NewCaseDialog(desk),
    "password": lambda desk, _store, _built: PasswordDialog(desk),
    "person": lambda desk, _store, _built: PersonDialog(desk),
    "preferences": lambda desk, _store, _built: PreferencesDialog(desk),
    "save filter": lambda desk, _store, _built: SaveFilterDialog(desk, ""),
    "case data": _of_case(CaseDataDialog),
    "reopen": _of_case(ReopenDialog),
    "opinion": _of_context(OpinionDialog),
    "mail": _of_context(lambda desk, context: MailDialog(desk, context, None, opinion_text=str)),
    "appointments": _of_case(
        lambda desk, case: AppointmentsDialog(
            desk,
            person_id=case.person_id,
            person_name=case.person,
            case_id=case.id,
        )
    ),
    "decision": lambda _desk, _store, _built: decision(workflow(LONG + "?", [LONG] * 4)),
    "nine answers": lambda _desk, _store, _built: decision(workflow("Qual?", ["Sim"] * 9)),
}


@pytest.fixture
def opened(desk: Desk, store: Store, built: Built, qtbot: QtBot) -> Callable[[str], CrmDialog]:
    def leave(dialog: QWidget) -> None:
        if isinstance(dialog, (OpinionDialog, NewCaseDialog)):
            dialog.drafts.stop()
            dialog._leaving = True

    def open_one(name: str) -> CrmDialog:
        dialog = DIALOGS[name](desk, store, built)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog, before_close_func=leave)
        dialog.show()
        qtbot.waitUntil(lambda: not desk.runner._under_way)
        qtbot.waitUntil(lambda: desk.updates is None or desk.updates.last is not None)
        QApplication.processEvents()
        return dialog

    return open_one


@pytest.mark.parametrize("name", list(DIALOGS))
def test_every_dialog_fits_a_small_screen_in_large_text(
    name: str, opened: Callable[[str], CrmDialog], qtbot: QtBot
) -> None:
    dialog = opened(name)
    with suppress(TimeoutError):  # what is still cut then is said below
        qtbot.waitUntil(lambda: cut(dialog) == [])
    assert dialog.width() <= ROOM.width()
    assert dialog.height() <= ROOM.height()
    layout = dialog.layout()
    assert layout is not None
    assert layout.minimumHeightForWidth(dialog.width()) <= dialog.height(), "one thing lies on another"
    assert cut(dialog) == []


def test_the_list_of_policies_has_all_the_room_there_is(opened: Callable[[str], CrmDialog]) -> None:
    dialog = opened("about, decided")
    area = next(found for found in dialog.findChildren(QScrollArea) if found.isVisible())
    close = next(found for found in dialog.findChildren(QPushButton) if found.text() == "Fechar")
    below = close.mapTo(dialog, close.rect().topLeft()).y() - area.mapTo(dialog, area.rect().bottomLeft()).y()
    assert 0 < below <= scaled(24)


# The main window.


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> Iterator[MainWindow]:
    desk = make_desk("helena")
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.resize(ROOM)
    shown.show()
    shown.attach(desk)
    qtbot.waitUntil(lambda: "·" in shown.count.text())
    yield shown
    qtbot.waitUntil(lambda: not desk.runner._under_way)


@pytest.mark.parametrize("page", ["result", "cases", "follow_up", "agenda", "supervision"])
def test_every_tab_fits_a_small_screen_in_large_text(page: str, window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(page)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= ROOM.width()
    assert window.width() == ROOM.width()


def test_a_long_subject_takes_the_line_of_the_chips(qtbot: QtBot) -> None:
    subject = QLabel("NF-e rejeitada")
    head = CaseHead(
        QLabel("104 218"), subject, (Chip("Aberto"), Chip("atrasado 3 h")), QPushButton("Parecer")
    )
    qtbot.addWidget(head)
    head.resize(900, 100)
    head.show()
    assert head.is_one_line()
    subject.setText(LONG)
    qtbot.waitUntil(lambda: not head.is_one_line())
    QApplication.processEvents()
    assert subject.heightForWidth(subject.width()) <= subject.height()


def test_a_narrow_list_leaves_the_subject_its_room(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    table = CaseTable()
    qtbot.addWidget(table)
    subject = next(i for i, column in enumerate(COLUMNS) if column.stretches)
    wished = table.layout_text()
    table.resize(1041, 300)
    table.show()
    assert table.columnWidth(subject) >= COLUMNS[subject].least - 1
    assert table.horizontalScrollBar().maximum() == 0
    parts = [part for part in wished.split(",") if not part.startswith("subject")]
    assert [part for part in table.layout_text().split(",") if not part.startswith("subject")] == parts


def test_with_no_room_to_gain_the_list_scrolls(qtbot: QtBot) -> None:
    table = CaseTable()
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    subject = next(i for i, column in enumerate(COLUMNS) if column.stretches)
    assert table.columnWidth(subject) == scaled(COLUMNS[subject].least)
    assert table.horizontalScrollBar().maximum() > 0


def test_a_widened_column_keeps_its_width_when_the_window_grows(qtbot: QtBot) -> None:
    table = CaseTable()
    qtbot.addWidget(table)
    table.resize(4000, 300)
    table.show()
    table.setColumnWidth(0, 200)
    table.resize(4400, 300)
    assert table.columnWidth(0) == 200
    assert "priority:200" in table.layout_text()


# Small parts.


def test_what_follows_the_gap_stands_at_the_right_end(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = FlowLayout(box)
    first, label, last = QPushButton("Um"), QLabel("Contatos de"), QPushButton("Dois")
    row.addWidget(first)
    row.add_gap()
    row.add_together(label, last)
    box.resize(900, 100)
    box.show()
    assert first.x() == 0
    assert last.geometry().right() == 899
    box.resize(first.width() + last.width() + 20, 200)
    QApplication.processEvents()
    assert label.y() > first.geometry().bottom()
    assert abs(label.geometry().center().y() - last.geometry().center().y()) <= 1


def test_the_search_button_gives_way_and_shows_its_keys(qtbot: QtBot) -> None:
    button = SearchButton("Ir para processo, pessoa ou telefone", "Ctrl+K")
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert button.accessibleDescription() == "Ctrl+K"


def test_icons_grow_with_the_text(qtbot: QtBot) -> None:
    button = CountButton("Anexos")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.iconSize() == QSize(24, 24)


def test_the_clear_button_is_of_our_set_and_takes_no_room_while_empty(
    qtbot: QtBot, qapp: QApplication
) -> None:
    field = SearchField("Procurar")
    qtbot.addWidget(field)
    field.show()
    clear = field.findChildren(QToolButton)[0]
    assert clear.icon().cacheKey() == icons.icon("circle-x").cacheKey()
    assert not clear.isVisible()


def test_a_number_field_is_as_high_as_a_line(qtbot: QtBot) -> None:
    line, number = QLineEdit(), NumberField()
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.addWidget(line)
    column.addWidget(number)
    box.show()
    assert number.height() == line.height()


def test_the_strong_words_before_ok_are_of_a_weight_that_the_font_has() -> None:
    assert "font-weight: 600" in preflight._strong("Triagem")


def test_the_form_leaves_the_table_room_in_large_text(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    page = CentersPage(make_desk("admin"))
    qtbot.addWidget(page)
    page.resize(930, 600)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.form.isVisible())
    assert page.table.width() > 400


def test_what_sending_does_is_in_sight_while_the_e_mail_is_written(
    opened: Callable[[str], CrmDialog], qapp: QApplication
) -> None:
    apply_theme(qapp, LIGHT)
    dialog = opened("mail")
    area = next(found for found in dialog.findChildren(QScrollArea) if found.isVisible())
    assert area.verticalScrollBar().maximum() == 0
