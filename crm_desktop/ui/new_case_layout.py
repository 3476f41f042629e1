"""The fields of Novo processo, in reading order (rule 37). What they propose is in `new_case_form`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.errors import InvalidDate
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.new_case_fields import ContactBox, DescriptionEditor, LaterToggle, TypeBox
from crm_desktop.ui.person_line import PersonLine
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.date_field import DateTimeField
from crm_desktop.ui.widgets.field import Field, field_row
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.person_picker import PersonPicker
from crm_desktop.values.dates import parse_moment

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk


class NewCaseLayout(QWidget):
    """`fields` by the names that errors carry."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_person())
        column.addLayout(self._build_kind())
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(t("Em poucas palavras"))
        column.addWidget(self._field("subject", t("Assunto"), self.subject))
        self.description = DescriptionEditor()
        self.description.setPlaceholderText(t("O que a pessoa pediu ou relatou?"))
        self.description.set_spell_checker(desk.spelling)
        column.addWidget(self._field("description", t("Descrição"), self.description), 1)
        column.addLayout(self._build_places())
        column.addLayout(self._build_dates())
        column.addLayout(self._build_buttons())
        self.file_row = FlowLayout(spacing_px=8)
        column.addLayout(self.file_row)

    def _build_person(self) -> QVBoxLayout:
        self.picker = PersonPicker(self._desk)
        self.person_line = PersonLine(self._desk)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._field("person", t("Pessoa"), self.picker))
        column.addWidget(self.person_line)
        return column

    def _build_kind(self) -> QHBoxLayout:
        self.contact = ContactBox()
        self.kind = TypeBox()
        return field_row(
            (self._field("contact", t("Contato"), self.contact), 1),
            (self._field("service_type", t("Tipo de atendimento"), self.kind), 1),
        )

    def _build_places(self) -> QHBoxLayout:
        self.priority = ComboBox([(str(n), n) for n in range(1, 10)])
        self.priority.setMinimumContentsLength(2)
        self.priority.setToolTip(t("1 é a mais urgente"))
        self.center = ComboBox()
        self.fixed_center = QLineEdit()
        self.fixed_center.setReadOnly(True)
        self.assignee = ComboBox()
        self.center_field = self._field("center", t("Centro de responsabilidade"), self.center)
        self.fixed_field = Field(t("Centro de responsabilidade"), self.fixed_center)
        self.fixed_field.hide()
        return field_row(
            (self._field("priority", t("Prioridade"), self.priority), 2),
            (self.center_field, 6),
            (self.fixed_field, 6),
            (self._field("assignee", t("Responsável"), self.assignee), 6),
        )

    def _build_dates(self) -> QHBoxLayout:
        self.due = DateTimeField(parse=self._parse)
        self.due.setToolTip(t("Aceita 24/11 17:00, amanhã 14h, sexta, +3d"))
        self.progress = ComboBox()
        return field_row(
            (self._field("due_at", t("Previsão"), self.due), 1),
            (self._field("progress_status", t("Andamento"), self.progress), 1),
        )

    def _build_buttons(self) -> QHBoxLayout:
        after = t("Marque para abrir logo depois de criar o processo")
        self.appointments = LaterToggle(t("Agendamentos"), "calendar-plus", after)
        self.mail = LaterToggle(t("E-mail"), "mail", after)
        self.attach = CountButton(t("Anexos"))
        self.attach.setToolTip(t("Arquivos que vão com a descrição; também se pode arrastá-los para cá"))
        icons.bind_icon(self.attach, "paperclip")
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.appointments, self.mail, self.attach):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _field(self, name: str, label: str, widget: QWidget) -> Field:
        field = Field(label, widget)
        self.fields[name] = field
        return field

    def _parse(self, text: str) -> datetime:
        try:
            moment = parse_moment(text, now=self._desk.now(), zone=self._desk.zone)
        except InvalidDate:
            raise ValueError(text) from None
        return moment.astimezone(self._desk.zone).replace(tzinfo=None)
