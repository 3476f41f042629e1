"""The base lets this person in no more while the program runs: with the new password it does, and nothing is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from crm_desktop.errors import LoginError
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.live import Live


class LogInAgainDialog(CrmDialog):
    """Closes by itself once the base is back."""

    def __init__(self, desk: Desk, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(t("Entrar de novo"), parent, note=desk.actor.login)
        self._desk = desk
        self._live = live
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(t("Senha"), self.password)
        self.body.addWidget(self.password_field)
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Entrar"), hint="Enter").clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        live.back.connect(self.accept)
        live.refused.connect(self._refused)
        self.restore_size(380, 220)
        self.password.setFocus()

    def submit(self) -> None:
        shared = self._desk.runner.shared_store
        if shared is not None:
            self.password_field.set_error("")
            shared.changed_password(self.password.text())
            self._live.try_now()

    def _refused(self, error: LoginError) -> None:
        message = message_for(error)
        self.password_field.set_error(" ".join(filter(None, (message.text, message.next_step))))
        self.password.selectAll()
        self.password.setFocus()
