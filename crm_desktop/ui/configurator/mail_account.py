"""Conta de e-mail: the server that sends; its password stays in this computer's keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.mail_texts import mail_reason
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from crm_desktop.mail.transport import Delivery, MailAccount
    from crm_desktop.ui.desk import Desk

_PORTS = {"starttls": 587, "tls": 465, "none": 25}


class MailAccountDialog(CrmDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Conta de e-mail"), parent)
        self._desk = desk
        self.host, self.username, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.from_name, self.from_address = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.port = NumberField(1, 65535, "")
        self.port.setValue(587)
        self.security = ComboBox(
            [("STARTTLS", "starttls"), ("TLS", "tls"), (t("Nenhuma (só neste computador)"), "none")]
        )
        self.security.chosen.connect(lambda kind: self.port.setValue(_PORTS.get(str(kind), 587)))
        grid = QGridLayout()
        grid.setSpacing(12)
        for name, label, widget, row, column, span in (
            ("host", t("Servidor SMTP"), self.host, 0, 0, 1),
            ("port", t("Porta"), self.port, 0, 1, 1),
            ("security", t("Segurança"), self.security, 1, 0, 1),
            ("username", t("Usuário do servidor"), self.username, 1, 1, 1),
            ("password", t("Senha"), self.password, 2, 0, 2),
            ("from_name", t("Nome de quem envia"), self.from_name, 3, 0, 1),
            ("email", t("Endereço de quem envia"), self.from_address, 3, 1, 1),
        ):
            self.fields[name] = Field(label, widget)
            grid.addWidget(self.fields[name], row, column, 1, span)
        self.body.addLayout(grid)
        self.fields["password"].set_hint(t("Em branco: a que este computador já guarda"))
        self.outcome = muted_label()
        self.outcome.setWordWrap(True)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.test = self.add_left(QPushButton(t("Testar")))
        self.test.setAccessibleName(t("Testar"))
        self.test.clicked.connect(self.try_account)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(600, 420)
        self._read()

    def _read(self) -> None:
        from crm_desktop.queries.mail import read_account

        self._desk.runner.read(self, read_account, then=self._show, failed=self.show_error)

    def _show(self, account: MailAccount | None) -> None:
        if account is None:
            return
        self.host.setText(account.host)
        self.security.set_current_data(account.security.value)
        self.port.setValue(account.port)
        self.username.setText(account.username)
        self.from_name.setText(account.from_name)
        self.from_address.setText(account.from_address)

    def account(self) -> MailAccount:
        from crm_desktop.mail.transport import MailAccount, Security

        return MailAccount(
            host=self.host.text().strip(),
            port=self.port.value(),
            security=Security(str(self.security.current_data())),
            username=self.username.text().strip(),
            from_name=self.from_name.text().strip(),
            from_address=self.from_address.text().strip(),
        )

    def try_account(self) -> None:
        """Connects and logs in, without sending anything."""
        account, typed, credentials = self.account(), self.password.text(), self._desk.credentials

        def work() -> Delivery:
            from crm_desktop.credentials import smtp_service
            from crm_desktop.mail.transport import check_account

            kept = typed or credentials.recall(smtp_service(account.from_address), account.username)
            return check_account(account, kept)

        self.test.setEnabled(False)
        self.outcome.setText(t("Testando…"))
        self._desk.runner.call(self, work, then=self._tested, failed=self._test_failed)

    def _tested(self, delivery: Delivery) -> None:
        self.test.setEnabled(True)
        good = delivery.outcome.value == "sent"
        self.outcome.setText(
            t("Conexão e senha conferem.")
            if good
            else t("Não funcionou: {detail}", detail=mail_reason(delivery.detail))
        )

    def _test_failed(self, error: BaseException) -> None:
        self.test.setEnabled(True)
        self.outcome.setText("")
        self.show_error(error)

    def save(self) -> None:
        from crm_desktop.operations.mail_account import save_mail_account

        self.clear_errors()
        self.set_working(True)
        account = self.account()
        self._desk.runner.write(
            self,
            save_mail_account,
            then=lambda _c: self._keep_password(account),
            failed=self.show_error,
            account=account,
        )

    def _keep_password(self, account: MailAccount) -> None:
        from crm_desktop.credentials import smtp_service

        typed, credentials = self.password.text(), self._desk.credentials
        if not typed:
            self.accept()
            return

        def kept(done: bool) -> None:
            if done:
                self.accept()
                return
            self.set_working(False)
            self.fields["password"].set_error(
                t("Este computador não guarda senhas com segurança, por isso a senha não foi gravada.")
            )

        self._desk.runner.call(
            self,
            lambda: credentials.remember(smtp_service(account.from_address), account.username, typed),
            then=kept,
        )
