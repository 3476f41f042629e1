"""Pareceres pendentes: what was put aside, taken up where it stopped (rule 15)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QStackedWidget, QTableView, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.views import dress_table

if TYPE_CHECKING:
    from crm_desktop.queries.opinion_context import PendingDraft
    from crm_desktop.ui.desk import Desk

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TITLES = ("Nº", "Pessoa", "Assunto", "Começo do texto", "Salvo")
_WIDTHS = (84, 190, 200, 240, 90)
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class _DraftModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.drafts: tuple[PendingDraft, ...] = ()
        self.texts: list[tuple[str, ...]] = []

    def show(self, drafts: tuple[PendingDraft, ...], texts: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.drafts, self.texts = drafts, texts
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(_TITLES)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        return self.texts[index.row()][index.column()] if role == _DISPLAY else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return t(_TITLES[section])
        return None


class DraftsDialog(CrmDialog):
    """`resume_requested(case id, or None for the new process being typed)`."""

    resume_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Pareceres pendentes"), parent)
        self._desk = desk
        self._model = _DraftModel()
        self.table = QTableView()
        dress_table(self.table)
        self.table.setModel(self._model)
        self.table.setAccessibleName(t("Pareceres pendentes"))
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.activated.connect(lambda _index: self.resume())
        self.table.doubleClicked.connect(lambda _index: self.resume())
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, scaled(width))
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState(
                "notebook-pen",
                t("Nenhum parecer pendente"),
                t("Ao clicar em A concluir, o parecer fica guardado aqui até você voltar a ele."),
            )
        )
        self.stack.addWidget(self.table)
        self.body.addWidget(self.stack, 1)
        self.drop = self.add_left(QPushButton(t("Descartar")))
        self.drop.setAccessibleName(t("Descartar"))
        self.drop.clicked.connect(self.discard)
        self.add_cancel(t("Fechar"))
        self.set_primary(t("Retomar"), hint="Enter").clicked.connect(self.resume)
        self.restore_size(880, 420)
        desk.runner.changed.connect(self._maybe_read)
        self.read()

    def read(self) -> None:
        from crm_desktop.queries.opinion_context import pending_drafts

        self._desk.runner.read(self, pending_drafts, then=self.show_drafts, failed=self.show_error)

    def _maybe_read(self, changes: Any) -> None:
        if "draft" in {kind.value for kind in changes.kinds}:
            self.read()

    def show_drafts(self, drafts: tuple[PendingDraft, ...]) -> None:
        from crm_desktop.operations.drafts import DraftContent

        now = self._desk.now()
        texts: list[tuple[str, ...]] = []
        for draft in drafts:
            content = DraftContent.from_json(draft.content)
            subject = draft.subject
            if draft.case_id is None and content.new_case is not None:
                subject = content.new_case.subject or t("(sem assunto ainda)")
            number = fmt.case_number(draft.number) if draft.number is not None else t("Novo")
            start = " ".join(content.text.split())[:200]
            if draft.files:
                start = f"[{fmt.count(draft.files, t('anexo'), t('anexos'))}] {start}"
            texts.append((number, draft.person or fmt.NONE, subject, start, fmt.age(draft.saved_at, now)))
        self._model.show(drafts, texts)
        self.stack.setCurrentIndex(1 if drafts else 0)
        for button in (self.drop, self.primary):
            if button is not None:
                button.setEnabled(bool(drafts))
        if drafts:
            self.table.selectRow(0)
            self.table.setFocus()

    def _chosen(self) -> PendingDraft | None:
        row = self.table.currentIndex().row()
        return self._model.drafts[row] if 0 <= row < len(self._model.drafts) else None

    def resume(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.resume_requested.emit(draft.case_id)
            self.accept()

    def discard(self) -> None:
        from crm_desktop.operations.drafts import discard_draft

        draft = self._chosen()
        if draft is None:
            return
        case_id: uuid.UUID | None = draft.case_id

        def drop() -> None:
            self._desk.runner.write(self, discard_draft, failed=self.show_error, case_id=case_id)

        ask(
            self,
            t("Descartar"),
            t("Descartar este parecer? O texto não poderá ser recuperado."),
            [(t("Descartar"), drop), (t("Voltar"), lambda: None)],
            careful=True,
        )
