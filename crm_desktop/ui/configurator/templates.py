"""Textos padrão: the e-mail texts that service types offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from crm_desktop.errors import UnknownTemplateField
from crm_desktop.ui import icons
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts, state_cell
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.configurator.words import sentence_for
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import strong_label

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.configuration import TemplateFields
    from crm_desktop.queries.configuration import TemplateRow

# What the preview puts in; every field of mail.template.FIELDS has one.
SAMPLES = {
    "pessoa.nome": "Padaria Estrela do Sul Ltda",
    "pessoa.contato": "Rosângela",
    "pessoa.documento": "12.345.678/0001-95",
    "pessoa.telefone": "(21) 99876-1200",
    "processo.numero": "104 218",
    "processo.assunto": "NF-e rejeitada: CFOP inválido",
    "processo.tipo": "Suporte › Fiscal",
    "processo.cr": "Suporte N2",
    "processo.previsao": "25/11/2026 17:00",
    "processo.abertura": "24/11/2026 09:12",
    "parecer.texto": "Corrigimos o cadastro do item; a nota pode ser enviada de novo.",
    "usuario.nome": "Marina Souza",
    "usuario.email": "marina@empresa.com.br",
    "hoje": "24/11/2026",
}


class TemplateForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.code, self.name, self.subject = QLineEdit(), QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(scaled(150))
        self._target: QLineEdit | QPlainTextEdit = self.text
        self.insert_button = QPushButton(t("Inserir campo"))
        self.insert_button.setAccessibleName(self.insert_button.text())
        self.insert_button.setAutoDefault(False)
        self.insert_button.setToolTip(t("Põe um campo onde está o cursor, no assunto ou no texto"))
        icons.bind_icon(self.insert_button, "plus", color="text")
        self.menu = QMenu(self.insert_button)
        self.insert_button.setMenu(self.menu)
        self.preview_subject, self.preview = strong_label(), QLabel()
        self._lay_out()
        self._fill_menu()
        self.menu.triggered.connect(self._insert)
        for edit in (self.subject, self.text):
            edit.installEventFilter(self)
            edit.textChanged.connect(self._show_preview)

    def _lay_out(self) -> None:
        self.add_pair(
            self.make("code", t("Código"), self.code), self.make("name", t("Nome"), self.name), (2, 3)
        )
        self.add("mail_subject", t("Assunto"), self.subject)
        self.add("body", t("Texto"), self.text)
        row = QHBoxLayout()
        self.active = QCheckBox(t("Ativo"))
        self.active.setToolTip(t("Inativo deixa de ser oferecido; o histórico fica"))
        self.watch(self.active)
        row.addWidget(self.insert_button)
        row.addStretch(1)
        row.addWidget(self.active)
        self.content.addLayout(row)
        card = Card(t("Como fica, com um exemplo"), raised=True)
        for label in (self.preview_subject, self.preview):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            card.body.addWidget(label)
        self.content.addWidget(card)
        self.content.addStretch(1)

    def _fill_menu(self) -> None:
        from crm_desktop.mail.template import FIELDS

        for name, label in FIELDS.items():
            entry = self.menu.addAction(f"{t(label).rstrip('.')}\t{name}")
            entry.setData(name)

    def _insert(self, entry: QAction) -> None:
        text = "{{" + str(entry.data()) + "}}"
        if isinstance(self._target, QLineEdit):
            self._target.insert(text)
            self.tell_edited()
        else:
            self._target.insertPlainText(text)
        self._target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit | QPlainTextEdit):
            self._target = watched
        return super().eventFilter(watched, event)

    def _show_preview(self) -> None:
        from crm_desktop.mail.template import render, unknown_fields

        for name, text, label in (
            ("mail_subject", self.subject.text(), self.preview_subject),
            ("body", self.text.toPlainText(), self.preview),
        ):
            unknown = unknown_fields(text)
            self.fields[name].set_error(
                sentence_for(UnknownTemplateField(unknown, field=name)) if unknown else ""
            )
            label.setText(text if unknown else render(text, SAMPLES))

    def show_row(self, row: object) -> None:
        shown = cast("TemplateRow | None", row)
        self.code.setText(shown.code if shown else "")
        self.name.setText(shown.name if shown else "")
        self.subject.setText(shown.subject if shown else "")
        self.text.setPlainText(shown.body if shown else "")
        self.active.setChecked(shown.active if shown else True)
        self._target = self.text
        self._show_preview()

    def values(self) -> TemplateFields:
        from crm_desktop.operations.configuration import TemplateFields

        return TemplateFields(
            code=self.code.text(),
            name=self.name.text(),
            subject=self.subject.text(),
            body=self.text.toPlainText(),
            active=self.active.isChecked(),
        )


class TemplatesPage(RecordPage):
    columns = ("Código", "Nome", "Assunto", "Situação")
    stretch = (1, 2)
    form_width_px = 520

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _TEXTS, TemplateForm())

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration import list_templates

        self.desk.runner.read(self, list_templates, then=self.show_rows, failed=self.show_error)

    def show_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        self.show_items(
            [
                Item(
                    Entry(
                        row.id, (row.code, row.name, row.subject, state_cell(row.active)), ((3, "neutral"),)
                    ),
                    row,
                    row.name,
                    row.active,
                )
                for row in rows
            ]
        )

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration import save_template

        return save_template

    def record_kind(self) -> str:
        return "email_template"


_TEXTS = PageTexts(
    icon="mail",
    title="Textos padrão de e-mail",
    note="O texto que o e-mail de um processo já traz, conforme o tipo de atendimento.",
    new="Novo texto",
    new_heading="Novo texto padrão",
    search="Procurar texto",
    empty_title="Nenhum texto padrão ainda",
    empty="Escreva os textos que a equipe mais envia; os campos são preenchidos na hora.",
)
