"""The Configurador, used as an administrator uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.mail.template import FIELDS
from crm_desktop.models.case import AuditEvent
from crm_desktop.models.service_type import Holiday, ProgressStatus
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations.accounts import hash_password, log_in
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.storage.opening import Store
from crm_desktop.ui.configurator.holidays_dialog import HolidaysDialog
from crm_desktop.ui.configurator.inputs import HoursField, TimeField
from crm_desktop.ui.configurator.templates import SAMPLES
from crm_desktop.ui.configurator.window import SECTIONS, ConfiguratorWindow
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.theme import LIGHT, apply_theme
from crm_desktop.values.terms import Right
from tests.builders import NOW, Built, a_case

# What the platform without a screen says of windows; a real one says nothing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> ConfiguratorWindow:
    shown = ConfiguratorWindow(make_desk("admin"))
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown, before_close_func=lambda _w: shown.current_page().revert())
    shown.show()
    return shown


def page(window: ConfiguratorWindow, qtbot: QtBot, name: str) -> Any:
    """The page of a section, once its records are shown."""
    window.show_section(name)
    found: Any = window.page(name)
    qtbot.waitUntil(lambda: found.stack.currentIndex() > 0 or bool(found.table.model.entries))
    return found


def go_to(found: Any, qtbot: QtBot, code: str) -> None:
    key = next(entry.key for entry in found.table.model.entries if entry.cells[0] == code)
    row = [entry.key for entry in found.table.model.entries].index(key)
    found.table.view.setCurrentIndex(found.table.model.index(row, 0))


def type_into(qtbot: QtBot, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    edit.selectAll()
    for letter in text:
        # keyClicks knows plain ASCII only.
        QApplication.sendEvent(
            edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def answer(qtbot: QtBot, text: str) -> None:
    """Press that button of the question shown."""
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    button = next(b for b in box.buttons() if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def saved(window: ConfiguratorWindow, qtbot: QtBot, found: Any) -> None:
    with qtbot.waitSignal(found.told):
        window._save()


def test_every_section_shows_what_there_is(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    counts = {
        "centers": 6,
        "users": 5,
        "workflows": 1,
        "templates": 1,
        "types": 5,
        "statuses": 2,
        "holidays": 1,
    }
    for name, count in counts.items():
        found = page(window, qtbot, name)
        qtbot.waitUntil(lambda found=found, count=count: len(found.table.model.entries) == count)
    assert len(SECTIONS) == len(counts) + 1  # and the business hours


def test_a_new_center_is_saved_and_stays_selected(
    window: ConfiguratorWindow, qtbot: QtBot, store: Store
) -> None:
    found = page(window, qtbot, "centers")
    found.new_button.click()
    type_into(qtbot, found.form.code, "FIN")
    type_into(qtbot, found.form.name, "Financeiro")
    saved(window, qtbot, found)
    qtbot.waitUntil(lambda: found.form.heading.text() == "Financeiro")
    assert "Salvo: Financeiro" in window.toast.text()
    assert found.table.current() == found.current_key()
    with store.reading() as session:
        assert session.scalar(select(ResponsibilityCenter.name).where(ResponsibilityCenter.code == "FIN"))
        assert session.scalar(select(AuditEvent.detail).where(AuditEvent.entity == "center")) == "FIN"


def test_what_is_missing_is_said_at_its_field(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "centers")
    found.new_button.click()
    type_into(qtbot, found.form.name, "Sem código")
    found.save()
    qtbot.waitUntil(lambda: bool(found.form.fields["code"].error()))
    assert found.form.save_button.isEnabled()
    assert found.form.name.text() == "Sem código"


def test_leaving_a_changed_form_asks(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "centers")
    go_to(found, qtbot, "DEV")
    type_into(qtbot, found.form.name, "Engenharia")
    go_to(found, qtbot, "QUA")
    assert found.form.heading.text() == "Desenvolvimento"
    answer(qtbot, "Voltar")
    assert (found.form.name.text(), found.table.current()) == ("Engenharia", found.current_key())
    go_to(found, qtbot, "QUA")
    answer(qtbot, "Salvar")
    qtbot.waitUntil(lambda: found.form.heading.text() == "Qualidade")
    names = [entry.cells[1] for entry in found.table.model.entries]
    qtbot.waitUntil(lambda: "Engenharia" in [e.cells[1] for e in found.table.model.entries])
    assert "Qualidade" in names


def test_a_section_and_the_window_ask_too(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "statuses")
    type_into(qtbot, found.form.name, "Outro nome")
    assert window.isWindowModified()
    window.show_section("users")
    answer(qtbot, "Voltar")
    assert window.current_page() is found
    window.close()
    assert window.isVisible()
    answer(qtbot, "Descartar")
    assert not window.isVisible()


def test_a_used_record_is_inactivated_and_an_unused_one_deleted(
    window: ConfiguratorWindow, qtbot: QtBot, store: Store
) -> None:
    found = page(window, qtbot, "centers")
    go_to(found, qtbot, "SUP1")
    qtbot.waitUntil(found.form.remove_button.isEnabled)
    assert found.form.remove_button.text() == "Inativar"
    with qtbot.waitSignal(found.told):
        found.form.remove_button.click()
    qtbot.waitUntil(lambda: found.form.remove_button.text() == "Reativar")
    other = page(window, qtbot, "statuses")
    qtbot.waitUntil(lambda: other.form.remove_button.text() == "Excluir")
    other.form.remove_button.click()
    with qtbot.waitSignal(other.told):
        answer(qtbot, "Excluir")
    qtbot.waitUntil(lambda: len(other.table.model.entries) == 1)
    with store.reading() as session:
        assert not session.scalar(
            select(ResponsibilityCenter.active).where(ResponsibilityCenter.code == "SUP1")
        )
        assert len(session.scalars(select(ProgressStatus.id)).all()) == 1


def test_what_is_typed_while_saving_stays_unsaved(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "centers")
    go_to(found, qtbot, "DEV")
    type_into(qtbot, found.form.name, "Engenharia")
    with qtbot.waitSignal(found.told):
        found.save()
        assert not found.form.save_button.isEnabled()
        type_into(qtbot, found.form.name, "Engenharia de software")
        assert not found.form.save_button.isEnabled()
    qtbot.waitUntil(lambda: "Engenharia" in [entry.cells[1] for entry in found.table.model.entries])
    assert found.form.name.text() == "Engenharia de software"
    assert found.is_dirty()


def test_an_empty_list_says_what_to_do(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "holidays")
    qtbot.waitUntil(lambda: found.form.remove_button.text() == "Excluir")
    found.form.remove_button.click()
    answer(qtbot, "Excluir")
    qtbot.waitUntil(lambda: found.stack.currentIndex() == 1)
    found.new_button.click()
    assert found.stack.currentIndex() == 2


def test_a_search_finds_without_accents(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "users")
    type_into(qtbot, found.table.search, "administracao")
    assert [entry.cells[0] for entry in found.table.model.entries] == ["admin"]


def test_a_user_gets_a_right_and_a_password(window: ConfiguratorWindow, qtbot: QtBot, store: Store) -> None:
    found = page(window, qtbot, "users")
    go_to(found, qtbot, "carlos")
    form = found.form
    form.rights.choices[Right.EXPORT].set_current_data(True)
    form.rights.choices[Right.EXPORT].chosen.emit(True)
    type_into(qtbot, form.password, "uma frase longa")
    type_into(qtbot, form.repeated, "uma frase curta")
    found.save()
    assert "diferentes" in form.fields["repeated"].error()
    type_into(qtbot, form.repeated, "uma frase longa")
    saved(window, qtbot, found)
    assert form.password.text() == ""
    assert form.password.echoMode() is QLineEdit.EchoMode.Password
    with store.writing() as session:
        entered = log_in(session, login="carlos", password="uma frase longa", now=NOW)
        assert isinstance(entered, Actor)
        assert Right.EXPORT in entered.rights


def test_a_weak_password_is_refused_at_its_field(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "users")
    go_to(found, qtbot, "carlos")
    for edit in (found.form.password, found.form.repeated):
        type_into(qtbot, edit, "curta")
    found.save()
    qtbot.waitUntil(lambda: "8" in found.form.fields["password"].error())


def test_the_last_administrator_is_told_why(window: ConfiguratorWindow, qtbot: QtBot, store: Store) -> None:
    with store.writing() as session:
        user = session.scalars(select(User).where(User.login == "admin")).one()
        user.password_hash = hash_password("senha do administrador")
    found = page(window, qtbot, "users")
    go_to(found, qtbot, "admin")
    found.form.active.setChecked(False)
    found.save()
    qtbot.waitUntil(lambda: "último administrador" in found.form.error_bar.text())


def test_a_role_says_what_each_right_is_by_it(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "users")
    go_to(found, qtbot, "helena")
    choice = found.form.rights.choices[Right.SUPERVISE]
    assert choice.currentText() == "Por papel: sim"
    go_to(found, qtbot, "carlos")
    assert choice.currentText() == "Por papel: não"


def test_a_type_needs_its_group(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "types")
    found.new_button.click()
    type_into(qtbot, found.form.code, "7.1")
    type_into(qtbot, found.form.name, "Órfão")
    found.save()
    assert "grupo 7" in found.form.fields["code"].error()
    type_into(qtbot, found.form.code, "1.4")
    saved(window, qtbot, found)
    qtbot.waitUntil(lambda: len(found.table.model.entries) == 6)


def test_a_type_with_processes_is_told_that_it_stays_a_leaf(
    window: ConfiguratorWindow, qtbot: QtBot, store: Store, built: Built
) -> None:
    with store.writing() as session:
        a_case(session, built, kind="free")
    found = page(window, qtbot, "types")
    go_to(found, qtbot, "2")
    found.form.kind.set_current_data(True)
    found.save()
    qtbot.waitUntil(lambda: "já tem processos" in found.form.error_bar.text())


def test_a_template_shows_an_example_and_refuses_unknown_fields(
    window: ConfiguratorWindow, qtbot: QtBot
) -> None:
    found = page(window, qtbot, "templates")
    form = found.form
    form.text.setPlainText("Olá, {{pessoa.nome}}")
    assert form.preview.text() == "Olá, Padaria Estrela do Sul Ltda"
    form.text.setPlainText("Olá, {{pessoa.cor}}")
    assert "pessoa.cor" in form.fields["body"].error()
    found.save()
    qtbot.waitUntil(lambda: form.save_button.isEnabled())
    assert "pessoa.cor" in form.fields["body"].error()


def test_every_field_has_a_sample() -> None:
    assert SAMPLES.keys() == FIELDS.keys()


def test_a_field_is_inserted_where_the_cursor_was(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    found = page(window, qtbot, "templates")
    form = found.form
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    form.subject.setFocus()
    form.subject.setText("Sobre ")
    entry = next(a for a in form.menu.actions() if a.data() == "processo.numero")
    entry.trigger()
    assert form.subject.text() == "Sobre {{processo.numero}}"
    assert found.is_dirty()


def test_national_holidays_are_chosen_and_brought(
    window: ConfiguratorWindow, qtbot: QtBot, store: Store
) -> None:
    found = page(window, qtbot, "holidays")
    assert found.fetch_button.text() == "Trazer feriados nacionais de 2026…"
    found.fetch_button.click()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HolidaysDialog))
    qtbot.waitUntil(lambda: dialog.list.count() > 10, timeout=60_000)
    christmas = next(i for i in range(dialog.list.count()) if "25/12" in dialog.list.item(i).text())
    assert "já cadastrado" in dialog.list.item(christmas).text()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    expected = len(dialog.chosen())
    assert dialog.primary is not None
    with qtbot.waitSignal(found.told):
        dialog.primary.click()
    qtbot.waitUntil(lambda: len(found.table.model.entries) == expected + 1)
    assert found.fetch_button.text() == "Trazer feriados nacionais de 2027…"
    with store.reading() as session:
        assert len(session.scalars(select(Holiday.day)).all()) == expected + 1


def test_business_hours_are_checked_and_saved(window: ConfiguratorWindow, qtbot: QtBot, store: Store) -> None:
    window.show_section("hours")
    found: Any = window.page("hours")
    monday = found.form.days[0]
    qtbot.waitUntil(lambda: monday.times[0].text() == "08:00")
    assert monday.total.text() == "9 h 00"
    type_into(qtbot, monday.times[3], "11")
    found.save()
    assert "Segunda-feira" in found.form.error_bar.text()
    type_into(qtbot, monday.times[3], "17h30")
    saved(window, qtbot, found)
    with store.reading() as session:
        assert read_calendar(session).hours[0] == ((time(8), time(12)), (time(13), time(17, 30)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("8", time(8)), ("8h30", time(8, 30)), ("0830", time(8, 30)), ("8:30", time(8, 30)), ("25", None)],
)
def test_a_time_is_read_as_people_type_it(qtbot: QtBot, typed: str, meant: time | None) -> None:
    edit = TimeField()
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.value() == meant
    assert edit.is_valid() == (meant is not None)


def test_hours_may_be_parts_of_one(qtbot: QtBot) -> None:
    edit = HoursField()
    qtbot.addWidget(edit)
    for typed, meant, valid in (("1,5", 1.5, True), ("", None, True), ("0", 0.0, False), ("x", None, False)):
        edit.setText(typed)
        assert (edit.value(), edit.is_valid()) == (meant, valid)
