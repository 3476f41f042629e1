"""The steps of a workflow being drawn: the table, the step's form, and what is still wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.configurator import step_edits
from crm_desktop.ui.configurator.problem_list import ProblemList
from crm_desktop.ui.configurator.record_table import RecordTable
from crm_desktop.ui.configurator.step_form import StepForm
from crm_desktop.ui.configurator.step_rows import STEP_COLUMNS, STEP_TIPS, STRETCHED, step_entries
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.workflow.definition import CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import Problem, problems

if TYPE_CHECKING:
    from crm_desktop.queries.workflows import CenterInfo

_FORM_PX = 372


class StepsTab(QWidget):
    """`edited` whenever `definition` changed; `problems` are those that it has now."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.definition = WorkflowDefinition(())
        self.problems: tuple[Problem, ...] = ()
        self._centers: Mapping[str, CenterInfo] = {}
        self._order: int | None = None
        self.table = RecordTable(
            t("Itens do workflow"),
            [t(c) for c in STEP_COLUMNS],
            stretch=STRETCHED,
            tips={i: t(s) for i, s in STEP_TIPS.items()},
        )
        self.form = StepForm()
        self.problem_list = ProblemList()
        self.add_center = _button("plus", t("CR"), t("Insere uma parada em um CR depois do item escolhido"))
        self.add_decision = _button("plus", t("Decisão"), t("Insere uma pergunta depois do item escolhido"))
        self.up = _button("arrow-up", t("Subir"), t("Troca de ordem com o item de cima"))
        self.down = _button("arrow-down", t("Descer"), t("Troca de ordem com o item de baixo"))
        self.delete = _button("trash-2", t("Remover"), t("Tira o item; o que levava a ele fica sem destino"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = FlowLayout()
        for button in (self.add_center, self.add_decision, self.up, self.down, self.delete):
            tools.addWidget(button)
        empty = EmptyState(
            "workflow",
            t("Nenhum item ainda"),
            t("Insira o primeiro CR: é nele que o processo entra. Depois, perguntas e outros CRs."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.stack, 1)
        column.addWidget(self.problem_list)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.form)
        split.setStretchFactor(0, 1)
        split.setSizes([600, _FORM_PX])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.add_center.clicked.connect(lambda: self._insert(CenterStep(0, "", self._first_center())))
        self.add_decision.clicked.connect(lambda: self._insert(step_edits.as_decision(CenterStep(0, "", ""))))
        self.up.clicked.connect(lambda: self._swap(-1))
        self.down.clicked.connect(lambda: self._swap(1))
        self.delete.clicked.connect(self._remove)
        self.table.picked.connect(lambda key: self.go_to(int(str(key))))
        self.table.opened.connect(lambda _key: self.form.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.problem_list.step_wanted.connect(self.go_to)
        self.form.changed.connect(self._put)
        self.form.kind_changed.connect(self._change_kind)
        self.form.reordered.connect(self._reorder)

    def show_definition(self, definition: WorkflowDefinition, centers: Mapping[str, CenterInfo]) -> None:
        """Draw from here on; the step shown before stays shown where it still exists."""
        self._centers = centers
        self.definition = step_edits.in_order(definition.steps)
        if self.definition.get(self._order) is None:
            self._order = self.definition.first.order if self.definition.steps else None
        self._refresh(form=True)

    def go_to(self, order: int) -> None:
        """Show that step in the form."""
        self._order = order
        self._refresh(form=True, told=False)

    def step_name(self, order: int | None) -> str:
        step = self.definition.get(order)
        return step_edits.step_name(step) if step else ""

    def _first_center(self) -> str:
        return next((code for code, center in self._centers.items() if center.active), "")

    def _change(self, definition: WorkflowDefinition, *, order: int | None, form: bool) -> None:
        self.definition, self._order = definition, order
        self._refresh(form=form)
        self.edited.emit()

    def _refresh(self, *, form: bool, told: bool = True) -> None:
        if told:
            closing = {code for code, center in self._centers.items() if center.closes}
            self.problems = problems(self.definition, centers=self._centers.keys(), closing_centers=closing)
            self.table.show_entries(step_entries(self.definition, self._centers, self.problems), self._order)
            self.problem_list.show_problems(self.problems, self.step_name)
        else:
            self.table.set_current(self._order)
        step = self.definition.get(self._order)
        self.stack.setCurrentIndex(1 if self.definition.steps else 0)
        self.form.setVisible(step is not None)
        taken = step_edits.orders(self.definition)
        self.up.setEnabled(step is not None and self._order != taken[0])
        self.down.setEnabled(step is not None and self._order != taken[-1])
        self.delete.setEnabled(step is not None)
        self.add_center.setEnabled(bool(self._first_center()))
        if step is not None and form:
            self.form.show_step(step, self.definition, self._centers)

    def _insert(self, step: Step) -> None:
        try:
            definition, order = step_edits.insert_after(self.definition, self._order, step)
        except step_edits.NoRoom:
            return
        self._change(definition, order=order, form=True)
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self, direction: int) -> None:
        if self._order is not None:
            definition, order = step_edits.swap(self.definition, self._order, direction)
            self._change(definition, order=order, form=True)

    def _remove(self) -> None:
        if self._order is None:
            return
        taken = step_edits.orders(self.definition)
        place = taken.index(self._order)
        taken.remove(self._order)
        follower = taken[min(place, len(taken) - 1)] if taken else None
        self._change(step_edits.remove(self.definition, self._order), order=follower, form=True)

    def _reorder(self, old: int, new: int) -> None:
        self._change(step_edits.renumber(self.definition, {old: new}), order=new, form=True)

    def _put(self, step: CenterStep | DecisionStep) -> None:
        self._change(step_edits.put(self.definition, step), order=step.order, form=False)

    def _change_kind(self, step: CenterStep | DecisionStep) -> None:
        self._change(step_edits.put(self.definition, step), order=step.order, form=True)


def _button(icon: str, text: str, tip: str) -> QPushButton:
    button = CountButton(text)
    button.setAutoDefault(False)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    icons.bind_icon(button, icon, color="text")
    return button
