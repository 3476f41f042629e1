"""The window of Novo processo: its draft, and the person."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from crm_desktop.errors import BaseUnreachable
from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.new_case_draft import content_of, read_key, show_content
from crm_desktop.ui.new_case_frame import NewCaseFrame
from crm_desktop.ui.opinion.draft import DraftKeeper, joined_note, kept_here_note
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.ids import uuid7

if TYPE_CHECKING:
    from crm_desktop.desktop.local_drafts import LocalDraft
    from crm_desktop.operations.drafts import DraftContent
    from crm_desktop.queries.opinion_context import DraftView
    from crm_desktop.queries.persons import PersonRow, PersonSummary
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.person_form import PersonDialog


class NewCaseWindow(NewCaseFrame):
    """What is typed is saved as the user's one draft of a new process, and taken up again the next time."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        person_id: uuid.UUID | None = None,
        phone: str = "",
    ) -> None:
        super().__init__(desk, parent)
        self._person_id = person_id
        self._phone = phone
        # Made here, so that a second try after an answer that got lost is not a second process.
        self._case_id = uuid7()
        self.is_ready = False
        self._showing = False
        self._wanted: tuple[uuid.UUID, str | None] | None = None
        self.saved_note = muted_label()
        self.add_left_widget(self.saved_note)
        self.drafts = DraftKeeper(desk, None, lambda: 0, self.content, self)
        self.drafts.hold()
        self._connect()
        self._blank = content_of(self.form)
        self.restore_size(980, 720)
        self.form.picker.setFocus()
        self._read_draft()

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._edited)
        form.failed.connect(self.show_error)
        form.picker.chosen.connect(self._person_chosen)
        form.picker.new_requested.connect(self.register_person)
        form.person_line.edit_requested.connect(self.edit_person)
        self.drafts.saved.connect(self._draft_saved)
        self.drafts.failed.connect(self._draft_failed)
        self.drafts.kept_here.connect(self._draft_kept_here)
        self.drafts.joined.connect(self._show_joined)
        self.files.changed.connect(self._files_changed)
        self.files.failed.connect(self.show_error)
        if self._desk.local_drafts is not None:
            self._desk.local_drafts.back.connect(self._base_is_back)
        app = QApplication.instance()
        if app is not None:
            # The program ends: what the pause in the typing has not saved yet is saved now.
            app.aboutToQuit.connect(self.drafts.save)

    # The draft.

    def content(self) -> DraftContent:
        """Everything typed and chosen so far, and the key of the process that is to be."""
        content = content_of(self.form)
        assert content.new_case is not None
        return replace(content, new_case=replace(content.new_case, key=str(self._case_id)))

    def has_something(self) -> bool:
        """Whether leaving would lose anything."""
        return bool(self.files.files) or content_of(self.form) != self._blank

    def _read_draft(self) -> None:
        from crm_desktop.queries.opinion_context import read_draft

        here = self._desk.local_drafts
        if here is not None and here.away:
            here.find_draft(self, None, self._show_draft_here)
            return
        self._desk.runner.read(self, read_draft, case_id=None, then=self._show_draft, failed=self._not_read)

    def _not_read(self, error: BaseException) -> None:
        here = self._desk.local_drafts
        if here is None or not isinstance(error, BaseUnreachable):
            self.show_error(error)
            return
        here.unreachable.emit()
        here.find_draft(self, None, self._show_draft_here)

    def _show_draft_here(self, draft: LocalDraft | None) -> None:
        """The base is away. What it has of it joins what is typed here, when it is back."""
        from crm_desktop.operations.drafts import DraftContent

        if draft is None:
            self._begin()
        elif self.has_something():
            self.drafts.take_over(draft)
            self._show_joined(DraftContent(), DraftContent.from_json(draft.content))
            self._begin()
        else:
            self.drafts.take_over(draft)
            self._show_content(DraftContent.from_json(draft.content))
            self.saved_note.setText(t("Rascunho guardado neste computador retomado"))
            self._ready()

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
                (t("Voltar"), self.reject),
            ),
            detail=" · ".join((*about, when)),
        )

    def _resume(self, draft: DraftView, content: DraftContent) -> None:
        typed = self.form.description.text()
        self.drafts.resume(draft)
        self.files.resume(draft.files)
        self._show_content(content)
        if typed.strip() not in ("", self.form.description.text().strip()):
            self.form.description.append_paragraph(typed)
            self.drafts.touch()
        moment = fmt.moment(draft.saved_at, self._desk.now(), self._desk.zone)
        self.saved_note.setText(t("Rascunho de {moment} retomado", moment=moment))
        self._ready()

    def _show_content(self, content: DraftContent) -> None:
        self._showing = True
        person_id = show_content(self.form, content)
        self._showing = False
        self.files.show_type()
        kept = content.new_case
        self._case_id = (read_key(kept.key) if kept is not None else None) or self._case_id
        if person_id is not None:
            self._read_person(person_id, kept.contact_name if kept is not None else None)

    def _ready(self) -> None:
        self.is_ready = True
        self.drafts.release()

    def _show_joined(self, sent: DraftContent, joined: DraftContent) -> None:
        """Another computer's draft of a new process was in the base: its text and files are here now too."""
        from crm_desktop.operations.local_drafts import text_after_joining
        from crm_desktop.queries.opinion_context import read_draft

        def with_files(draft: DraftView | None) -> None:
            if draft is not None:
                self.files.resume(draft.files)

        text = text_after_joining(self.form.description.text(), sent.text, joined.text)
        self.form.description.set_text(text)
        self.error_bar.show_text(joined_note())
        self.drafts.touch()
        self._desk.runner.read(
            self, read_draft, case_id=None, then=with_files, failed=self.show_error, channel="files"
        )

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
        self._ready()
        if self._person_id is not None:
            self._read_person(self._person_id, None)
        elif self._phone:
            self.form.picker.search_for(self._phone)
        if self.has_something():
            self.drafts.touch()

    def _edited(self) -> None:
        if not self.error_bar.isHidden():
            self.error_bar.hide()
        if self.is_ready or (not self._showing and self.has_something()):
            self.drafts.touch()

    def _files_changed(self) -> None:
        self.error_bar.hide()
        if self.is_ready:
            self.drafts.touch()

    def _draft_saved(self, _moment: object) -> None:
        self.saved_note.setText(t("Rascunho salvo às {time}", time=f"{self._desk.local_now():%H:%M}"))

    def _draft_kept_here(self, kept: bool) -> None:
        self.saved_note.setText(kept_here_note(self.drafts, kept, self._desk.local_now()))

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
            self._wanted = None
            before = self.has_something()
            self.form.show_person(summary, contact=contact)
            if not before and contact is None:
                # Chosen for the user, not by the user.
                self._blank = content_of(self.form)

        def failed(error: BaseException) -> None:
            if not (self.drafts.is_away and isinstance(error, BaseUnreachable)):
                self.show_error(error)

        self._wanted = (person_id, contact)
        self._desk.runner.read(self, read_person_summary, person_id=person_id, then=found, failed=failed)

    def _base_is_back(self) -> None:
        if self._wanted is not None:
            self._read_person(*self._wanted)

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

    def leave(self) -> None:
        """Closes without asking; what is in the base stays there."""
        self.drafts.stop()
        self.done(0)
