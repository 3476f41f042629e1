"""Tipos de atendimento: a tree told by its codes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from crm_desktop.ui.configurator.inputs import ColorField, HoursField, choice_items
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts, key_of, state_cell
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.configuration_types import TypeFields
    from crm_desktop.queries.configuration import Choice, TypeRow, TypesView

_CODE = re.compile(r"[0-9]+(\.[0-9]+)*")
_MEGABYTE = 1024 * 1024
_INDENT = "\u2003"


class TypeForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, str] = {}
        self.workflows: tuple[Choice, ...] = ()
        self.templates: tuple[Choice, ...] = ()
        self.code, self.name, self.description = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.kind = ComboBox([(t("Tipo (analítico)"), False), (t("Grupo (sintético)"), True)])
        self.priority, self.due_hours = NumberField(1, 9), HoursField()
        self.workflow, self.template, self.color = ComboBox(), ComboBox(), ColorField()
        self.limit = NumberField(1, 10, " MB")
        self._lay_out()
        self.code.textChanged.connect(self._show_parent)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self._leaf_only: tuple[QWidget, ...] = (
            *(self.fields[name] for name in ("priority", "due_hours", "description", "email_template")),
            self.fields["attachment_limit_mb"],
            self.allows,
        )
        self.allows.toggled.connect(self._show_kind)

    def _lay_out(self) -> None:
        self.add_pair(
            self.make("code", t("Código"), self.code), self.make("name", t("Nome"), self.name), (2, 3)
        )
        self.add_pair(
            self.make("kind", t("Espécie"), self.kind), self.make("color", t("Cor"), self.color), (1, 1)
        )
        self.add("workflow", t("Workflow"), self.workflow)
        self.add_pair(
            self.make("priority", t("Prioridade"), self.priority, t("1 é a mais urgente")),
            self.make("due_hours", t("Prazo em horas úteis"), self.due_hours, t("Em branco, sem prazo")),
        )
        self.description.setFixedHeight(scaled(72))
        self.description.setTabChangesFocus(True)
        self.add("description", t("Descrição padrão"), self.description)
        self.add("email_template", t("Texto padrão de e-mail"), self.template)
        self.allows = self.add_box(t("Permite anexar arquivo"))
        self.add("attachment_limit_mb", t("Limite de cada arquivo"), self.limit)
        self.active = self.add_box(t("Ativo"), t("Inativo deixa de ser oferecido; o histórico fica"))
        self.content.addStretch(1)

    def show_row(self, row: object) -> None:
        shown = cast("TypeRow | None", row)
        workflow = shown.workflow_id if shown else None
        template = shown.email_template_id if shown else None
        self.workflow.set_items(choice_items(self.workflows, (workflow,), t("O do grupo acima, se houver")))
        self.template.set_items(choice_items(self.templates, (template,), t("Nenhum")))
        self.code.setText(shown.code if shown else "")
        self.name.setText(shown.name if shown else "")
        self.kind.set_current_data(shown.is_group if shown else False)
        self.color.setText(shown.color if shown else "#5f6b7e")
        self.workflow.set_current_data(workflow)
        self.template.set_current_data(template)
        self.priority.setValue(shown.priority if shown else 5)
        self.due_hours.set_value(shown.due_hours if shown else None)
        self.description.setPlainText(shown.default_description if shown else "")
        self.allows.setChecked(shown.allows_attachments if shown else True)
        self.limit.setValue(shown.attachment_limit_bytes // _MEGABYTE if shown else 10)
        self.active.setChecked(shown.active if shown else True)
        self._show_parent()
        self._show_kind()

    def _above(self) -> str:
        return self.code.text().strip().rpartition(".")[0]

    def _show_parent(self) -> None:
        above = self._above()
        if not above:
            hint = t("1.1 fica dentro de 1")
        elif above in self.groups:
            hint = t("Dentro de {name}", name=self.groups[above])
        else:
            hint = t("Não há grupo {code}", code=above)
        self.fields["code"].set_hint(hint, good=above in self.groups)

    def _show_kind(self) -> None:
        leaf = self.kind.current_data() is not True
        for widget in self._leaf_only:
            widget.setEnabled(leaf)
        self.fields["attachment_limit_mb"].setEnabled(leaf and self.allows.isChecked())

    def values(self) -> TypeFields:
        from crm_desktop.operations.configuration_types import TypeFields

        return TypeFields(
            code=self.code.text().strip(),
            name=self.name.text(),
            is_group=self.kind.current_data() is True,
            priority=self.priority.value(),
            due_hours=self.due_hours.value(),
            default_description=self.description.toPlainText(),
            workflow_id=key_of(self.workflow.current_data()),
            color=self.color.text().strip(),
            allows_attachments=self.allows.isChecked(),
            attachment_limit_mb=self.limit.value(),
            email_template_id=key_of(self.template.current_data()),
            active=self.active.isChecked(),
        )

    def check(self) -> tuple[str, str] | None:
        code, above = self.code.text().strip(), self._above()
        if code and not _CODE.fullmatch(code):
            return "code", t("O código é feito de números e pontos, como 1 ou 1.1.")
        if above and above not in self.groups:
            return "code", t("Não há grupo {code}. Crie o grupo antes, ou use outro código.", code=above)
        if not self.due_hours.is_valid():
            return "due_hours", t("Escreva as horas como 4 ou 1,5; em branco, sem prazo.")
        return None

    def show_error(self, error: BaseException) -> None:
        if getattr(error, "field", "") == "parent":
            self.show_fault("code", t("Não há um grupo com o código {code}.", code=self._above()))
        else:
            super().show_error(error)


class TypesPage(RecordPage):
    columns = ("Código", "Nome", "Workflow", "Prior.", "Prazo", "Situação")
    form_width_px = 440
    tips: ClassVar[dict[int, str]] = {3: "Prioridade, 1 é a mais urgente", 4: "Prazo em horas úteis"}

    def __init__(self, desk: Desk) -> None:
        self.type_form = TypeForm()
        super().__init__(desk, _TEXTS, self.type_form)

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration import list_types

        self.desk.runner.read(self, list_types, then=self.show_view, failed=self.show_error)

    def show_view(self, view: TypesView) -> None:
        self.type_form.groups = {row.code: row.name for row in view.rows if row.is_group}
        self.type_form.workflows, self.type_form.templates = view.workflows, view.templates
        names = {workflow.id: workflow.text for workflow in view.workflows}
        self.show_items([self._item(row, names) for row in view.rows])

    def _item(self, row: TypeRow, workflows: Mapping[uuid.UUID, str]) -> Item:
        hours = "" if row.due_hours is None else t("{n} h", n=f"{row.due_hours:g}".replace(".", ","))
        cells = (
            row.code,
            _INDENT * row.code.count(".") + row.name,
            workflows.get(row.workflow_id, "") if row.workflow_id else "",
            "" if row.is_group else str(row.priority),
            "" if row.is_group else hours,
            state_cell(row.active) or (t("Grupo") if row.is_group else ""),
        )
        return Item(Entry(row.id, cells, ((5, "neutral"),)), row, row.name, row.active)

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration_types import save_type

        return save_type

    def record_kind(self) -> str:
        return "service_type"


_TEXTS = PageTexts(
    icon="tags",
    title="Tipos de atendimento",
    note="O que se atende. Um grupo (1) reúne tipos (1.1); cada processo recebe um tipo.",
    new="Novo tipo",
    new_heading="Novo tipo de atendimento",
    search="Procurar tipo",
    empty_title="Nenhum tipo de atendimento ainda",
    empty="Crie um grupo, como 1 Suporte, e dentro dele os tipos, como 1.1 Fiscal.",
)
