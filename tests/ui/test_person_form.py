"""Cadastro de pessoa, used as an agent uses it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.person import Person
from crm_desktop.queries.persons import ContactView, read_person
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.person_form import PersonDialog
from crm_desktop.ui.theme import LIGHT, apply_theme
from crm_desktop.values.terms import PersonKind, Right
from tests.builders import Built

Open = Callable[..., PersonDialog]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)


@pytest.fixture
def open_dialog(desk: Desk, qtbot: QtBot) -> Open:
    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog._leaving = True

    def open_it(**given: object) -> PersonDialog:
        dialog = PersonDialog(desk, **given)  # type: ignore[arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog, before_close_func=leave)
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        if "person_id" in given:
            qtbot.waitUntil(lambda: bool(dialog.form.name.text()))
        return dialog

    return open_it


def type_and_leave(qtbot: QtBot, line: QWidget, text: str) -> None:
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def save(dialog: PersonDialog, qtbot: QtBot) -> uuid.UUID:
    with qtbot.waitSignal(dialog.saved) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    key = told.args[0]
    assert isinstance(key, uuid.UUID)
    return key


def test_a_new_person_is_saved_with_everything(open_dialog: Open, store: Store, qtbot: QtBot) -> None:
    dialog = open_dialog(name="Oficina do Bairro")
    form = dialog.form
    type_and_leave(qtbot, form.document, "11222333000181")
    type_and_leave(qtbot, form.phones.lines()[0], "2132221100")
    form.phones.add.click()
    type_and_leave(qtbot, form.phones.lines()[1], "21998761201")
    type_and_leave(qtbot, form.emails.lines()[0], "Contato@OFICINA.com.br")
    for line, text in zip(form.contacts.lines(), ("Rita", "compras", "rita@oficina.com.br", "2132221101")):
        type_and_leave(qtbot, line, text)
    form.categories.setText("varejo")
    form.characteristics.setText("paga em dia")
    key = save(dialog, qtbot)
    with store.reading() as session:
        found = read_person(session, key)
    assert (found.name, found.kind, found.document) == (
        "Oficina do Bairro",
        PersonKind.COMPANY,
        "11222333000181",
    )
    assert found.phones == ("+552132221100", "+5521998761201")
    assert found.emails == ("Contato@oficina.com.br",)
    assert found.contacts == (ContactView("Rita", "compras", "rita@oficina.com.br", "+552132221101"),)
    assert (found.categories, found.characteristics, found.active) == ("varejo", "paga em dia", True)
    assert found.code.startswith("C-")


@pytest.mark.parametrize(
    ("typed", "shown", "kind"),
    [
        ("52998224725", "529.982.247-25", PersonKind.PERSON),
        ("11222333000181", "11.222.333/0001-81", PersonKind.COMPANY),
        ("12abc34501de35", "12.ABC.345/01DE-35", PersonKind.COMPANY),
    ],
)
def test_a_document_is_formatted_on_leaving_and_says_the_kind(
    open_dialog: Open, qtbot: QtBot, typed: str, shown: str, kind: PersonKind
) -> None:
    dialog = open_dialog()
    type_and_leave(qtbot, dialog.form.document, typed)
    assert dialog.form.document.text() == shown
    assert dialog.form.kind.current_data() == kind
    assert dialog.fields["document"].error() == ""


def test_a_wrong_document_is_told_on_leaving_and_does_not_hold_the_focus(
    open_dialog: Open, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    type_and_leave(qtbot, dialog.form.document, "12345678900")
    assert "não é um CPF nem um CNPJ válido" in dialog.fields["document"].error()
    assert not dialog.form.document.hasFocus()
    assert dialog.form.document.text() == "12345678900"


def test_phones_are_formatted_and_a_wrong_one_keeps_the_form_open(
    open_dialog: Open, store: Store, qtbot: QtBot
) -> None:
    dialog = open_dialog(name="Oficina")
    line = dialog.form.phones.lines()[0]
    type_and_leave(qtbot, line, "021 3222-1100")
    assert line.text() == "(21) 3222-1100"
    line.setText("99876")
    dialog.form.emails.lines()[0].setText("ana@")
    dialog.form.contacts.lines()[3].setText("12")
    line.setText("998761")
    line.setText("99876-12001234")
    dialog.save()
    assert all(dialog.fields[name].error() for name in ("phone", "email", "contact"))
    assert line.hasFocus()
    assert dialog.isVisible()
    with store.reading() as session:
        assert session.scalar(select(Person.id).where(Person.name == "Oficina")) is None


def test_lines_are_added_and_taken_off_and_one_always_stays(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    phones = dialog.form.phones
    phones.lines()[0].setText("(21) 3222-1100")
    phones.add.click()
    assert len(phones.lines()) == 2
    assert phones.lines()[1].hasFocus()
    phones._removers[0].click()
    phones._removers[0].click()
    assert [line.text() for line in phones.lines()] == [""]
    assert phones.rows() == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("12.ABC.345/01DE-35", "document"),
        ("(21) 3222-1100", "phones"),
        ("ana@example.org", "emails"),
        ("Oficina 2", "name"),
    ],
)
def test_what_was_searched_for_goes_to_the_field_it_fits(open_dialog: Open, typed: str, field: str) -> None:
    form = open_dialog(name=typed).form
    shown = {
        "document": form.document.text(),
        "phones": form.phones.lines()[0].text(),
        "emails": form.emails.lines()[0].text(),
        "name": form.name.text(),
    }
    assert shown == {**dict.fromkeys(shown, ""), field: typed}


@pytest.mark.parametrize("typed", ["12ABC34501DE35", "(21) 99876-1200"])
def test_who_has_the_document_or_the_phone_is_shown_before_saving_and_can_be_used(
    open_dialog: Open, built: Built, qtbot: QtBot, typed: str
) -> None:
    dialog = open_dialog(name=typed)
    qtbot.waitUntil(dialog.same.isVisible)
    assert [row.id for row in dialog.same.found] == [built.persons["padaria"]]
    use = next(b for b in dialog.same.findChildren(QPushButton) if b.text() == "Usar este cadastro")
    with qtbot.waitSignal(dialog.saved) as told:
        use.click()
    assert told.args == [built.persons["padaria"]]
    assert not dialog.isVisible()


def test_a_document_that_exists_is_refused_at_its_field(
    open_dialog: Open, store: Store, qtbot: QtBot
) -> None:
    dialog = open_dialog(name="Outra padaria")
    dialog.form.document.setText("12ABC34501DE35")
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.fields["document"].error()))
    assert "já existe em outro registro" in dialog.fields["document"].error()
    assert dialog.form.name.text() == "Outra padaria"


def test_an_inactive_one_is_opened_instead_of_registered_twice(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        session.get_one(Person, built.persons["ana"]).active = False
    dialog = open_dialog(name="529.982.247-25")
    qtbot.waitUntil(dialog.same.isVisible)
    reopen = next(b for b in dialog.same.findChildren(QPushButton) if b.text() == "Abrir cadastro")
    reopen.click()
    qtbot.waitUntil(lambda: dialog.form.name.text() == "Ana Paula Ribeiro")
    assert not dialog.form.active.isChecked()
    dialog.form.active.setChecked(True)
    assert save(dialog, qtbot) == built.persons["ana"]
    with store.reading() as session:
        assert session.get_one(Person, built.persons["ana"]).active


def test_an_existing_person_is_shown_whole_and_saved_as_it_was(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.reading() as session:
        before = read_person(session, built.persons["padaria"])
    dialog = open_dialog(person_id=built.persons["padaria"])
    assert dialog.form.document.text() == "12.ABC.345/01DE-35"
    assert [line.text() for line in dialog.form.emails.lines()] == list(before.emails)
    assert dialog.form.contacts.rows() == [("Rosângela", "financeiro", "", "")]
    save(dialog, qtbot)
    with store.reading() as session:
        assert read_person(session, built.persons["padaria"]) == before


def test_cancelling_asks_only_when_something_changed(open_dialog: Open, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog(person_id=built.persons["padaria"])
    dialog.form.categories.setText("atacado")
    dialog.close()
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert dialog.isVisible()
    next(b for b in box.buttons() if b.text() == "Descartar").click()
    assert not dialog.isVisible()
    plain = open_dialog(name="Oficina")
    plain.reject()
    assert plain.findChild(QMessageBox) is None
    assert not plain.isVisible()


def test_a_name_is_needed(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.save()
    assert dialog.fields["name"].error()
    assert dialog.form.name.hasFocus()


def test_who_may_not_register_only_looks(make_desk: Callable[..., Desk], built: Built, qtbot: QtBot) -> None:
    from dataclasses import replace

    desk = make_desk("marina")
    desk.runner.actor = replace(desk.actor, rights=desk.actor.rights - {Right.CREATE})
    dialog = PersonDialog(desk, person_id=built.persons["ana"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.form.name.text()))
    assert dialog.save_button.isHidden()
    assert not dialog.form.isEnabled()
