"""Which base to work on: the one of this computer, or one that many desks share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.policies import NO_POLICIES, Feature, Policies
from crm_desktop.ui.decided import show_decided
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_words import OFF_BY_ADMINISTRATOR
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, set_role
from crm_desktop.values.addresses import SharedAddress, parse_address

_INDENT_PX = 28
TLS_FULL, TLS_UNCHECKED, TLS_NONE = "", "require", "disable"

Probe = Callable[[QObject, str, Callable[[], None], Callable[[BaseException], None]], None]
"""`probe(owner, url, then, failed)`: whether a server answers there as it should."""


class BaseChoice(QWidget):
    """`url()` is empty for the base of this computer. `probe` is what the test button asks, on a worker. What the
    policies leave no choice of says so."""

    def __init__(
        self,
        base_path: str,
        probe: Probe | None = None,
        parent: QWidget | None = None,
        *,
        policies: Policies = NO_POLICIES,
    ) -> None:
        super().__init__(parent)
        self._probe = probe
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.here = QRadioButton(t("Base deste computador"))
        self.here.setChecked(True)
        self.shared = QRadioButton(t("Base compartilhada (PostgreSQL)"))
        column.addLayout(with_note(self.here, base_path))
        column.addLayout(
            with_note(self.shared, t("Criada pelo administrador; cada pessoa entra com a própria senha"))
        )
        column.addWidget(self._build_form())
        self.shared.toggled.connect(self.form.setEnabled)
        self.shared.toggled.connect(lambda _on: self.clear())
        self.form.setEnabled(False)
        if not policies.allows(Feature.LOCAL_BASE):
            self.shared.setChecked(True)
            show_decided(self.here, why=OFF_BY_ADMINISTRATOR)
        elif not policies.may_change_base:
            show_decided(self.shared, why=OFF_BY_ADMINISTRATOR)

    def _build_form(self) -> QWidget:
        self.form = QWidget()
        form = QVBoxLayout(self.form)
        form.setContentsMargins(scaled(_INDENT_PX), 0, 0, 0)
        form.setSpacing(8)
        self.host, self.base, self.certificate = QLineEdit(), QLineEdit(), QLineEdit()
        self.host.setPlaceholderText("crm.empresa.com.br")
        self.base.setPlaceholderText("crm")
        self.certificate.setPlaceholderText(t("Os deste computador"))
        self.host_field = Field(t("Servidor"), self.host)
        self.host_field.set_hint(t("Vários: separe com vírgula"))
        self.base_field = Field(t("Base"), self.base)
        self.tls = ComboBox(
            (
                (t("Cifrada, servidor conferido"), TLS_FULL),
                (t("Cifrada, sem conferir o servidor"), TLS_UNCHECKED),
                (t("Sem cifra, só em rede isolada"), TLS_NONE),
            )
        )
        self.tls_field = Field(t("Conexão"), self.tls)
        self.certificate_field = Field(t("Certificado da empresa"), self.certificate)
        for pair in ((self.host_field, self.base_field), (self.tls_field, self.certificate_field)):
            beside = QHBoxLayout()
            beside.setSpacing(12)
            for field in pair:
                beside.addWidget(field, 3 if field is self.host_field else 2, Qt.AlignmentFlag.AlignTop)
            form.addLayout(beside)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.test = QPushButton(t("Testar conexão"))
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self.try_it)
        self.browse = QPushButton(t("Procurar certificado…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        row.addWidget(self.test)
        row.addWidget(self.browse)
        row.addStretch(1)
        form.addLayout(row)
        self.result = muted_label()
        self.result.setWordWrap(True)
        self.result.hide()
        form.addWidget(self.result)
        return self.form

    def show_url(self, url: str) -> None:
        """Fills the fields from an address; one of this computer chooses that."""
        try:
            address = parse_address(url)
        except ValueError:
            if self.here.isEnabled():
                self.here.setChecked(True)
            return
        self.shared.setChecked(True)
        self.host.setText(", ".join(h if p == 5432 else f"{h}:{p}" for h, p in address.hosts))
        self.host.setCursorPosition(0)
        self.base.setText(address.database)
        self.tls.set_current_data(address.tls)
        self.certificate.setText(address.certificates)

    def clear(self) -> None:
        self.host_field.set_error("")
        self.base_field.set_error("")
        self.result.hide()

    def url(self) -> str | None:
        """The address, empty for the base of this computer; None when a field is wrong, which then says so."""
        self.clear()
        if self.here.isChecked():
            return ""
        hosts = [part.strip() for part in self.host.text().split(",") if part.strip()]
        if not hosts:
            self.host_field.set_error(t("Digite o servidor."))
            self.host.setFocus()
            return None
        if not self.base.text().strip():
            self.base_field.set_error(t("Digite o nome da base."))
            self.base.setFocus()
            return None
        try:
            places = parse_address(f"postgresql://{','.join(hosts)}/x").hosts
        except ValueError:
            self.host_field.set_error(t("O servidor está escrito errado. Use nome ou nome:porta."))
            self.host.setFocus()
            return None
        address = SharedAddress(
            places,
            self.base.text().strip(),
            tls=str(self.tls.current_data() or ""),
            certificates=self.certificate.text().strip(),
        )
        return address.url()

    def try_it(self) -> None:
        """Says whether the server answers, or what is wrong."""
        url = self.url()
        if not url or self._probe is None:
            return
        self.test.setEnabled(False)
        self._say(t("Testando…"), "muted")
        self._probe(self, url, self._answers, self._does_not)

    def _answers(self) -> None:
        self.test.setEnabled(True)
        self._say(t("O servidor responde. Usuário, senha e base são conferidos ao entrar."), "good")

    def _does_not(self, error: BaseException) -> None:
        self.test.setEnabled(True)
        message = message_for(error)
        self._say(" ".join(part for part in (message.text, message.next_step) if part), "error")

    def _say(self, text: str, role: str) -> None:
        self.result.setText(text)
        self.result.setAccessibleName(text)
        set_role(self.result, role)
        self.result.show()

    def _browse(self) -> None:
        dialog = QFileDialog(self, t("Certificado da empresa"), str(Path.home()), "*.crt *.pem *.cer")
        dialog.fileSelected.connect(self.certificate.setText)
        dialog.open()


def with_note(button: QRadioButton, text: str) -> QVBoxLayout:
    """What a choice means, right below it and flush with its words."""
    note = muted_label(text)
    note.setWordWrap(True)
    note.setIndent(scaled(_INDENT_PX))
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(button)
    both.addWidget(note)
    return both
