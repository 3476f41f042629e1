"""The fields of a person, in reading order."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.person_lists import LineTable
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field, field_row
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.phones import format_phone, normalize_phone
from crm_desktop.values.terms import PersonKind


def shown_phone(text: str) -> str:
    """As it is written here; raises InvalidPhone."""
    return format_phone(normalize_phone(text))


class PersonLayout(QWidget):
    """`fields` by the names that errors carry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self.name = QLineEdit()
        self.kind = ComboBox([(t("Empresa"), PersonKind.COMPANY), (t("Pessoa física"), PersonKind.PERSON)])
        self.document = QLineEdit()
        self.document.setPlaceholderText(t("Só números, ou com letras no CNPJ novo"))
        self.code = QLineEdit()
        self.code.setPlaceholderText(t("Automático"))
        name, kind = self._field("name", t("Nome"), self.name), self._field("kind", t("Espécie"), self.kind)
        column.addLayout(field_row((name, 3), (kind, 1)))
        document = self._field("document", t("CPF ou CNPJ"), self.document)
        column.addLayout(field_row((document, 3), (self._field("code", t("Código"), self.code), 1)))
        self.phones = LineTable(t("Telefone"), t("Adicionar telefone"), ((t("Telefone"), 1, shown_phone),))
        self.emails = LineTable(t("E-mail"), t("Adicionar e-mail"), ((t("E-mail"), 1, normalize_email),))
        phones, emails = (
            self._field("phone", t("Telefones"), self.phones),
            self._field("email", t("E-mails"), self.emails),
        )
        column.addLayout(field_row((phones, 1), (emails, 1)))
        self.contacts = LineTable(
            t("Contato"),
            t("Adicionar contato"),
            (
                (t("Nome"), 3, None),
                (t("Departamento"), 2, None),
                (t("E-mail"), 3, normalize_email),
                (t("Telefone"), 2, shown_phone),
            ),
        )
        column.addWidget(self._field("contact", t("Contatos"), self.contacts))
        self.categories, self.characteristics = QLineEdit(), QLineEdit()
        for line in (self.categories, self.characteristics):
            line.setPlaceholderText(t("Separe por vírgulas"))
        categories = self._field("categories", t("Categorias"), self.categories)
        characteristics = self._field("characteristics", t("Características"), self.characteristics)
        column.addLayout(field_row((categories, 1), (characteristics, 1)))
        self.active = QCheckBox(t("Ativa: aparece nas buscas e pode ter processos novos"))
        self.active.setChecked(True)
        column.addWidget(self.active)
        column.addStretch(1)

    def _field(self, name: str, label: str, widget: QWidget) -> Field:
        field = Field(label, widget)
        self.fields[name] = field
        return field
