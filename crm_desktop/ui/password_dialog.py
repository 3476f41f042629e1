"""Trocar minha senha."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk


class PasswordDialog(CrmDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Trocar minha senha"), parent)
        self._desk = desk
        self.first, self.second = QLineEdit(), QLineEdit()
        for line in (self.first, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.first_field = Field(t("Senha nova"), self.first)
        self.second_field = Field(t("Repita a senha nova"), self.second)
        self.body.addWidget(self.first_field)
        self.body.addWidget(self.second_field)
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Trocar")).clicked.connect(self.save)
        self.restore_size(380, 260)

    def save(self) -> None:
        from crm_desktop.operations.accounts import set_password

        self.clear_errors()
        if self.first.text() != self.second.text():
            self.second_field.set_error(t("As senhas são diferentes. Digite a mesma nos dois campos."))
            self.second.setFocus()
            return
        self.set_working(True)
        self._desk.runner.write(
            self,
            set_password,
            then=self._done,
            failed=self.show_error,
            user_id=self._desk.actor.user_id,
            password=self.first.text(),
        )

    def _done(self, _value: object) -> None:
        shared = self._desk.runner.shared_store
        if shared is not None:
            shared.changed_password(self.first.text())
        self._desk.toast(t("Senha trocada."))
        self.accept()
