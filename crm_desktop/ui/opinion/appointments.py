"""Agendamentos of a person: Próximos, Anteriores, Excluídos, Dias livres (rules 23 and 24)."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_exclusion import ExclusionDialog
from crm_desktop.ui.opinion.appointment_form import AppointmentForm, Wish
from crm_desktop.ui.opinion.appointment_table import AppointmentTable
from crm_desktop.ui.opinion.appointment_texts import case_text, span
from crm_desktop.ui.opinion.free_days import FreeDaysPage
from crm_desktop.ui.widgets.buttons import CountButton, PrimaryButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.tabs import CountTabWidget
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import AppointmentRow, PersonAppointments
    from crm_desktop.ui.desk import Desk

USUAL_HOUR = time(9)


class AppointmentsDialog(CrmDialog):
    """What was made with one person; new ones belong to `case_id` when it was opened from a process."""

    def __init__(
        self,
        desk: Desk,
        *,
        person_id: uuid.UUID,
        person_name: str,
        case_id: uuid.UUID | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t("Agendamentos"), parent)
        self._desk = desk
        self._person_id = person_id
        self._person = person_name
        self._case_id = case_id
        self._may_write = desk.may(Right.WRITE_OPINION)
        self._build_head()
        self._build_tabs()
        self._build_foot()
        self.restore_size(1000, 660)
        desk.runner.changed.connect(self._maybe_read)
        self.tabs.currentChanged.connect(lambda _index: self._show_buttons())
        self._show_buttons()
        self.read()

    # Building.

    def _build_head(self) -> None:
        self.head.removeWidget(self.note)
        self.note.setText(self._person)
        self.head.insertWidget(1, self.note)
        self.new = PrimaryButton(t("Novo agendamento"), "Ctrl+N")
        icons.bind_icon(self.new, "plus", color="on_accent")
        self.new.clicked.connect(lambda: self.make())
        self.new.setVisible(self._may_write)
        if self._may_write:
            QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.make)
        self.head.addWidget(self.new)

    def _build_tabs(self) -> None:
        usual = ((t("Quando"), 180), (t("Assunto"), 0), (t("Usuários"), 0), (t("Processo"), 90))
        gone = (
            (t("Quando"), 180),
            (t("Assunto"), 0),
            (t("Excluído por"), 130),
            (t("Excluído em"), 110),
            (t("Motivo"), 0),
        )
        offer = t("Novo agendamento") if self._may_write else ""
        nothing = EmptyState(
            "calendar-clock",
            t("Nenhum agendamento marcado"),
            t("Veja em Dias livres quem pode, ou marque um agendamento."),
            offer,
        )
        nothing.action_requested.connect(lambda: self.make())
        self.coming = AppointmentTable(t("Próximos"), usual, self._cells, nothing)
        before = EmptyState(
            "calendar", t("Nenhum agendamento anterior"), t("Os que já terminaram ficam aqui.")
        )
        self.past = AppointmentTable(t("Anteriores"), usual, self._cells, before)
        dropped = EmptyState(
            "trash-2",
            t("Nenhum agendamento excluído"),
            t("Os excluídos ficam aqui, com quem, quando e por quê."),
        )
        self.excluded = AppointmentTable(t("Excluídos"), gone, self._excluded_cells, dropped)
        self.free = FreeDaysPage(self._desk)
        self.free.cell_chosen.connect(self._make_for)
        self.tabs = CountTabWidget()
        for title, page in (
            (t("Próximos"), self.coming),
            (t("Anteriores"), self.past),
            (t("Excluídos"), self.excluded),
            (t("Dias livres"), self.free),
        ):
            self.tabs.addTab(page, title)
        for table in (self.coming, self.past, self.excluded):
            table.selected.connect(lambda _row: self._show_buttons())
            table.setContentsMargins(0, 12, 0, 0)
        for table in (self.coming, self.past):
            table.opened.connect(lambda _row: self.change())
            table.remove_wanted.connect(lambda: self.exclude())
        self.body.addWidget(self.tabs, 1)

    def _build_foot(self) -> None:
        self.change_button = self._tool(t("Alterar"), "pencil", self.change)
        self.exclude_button = self._tool(t("Excluir"), "trash-2", self.exclude)
        self.open_button = self._tool(t("Abrir processo"), "external-link", self.open_case)
        self.add_cancel(t("Fechar"))

    def _tool(self, text: str, picture: str, act: Any) -> QPushButton:
        button = self.add_left(CountButton(text))
        button.setAccessibleName(text)
        icons.bind_icon(button, picture, color="text")
        button.clicked.connect(lambda _on=False: act())
        return button

    # Reading.

    def read(self) -> None:
        from crm_desktop.queries.appointments import person_appointments

        self._desk.runner.read(
            self,
            person_appointments,
            person_id=self._person_id,
            then=self.show_appointments,
            failed=self.show_error,
        )
        self.free.read()

    def _maybe_read(self, changes: Any) -> None:
        if "appointment" in {kind.value for kind in changes.kinds}:
            self.read()

    def show_appointments(self, found: PersonAppointments) -> None:
        for place, (table, rows) in enumerate(
            ((self.coming, found.coming), (self.past, found.past), (self.excluded, found.excluded))
        ):
            table.show_rows(rows)
            self.tabs.set_count(place, len(rows))
        self._show_buttons()
        if found.coming and self.focusWidget() is self.new:
            self.coming.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cells(self, row: AppointmentRow) -> tuple[str, ...]:
        when = span(row.starts_at, row.ends_at, self._desk.now(), self._desk.zone)
        return when, row.subject, ", ".join(row.users), case_text(row.case_number)

    def _excluded_cells(self, row: AppointmentRow) -> tuple[str, ...]:
        now, zone = self._desk.now(), self._desk.zone
        return (
            span(row.starts_at, row.ends_at, now, zone),
            row.subject,
            row.excluded_by or fmt.NONE,
            fmt.moment(row.excluded_at, now, zone),
            row.reason or fmt.NONE,
        )

    # What can be done.

    def _table(self) -> AppointmentTable | None:
        page = self.tabs.currentWidget()
        return page if isinstance(page, AppointmentTable) else None

    def _chosen(self) -> AppointmentRow | None:
        table = self._table()
        return table.current() if table is not None else None

    def _show_buttons(self) -> None:
        """Only what can be done with the list that is open; without a row it is there, but not now."""
        table, row = self._table(), self._chosen()
        alive = table is not None and table is not self.excluded and self._may_write
        for button in (self.change_button, self.exclude_button):
            button.setVisible(alive)
            button.setEnabled(row is not None)
        self.open_button.setVisible(table is not None)
        self.open_button.setEnabled(row is not None and row.case_id is not None)

    def make(self, user_ids: tuple[uuid.UUID, ...] = (), starts_at: datetime | None = None) -> None:
        """Novo agendamento, for these users and from that local moment when given."""
        if not self._may_write:
            return
        wish = Wish(self._person_id, self._person, self._case_id, user_ids, starts_at)
        AppointmentForm(self._desk, wish, parent=self).open()

    def _make_for(self, user_id: uuid.UUID, day: date) -> None:
        self.make((user_id,), datetime.combine(day, USUAL_HOUR))

    def change(self) -> None:
        row = self._chosen()
        if row is not None and self._may_write:
            AppointmentForm(self._desk, Wish(), appointment=row, parent=self).open()

    def exclude(self) -> None:
        row = self._chosen()
        if row is not None and self._may_write:
            ExclusionDialog(self._desk, row, self).open()

    def open_case(self) -> None:
        row = self._chosen()
        if row is not None and row.case_id is not None:
            ask = partial(self._desk.case_requested.emit, row.case_id)
            self.accept()
            ask()
