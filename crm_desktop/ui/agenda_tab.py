"""Agenda: a day or a week of one user, with appointments and the contacts to make."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QButtonGroup, QPushButton, QToolButton, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.agenda_board import AgendaBoard
from crm_desktop.ui.agenda_details import AppointmentDetails
from crm_desktop.ui.agenda_lanes import week_start
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_exclusion import ExclusionDialog
from crm_desktop.ui.opinion.appointment_form import AppointmentForm, Wish
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import PrimaryButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label, title_label
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.agenda import Agenda, PendingContact
    from crm_desktop.queries.appointments import AppointmentRow
    from crm_desktop.ui.desk import Desk

WEEK_DAYS = 7


class AgendaTab(QWidget):
    """Semana first, of the user who is logged in; whoever supervises may pick another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = desk.today()
        self._may_write = desk.may(Right.WRITE_OPINION)
        self.board = AgendaBoard(desk.local_now)
        self.board.slot_chosen.connect(self.make)
        self.board.appointment_chosen.connect(self.show_details)
        self.board.contact_chosen.connect(self._open_contact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bar())
        layout.addWidget(self.board, 1)
        self._show_users()
        desk.options_changed.connect(self._show_users)
        desk.runner.changed.connect(self._maybe_read)
        self.read()

    # Building.

    def _bar(self) -> FlowLayout:
        self.before = self._arrow("chevron-left")
        self.after = self._arrow("chevron-right")
        self.before.clicked.connect(lambda: self.go(-1))
        self.after.clicked.connect(lambda: self.go(1))
        self.today = QPushButton(t("Hoje"))
        self.today.setAccessibleName(t("Hoje"))
        self.today.clicked.connect(lambda: self.show_day(self._desk.today()))
        self.title = title_label()
        self.user_label = muted_label(t("Agenda de"))
        self.user = ComboBox()
        self.user.setAccessibleName(t("Agenda de"))
        self.user.setMinimumWidth(scaled(190))
        self.user_label.setBuddy(self.user)
        self.user.chosen.connect(lambda _key: self.read())
        self.day_view, self.week_view = QPushButton(t("Dia")), QPushButton(t("Semana"))
        self._views = QButtonGroup(self)
        for button in (self.day_view, self.week_view):
            button.setCheckable(True)
            button.setAccessibleName(button.text())
            self._views.addButton(button)
        self.week_view.setChecked(True)
        self._views.buttonClicked.connect(lambda _button: self.read())
        self.new = PrimaryButton(t("Novo agendamento"))
        icons.bind_icon(self.new, "plus", color="on_accent")
        self.new.setVisible(self._may_write)
        self.new.clicked.connect(lambda: self._make())
        row = FlowLayout(spacing_px=8)
        left: tuple[QWidget, ...] = (self.before, self.today, self.after, self.title)
        right: tuple[QWidget, ...] = (self.day_view, self.week_view, self.new)
        for widget in left:
            row.addWidget(widget)
        row.add_gap()
        row.add_together(self.user_label, self.user)
        for widget in right:
            row.addWidget(widget)
        return row

    def _arrow(self, picture: str) -> QToolButton:
        button = QToolButton()
        icons.bind_icon(button, picture, color="text")
        button.setMinimumSize(scaled(32), scaled(32))
        return button

    def _show_users(self) -> None:
        """Who may be picked; without supervision only oneself, and then nothing is asked."""
        me = self._desk.actor.user_id
        users = [user for user in self._desk.options.users if user.active]
        chosen = self.user.current_data() or me
        self.user.set_items(
            [(t("{name} (eu)", name=user.name) if user.id == me else user.name, user.id) for user in users]
        )
        self.user.set_current_data(chosen)
        supervises = self._desk.may(Right.SUPERVISE)
        self.user.setVisible(supervises)
        self.user_label.setVisible(supervises)

    # What is shown.

    def _user_id(self) -> uuid.UUID:
        key = self.user.current_data()
        mine = self._desk.actor.user_id
        return key if isinstance(key, uuid.UUID) and self._desk.may(Right.SUPERVISE) else mine

    def _span(self) -> tuple[date, int]:
        if self.day_view.isChecked():
            return self._day, 1
        return week_start(self._day), WEEK_DAYS

    def go(self, steps: int) -> None:
        """So many days or weeks on, or back when negative."""
        self.show_day(self._day + timedelta(days=steps * self._span()[1]))

    def show_day(self, day: date) -> None:
        """The day, or the week that it lies in."""
        self._day = day
        self.read()

    def read(self) -> None:
        from crm_desktop.queries.agenda import read_agenda

        first, days = self._span()
        self._show_titles(first, days)
        self._desk.runner.read(
            self,
            read_agenda,
            user_id=self._user_id(),
            first=first,
            days=days,
            then=self.show_agenda,
            failed=self._desk.show_error,
        )

    def _show_titles(self, first: date, days: int) -> None:
        one = days == 1
        if one:
            title = f"{fmt.weekday(first)}, {fmt.full_day(first)}"
        else:
            last = first + timedelta(days=days - 1)
            title = t("{first} a {last}", first=fmt.full_day(first), last=fmt.full_day(last))
        self.title.setText(title)
        for button, text in (
            (self.before, t("Dia anterior") if one else t("Semana anterior")),
            (self.after, t("Próximo dia") if one else t("Próxima semana")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_agenda(self, agenda: Agenda) -> None:
        self.board.show_agenda(agenda, self._desk.zone)

    def _maybe_read(self, changes: Any) -> None:
        if {"appointment", "follow_up", "settings"} & {kind.value for kind in changes.kinds}:
            self.read()

    # What can be done.

    def make(self, day: date, hour: time) -> None:
        """A new appointment of the user shown, from that local time on."""
        self._make(datetime.combine(day, hour))

    def _make(self, starts_at: datetime | None = None) -> None:
        if self._may_write:
            wish = Wish(user_ids=(self._user_id(),), starts_at=starts_at)
            AppointmentForm(self._desk, wish, parent=self).open()

    def show_details(self, row: AppointmentRow) -> None:
        dialog = AppointmentDetails(self._desk, row, self)
        dialog.change_wanted.connect(self._change)
        dialog.exclude_wanted.connect(self._exclude)
        dialog.case_wanted.connect(self._desk.case_requested)
        dialog.open()

    def _change(self, row: AppointmentRow) -> None:
        AppointmentForm(self._desk, Wish(), appointment=row, parent=self).open()

    def _exclude(self, row: AppointmentRow) -> None:
        ExclusionDialog(self._desk, row, self).open()

    def _open_contact(self, contact: PendingContact) -> None:
        self._desk.contact_requested.emit(contact.case_id, contact.id)
