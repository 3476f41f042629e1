"""Cadastro de pessoa: a customer, prospect or supplier, with duplicates shown before anything is saved."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import InputError, InvalidDocument, Missing
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import sentence_for
from crm_desktop.ui.person_layout import PersonLayout
from crm_desktop.ui.person_lists import LineTable
from crm_desktop.ui.same_person_card import SamePersonCard
from crm_desktop.ui.widgets.scrolled import scrolled
from crm_desktop.values.documents import document_kind, format_document, normalize_document
from crm_desktop.values.phones import format_phone, normalize_phone
from crm_desktop.values.terms import PersonKind, Right

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.persons import PersonFields
    from crm_desktop.queries.persons import PersonView
    from crm_desktop.ui.desk import Desk


class PersonDialog(CrmDialog):
    """`saved(person id)` after Gravar, and for another person's after Usar este cadastro.

    A new person begins with `name`: what was typed in a search, which may as well be a document, a phone or an
    e-mail address.
    """

    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        person_id: uuid.UUID | None = None,
        name: str = "",
    ) -> None:
        title = t("Cadastrar pessoa") if person_id is None else t("Cadastro da pessoa")
        super().__init__(title, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk = desk
        self._person_id = person_id
        self._leaving = False
        self.form = PersonLayout(self)
        self.fields.update(self.form.fields)
        self.body.addWidget(scrolled(self.form), 1)
        self.same = SamePersonCard(may_use=person_id is None)
        self.same.chosen.connect(self._finish)
        self.same.opened.connect(self._open)
        self.body.addWidget(self.same)
        self.cancel = self.add_cancel(t("Cancelar"))
        self.save_button = self.set_primary(t("Gravar"))
        self.save_button.clicked.connect(lambda _on: self.save())
        self.save_button.setVisible(desk.may(Right.CREATE))
        self._connect()
        self.restore_size(800, 640)
        self._blank = self.person_fields()
        if person_id is not None:
            self._read()
        else:
            self._begin(name.strip())
            self._blank = self.person_fields()

    def _connect(self) -> None:
        self.form.name.textEdited.connect(lambda _text: self.fields["name"].set_error(""))
        self.form.code.textEdited.connect(lambda _text: self.fields["code"].set_error(""))
        self.form.document.textEdited.connect(lambda _text: self.fields["document"].set_error(""))
        self.form.document.editingFinished.connect(self._document_left)
        for name, table in (
            ("phone", self.form.phones),
            ("email", self.form.emails),
            ("contact", self.form.contacts),
        ):
            table.settled.connect(lambda name=name, table=table: self._table_left(name, table))
        self.form.phones.settled.connect(self.look_for_same)

    # Showing a person.

    def _begin(self, typed: str) -> None:
        """What was searched for goes to the field that it fits."""
        if not any(sign.isalpha() for sign in typed) and any(sign.isdigit() for sign in typed):
            if self._settled_document(typed) is not None:
                self.form.document.setText(typed)
                self._document_left()
            else:
                self.form.phones.show_rows([[typed]])
                self._table_left("phone", self.form.phones)
                self.look_for_same()
        elif "@" in typed:
            self.form.emails.show_rows([[typed]])
        elif self._settled_document(typed) is not None:
            self.form.document.setText(typed)
            self._document_left()
        else:
            self.form.name.setText(typed)
        self.form.name.setFocus()

    def _read(self) -> None:
        from crm_desktop.queries.persons import read_person

        self.form.setEnabled(False)
        self._desk.runner.read(
            self, read_person, person_id=self._person_id, then=self.show_person, failed=self.show_error
        )

    def show_person(self, person: PersonView) -> None:
        """The person as kept."""
        self.note.setText(person.code)
        self.form.name.setText(person.name)
        self.form.name.setCursorPosition(0)
        self.form.kind.set_current_data(person.kind)
        self.form.document.setText(format_document(person.document) if person.document else "")
        self.form.code.setText(person.code)
        self.form.phones.show_rows([[format_phone(phone)] for phone in person.phones])
        self.form.emails.show_rows([[email] for email in person.emails])
        self.form.contacts.show_rows(
            [
                [c.name, c.department, c.email, format_phone(c.phone) if c.phone else ""]
                for c in person.contacts
            ]
        )
        self.form.categories.setText(person.categories)
        self.form.characteristics.setText(person.characteristics)
        self.form.active.setChecked(person.active)
        self.form.setEnabled(self._desk.may(Right.CREATE))
        self._blank = self.person_fields()
        self.form.name.setFocus()

    # Leaving a field.

    def _settled_document(self, text: str) -> str | None:
        try:
            return normalize_document(text)
        except InvalidDocument:
            return None

    def _document_left(self) -> None:
        typed = self.form.document.text().strip()
        found = self._settled_document(typed) if typed else None
        if typed and found is None:
            # Said without taking the focus back, or the field could not be left.
            self.fields["document"].set_error(sentence_for(InvalidDocument(typed)))
            return
        self.fields["document"].set_error("")
        if found is not None:
            self.form.document.setText(format_document(found))
            is_person = document_kind(found) == "cpf"
            self.form.kind.set_current_data(PersonKind.PERSON if is_person else PersonKind.COMPANY)
        self.look_for_same()

    def _table_left(self, name: str, table: LineTable) -> None:
        self.fields[name].set_error(table.problem())

    def look_for_same(self) -> None:
        """Who has this document or one of these phones already."""
        from crm_desktop.queries.persons import same_persons

        phones = []
        for row in self.form.phones.rows():
            try:
                phones.append(normalize_phone(row[0]))
            except InputError:
                continue
        self._desk.runner.read(
            self,
            same_persons,
            document=self._settled_document(self.form.document.text()),
            phones=phones,
            besides=self._person_id,
            then=self.same.show_persons,
            failed=self.show_error,
        )

    # Saving.

    def person_fields(self) -> PersonFields:
        """Everything as it is typed now."""
        from crm_desktop.operations.persons import ContactFields, PersonFields

        kind = self.form.kind.current_data()
        return PersonFields(
            name=self.form.name.text(),
            kind=PersonKind(str(kind)),
            document=self.form.document.text(),
            phones=tuple(row[0] for row in self.form.phones.rows()),
            emails=tuple(row[0] for row in self.form.emails.rows()),
            contacts=tuple(ContactFields(*row) for row in self.form.contacts.rows()),
            categories=self.form.categories.text(),
            characteristics=self.form.characteristics.text(),
            code=self.form.code.text(),
            active=self.form.active.isChecked(),
        )

    def save(self) -> None:
        """Checks every field; each says below itself what is wrong."""
        from crm_desktop.operations.persons import save_person

        self.clear_errors()
        if not self._check():
            return
        self.set_working(True)
        self._desk.runner.write(
            self,
            save_person,
            then=self._saved,
            failed=self.show_error,
            fields=self.person_fields(),
            person_id=self._person_id,
        )

    def _check(self) -> bool:
        good = True
        for name, table in (
            ("contact", self.form.contacts),
            ("email", self.form.emails),
            ("phone", self.form.phones),
        ):
            problem = table.check()
            self.fields[name].set_error(problem)
            good = good and not problem
        document = self.form.document.text().strip()
        if document and self._settled_document(document) is None:
            self.show_error(InvalidDocument(document))
            good = False
        if not self.form.name.text().strip():
            self.show_error(Missing("name"))
            good = False
        return good

    def _saved(self, changes: Changes) -> None:
        self._finish(next(iter(changes.ids)))

    def _open(self, person_id: uuid.UUID) -> None:
        """Abrir cadastro: an inactive person is changed instead of being registered a second time."""
        self._person_id = person_id
        self.same.show_persons(())
        self.clear_errors()
        self._read()

    def _finish(self, person_id: uuid.UUID) -> None:
        self._leaving = True
        self.saved.emit(person_id)
        self.done(1)

    # Leaving.

    def reject(self) -> None:
        """Cancelar, Esc and the X: with something typed they ask."""
        if self._leaving or self.person_fields() == self._blank:
            super().reject()
            return

        def leave() -> None:
            self._leaving = True
            self.reject()

        ask(
            self,
            t("Cadastro da pessoa"),
            t("O cadastro tem alterações que não foram gravadas."),
            ((t("Gravar"), self.save), (t("Descartar"), leave), (t("Voltar"), lambda: None)),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving or self.person_fields() == self._blank:
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()
