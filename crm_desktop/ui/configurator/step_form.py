"""The form of one step of a workflow: a stop in a CR, or a question with its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.configurator.answers_box import AnswersBox
from crm_desktop.ui.configurator.inputs import HoursField
from crm_desktop.ui.configurator.step_edits import as_center, as_decision
from crm_desktop.ui.configurator.step_rows import center_name, step_text
from crm_desktop.ui.configurator.words import order_text
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.number_field import NumberField
from crm_desktop.ui.widgets.scrolled import scrolled
from crm_desktop.workflow.definition import CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import HIGHEST_ORDER, LOWEST_ORDER

if TYPE_CHECKING:
    from crm_desktop.queries.workflows import CenterInfo


class OrderField(NumberField):
    """`006`; tells its value once typing is over."""

    def __init__(self) -> None:
        super().__init__(LOWEST_ORDER, HIGHEST_ORDER)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: int) -> str:
        return order_text(value)


class StepForm(Card):
    """`changed(step)` at each edit; `reordered(old, new)` when the order was changed to a free one."""

    changed = Signal(object)
    kind_changed = Signal(object)
    reordered = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Item"), parent)
        self._step: Step | None = None
        self._taken: frozenset[int] = frozenset()
        self._centers: Mapping[str, CenterInfo] = {}
        self._showing = False
        self.order, self.text, self.hours = OrderField(), QLineEdit(), HoursField()
        self.kind = ComboBox([(t("CR"), False), (t("Decisão"), True)])
        self.center, self.next = ComboBox(), ComboBox()
        self.forbids = QCheckBox(t("Desabilitar a opção “Outros CR's”"))
        self.answers = AnswersBox()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._order = Field(t("Ordem"), self.order)
        self._text = Field(t("Descrição"), self.text)
        self._center = Field(t("CR"), self.center)
        self._next = Field(t("Próximo"), self.next)
        self._hours = Field(t("Prazo (h úteis)"), self.hours)
        self._hours.set_hint(t("Em branco, mantém a previsão que o processo tem"))
        self._answers = muted_label(t("Respostas"))
        content = QVBoxLayout()
        content.setContentsMargins(2, 2, 4, 2)
        content.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._order, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Field(t("Tipo"), self.kind), 1, Qt.AlignmentFlag.AlignTop)
        content.addLayout(head)
        for widget in (self._text, self._center, self._next, self._hours, self._answers, self.answers):
            content.addWidget(widget)
        content.addWidget(self.forbids)
        content.addStretch(1)
        inside = QWidget()
        inside.setLayout(content)
        scroll = scrolled(inside)
        self.body.addWidget(scroll, 1)

    def _connect(self) -> None:
        self.text.textEdited.connect(self._tell)
        self.hours.textEdited.connect(self._tell)
        self.center.chosen.connect(self._tell)
        self.next.chosen.connect(self._tell)
        self.forbids.toggled.connect(self._tell)
        self.answers.changed.connect(self._tell)
        self.kind.chosen.connect(self._change_kind)
        self.order.valueChanged.connect(self._change_order)

    def show_step(
        self, step: Step, definition: WorkflowDefinition, centers: Mapping[str, CenterInfo]
    ) -> None:
        """Fill the form from a step of the definition; tells nobody."""
        self._showing = True
        self._step, self._centers = step, centers
        self._taken = frozenset(other.order for other in definition.steps)
        decision = isinstance(step, DecisionStep)
        targets: list[tuple[str, object]] = [(step_text(other), other.order) for other in definition.steps]
        self.set_title(t("Decisão") if decision else t("CR"))
        self._order.set_error("")
        self.order.setValue(step.order)
        self.kind.set_current_data(decision)
        self.forbids.setChecked(step.forbids_other_centers)
        for field in (self._center, self._next, self._hours):
            field.setVisible(not decision)
        self._answers.setVisible(decision)
        self.answers.setVisible(decision)
        self._text.label.setText(t("Descrição da pergunta") if decision else t("Descrição"))
        self.text.setAccessibleName(self._text.label.text())
        if isinstance(step, DecisionStep):
            self.text.setText(step.question)
            self.answers.show_answers(step.answers, [(t("Escolha o item"), None), *targets])
        else:
            self._show_center_step(step, targets)
        self._showing = False

    def _show_center_step(self, step: CenterStep, targets: list[tuple[str, object]]) -> None:
        self.text.setText(step.label)
        items: list[tuple[str, object]] = [
            (center_name(center), code)
            for code, center in self._centers.items()
            if center.active or code == step.center
        ]
        self.center.set_items(items)
        self.center.set_current_data(step.center)
        others = [target for target in targets if target[1] != step.order or step.next == step.order]
        self.next.set_items([(t("Nenhum: o caminho termina aqui"), None), *others])
        self.next.set_current_data(step.next)
        self.hours.set_value(step.due_hours)

    def step(self) -> Step:
        """What the form says now."""
        assert self._step is not None
        if isinstance(self._step, DecisionStep):
            return DecisionStep(
                self._step.order, self.text.text(), self.answers.answers(), self.forbids.isChecked()
            )
        target = self.next.current_data()
        # What is no number counts as none at all, which the list of problems tells.
        hours = self.hours.value() if self.hours.is_valid() else 0.0
        return CenterStep(
            order=self._step.order,
            label=self.text.text(),
            center=str(self.center.current_data() or ""),
            next=target if isinstance(target, int) else None,
            due_hours=hours,
            forbids_other_centers=self.forbids.isChecked(),
        )

    def _tell(self) -> None:
        if not self._showing and self._step is not None:
            self.changed.emit(self.step())

    def _change_kind(self) -> None:
        decision = self.kind.current_data() is True
        if self._step is None or decision == isinstance(self._step, DecisionStep):
            return
        first = next((code for code, center in self._centers.items() if center.active), "")
        self.kind_changed.emit(as_decision(self.step()) if decision else as_center(self.step(), first))

    def _change_order(self, new: int) -> None:
        if self._showing or self._step is None or new == self._step.order:
            self._order.set_error("")
            return
        if new in self._taken:
            self._order.set_error(t("Já há um item {order}", order=order_text(new)))
            return
        self.reordered.emit(self._step.order, new)
