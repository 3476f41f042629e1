"""The days of the agenda: names and contacts above, hours below, which scroll."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.agenda_canvas import GUTTER_PX, AgendaCanvas, Block
from crm_desktop.ui.agenda_items import AgendaItem
from crm_desktop.ui.agenda_lanes import lanes, minutes_of_day
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import theme_notifier
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.labels import muted_label, small_label, strong_label

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from crm_desktop.queries.agenda import Agenda, AgendaDay, PendingContact
    from crm_desktop.queries.appointments import AppointmentRow

CONTACTS_SHOWN = 3
_MINUTE_MS = 60_000
_BAR_PX = 12
_ABOVE_PX = 12


class DayHead(QWidget):
    """A day's name, its holiday, and the contacts to make; those beyond three are in a menu."""

    contact_chosen = Signal(object)

    def __init__(
        self, day: AgendaDay, today: date, contacts: list[PendingContact], zone: tzinfo, *, wide: bool
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name = fmt.weekday(day.day) if wide else fmt.weekday_short(day.day)
        is_today = day.day == today
        if is_today:
            name = t("{day} (hoje)", day=name) if wide else t("hoje {n}", n=day.day.day)
        label = (strong_label if is_today else muted_label)(name)
        label.setToolTip(fmt.full_day(day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 6, 4)
        column.setSpacing(3)
        column.addWidget(label)
        if day.holiday is not None:
            holiday = small_label(day.holiday)
            holiday.setToolTip(t("Feriado: {name}", name=day.holiday))
            holiday.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(holiday)
        for contact in contacts[:CONTACTS_SHOWN]:
            column.addWidget(self._contact(contact, zone))
        if len(contacts) > CONTACTS_SHOWN:
            column.addWidget(self._more(contacts[CONTACTS_SHOWN:], zone), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _contact(self, contact: PendingContact, zone: tzinfo) -> AgendaItem:
        title = f"{contact.at.astimezone(zone):%H:%M} {contact.person}"
        spoken = t("Contato de venda: {title}", title=title)
        item = AgendaItem(title, "", spoken, icon_name="phone", tone="success")
        item.clicked.connect(lambda _on=False: self.contact_chosen.emit(contact))
        return item

    def _more(self, contacts: list[PendingContact], zone: tzinfo) -> LinkButton:
        text = t("mais {n}", n=fmt.integer(len(contacts)))
        button = LinkButton(text)
        button.setAccessibleName(t("Mais {n} contatos de venda", n=fmt.integer(len(contacts))))
        menu = QMenu(button)
        for contact in contacts:
            action = menu.addAction(
                f"{contact.at.astimezone(zone):%H:%M} {contact.person}".replace("&", "&&")
            )
            action.triggered.connect(lambda _on=False, contact=contact: self.contact_chosen.emit(contact))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button


class AgendaBoard(QFrame):
    """`slot_chosen(day, time)`, `appointment_chosen(row)`, `contact_chosen(contact)`."""

    slot_chosen = Signal(object, object)
    appointment_chosen = Signal(object)
    contact_chosen = Signal(object)

    def __init__(self, local_now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._now = local_now
        self._rows: dict[uuid.UUID, AppointmentRow] = {}
        self._opened = False
        self._shown: Agenda | None = None
        self.canvas = AgendaCanvas(local_now)
        self.canvas.slot_chosen.connect(self.slot_chosen)
        self.canvas.block_chosen.connect(lambda key: self.appointment_chosen.emit(self._rows[key]))
        self.canvas.slot_moved.connect(self._bring_into_view)
        self.hours = QScrollArea()
        self.hours.setWidgetResizable(True)
        self.hours.setFrameShape(QFrame.Shape.NoFrame)
        self.hours.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.hours.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hours.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hours.setWidget(self.canvas)
        self.heads: list[DayHead] = []
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._corner = QLabel()
        self._head.addWidget(self._corner)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFixedHeight(1)
        rule.setStyleSheet("background: palette(mid); border: 0;")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(rule)
        layout.addWidget(self.hours, 1)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._grow_older)
        self._minute.start()
        self._fit()
        theme_notifier.theme_changed.connect(self._fit)

    def _fit(self, _theme: object = None) -> None:
        self._corner.setFixedWidth(theme.scaled(GUTTER_PX))
        self._head.setContentsMargins(0, 0, _BAR_PX, 0)

    def show_agenda(self, agenda: Agenda, zone: tzinfo) -> None:
        """Other contents; the hours stay scrolled where they are."""
        self._shown = agenda
        self._zone = zone
        self._rows = {row.id: row for row in agenda.appointments}
        self._show_heads(agenda, zone)
        self.canvas.show_days(agenda.days, self._blocks(agenda, zone))
        if not self._opened:
            self._opened = True
            QTimer.singleShot(0, self, self.scroll_to_opening)

    def _show_heads(self, agenda: Agenda, zone: tzinfo) -> None:
        for old in self.heads:
            self._head.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.heads = []
        today = self._now().date()
        for day in agenda.days:
            mine = [c for c in agenda.contacts if c.at.astimezone(zone).date() == day.day]
            head = DayHead(day, today, mine, zone, wide=len(agenda.days) == 1)
            head.contact_chosen.connect(self.contact_chosen)
            self._head.addWidget(head, 1)
            self.heads.append(head)

    def _blocks(self, agenda: Agenda, zone: tzinfo) -> list[Block]:
        found: list[Block] = []
        now = self._now()
        for column, day in enumerate(agenda.days):
            parts = [
                (row, part)
                for row in agenda.appointments
                if (part := minutes_of_day(row.starts_at, row.ends_at, day.day, zone)) is not None
            ]
            for (row, (start, end)), place in zip(parts, lanes([part for _, part in parts])):
                clock = f"{row.starts_at.astimezone(zone):%H:%M}"
                until = f"{row.ends_at.astimezone(zone):%H:%M}"
                spoken = t(
                    "{day}, {start} às {end}, {person}, {subject}",
                    day=fmt.weekday_short(day.day),
                    start=clock,
                    end=until,
                    person=row.person,
                    subject=row.subject,
                )
                title = f"{clock} {row.person}"
                over = row.ends_at <= now
                found.append(Block(row.id, column, start, end, place, title, row.subject, spoken, over))
        return found

    def scroll_to_opening(self) -> None:
        """To the earliest hour at which the desk opens or something begins, at 8 when there is neither."""
        days = self._shown.days if self._shown is not None else ()
        opens = min((day.stretches[0][0] for day in days if day.stretches), default=None)
        minute = opens.hour * 60 + opens.minute if opens is not None else 8 * 60
        self.hours.verticalScrollBar().setValue(self.canvas.y_of(minute) - _ABOVE_PX)

    def _bring_into_view(self, place: QRect) -> None:
        self.hours.ensureVisible(self.canvas.width() // 2, place.center().y(), 0, 2 * place.height())

    def _grow_older(self) -> None:
        """The line of now moves on, and what is over fades."""
        if self._shown is not None and self.isVisible():
            self.canvas.show_days(self._shown.days, self._blocks(self._shown, self._zone))
