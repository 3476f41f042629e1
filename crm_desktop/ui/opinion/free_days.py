"""Dias livres: who is free on which day of a period (rule 24)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.free_days_grid import FreeDaysGrid
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.date_field import DateField
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label, restyle, set_role, small_label
from crm_desktop.values.dates import parse_date

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import FreeDays
    from crm_desktop.ui.desk import Desk

USUAL_DAYS = 10
MOST_DAYS = 92
NAMES_SHOWN = 2
_PAUSE_MS = 200


class FreeDaysPage(QWidget):
    """`cell_chosen(user id, day)` asks for an appointment of that user on that day."""

    cell_chosen = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.first = DateField(parse=self._parse)
        self.last = DateField(parse=self._parse)
        self.users = CheckList(
            [(user.name, user.id) for user in desk.options.users if user.active],
            empty_text=t("Ninguém escolhido"),
        )
        self.grid = FreeDaysGrid()
        self.grid.cell_chosen.connect(self.cell_chosen)
        self.free_chip = Chip()
        self.problem = small_label()
        set_role(self.problem, "error")
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState("users", t("Ninguém escolhido"), t("Marque em Usuários quem deve aparecer na grade."))
        )
        self.stack.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._filter_row())
        layout.addWidget(self.problem)
        layout.addWidget(self.stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self._start()
        self.first.value_changed.connect(lambda _day: self._pause.start())
        self.last.value_changed.connect(lambda _day: self._pause.start())
        self.users.changed.connect(lambda _keys: self._pause.start())

    def _filter_row(self) -> FlowLayout:
        """Goes to a second line where text is large and the window narrow."""
        row = FlowLayout(spacing_px=8)
        for text, name, widget, width in (
            (t("Período"), t("Período, de"), self.first, 132),
            (t("a"), t("Período, até"), self.last, 132),
            (t("Usuários"), t("Usuários"), self.users, 170),
        ):
            label = muted_label(text)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            widget.setFixedWidth(scaled(width))
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(label)
            line.addWidget(widget)
            row.addWidget(pair)
        row.addWidget(self.free_chip)
        return row

    def _start(self) -> None:
        """From today on, the user's own team."""
        today, team = self._desk.today(), self._desk.actor.center_ids
        self.first.set_value(today)
        self.last.set_value(today + timedelta(days=USUAL_DAYS - 1))
        self.users.set_checked(u.id for u in self._desk.options.users if u.active and u.center_ids & team)
        self.free_chip.hide()
        self._show_problem("", ())

    def _parse(self, text: str) -> date:
        return parse_date(text, self._desk.today())

    def read(self) -> None:
        """Asks again for what period and users say."""
        from crm_desktop.queries.appointments import free_days

        span = self._span()
        if span is None:
            self.free_chip.hide()
            return
        self._show_problem("", ())
        keys = tuple(key for key in self.users.checked_data() if isinstance(key, uuid.UUID))
        if not keys:
            self.stack.setCurrentIndex(0)
            self.free_chip.hide()
            return
        self._desk.runner.read(
            self,
            free_days,
            user_ids=keys,
            first=span[0],
            last=span[1],
            then=self.show_days,
            failed=self._desk.show_error,
        )

    def _span(self) -> tuple[date, date] | None:
        """The period, or None after saying what is wrong with it."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            wrong = [field for field, day in ((self.first, first), (self.last, last)) if day is None]
            self._show_problem(t("Informe as duas datas, como 24/11/2026, hoje ou +10d."), wrong)
        elif last < first:
            self._show_problem(t("O fim do período vem antes do começo."), [self.last])
        elif (last - first).days >= MOST_DAYS:
            self._show_problem(t("O período pode ter até {n} dias.", n=MOST_DAYS), [self.last])
        else:
            return first, last
        return None

    def _show_problem(self, text: str, wrong: Iterable[DateField]) -> None:
        marked = list(wrong)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for field in (self.first, self.last):
            state = "true" if field in marked else None
            if field.property("invalid") != state:
                field.setProperty("invalid", state)
                restyle(field)
            field.setAccessibleDescription(text if field in marked else "")

    def show_days(self, grid: FreeDays) -> None:
        self.stack.setCurrentIndex(1)
        self.grid.show_days(grid)
        names = grid.free_all
        if not any(day.works for day in grid.days):
            self.free_chip.set_state(t("Nenhum dia útil no período"), "neutral")
        elif not names:
            self.free_chip.set_state(t("Ninguém livre em todo o período"), "neutral")
        else:
            self.free_chip.set_state(t("Livres em todo o período: {names}", names=_named(names)), "success")
        self.free_chip.setToolTip(", ".join(names) if len(names) > NAMES_SHOWN else "")
        self.free_chip.setAccessibleName(self._spoken(names))
        self.free_chip.show()

    def _spoken(self, names: tuple[str, ...]) -> str:
        """All the names, also those that the chip has no room for."""
        if not names:
            return self.free_chip.text()
        return t("Livres em todo o período: {names}", names=", ".join(names))

    def summary(self) -> QLabel:
        """The chip that says who is free in the whole period."""
        return self.free_chip


def _named(names: tuple[str, ...]) -> str:
    shown, rest = names[:NAMES_SHOWN], len(names) - NAMES_SHOWN
    text = ", ".join(shown)
    return t("{names} e mais {n}", names=text, n=fmt.integer(rest)) if rest > 0 else text
