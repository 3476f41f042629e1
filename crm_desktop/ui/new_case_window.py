"""The window of Novo processo: its form, its draft, the person, and what looks alike (rule 36)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.new_case_files import NewCaseFiles
from crm_desktop.ui.new_case_form import NewCaseForm
from crm_desktop.ui.opinion.draft import DraftKeeper, kept_here_note
from crm_desktop.ui.similar_card import SimilarCard
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.scrolled import scrolled
from crm_desktop.values.filters import CaseFilter, Situation

if TYPE_CHECKING:
    from crm_desktop.operations.drafts import DraftContent
    from crm_desktop.queries.opinion_context import DraftView
    from crm_desktop.queries.persons import PersonRow, PersonSummary
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.person_form import PersonDialog

SIMILAR_PAUSE_MS = 300
_SIDE_PX = 320


class NewCaseWindow(CrmDialog):
    """What is typed is saved as the user's one draft of a new process, and taken up again the next time."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        person_id: uuid.UUID | None = None,
        phone: str = "",
    ) -> None:
        super().__init__(t("Novo processo"), parent, note=t("Um processo para cada assunto"))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAcceptDrops(True)
        self._desk = desk
        self._person_id = person_id
        self._phone = phone
        self.is_ready = False
        self.form = NewCaseForm(desk)
        self.similar = SimilarCard(desk)
        self.fields.update(self.form.fields)
        self._build_body()
        self.saved_note = muted_label()
        self.add_left_widget(self.saved_note)
        self.drafts = DraftKeeper(desk, None, lambda: 0, self.content, self)
        self.files = NewCaseFiles(desk, self.form, self)
        self._similar_pause = QTimer(self, singleShot=True, interval=SIMILAR_PAUSE_MS)
        self._connect()
        self._blank = self.content()
        self.restore_size(980, 720)
        self.form.picker.setFocus()
        self._read_draft()

    # Building.

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

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._edited)
        form.failed.connect(self.show_error)
        form.subject_or_person_changed.connect(self._similar_pause.start)
        form.picker.chosen.connect(self._person_chosen)
        form.picker.new_requested.connect(self.register_person)
        form.person_line.edit_requested.connect(self.edit_person)
        self._similar_pause.timeout.connect(self.look_for_similar)
        self.similar.case_requested.connect(self._desk.case_requested)
        self.similar.list_requested.connect(self._show_all_of_person)
        self.drafts.saved.connect(self._draft_saved)
        self.drafts.failed.connect(self._draft_failed)
        self.drafts.kept_here.connect(self._draft_kept_here)
        self.files.changed.connect(self._files_changed)
        self.files.failed.connect(self.show_error)
        app = QApplication.instance()
        if app is not None:
            # The program ends: what the pause in the typing has not saved yet is saved now.
            app.aboutToQuit.connect(self.drafts.save)

    # The draft.

    def content(self) -> DraftContent:
        """Everything typed and chosen so far."""
        from crm_desktop.ui.new_case_draft import content_of

        return content_of(self.form)

    def has_something(self) -> bool:
        """Whether leaving would lose anything."""
        return bool(self.files.files) or self.content() != self._blank

    def _read_draft(self) -> None:
        from crm_desktop.queries.opinion_context import read_draft

        self._desk.runner.read(self, read_draft, case_id=None, then=self._show_draft, failed=self.show_error)

    def _show_draft(self, draft: DraftView | None) -> None:
        from crm_desktop.operations.drafts import DraftContent

        if draft is None:
            self._begin()
            return
        content = DraftContent.from_json(draft.content)
        person = content.new_case.person_id if content.new_case is not None else ""
        other = self._person_id is not None and person != str(self._person_id)
        if other or self._phone or self.has_something():
            self._ask_about_draft(draft, content)
        else:
            self._resume(draft, content)

    def _ask_about_draft(self, draft: DraftView, content: DraftContent) -> None:
        """There is one draft of a new process; to begin another one it must go."""
        kept = content.new_case
        about = [part for part in ((kept.person_text, kept.subject) if kept else ()) if part]
        when = fmt.moment(draft.saved_at, self._desk.now(), self._desk.zone)
        ask(
            self,
            t("Novo processo"),
            t("Há um processo novo começado e ainda não criado. O que fazer com ele?"),
            (
                (t("Retomar"), lambda: self._resume(draft, content)),
                (t("Descartar e começar outro"), self._start_over),
                (t("Voltar"), self.leave),
            ),
            detail=" · ".join((*about, when)),
        )

    def _resume(self, draft: DraftView, content: DraftContent) -> None:
        from crm_desktop.ui.new_case_draft import show_content

        self.drafts.draft_id = draft.id
        person_id = show_content(self.form, content)
        self.files.resume(draft.files)
        self.files.show_type()
        moment = fmt.moment(draft.saved_at, self._desk.now(), self._desk.zone)
        self.saved_note.setText(t("Rascunho de {moment} retomado", moment=moment))
        self.is_ready = True
        if person_id is not None:
            contact = content.new_case.contact_name if content.new_case else None
            self._read_person(person_id, contact)

    def _start_over(self) -> None:
        from crm_desktop.operations.drafts import discard_draft

        self._desk.runner.write(
            self, discard_draft, then=self._begin_over, failed=self.show_error, case_id=None
        )

    def _begin_over(self, _changes: object) -> None:
        self.files.forget()
        self._begin()

    def _begin(self) -> None:
        """Without a draft: with the person or the phone that the window was opened for."""
        self.is_ready = True
        if self._person_id is not None:
            self._read_person(self._person_id, None)
        elif self._phone:
            self.form.picker.search_for(self._phone)
        if self.has_something():
            self.drafts.touch()

    def _edited(self) -> None:
        if not self.error_bar.isHidden():
            self.error_bar.hide()
        if self.is_ready:
            self.drafts.touch()

    def _files_changed(self) -> None:
        self.error_bar.hide()
        if self.is_ready:
            self.drafts.touch()

    def _draft_saved(self, _moment: object) -> None:
        self.saved_note.setText(t("Rascunho salvo às {time}", time=f"{self._desk.local_now():%H:%M}"))

    def _draft_kept_here(self, kept: bool) -> None:
        self.saved_note.setText(kept_here_note(kept, self._desk.local_now()))

    def _draft_failed(self, error: BaseException) -> None:
        self.saved_note.setText(t("Rascunho ainda não salvo. Nova tentativa em instantes."))
        self.show_error(error)

    # The person, and what looks alike.

    def _person_chosen(self, row: PersonRow) -> None:
        self._read_person(row.id, None)
        self._edited()

    def _read_person(self, person_id: uuid.UUID, contact: str | None) -> None:
        from crm_desktop.queries.persons import read_person_summary

        def found(summary: PersonSummary) -> None:
            before = self.has_something()
            self.form.show_person(summary, contact=contact)
            if not before and contact is None:
                # Chosen for the user, not by the user.
                self._blank = self.content()

        self._desk.runner.read(
            self, read_person_summary, person_id=person_id, then=found, failed=self.show_error
        )

    def register_person(self, typed: str) -> None:
        """Cadastrar: the form for a new person, with what was typed."""
        from crm_desktop.ui.person_form import PersonDialog

        self._open_person(PersonDialog(self._desk, self, name=typed))

    def edit_person(self, person_id: uuid.UUID) -> None:
        """Editar cadastro: what is saved there shows here."""
        from crm_desktop.ui.person_form import PersonDialog

        self._open_person(PersonDialog(self._desk, self, person_id=person_id))

    def _open_person(self, dialog: PersonDialog) -> None:
        def chosen(person_id: uuid.UUID) -> None:
            same = person_id == self.form.picker.person_id
            self._read_person(person_id, self.form.contact.name() if same else None)
            self.drafts.touch()

        dialog.saved.connect(chosen)
        dialog.open()

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

    # Files dropped anywhere.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.files.drop(event.mimeData()):
            event.acceptProposedAction()

    def leave(self) -> None:
        """Closes without asking; what is in the base stays there."""
        self.drafts.stop()
        self.done(0)
