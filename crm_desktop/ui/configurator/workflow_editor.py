"""One workflow: its names, its steps as a draft, and its publication."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.errors import InputError
from crm_desktop.ui import icons
from crm_desktop.ui.configurator.page import Page, Then
from crm_desktop.ui.configurator.steps_tab import StepsTab
from crm_desktop.ui.configurator.versions_tab import VersionsTab
from crm_desktop.ui.configurator.words import sentence_for
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.dialog import ErrorBar
from crm_desktop.ui.format import integer
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.theme import control_height
from crm_desktop.ui.widgets.buttons import CountButton, PrimaryButton
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, title_label
from crm_desktop.ui.widgets.tabs import CountTabWidget
from crm_desktop.workflow.definition import WorkflowDefinition

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.configuration_desk import WorkflowRow, WorkflowView
    from crm_desktop.queries.workflows import CenterInfo


@dataclass(frozen=True, slots=True)
class _Shown:
    code: str
    name: str
    active: bool
    definition: WorkflowDefinition


_NEW = _Shown("", "", True, WorkflowDefinition(()))


class WorkflowEditor(Page):
    """`left` when the user goes back to the list, everything saved or thrown away."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._row: WorkflowRow | None = None
        self._baseline = _NEW
        self._was_dirty = False
        self._saving = False
        self._number = 1
        self._centers: tuple[CenterInfo, ...] = ()
        self.back = CountButton(t("Workflows"))
        self.back.setToolTip(t("Volta à lista de workflows"))
        icons.bind_icon(self.back, "arrow-left", color="text")
        self.heading, self.usage, self.state = title_label(), muted_label(), Chip()
        self.revert_button = QPushButton(t("Desfazer"))
        self.revert_button.setToolTip(t("Volta ao que está salvo"))
        self.save_button = QPushButton(t("Salvar rascunho"))
        self.save_button.setToolTip(t("Guarda o desenho sem que nenhum processo o siga ainda (Ctrl+S)"))
        self.publish_button = PrimaryButton(t("Publicar…"))
        self.discard_button = QPushButton(t("Descartar rascunho…"))
        self.discard_button.setToolTip(t("Volta à versão publicada, sem o que foi desenhado depois dela"))
        for button in (self.back, self.discard_button, self.revert_button, self.save_button):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
        self.code, self.name, self.active = QLineEdit(), QLineEdit(), QCheckBox(t("Ativo"))
        self.active.setToolTip(t("Inativo não é seguido por processos novos; os em andamento continuam"))
        self.fields = {"code": Field(t("Código"), self.code), "name": Field(t("Nome"), self.name)}
        self.error_bar = ErrorBar()
        self.steps, self.versions = StepsTab(), VersionsTab(desk)
        self.tabs = CountTabWidget()
        self.tabs.addTab(self.steps, t("Itens"))
        self.tabs.addTab(self.versions, t("Versões"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.back, self.heading, self.state):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.discard_button, self.revert_button, self.save_button, self.publish_button):
            head.addWidget(button)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self.fields["code"], 1, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.fields["name"], 3, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.active, 0, Qt.AlignmentFlag.AlignBottom)
        names.addStretch(1)
        names.addWidget(self.usage, 0, Qt.AlignmentFlag.AlignBottom)
        self.usage.setMinimumHeight(control_height())
        self.active.setMinimumHeight(control_height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(names)
        layout.addWidget(self.error_bar)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.guard(self.left.emit))
        self.revert_button.clicked.connect(self.revert)
        self.discard_button.clicked.connect(self._ask_discard)
        self.save_button.clicked.connect(lambda: self.save())
        self.publish_button.clicked.connect(self._ask_publish)
        self.code.textEdited.connect(self._edited)
        self.name.textEdited.connect(self._edited)
        self.active.toggled.connect(self._edited)
        self.steps.edited.connect(self._edited)

    # Reading and showing.

    def open_workflow(self, workflow_id: uuid.UUID) -> None:
        """Read and show it; nothing can be typed before it is there."""
        self.setEnabled(False)
        self._read(workflow_id)

    def _read(self, workflow_id: uuid.UUID) -> None:
        from crm_desktop.queries.configuration_desk import read_workflow

        self.desk.runner.read(
            self, read_workflow, workflow_id=workflow_id, then=self.show_view, failed=self.show_error
        )

    def open_new(self) -> None:
        """An empty one, saved with its first Salvar rascunho."""
        from crm_desktop.queries.configuration_desk import list_center_infos

        self.setEnabled(False)
        self.desk.runner.read(self, list_center_infos, then=self._show_new, failed=self.show_error)

    def _show_new(self, centers: tuple[CenterInfo, ...]) -> None:
        self._row = None
        self._show(_NEW, centers)
        self.versions.show_view(None)
        self.tabs.set_count(1, 0)

    def show_view(self, view: WorkflowView) -> None:
        row = view.row
        self._row = row
        self._number = row.draft_number or (view.versions[0].number if view.versions else 0) + 1
        if self.isEnabled() and self.is_dirty():
            self._refresh()  # typed while it was read again after saving
        else:
            self._show(_Shown(row.code, row.name, row.active, view.definition), view.centers)
        self.versions.show_view(view)
        self.tabs.set_count(1, len(view.versions))

    def _show(self, shown: _Shown, centers: tuple[CenterInfo, ...]) -> None:
        opening = not self.isEnabled()
        self.setEnabled(True)
        self.error_bar.hide()
        for field in self.fields.values():
            field.set_error("")
        blocked = self.active.blockSignals(True)
        self.active.setChecked(shown.active)
        self.active.blockSignals(blocked)
        self.code.setText(shown.code)
        self.name.setText(shown.name)
        self.steps.show_definition(shown.definition, {center.code: center for center in centers})
        self._baseline = self._shown()
        self._centers = centers
        self.heading.setText(shown.name or t("Novo workflow"))
        self._refresh()
        if opening:
            (self.steps.table.view if shown.name else self.code).setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> _Shown:
        return _Shown(self.code.text(), self.name.text(), self.active.isChecked(), self.steps.definition)

    def _refresh(self) -> None:
        row, dirty = self._row, self.is_dirty()
        drawn = self._baseline.definition != self.steps.definition
        pending = drawn or row is None or row.draft_number is not None or row.current_number is None
        if row is None or pending:
            number = self._number if row else 1
            self.state.set_state(t("versão {n} · rascunho", n=number), "warning")
        else:
            self.state.set_state(t("versão {n} · publicada", n=row.current_number or 0), "success")
        self.usage.setText(_usage(row))
        self.tabs.set_count(0, len(self.steps.definition.steps))
        self.discard_button.setVisible(row is not None and row.draft_number is not None)
        self.discard_button.setEnabled(not self._saving)
        self.revert_button.setEnabled(dirty)
        self.save_button.setEnabled(dirty and not self._saving)
        faults = len(self.steps.problems)
        self.publish_button.setEnabled(pending and not faults and not self._saving)
        self.publish_button.setToolTip(_publish_tip(faults, pending))
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    # What the user does.

    def is_dirty(self) -> bool:
        return self._shown() != self._baseline

    def revert(self) -> None:
        self._show(self._baseline, self._centers)

    def _edited(self) -> None:
        self.error_bar.hide()
        self._refresh()

    def save(self, then: Then | None = None) -> None:
        from crm_desktop.operations.configuration_workflows import save_workflow

        self._write(save_workflow, t("Rascunho salvo"), then)

    def _ask_publish(self) -> None:
        running = (self._row.running + self._row.older_running) if self._row else 0
        stay = t("Nenhum processo em andamento segue outra versão.")
        if running == 1:
            stay = t("1 em andamento segue na versão anterior.")
        elif running:
            stay = t("{m} em andamento seguem na versão anterior.", m=integer(running))
        number = self._number if self._row else 1
        ask(
            self,
            t("Publicar"),
            t("A versão {n} passa a valer para processos novos.", n=number),
            [(t("Publicar"), self._publish), (t("Voltar"), lambda: None)],
            detail=stay,
        )

    def _publish(self) -> None:
        from crm_desktop.operations.configuration_workflows import publish_saved_workflow

        told = t("Versão {n} publicada", n=self._number if self._row else 1)
        self._write(publish_saved_workflow, told, None)

    def _ask_discard(self) -> None:
        row = self._row
        if row is None or row.draft_number is None:
            return
        ask(
            self,
            t("Descartar rascunho"),
            t("Descartar o rascunho da versão {n}? Isso não pode ser desfeito.", n=row.draft_number),
            [(t("Descartar"), lambda: self._discard_draft(row.id)), (t("Voltar"), lambda: None)],
            detail=_lost(row.current_number, self.is_dirty()),
            careful=True,
        )

    def _discard_draft(self, workflow_id: uuid.UUID) -> None:
        from crm_desktop.operations.configuration_workflows import discard_workflow_draft

        self.error_bar.hide()
        self._saving = True
        self._refresh()
        self.desk.runner.write(
            self,
            discard_workflow_draft,
            then=lambda _changes: self._discarded(workflow_id),
            failed=self._not_saved,
            workflow_id=workflow_id,
        )

    def _discarded(self, workflow_id: uuid.UUID) -> None:
        self._saving = False
        self.told.emit(t("Rascunho descartado"))
        self.open_workflow(workflow_id)

    def _write(self, verb: Callable[..., Changes], told: str, then: Then | None) -> None:
        if self._saving:
            return
        self.error_bar.hide()
        for field in self.fields.values():
            field.set_error("")
        self._saving = True
        self._refresh()
        shown = self._shown()
        self.desk.runner.write(
            self,
            verb,
            then=lambda changes: self._saved(changes, shown, told, then),
            failed=self._not_saved,
            code=shown.code,
            name=shown.name,
            active=shown.active,
            definition=shown.definition,
            record_id=self._row.id if self._row else None,
        )

    def _not_saved(self, error: BaseException) -> None:
        self._saving = False
        self.show_error(error)

    def _saved(self, changes: Changes, shown: _Shown, told: str, then: Then | None) -> None:
        self._saving = False
        self._baseline = shown
        self._refresh()
        self.told.emit(told)
        if then is not None:
            then()
        else:
            self._read(next(iter(changes.ids)))

    def show_error(self, error: BaseException) -> None:
        self.setEnabled(True)
        field = self.fields.get(error.field) if isinstance(error, InputError) else None
        if field is None:
            self.error_bar.show_text(sentence_for(error))
        else:
            field.set_error(sentence_for(error))
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()


def _usage(row: WorkflowRow | None) -> str:
    if row is None or row.current_number is None:
        return t("ainda sem versão publicada")
    number, running = row.current_number, row.running
    if running == 1:
        return t("versão {n} em uso por 1 processo", n=number)
    return t("versão {n} em uso por {m} processos", n=number, m=integer(running))


def _lost(published: int | None, unsaved: bool) -> str:
    if published is None:
        lost = t("Nenhuma versão foi publicada: o workflow fica sem itens.")
    else:
        lost = t(
            "Perde-se o que foi desenhado depois da versão {n}, que continua valendo para processos novos.",
            n=published,
        )
    return lost + " " + t("O que ainda não foi salvo também se perde.") if unsaved else lost


def _publish_tip(faults: int, pending: bool) -> str:
    if faults:
        return t("Resolva antes o que está em Validação")
    return t("Passa a valer para processos novos") if pending else t("Nada mudou desde a versão publicada")
