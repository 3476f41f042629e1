"""First run without a base: where it is, who administers it, and what it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.policies import NO_POLICIES, Feature, Policies
from crm_desktop.ui.base_choice import BaseChoice, Probe, with_note
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, strong_label

MIN_PASSWORD = 8


class Start(StrEnum):
    EMPTY = "empty"
    EXAMPLE = "example"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """`database` is empty for the base of this computer."""

    database: str
    name: str
    login: str
    password: str
    start: Start


class AssistantDialog(CrmDialog):
    """Three short pages; `finished_with(FirstRun)` at the end. Whoever makes the base shows errors with `show_error`.
    `base_chosen(url)` ends it at the first page: a shared base has its administrator already."""

    finished_with = Signal(object)
    base_chosen = Signal(str)

    def __init__(
        self,
        base_path: str,
        probe: Probe | None = None,
        parent: QWidget | None = None,
        *,
        policies: Policies = NO_POLICIES,
    ) -> None:
        super().__init__(t("Primeiros passos"), parent)
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        self._base_page(base_path, probe, policies)
        self._admin_page()
        self._start_page()
        self.back = self.add_left(QPushButton(t("Voltar")))
        self.back.setAccessibleName(t("Voltar"))
        self.back.clicked.connect(self.go_back)
        self.add_cancel(t("Cancelar"))
        self.next = self.set_primary(t("Continuar"), hint="Enter")
        self.next.clicked.connect(self.go_on)
        self.next.setDefault(True)
        self.restore_size(560, 480)
        self._show_page(0)

    def _page(self, title: str, text: str) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(strong_label(title))
        hint = muted_label(text)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.pages.addWidget(page)
        return column

    def _base_page(self, base_path: str, probe: Probe | None, policies: Policies) -> None:
        hint = (
            t("Uma mesa sozinha usa a base deste computador.")
            if policies.allows(Feature.LOCAL_BASE)
            else t("O administrador pede uma base compartilhada.")
        )
        column = self._page(t("Onde ficam os dados?"), hint)
        self.base = BaseChoice(base_path, probe, policies=policies)
        self.base.shared.toggled.connect(lambda _on: self._show_page(0))
        column.addWidget(self.base)
        column.addStretch(1)

    def _admin_page(self) -> None:
        column = self._page(
            t("Quem administra?"),
            t("Este usuário cria os outros. Guarde bem a senha: ela não tem valor inicial."),
        )
        self.name, self.login, self.password, self.again = (QLineEdit() for _ in range(4))
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = {
            "name": Field(t("Nome"), self.name),
            "login": Field(t("Usuário"), self.login),
            "password": Field(t("Senha"), self.password),
            "again": Field(t("Repita a senha"), self.again),
        }
        self.fields["password"].set_hint(t("No mínimo {n} caracteres", n=MIN_PASSWORD))
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch(1)

    def _start_page(self) -> None:
        column = self._page(t("Com o que começar?"), t("Tudo pode ser mudado depois no Configurador."))
        self._starts = QButtonGroup(self)
        for place, (text, note) in enumerate(
            (
                (t("Vazia"), t("Só o administrador e um CR")),
                (t("Configuração de exemplo"), t("CRs, tipos, fluxos e modelos prontos; nenhum processo")),
                (t("Dados de demonstração"), t("Tudo isso e 3.000 processos fictícios")),
            )
        ):
            button = QRadioButton(text)
            button.setChecked(place == 1)
            self._starts.addButton(button, place)
            column.addLayout(with_note(button, note))
        column.addStretch(1)

    def _show_page(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self.back.setEnabled(place > 0)
        last = place == self.pages.count() - 1
        if last and (chosen := self._starts.checkedButton()) is not None:
            chosen.setFocus()
        shared = place == 0 and self.base.shared.isChecked()
        self.next.setText(t("Usar esta base") if shared else t("Criar a base") if last else t("Continuar"))
        self.next.setAccessibleName(self.next.text())
        self.error_bar.hide()

    def go_back(self) -> None:
        self._show_page(self.pages.currentIndex() - 1)

    def go_on(self) -> None:
        place = self.pages.currentIndex()
        url = self.base.url()
        if url is None or (place == 1 and not self._admin_is_good()):
            return
        if url:
            self.base_chosen.emit(url)
            self.accept()
            return
        if place < self.pages.count() - 1:
            self._show_page(place + 1)
            return
        self.set_working(True)
        self.finished_with.emit(
            FirstRun(
                "",
                self.name.text(),
                self.login.text(),
                self.password.text(),
                list(Start)[self._starts.checkedId()],
            )
        )

    def _admin_is_good(self) -> bool:
        self.clear_errors()
        checks = (
            ("name", not self.name.text().strip(), t("Digite o nome.")),
            ("login", not self.login.text().strip(), t("Digite o usuário.")),
            (
                "password",
                len(self.password.text()) < MIN_PASSWORD,
                t("Use no mínimo {n} caracteres.", n=MIN_PASSWORD),
            ),
            (
                "again",
                self.again.text() != self.password.text(),
                t("As senhas são diferentes. Digite a mesma nos dois campos."),
            ),
        )
        for name, wrong, text in checks:
            if wrong:
                self.fields[name].set_error(text)
                self.fields[name].widget.setFocus()
                return False
        return True
