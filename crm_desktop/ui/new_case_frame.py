"""The frame of Novo processo: its form, beside it what looks alike (rule 36), and files dropped anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui import theme
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.new_case_files import NewCaseFiles
from crm_desktop.ui.new_case_form import NewCaseForm
from crm_desktop.ui.similar_card import SimilarCard
from crm_desktop.ui.widgets.scrolled import scrolled
from crm_desktop.values.filters import CaseFilter, Situation

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk

SIMILAR_PAUSE_MS = 300
_SIDE_PX = 320


class NewCaseFrame(CrmDialog):
    """Looks for what is alike a moment after the subject or the person changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Novo processo"), parent, note=t("Um processo para cada assunto"))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAcceptDrops(True)
        self._desk = desk
        self.form = NewCaseForm(desk)
        self.similar = SimilarCard(desk)
        self.fields.update(self.form.fields)
        self._build_body()
        self.files = NewCaseFiles(desk, self.form, self)
        self._similar_pause = QTimer(self, singleShot=True, interval=SIMILAR_PAUSE_MS)
        self._similar_pause.timeout.connect(self.look_for_similar)
        self.form.subject_or_person_changed.connect(self._similar_pause.start)
        self.similar.case_requested.connect(desk.case_requested)
        self.similar.list_requested.connect(self._show_all_of_person)

    def _build_body(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.similar, 0, Qt.AlignmentFlag.AlignTop)
        right = scrolled(side)
        right.setMaximumWidth(theme.scaled(_SIDE_PX))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(scrolled(self.form), 2)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)

    def look_for_similar(self) -> None:
        """Rule 36, a moment after the subject or the person changed."""
        from crm_desktop.queries.persons import similar_cases

        person_id, subject = self.form.picker.person_id, self.form.subject.text()
        if person_id is None or not subject.strip():
            self._desk.runner.cancel(self, "similar")
            self.similar.show_waiting()
            return
        self._desk.runner.read(
            self,
            similar_cases,
            person_id=person_id,
            subject=subject,
            then=self.similar.show_cases,
            failed=self.show_error,
            channel="similar",
        )

    def _show_all_of_person(self) -> None:
        person_id = self.form.picker.person_id
        self._desk.list_requested.emit(CaseFilter(person_id=person_id, situation=Situation.ALL))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.files.drop(event.mimeData()):
            event.acceptProposedAction()
