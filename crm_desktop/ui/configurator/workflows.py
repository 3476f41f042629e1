"""Workflows: the list, and the editor of the one that is opened."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.page import Page, Then
from crm_desktop.ui.configurator.record_items import state_cell
from crm_desktop.ui.configurator.record_table import Entry, RecordTable
from crm_desktop.ui.configurator.words import sentence_for
from crm_desktop.ui.configurator.workflow_editor import WorkflowEditor
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.dialog import ErrorBar
from crm_desktop.ui.format import integer
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.labels import muted_label, title_label

if TYPE_CHECKING:
    from crm_desktop.queries.configuration_desk import WorkflowRow

_COLUMNS = ("Código", "Nome", "Versão em uso", "Em andamento nela", "Nas anteriores", "Rascunho", "Situação")


class WorkflowsPage(Page):
    """Enter or a double click opens a workflow in its editor."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: dict[object, WorkflowRow] = {}
        self.editor = WorkflowEditor(desk)
        self.table = RecordTable(
            t("Workflows"), [t(c) for c in _COLUMNS], stretch=(1,), search=t("Procurar workflow")
        )
        self.new_button = CountButton(t("Novo workflow"))
        self.open_button = QPushButton(t("Abrir"))
        self.delete_button = QPushButton(t("Excluir"))
        icons.bind_icon(self.new_button, "plus", color="text")
        for button in (self.new_button, self.open_button, self.delete_button):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
        self.error_bar = ErrorBar()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title_label(t("Workflows")))
        head.addStretch(1)
        for button in (self.delete_button, self.open_button, self.new_button):
            head.addWidget(button)
        empty = EmptyState(
            "workflow",
            t("Nenhum workflow ainda"),
            t("Um workflow é o caminho que um tipo de atendimento segue entre os CRs."),
            t("Novo workflow"),
        )
        empty.action_requested.connect(self.start_new)
        self.lists = QStackedWidget()
        self.lists.addWidget(QWidget())
        self.lists.addWidget(empty)
        self.lists.addWidget(self.table)
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        note = muted_label(t("O caminho que um tipo de atendimento segue: CRs e perguntas, em versões."))
        note.setWordWrap(True)
        column.addWidget(note)
        column.addWidget(self.error_bar)
        column.addWidget(self.lists, 1)
        self.stack.addWidget(overview)
        self.stack.addWidget(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.start_new)
        self.open_button.clicked.connect(lambda: self.open_workflow(self.table.current()))
        self.delete_button.clicked.connect(self._ask_delete)
        self.table.opened.connect(self.open_workflow)
        self.table.picked.connect(self._show_buttons)
        self.editor.left.connect(self.show_list)
        self.editor.dirty_changed.connect(self.dirty_changed)
        self.editor.told.connect(self.told)

    def activate(self) -> None:
        from crm_desktop.queries.configuration_desk import list_workflows

        self.desk.runner.read(self, list_workflows, then=self.show_rows, failed=self.show_error)

    def show_rows(self, rows: tuple[WorkflowRow, ...]) -> None:
        current = self.table.current()
        self._rows = {row.id: row for row in rows}
        if current not in self._rows:
            current = rows[0].id if rows else None
        self.table.show_entries([_entry(row) for row in rows], current)
        self.lists.setCurrentIndex(2 if rows else 1)
        self._show_buttons()

    def show_list(self) -> None:
        """Back from the editor."""
        self.stack.setCurrentIndex(0)
        self.activate()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_workflow(self, key: object) -> None:
        if isinstance(key, uuid.UUID):
            self.stack.setCurrentIndex(1)
            self.editor.open_workflow(key)

    def start_new(self) -> None:
        self.guard(self._begin_new)

    def _begin_new(self) -> None:
        self.stack.setCurrentIndex(1)
        self.editor.open_new()

    def is_dirty(self) -> bool:
        return self.stack.currentIndex() == 1 and self.editor.is_dirty()

    def save(self, then: Then | None = None) -> None:
        if self.stack.currentIndex() == 1:
            self.editor.save(then)

    def revert(self) -> None:
        self.editor.revert()

    def show_error(self, error: BaseException) -> None:
        self.error_bar.show_text(sentence_for(error))

    def _show_buttons(self) -> None:
        row = self._rows.get(self.table.current())
        self.open_button.setEnabled(row is not None)
        self.open_button.setVisible(bool(self._rows))
        # One that was published once may only be inactivated, in its editor.
        deletable = row is not None and row.current_number is None
        self.delete_button.setEnabled(deletable)
        self.delete_button.setVisible(bool(self._rows))
        tip = (
            t("Nunca foi publicado: pode sair")
            if deletable
            else t("Já foi publicado: abra e desmarque Ativo")
        )
        self.delete_button.setToolTip(tip)

    def _ask_delete(self) -> None:
        row = self._rows[self.table.current()]
        ask(
            self,
            t("Excluir"),
            t("Excluir o workflow “{name}”?", name=row.name),
            [(t("Excluir"), lambda: self._delete(row.id)), (t("Voltar"), lambda: None)],
            detail=t("Ele nunca foi publicado."),
            careful=True,
        )

    def _delete(self, key: uuid.UUID) -> None:
        from crm_desktop.operations.configuration_removal import delete_record
        from crm_desktop.queries.record_use import RecordKind

        self.error_bar.hide()
        self.desk.runner.write(
            self,
            delete_record,
            then=lambda _changes: self.activate(),
            failed=self.show_error,
            kind=RecordKind.WORKFLOW,
            record_id=key,
        )


def _entry(row: WorkflowRow) -> Entry:
    cells = (
        row.code,
        row.name,
        "" if row.current_number is None else str(row.current_number),
        integer(row.running) if row.current_number is not None else "",
        integer(row.older_running) if row.older_running else "",
        t("versão {n}", n=row.draft_number) if row.draft_number else "",
        state_cell(row.active),
    )
    return Entry(row.id, cells, ((5, "warning"), (6, "neutral")))
