"""Horário de atendimento: when the desk is open on each weekday."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.errors import EndBeforeStart
from crm_desktop.ui.configurator.inputs import TimeField
from crm_desktop.ui.configurator.page import Page, Then
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.format import duration
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import control_height, scaled
from crm_desktop.ui.widgets.labels import muted_label, set_role, small_label, title_label

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes

Hours = Mapping[int, tuple[tuple[time, time], ...]]

_WEEKDAYS = (
    "Segunda-feira",
    "Terça-feira",
    "Quarta-feira",
    "Quinta-feira",
    "Sexta-feira",
    "Sábado",
    "Domingo",
)
_PARTS = ("{day}, abre", "{day}, fecha", "{day}, abre de novo", "{day}, fecha de novo")


class _DayRow:
    """Four times, and what they come to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.times = tuple(TimeField() for _ in range(4))
        for edit, part in zip(self.times, _PARTS):
            edit.setAccessibleName(t(part, day=name))
            edit.setFixedWidth(scaled(76))
        self.total = small_label()

    def show(self, stretches: tuple[tuple[time, time], ...]) -> None:
        moments: list[time | None] = [moment for stretch in stretches[:2] for moment in stretch]
        for edit, moment in zip(self.times, moments + [None] * 4):
            edit.set_value(moment)
        self.tell()

    def stretches(self) -> tuple[tuple[time, time], ...]:
        """Those of which both ends are there."""
        opens, closes, again, end = (edit.value() for edit in self.times)
        pairs = ((opens, closes), (again, end))
        return tuple((first, last) for first, last in pairs if first is not None and last is not None)

    def fault(self) -> str:
        """What is wrong with the day, or nothing."""
        if not all(edit.is_valid() for edit in self.times):
            return t("Escreva as horas como 08:00")
        moments = [edit.value() for edit in self.times]
        if any((moments[i] is None) != (moments[i + 1] is None) for i in (0, 2)):
            return t("Falta uma das pontas")
        given = [moment for moment in moments if moment is not None]
        if any(after <= before for before, after in pairwise(given)):
            return t("Cada hora deve vir depois da anterior")
        return ""

    def tell(self) -> None:
        fault = self.fault()
        minutes = sum(_minutes(last) - _minutes(first) for first, last in self.stretches())
        self.total.setText(fault or (duration(minutes * 60) if minutes else t("Não abre")))
        set_role(self.total, "error" if fault else "small")
        for edit in self.times:
            edit.setAccessibleDescription(fault)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


class HoursForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.days = [_DayRow(t(name)) for name in _WEEKDAYS]
        self.remove_button.hide()
        self.heading.setText(t("Semana"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for column, text in ((1, t("Abre")), (3, t("Fecha")), (5, t("Abre")), (7, t("Fecha"))):
            grid.addWidget(muted_label(text), 0, column)
        grid.setColumnMinimumWidth(4, scaled(20))
        grid.setColumnMinimumWidth(8, scaled(12))
        for line, day in enumerate(self.days, 1):
            grid.addWidget(QLabel(day.name), line, 0)
            for column, edit in zip((1, 3, 5, 7), day.times):
                grid.addWidget(edit, line, column)
                self.watch(edit)
                edit.textChanged.connect(day.tell)
            for column in (2, 6):
                grid.addWidget(muted_label("–"), line, column)
            grid.addWidget(day.total, line, 9)
        grid.setColumnStretch(10, 1)
        self.content.addLayout(grid)
        self.content.addStretch(1)

    def show_row(self, row: object) -> None:
        hours: Any = row or {}
        for weekday, day in enumerate(self.days):
            day.show(tuple(hours.get(weekday, ())))

    def values(self) -> tuple[tuple[str, ...], ...]:
        """As typed, so that an unfinished time is unsaved too."""
        return tuple(
            tuple(f"{value:%H:%M}" if (value := edit.value()) else edit.text().strip() for edit in day.times)
            for day in self.days
        )

    def hours(self) -> dict[int, tuple[tuple[time, time], ...]]:
        return {weekday: day.stretches() for weekday, day in enumerate(self.days) if day.stretches()}

    def first_fault(self) -> str:
        """The first day that cannot be saved, and why."""
        for day in self.days:
            if day.fault():
                day.times[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return f"{day.name}: {day.fault()}."
        if not self.hours():
            return t("Diga ao menos um horário de um dia: sem ele os prazos não podem ser contados.")
        return ""


class HoursPage(Page):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = HoursForm()
        self._saved_hours: Hours = {}
        self._was_dirty = False
        self._saving = False
        self.form.open_row({})
        note = muted_label(t("Os prazos contam só estas horas. Deixe em branco o dia em que não se atende."))
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addStrut(control_height() + 2)
        head.addWidget(title_label(t("Horário de atendimento")))
        layout.addLayout(head)
        layout.addWidget(note)
        row = QHBoxLayout()
        self.form.setMaximumWidth(scaled(760))
        row.addWidget(self.form, 1)
        row.addStretch(0)
        layout.addLayout(row, 1)
        self.form.edited.connect(self._edited)
        self.form.save_requested.connect(lambda: self.save())
        self.form.revert_requested.connect(self.revert)

    def activate(self) -> None:
        from crm_desktop.queries.configuration_desk import read_business_hours

        self.desk.runner.read(self, read_business_hours, then=self.show_hours, failed=self.form.show_error)

    def show_hours(self, hours: Hours) -> None:
        self._saved_hours = hours
        if not self.is_dirty():
            self.revert()

    def is_dirty(self) -> bool:
        return self.form.is_dirty()

    def revert(self) -> None:
        self.form.open_row(self._saved_hours)
        self._show_buttons()

    def _edited(self) -> None:
        self.form.error_bar.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        dirty = self.is_dirty()
        self.form.save_button.setEnabled(dirty and not self._saving)
        self.form.revert_button.setEnabled(dirty)
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def save(self, then: Then | None = None) -> None:
        if self._saving:
            return
        fault = self.form.first_fault()
        if fault:
            self.form.error_bar.show_text(fault)
            return
        self.form.error_bar.hide()
        self._saving = True
        self._show_buttons()
        hours, values = self.form.hours(), self.form.values()
        self.desk.runner.write(
            self,
            self._saver(),
            then=lambda _changes: self._saved(hours, values, then),
            failed=self._failed,
            hours=hours,
        )

    def _saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration_calendar import save_business_hours

        return save_business_hours

    def _saved(self, hours: Hours, values: object, then: Then | None) -> None:
        self._saving = False
        self._saved_hours = hours
        self.form.mark_saved(values)
        self._show_buttons()
        self.told.emit(t("Horário de atendimento salvo"))
        if then is not None:
            then()

    def _failed(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, EndBeforeStart):
            self.form.error_bar.show_text(t("Cada hora deve vir depois da anterior."))
        else:
            self.form.show_error(error)
        self._show_buttons()
