"""One appointment of the agenda, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_texts import case_text, clock, span
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import AppointmentRow
    from crm_desktop.ui.desk import Desk


class AppointmentDetails(CrmDialog):
    """Closes itself, then says which was wanted: `change_wanted(row)`, `exclude_wanted(row)`, `case_wanted(id)`."""

    change_wanted = Signal(object)
    exclude_wanted = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, desk: Desk, row: AppointmentRow, parent: QWidget | None = None) -> None:
        super().__init__(t("Agendamento"), parent, note=row.person)
        self._row = row
        may_write = desk.may(Right.WRITE_OPINION)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        start, end, zone = row.starts_at, row.ends_at, desk.zone
        if start.astimezone(zone).date() == end.astimezone(zone).date():
            local = start.astimezone(zone)
            when = t(
                "{weekday}, {day}, {start} às {end}",
                weekday=fmt.weekday(local),
                day=fmt.full_day(local),
                start=clock(start, zone),
                end=clock(end, zone),
            )
        else:
            when = span(start, end, desk.now(), zone)
        for name, value in (
            (t("Quando"), when),
            (t("Assunto"), row.subject),
            (t("Usuários"), ", ".join(row.users)),
            (t("Processo"), case_text(row.case_number)),
        ):
            label = QLabel(value)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAccessibleName(f"{name}: {value}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(muted_label(name), label)
        self.body.addLayout(form)
        self.body.addStretch(1)
        if may_write:
            self._button(t("Alterar"), "pencil").clicked.connect(lambda: self._leave(self.change_wanted, row))
            self._button(t("Excluir"), "trash-2").clicked.connect(
                lambda: self._leave(self.exclude_wanted, row)
            )
        self.add_cancel(t("Fechar"))
        if row.case_id is not None:
            go = self.set_primary(t("Abrir processo"))
            go.clicked.connect(lambda: self._leave(self.case_wanted, row.case_id))
            go.setFocus()
        self.restore_size(600, 240)

    def _button(self, text: str, picture: str) -> QPushButton:
        button = self.add_left(CountButton(text))
        button.setAccessibleName(text)
        icons.bind_icon(button, picture, color="text")
        return button

    def _leave(self, wanted: object, value: object) -> None:
        self.accept()
        wanted.emit(value)  # type: ignore[attr-defined]
