"""Entrar: who is it, with an error at its field; and what the system keyring remembers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from crm_desktop import __version__
from crm_desktop.errors import LoginError
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, set_role, title_label

if TYPE_CHECKING:
    from crm_desktop.credentials import Credentials
    from crm_desktop.queries.actor import Actor
    from crm_desktop.ui.runner import Runner


class Door(Protocol):
    """What the log-in asks (app/door.py): `base_name` is where it leads, `help_text` what to know of wrong
    passwords. `enter` answers with the actor or with why nobody was let in; `failed` is for the base itself."""

    base_name: str
    help_text: str

    def enter(
        self,
        owner: QObject,
        login: str,
        password: str,
        then: Callable[[Actor | LoginError], None],
        failed: Callable[[BaseException], None],
    ) -> None: ...


class LoginDialog(CrmDialog):
    """`logged_in(Actor)`; `other_base_requested()`. The keyring is asked on a worker only."""

    logged_in = Signal(object)
    other_base_requested = Signal()

    def __init__(
        self,
        runner: Runner,
        credentials: Credentials,
        service: str,
        *,
        door: Door,
        login: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t("Entrar"), parent)
        self._runner = runner
        self._credentials = credentials
        self._service = service
        self._door = door
        brand = title_label("CRM")
        set_role(brand, "brand")
        self.body.addWidget(brand)
        self.heading.hide()
        self.body.addWidget(title_label(t("Entrar")))
        self.body.addWidget(muted_label(door.base_name))
        self.login, self.password = QLineEdit(login), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.login_field = Field(t("Usuário"), self.login)
        self.password_field = Field(t("Senha"), self.password)
        self.body.addWidget(self.login_field)
        self.body.addWidget(self.password_field)
        self.remember = QCheckBox(t("Lembrar neste computador"))
        self.body.addWidget(self.remember)
        self.no_keyring = muted_label(
            t("Este computador não guarda senhas com segurança: a senha será pedida a cada vez.")
            if credentials.keeps_logins
            else t("Desativado pelo administrador: a senha será pedida a cada vez.")
        )
        self.no_keyring.setWordWrap(True)
        self.no_keyring.hide()
        self.body.addWidget(self.no_keyring)
        self.enter = self.set_primary(t("Entrar"), hint="Enter")
        self.enter.clicked.connect(self.submit)
        self.enter.setDefault(True)
        self.body.addWidget(self.enter)
        links = QHBoxLayout()
        other = LinkButton(t("Trocar de base"))
        other.clicked.connect(self.other_base_requested)
        links.addWidget(other)
        links.addStretch(1)
        self.help = LinkButton(t("Ajuda"))
        self.help.clicked.connect(self._help)
        links.addWidget(self.help)
        self.body.addLayout(links)
        self.body.addStretch(1)
        self.body.addWidget(muted_label(t("Versão {version}", version=__version__)))
        self.restore_size(440, 520)
        (self.password if login else self.login).setFocus()
        if credentials.keeps_logins:
            runner.call(self, credentials.available, then=self._show_keyring)
        else:
            self._show_keyring(False)

    def _help(self) -> None:
        ask(
            self,
            t("Ajuda"),
            t("Quem esqueceu a senha recebe outra do administrador, em Configurador › Usuários."),
            [(t("Entendi"), lambda: None)],
            detail=self._door.help_text,
        )

    def _show_keyring(self, available: bool) -> None:
        self.remember.setEnabled(available)
        self.remember.setAccessibleDescription("" if available else self.no_keyring.text())
        self.no_keyring.setVisible(not available)

    def submit(self) -> None:
        self.login_field.set_error("")
        self.password_field.set_error("")
        self.error_bar.hide()
        if not self.login.text().strip():
            self.login_field.set_error(t("Digite o usuário."))
            self.login.setFocus()
            return
        self.set_working(True)
        self._door.enter(self, self.login.text(), self.password.text(), self._answered, self.show_error)

    def _answered(self, found: Actor | LoginError) -> None:
        self.set_working(False)
        if isinstance(found, LoginError):
            message = message_for(found)
            self.password_field.set_error(message.text)
            self.password.selectAll()
            self.password.setFocus()
            return
        login, password = self.login.text().strip().lower(), self.password.text()
        if self.remember.isChecked():
            self._runner.call(self, lambda: self._credentials.remember(self._service, login, password))
        else:
            self._runner.call(self, lambda: self._credentials.forget(self._service, login))
        self.logged_in.emit(found)
        self.accept()
