"""Contato de venda: what was said, and when to speak again (rule 38)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QWidget

from crm_desktop.errors import BlankText, InvalidDate, Missing
from crm_desktop.ui import contact_texts
from crm_desktop.ui import format as fmt
from crm_desktop.ui.contact_history import PastContacts
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_person import PersonSearch
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.date_field import DateTimeField
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.dates import parse_moment
from crm_desktop.values.terms import Means, Right

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.follow_ups import ContactContext
    from crm_desktop.ui.desk import Desk

SUCCESS_STEP = 10


class ContactDialog(CrmDialog):
    """Of a pending contact, else of a process, else of a person; of none, it asks for the person first."""

    def __init__(
        self,
        desk: Desk,
        *,
        case_id: uuid.UUID | None = None,
        follow_up_id: uuid.UUID | None = None,
        person_id: uuid.UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t("Contato de venda"), parent)
        self._desk = desk
        self._context: ContactContext | None = None
        self.chip = Chip()
        self.chip.hide()
        self.add_chip(self.chip)
        self._build(with_person=not (case_id or follow_up_id or person_id))
        self.restore_size(760, 560)
        self.guard(self.outcome)
        self._begin()
        if case_id or follow_up_id or person_id:
            self._read(case_id, follow_up_id, person_id)

    # Building.

    def _build(self, *, with_person: bool) -> None:
        self.person = PersonSearch(self._desk) if with_person else None
        if self.person is not None:
            self.person.chosen.connect(lambda key: self._read(None, None, key))
            self.body.addWidget(self._field("person", t("Pessoa"), self.person))
        self.contact_at = DateTimeField(parse=self._parse)
        self.means = ComboBox([(contact_texts.means(m), m) for m in contact_texts.CHOSEN_MEANS])
        self.success = ComboBox([(fmt.percent(n), n) for n in range(0, 101, SUCCESS_STEP)])
        self.outcome = QPlainTextEdit()
        self.outcome.setTabChangesFocus(True)
        self.outcome.setPlaceholderText(t("O que foi dito e combinado"))
        self.outcome.setMinimumHeight(72)
        self.next_at = DateTimeField(parse=self._parse)
        self.next_at.setPlaceholderText(t("+3d, sexta 14h, 27/11"))
        self.user = ComboBox()
        self.case = ComboBox([(t("Nenhum"), None)])
        self.next_at.textChanged.connect(lambda _text: self._read_back())
        self.contact_at.textChanged.connect(lambda _text: self.fields["contact_at"].set_error(""))
        self.outcome.textChanged.connect(lambda: self.fields["result"].set_error(""))
        self.body.addLayout(
            self._row(
                (5, "contact_at", t("Data do contato"), self.contact_at),
                (5, "means", t("Meio de contato"), self.means),
                (3, "success_percent", t("Sucesso"), self.success),
            )
        )
        self.body.addWidget(self._field("result", t("Resultado"), self.outcome), 3)
        self.body.addLayout(
            self._row(
                (1, "next_contact_at", t("Próximo contato"), self.next_at),
                (1, "user", t("Com"), self.user),
                (1, "case", t("Processo"), self.case),
            )
        )
        self.past = PastContacts()
        self.body.addWidget(self.past, 2)
        self.end = self.add_left(QPushButton(t("Encerrar contato…")))
        self.end.setAccessibleName(t("Encerrar contato…"))
        self.end.setToolTip(t("Grava o resultado e não marca próximo contato"))
        self.end.clicked.connect(self.close_contact)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)

    def _field(self, name: str, label: str, widget: QWidget) -> Field:
        self.fields[name] = Field(label, widget)
        return self.fields[name]

    def _row(self, *cells: tuple[int, str, str, QWidget]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (share, name, label, widget) in enumerate(cells):
            grid.addWidget(self._field(name, label, widget), 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, share)
        return grid

    def _begin(self) -> None:
        """What can be said before the base answers."""
        me = self._desk.actor.user_id
        people = sorted((u for u in self._desk.options.users if u.active), key=lambda u: u.id != me)
        self.user.set_items([(t("{name} (eu)", name=u.name) if u.id == me else u.name, u.id) for u in people])
        self.contact_at.set_value(self._local(self._desk.now()))
        self.set_working(True)
        self.end.setEnabled(False)
        if self.person is not None:
            self.past.show_hint(t("Escolha a pessoa para ver o que já foi dito."))
        (self.person or self.outcome).setFocus()

    # Reading.

    def _read(
        self, case_id: uuid.UUID | None, follow_up_id: uuid.UUID | None, person_id: uuid.UUID | None
    ) -> None:
        from crm_desktop.queries.follow_ups import read_contact_context

        self._desk.runner.read(
            self,
            read_contact_context,
            case_id=case_id,
            follow_up_id=follow_up_id,
            person_id=person_id,
            then=self.show_context,
            failed=self.error_bar.show_error,
        )

    def show_context(self, context: ContactContext) -> None:
        """The person, what is pending, the processes to choose from and what was said before."""
        self._context = context
        self.note.setText(context.person if self.person is None else "")
        if self.person is not None:
            self.fields["person"].set_error("")
        cases = [(f"{fmt.case_number(c.number)}  {c.subject}", c.id) for c in context.cases]
        self.case.set_items([*cases, (t("Nenhum"), None)])
        self.case.set_current_data(context.case_id)
        self.user.set_current_data(context.user_id)
        self.means.set_current_data(context.means if context.means is not Means.WORKFLOW else Means.PHONE)
        self.success.set_current_data(context.success_percent // SUCCESS_STEP * SUCCESS_STEP)
        now, zone = self._desk.now(), self._desk.zone
        self.chip.setVisible(context.pending_at is not None)
        if context.pending_at is not None:
            self.chip.set_state(*contact_texts.past_due(context.pending_at, now, zone))
        self.past.show_contacts(context.past, now, zone)
        self.set_working(False)
        self.end.setEnabled(True)

    # What is typed.

    def _parse(self, text: str) -> datetime:
        return self._local(parse_moment(text, now=self._desk.now(), zone=self._desk.zone))

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._desk.zone).replace(tzinfo=None, second=0, microsecond=0)

    def _aware(self, value: datetime) -> datetime:
        return value.replace(tzinfo=self._desk.zone).astimezone(UTC)

    def _read_back(self) -> None:
        """The date that was meant, on a working day (rule 38)."""
        from crm_desktop.workflow.business_time import next_working_day

        field, value = self.fields["next_contact_at"], self.next_at.value()
        field.set_error("")
        if value is None:
            field.set_hint("")
            return
        calendar = self._desk.options.calendar
        try:
            day = next_working_day(calendar, value.date())
        except ValueError:
            field.set_hint(contact_texts.read_back(value), good=True)
            return
        if day.moved:
            moved = datetime.combine(day.day, value.time())
            field.set_hint(contact_texts.moved_text(value.date(), moved, calendar), good=True)
        else:
            field.set_hint(contact_texts.read_back(value), good=True)

    def _moment(self, name: str, field: DateTimeField) -> datetime | None:
        """None after it was told what is wrong."""
        value = field.value()
        if value is not None:
            return self._aware(value)
        typed = field.text().strip()
        self.show_error(InvalidDate(typed, name) if typed else Missing(name))
        return None

    # Gravar and Encerrar.

    def save(self) -> None:
        """Writes the contact and when to speak again; refused without a result or a next contact."""
        self.clear_errors()
        if self._context is None:
            self.show_error(Missing("person"))
            return
        contact_at = self._moment("contact_at", self.contact_at)
        if contact_at is None:
            return
        if not self.outcome.toPlainText().strip():
            self.show_error(BlankText("result"))
            return
        if not self.next_at.text().strip():
            self._wrong_next(t("Diga quando falar de novo, ou use Encerrar contato…"))
            return
        next_at = self._moment("next_contact_at", self.next_at)
        if next_at is None:
            return
        if next_at <= self._desk.now():
            self._wrong_next(t("O próximo contato precisa ser depois de agora."))
            return
        self._write(contact_at, next_at)

    def _wrong_next(self, text: str) -> None:
        self.fields["next_contact_at"].set_error(text)
        self.next_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_contact(self) -> None:
        """Asks how it ended, then writes it with no next contact."""
        self.clear_errors()
        contact_at = self._moment("contact_at", self.contact_at)
        if contact_at is None:
            return
        dialog = CloseContactDialog(self.outcome.toPlainText(), self)

        def ended(result: str) -> None:
            self.outcome.setPlainText(result)
            self._write(contact_at, None)

        dialog.ended.connect(ended)
        dialog.open()

    def _write(self, contact_at: datetime, next_at: datetime | None) -> None:
        from crm_desktop.operations.follow_ups import record_contact

        assert self._context is not None
        self.set_working(True)
        case_id, percent = self.case.current_data(), self.success.current_data()
        user_id, means = self.user.current_data(), self.means.current_data()
        self._desk.runner.write(
            self,
            record_contact,
            then=lambda changes: self._done(changes, next_at),
            failed=self.show_error,
            person_id=self._context.person_id,
            case_id=case_id if isinstance(case_id, uuid.UUID) else None,
            user_id=user_id if isinstance(user_id, uuid.UUID) else self._desk.actor.user_id,
            contact_at=contact_at,
            means=means if isinstance(means, Means) else Means.PHONE,
            success_percent=percent if isinstance(percent, int) else 0,
            result=self.outcome.toPlainText(),
            next_contact_at=next_at,
            follows_id=self._context.pending_id,
        )

    def _done(self, _changes: Changes, next_at: datetime | None) -> None:
        case_id = self.case.current_data()
        text = t("Contato encerrado.") if next_at is None else t("Contato gravado.")
        if isinstance(case_id, uuid.UUID) and self._desk.may(Right.WRITE_OPINION):
            desk = self._desk
            self._desk.toast(text, t("Escrever parecer"), lambda: desk.opinion_requested.emit(case_id))
        else:
            self._desk.toast(text)
        self.accept()


class CloseContactDialog(CrmDialog):
    """`ended(result)`: how the contact ended, never blank."""

    ended = Signal(str)

    def __init__(self, result: str, parent: QWidget | None = None) -> None:
        super().__init__(t("Encerrar contato"), parent)
        hint = muted_label(
            t("O contato sai da lista de pendentes. O resultado fica nos contatos anteriores.")
        )
        hint.setWordWrap(True)
        self.outcome = QPlainTextEdit(result)
        self.outcome.setTabChangesFocus(True)
        self.fields["result"] = Field(t("Resultado"), self.outcome)
        self.body.addWidget(hint)
        self.body.addWidget(self.fields["result"], 1)
        self.add_cancel(t("Voltar"))
        self.set_primary(t("Encerrar")).clicked.connect(self.end)
        self.restore_size(460, 280)
        self.guard(self.outcome)
        self.outcome.setFocus()

    def end(self) -> None:
        self.clear_errors()
        text = self.outcome.toPlainText()
        if not text.strip():
            self.show_error(BlankText("result"))
            return
        self.accept()
        self.ended.emit(text)
