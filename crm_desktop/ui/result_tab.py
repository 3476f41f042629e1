"""Resultado: the filter summed up per user, what is critical in it, and how the last days went (rule 5)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.freshness import Freshness
from crm_desktop.ui.i18n import t
from crm_desktop.ui.result_processes import ProcessesBox
from crm_desktop.ui.result_rows import RowList, ShownLine
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.bar_chart import BarChart, Series
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.panel_button import StatButton
from crm_desktop.values.filters import IDLE_DAYS, Assignee, CaseFilter
from crm_desktop.values.lists import critical_of, due_today_of, of_user, overdue_of, pending_of

if TYPE_CHECKING:
    from crm_desktop.queries.summary import CriticalRow, DayMovement, NextAppointment, Summary, Totals
    from crm_desktop.ui.desk import Desk

_CHART_PX = 150


class ResultTab(QWidget):
    """`refresh(filter)` when another one was asked for. Every number opens the list that it counts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asked = CaseFilter(assignee=Assignee.USER, assignee_id=desk.actor.user_id)
        self._focus_order: list[QWidget] = []
        self._build()
        kinds = ("case", "follow_up", "draft", "appointment", "person")
        self._fresh = Freshness(self, desk, kinds, self._read)

    # Building.

    def _build(self) -> None:
        self.processes = ProcessesBox()
        self.processes.pending_requested.connect(self._open_pending)
        self.processes.follow_ups_requested.connect(self._desk.follow_ups_requested)
        self.processes.drafts_requested.connect(self._desk.drafts_requested)
        self.overdue = self._stat(t("Atrasados"), overdue_of)
        self.due_today = self._stat(t("Vencem hoje"), due_today_of)
        self.critical = RowList(
            t("Nada atrasado, perto de vencer ou parado há mais de {n} dias.", n=IDLE_DAYS)
        )
        self.all_critical = LinkButton(t("Ver todos"))
        self.all_critical.clicked.connect(lambda: self._open(critical_of))
        self.appointments = RowList(t("Nenhum agendamento a partir de agora."))
        self.more_appointments = muted_label()
        self.chart = BarChart(t("Movimento dos últimos 14 dias"))
        self.chart.setMinimumHeight(scaled(_CHART_PX))
        self._place_cards(*self._cards())

    def _cards(self) -> tuple[Card, Card, Card]:
        critical = Card(t("Fatores críticos"))
        critical.setToolTip(
            t("Atrasados, a vencer em poucas horas ou parados há mais de {n} dias", n=IDLE_DAYS)
        )
        appointments = Card(t("Próximos agendamentos"))
        movement = Card(t("Movimento dos últimos 14 dias"))
        critical.body.addWidget(self.critical, 1)
        critical.body.addWidget(self.all_critical)
        appointments.body.addWidget(self.appointments, 1)
        appointments.body.addWidget(self.more_appointments)
        movement.body.addWidget(self.chart, 1)
        return critical, appointments, movement

    def _place_cards(self, critical: Card, appointments: Card, movement: Card) -> None:
        inside = QWidget()
        grid = self._grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self._places = {
            False: (
                (self.processes, 0, 0, 1, 2),
                (self.overdue, 0, 2, 1, 1),
                (self.due_today, 0, 3, 1, 1),
                (critical, 1, 0, 1, 2),
                (appointments, 1, 2, 1, 2),
                (movement, 2, 0, 1, 4),
            ),
            # Many users take the whole height beside the cards.
            True: (
                (self.processes, 0, 0, 3, 2),
                (self.overdue, 0, 2, 1, 1),
                (self.due_today, 0, 3, 1, 1),
                (critical, 1, 2, 1, 2),
                (appointments, 2, 2, 1, 2),
                (movement, 3, 0, 1, 4),
            ),
        }
        self._many: bool | None = None
        self._arrange(many=False)
        for column in range(4):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, scaled(120))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _arrange(self, *, many: bool) -> None:
        if many != self._many:
            self._many = many
            for widget, *place in self._places[many]:
                self._grid.addWidget(widget, *place)
            self._grid.setRowStretch(2, int(not many))
            self._grid.setRowStretch(3, int(many))

    def _order_focus(self) -> None:
        """Tab goes as one reads, also to what was made last."""
        found = [
            *self.processes.links(),
            self.overdue,
            self.due_today,
            *self.critical.rows,
            self.all_critical,
            *self.appointments.rows,
            self.chart,
        ]
        if found != self._focus_order:
            self._focus_order = found
            for before, after in pairwise(found):
                QWidget.setTabOrder(before, after)

    def _stat(self, title: str, narrowed: Callable[[CaseFilter], CaseFilter]) -> StatButton:
        button = StatButton(title)
        button.setToolTip(t("Abre a lista em Atendimento"))
        button.clicked.connect(lambda: self._open(narrowed))
        return button

    # Reading.

    def refresh(self, asked: CaseFilter | None = None) -> None:
        """Sums that filter up, or the same one again; at once when it is seen."""
        if asked is not None:
            self.asked = asked
        self._fresh.refresh()

    def _read(self) -> None:
        from crm_desktop.queries.summary import read_summary

        self._desk.runner.read(
            self,
            read_summary,
            asked=self.asked,
            then=self.show_summary,
            failed=self._desk.show_error,
        )

    def show_summary(self, found: Summary) -> None:
        many = self.asked.assignee is Assignee.ANYONE
        self._arrange(many=many)
        self.processes.show_lines(found.lines)
        self._show_totals(found.totals)
        self.critical.show_lines([self._critical_line(row) for row in found.critical])
        text = t("Ver todos os {n}", n=fmt.integer(found.totals.critical))
        self.all_critical.setText(text)
        self.all_critical.setAccessibleName(text)
        self.all_critical.setVisible(found.totals.critical > len(found.critical))
        self._show_appointments(found.appointments, found.appointment_count)
        self._show_movement(found.movement)
        self._order_focus()

    def _show_totals(self, totals: Totals) -> None:
        now = self._desk.now()
        oldest = next_one = ""
        if totals.oldest_at is not None:
            oldest = t("mais antigo {age}", age=fmt.age(totals.oldest_at, now))
        if totals.next_at is not None:
            wait = fmt.duration((totals.next_at - now).total_seconds())
            next_one = t("próximo em {time}", time=wait)
        self.overdue.show_value(
            fmt.integer(totals.overdue), oldest or t("nada atrasado"), "danger" if oldest else "neutral"
        )
        self.due_today.show_value(fmt.integer(totals.due_today), next_one or t("nada mais vence hoje"))

    def _critical_line(self, row: CriticalRow) -> ShownLine:
        now, zone = self._desk.now(), self._desk.zone
        due = fmt.due(row.due_at, False, now, zone)
        chip = (due.text, due.tone)
        if due.plain:
            idle = (now - row.last_activity_at).days
            if idle >= IDLE_DAYS:
                chip = (t("parado {n} d", n=fmt.integer(idle)), "warning")
        return ShownLine(
            fmt.case_number(row.number),
            row.subject,
            chip=chip,
            act=partial(self._desk.case_requested.emit, row.id),
        )

    def _show_appointments(self, found: tuple[NextAppointment, ...] | None, count: int) -> None:
        now, zone = self._desk.now(), self._desk.zone
        lines = [
            ShownLine(
                fmt.moment(row.starts_at, now, zone),
                row.person,
                row.subject,
                act=partial(self._desk.case_requested.emit, row.case_id) if row.case_id else None,
            )
            for row in found or ()
        ]
        empty = t("Nenhum agendamento a partir de agora.")
        if found is None:
            empty = t("Só quem supervisiona vê a agenda de outra pessoa.")
        self.appointments.show_lines(lines, empty)
        rest = count - len(lines)
        self.more_appointments.setText(
            t("Mais {n} na aba Agenda", n=fmt.count(rest, t("agendamento"), t("agendamentos")))
        )
        self.more_appointments.setVisible(rest > 0)

    def _show_movement(self, days: tuple[DayMovement, ...]) -> None:
        labels = [fmt.full_day(day.day)[:5] for day in days]
        self.chart.show_series(
            labels,
            Series(t("Abertos"), tuple(day.opened for day in days)),
            Series(t("Encerrados"), tuple(day.closed for day in days)),
        )

    # Going on.

    def _open(self, narrowed: Callable[[CaseFilter], CaseFilter]) -> None:
        self._desk.list_requested.emit(narrowed(self.asked))

    def _open_pending(self, user_id: uuid.UUID | None) -> None:
        self._desk.list_requested.emit(of_user(pending_of(self.asked), user_id))
