"""Excluir: the appointment goes to Excluídos with who, when and why (rule 23)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_texts import span
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label

if TYPE_CHECKING:
    from crm_desktop.queries.appointments import AppointmentRow
    from crm_desktop.ui.desk import Desk


class ExclusionDialog(CrmDialog):
    """The reason is mandatory; accepted once it is written."""

    def __init__(self, desk: Desk, appointment: AppointmentRow, parent: QWidget | None = None) -> None:
        super().__init__(t("Excluir agendamento"), parent, note=appointment.person)
        self._desk = desk
        self._appointment_id: uuid.UUID = appointment.id
        when = span(appointment.starts_at, appointment.ends_at, desk.now(), desk.zone)
        what = muted_label(f"{when} · {appointment.subject}")
        what.setWordWrap(True)
        self.body.addWidget(what)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(t("Por que não será feito"))
        self.fields["reason"] = Field(t("Motivo"), self.reason)
        self.body.addWidget(self.fields["reason"], 1)
        hint = muted_label(t("Ele continua em Excluídos, com o motivo."))
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Excluir"), danger=True).clicked.connect(self.exclude)
        self.restore_size(480, 300)
        self.guard(self.reason)
        self.reason.setFocus()

    def exclude(self) -> None:
        from crm_desktop.operations.appointments import exclude_appointment

        self.write_and_close(
            self._desk.runner,
            exclude_appointment,
            appointment_id=self._appointment_id,
            reason=self.reason.toPlainText(),
        )
