"""Writing an opinion: the editor, the five buttons, what Ok will do, and Ok itself.

A window of its own, modal to nothing: other processes can be consulted, and several may be open.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from crm_desktop.errors import BlankText, CaseChanged, CaseClosed, DisabledByPolicy
from crm_desktop.policies import Feature
from crm_desktop.ui import format as fmt
from crm_desktop.ui.decision_dialog import DecisionDialog, Situation, opening_walk
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.opinion.attachments import AttachmentKeeper, AttachmentsDialog, show_chips
from crm_desktop.ui.opinion.draft import (
    DraftKeeper,
    away_note,
    file_here_note,
    joined_note,
    kept_here_note,
)
from crm_desktop.ui.opinion.history import HistoryPanel
from crm_desktop.ui.opinion.preflight import Preflight, changes_between, changes_since, newest_seq
from crm_desktop.ui.presence import Writers, Writing
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.opinion_editor import OpinionEditor

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.drafts import DraftContent, MailDraft
    from crm_desktop.operations.moves import Decision
    from crm_desktop.queries.case_view import HistoryEntry
    from crm_desktop.queries.opinion_context import OpinionContext
    from crm_desktop.ui.desk import Desk


class OpinionDialog(CrmDialog):
    """`completed(Changes, number)` after Ok: who opened it closes it, together with what it shows behind;
    `put_aside(case id)` after A concluir."""

    completed = Signal(object, int)
    put_aside = Signal(object)

    def __init__(
        self,
        desk: Desk,
        context: OpinionContext,
        *,
        corrects: HistoryEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        case = context.case
        super().__init__(t("Parecer · {number}", number=case.number), parent, note=case.person)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAcceptDrops(True)
        self._desk = desk
        self.context = context
        self._corrects_id = corrects.id if corrects is not None else None
        self._mail: MailDraft | None = None
        self._mail_ids: list[uuid.UUID] = []
        self._leaving = False
        self.heading.setText(case.subject)
        self.center_chip = Chip(case.center, "accent")
        self.add_chip(self.center_chip)
        if corrects is not None:
            self.add_chip(Chip(t("Retifica o parecer {seq}", seq=corrects.seq), "warning"))
        self._build_buttons()
        self._build_body()
        self._build_foot()
        self._seen_version = case.version
        self._seen_seq = newest_seq(case.history)
        self.drafts = DraftKeeper(desk, case.id, lambda: self._seen_version, self.content, self)
        self.drafts.saved.connect(self._draft_saved)
        self.drafts.failed.connect(self._draft_failed)
        self.drafts.kept_here.connect(self._draft_kept_here)
        self.drafts.joined.connect(self._show_joined)
        self._presence(desk, case.id)
        self.files = AttachmentKeeper(
            desk,
            case.id,
            case.version,
            allowed=case.allows_attachments,
            limit_bytes=case.attachment_limit_bytes,
            type_name=case.service_type,
            for_email=False,
            parent=self,
        )
        self.files.changed.connect(self._show_files)
        self.files.failed.connect(self.show_error)
        self._resume_draft()
        self._show_context()
        self.editor.typed.connect(self._typed)
        self.restore_size(900, 620)
        self.editor.setFocus()

    # Building.

    def _build_buttons(self) -> None:
        self.appointments = CountButton(t("Agendamentos"))
        self.mail = CountButton(t("E-mail"))
        self.history = CountButton(t("Histórico"))
        self.notepad = CountButton(t("Editar parecer complementar"))
        self.attach = CountButton(t("Anexos"))
        self.attach.setVisible(self.context.case.allows_attachments)
        steps: tuple[tuple[CountButton, Callable[[], None], str], ...] = (
            (self.appointments, self.open_appointments, t("Agendamentos da pessoa e dias livres")),
            (self.mail, self.open_mail, t("Envia um e-mail e o copia para o parecer")),
            (self.history, self.toggle_history, t("O que já foi tratado, ao lado do texto")),
            (self.notepad, self.open_notepad, t("Bloco de notas do processo, fora do parecer")),
            (self.attach, self.open_attachments, t("Arquivos deste parecer e do processo")),
        )
        row = FlowLayout(spacing_px=8)
        for button, act, tip in steps:
            button.setToolTip(tip)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        self.body.addLayout(row)

    def _build_body(self) -> None:
        self.editor = OpinionEditor()
        self.editor.setAccessibleName(t("Texto do parecer"))
        self.editor.setPlaceholderText(t("O que foi feito no processo?"))
        self.editor.set_spell_checker(self._desk.spelling)
        self.editor.spelling_unavailable.connect(self._no_spelling)
        self.editor.word_not_kept.connect(self.show_error)
        self.editor.image_pasted.connect(lambda image: self.files.add_image(image))
        self.editor.files_dropped.connect(lambda paths: self.files.add_paths(paths))
        self.history_panel = HistoryPanel()
        self.history_panel.hide()
        self.history_panel.timeline.file_requested.connect(self._open_file)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.editor)
        self.split.addWidget(self.history_panel)
        self.split.setSizes([480, 400])
        self.body.addWidget(self.split, 1)
        self.file_row = FlowLayout(spacing_px=8)
        self.saved_note = muted_label()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(self.file_row, 1)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addLayout(line)
        below.addWidget(self.saved_note)
        self.body.addLayout(below)
        self.preflight = Preflight()
        self.preflight.destination_changed.connect(lambda: self.drafts.touch())
        self.body.addWidget(self.preflight)

    def _no_spelling(self, _fact: str) -> None:
        self.saved_note.setText(t("A ortografia não pôde ser carregada; o texto continua sendo salvo."))

    def _build_foot(self) -> None:
        self.later = self.add_left(QPushButton(t("A concluir")))
        self.later.setAccessibleName(t("A concluir"))
        self.later.setToolTip(t("Guarda o texto; retome em Pareceres pendentes"))
        self.later.clicked.connect(lambda: self.set_aside())
        self.cancel = self.add_cancel(t("Cancelar"))
        self.ok = self.set_primary(t("Ok"))
        self.ok.clicked.connect(lambda: self.ask())

    def _show_context(self) -> None:
        case = self.context.case
        self.center_chip.set_state(case.center, "accent")
        self.appointments.set_count(self.context.coming_appointments or None)
        self.history.set_count(len(case.history))
        self.notepad.set_count(1 if case.notepad.strip() else None)
        self.preflight.show_context(self.context)
        self.history_panel.show_history(case.history, self._desk.now(), self._desk.zone)

    # The draft.

    def _resume_draft(self) -> None:
        from crm_desktop.operations.drafts import DraftContent

        draft = self.context.draft
        if draft is None:
            return
        content = DraftContent.from_json(draft.content)
        self.drafts.resume(draft)
        self.editor.set_text(content.text, content.cursor)
        self._mail = content.mail
        self._mail_ids = [uuid.UUID(key) for key in content.mail_ids]
        if content.corrects_id and self._corrects_id is None:
            self._corrects_id = uuid.UUID(content.corrects_id)
            corrected = next((e for e in self.context.case.history if e.id == self._corrects_id), None)
            if corrected is not None:
                self.add_chip(Chip(t("Retifica o parecer {seq}", seq=corrected.seq), "warning"))
        self.preflight.choose_destination(content.destination)
        self.files.resume(draft.files)
        moment = fmt.moment(draft.saved_at, self._desk.now(), self._desk.zone)
        self.saved_note.setText(t("Rascunho de {moment} retomado", moment=moment))
        if draft.case_version < self.context.case.version:
            self._seen_version, self._seen_seq = draft.case_version, content.seen_seq
            self.saved_note.setText(
                t("Rascunho de {moment} retomado; o processo mudou desde então", moment=moment)
            )

    def content(self) -> DraftContent:
        """Everything typed and chosen so far (rule 12)."""
        from crm_desktop.operations.drafts import DraftContent

        return DraftContent(
            text=self.editor.text(),
            cursor=self.editor.cursor_position(),
            mail=self._mail,
            mail_ids=tuple(str(key) for key in self._mail_ids),
            corrects_id=str(self._corrects_id) if self._corrects_id else "",
            destination=self.preflight.destination(),
            seen_seq=self._seen_seq,
        )

    def has_something(self) -> bool:
        """Whether leaving would lose anything."""
        return bool(self.editor.text().strip() or self.files.files or self._mail)

    def _typed(self) -> None:
        if not self.error_bar.isHidden():
            self.error_bar.hide()
        self.drafts.touch()

    def _draft_saved(self, moment: object) -> None:
        self.saved_note.setText(t("Rascunho salvo às {time}", time=f"{self._desk.local_now():%H:%M}"))

    def _draft_kept_here(self, kept: bool) -> None:
        self.saved_note.setText(kept_here_note(self.drafts, kept, self._desk.local_now()))

    def _show_joined(self, sent: DraftContent, joined: DraftContent) -> None:
        """Another computer's draft was in the base: what it says stands above what is typed here."""
        from crm_desktop.operations.local_drafts import text_after_joining

        self.editor.set_text(text_after_joining(self.editor.text(), sent.text, joined.text))
        self._mail = self._mail or joined.mail
        known = {str(key) for key in self._mail_ids}
        self._mail_ids += [uuid.UUID(key) for key in joined.mail_ids if key not in known]
        self.error_bar.show_text(joined_note())
        self.drafts.touch()

    def _presence(self, desk: Desk, case_id: uuid.UUID) -> None:
        """Others are told that somebody writes here, and this writer of others."""
        self.writers_chip = Chip("", "warning")
        self.writers_chip.hide()
        self.add_chip(self.writers_chip)
        self._writers = Writers(desk, self)
        self._writers.changed.connect(self._show_writers)
        self._writers.watch(case_id)
        self._saying = Writing(desk, case_id, self)
        self.finished.connect(lambda _code: self._saying.stop())

    def _show_writers(self, text: str) -> None:
        self.writers_chip.set_state(text, "warning")
        self.writers_chip.setVisible(bool(text))

    def _draft_failed(self, error: BaseException) -> None:
        self.saved_note.setText(t("Rascunho ainda não salvo. Nova tentativa em instantes."))
        self.show_error(error)

    def _show_files(self) -> None:
        show_chips(self.files, self.file_row)
        self.attach.set_count(len(self.files.files) or None)

    # The five buttons.

    def open_appointments(self) -> None:
        from crm_desktop.ui.opinion.appointments import AppointmentsDialog

        case = self.context.case
        dialog = AppointmentsDialog(
            self._desk, person_id=case.person_id, person_name=case.person, case_id=case.id, parent=self
        )
        dialog.finished.connect(lambda _code: self._read_again())
        dialog.open()

    def open_mail(self) -> None:
        from crm_desktop.ui.opinion.mail import MailDialog

        try:
            self._desk.policies.require(Feature.SEND_MAIL)
        except DisabledByPolicy as error:
            self.show_error(error)
            return
        dialog = MailDialog(self._desk, self.context, self._mail, opinion_text=self.editor.text, parent=self)
        dialog.mail_sent.connect(self._mail_sent)
        dialog.draft_changed.connect(self._mail_draft_changed)
        dialog.open()

    def _mail_sent(self, mail_id: uuid.UUID, text: str) -> None:
        self._mail_ids.append(mail_id)
        self._mail = None
        self.editor.append_paragraph(text)
        self.drafts.touch()
        self._read_again()

    def _mail_draft_changed(self, draft: MailDraft | None) -> None:
        self._mail = draft
        self.drafts.touch()

    def toggle_history(self) -> None:
        self.history_panel.setVisible(self.history_panel.isHidden())
        if not self.history_panel.isHidden():
            self.history_panel.search.setFocus()

    def open_notepad(self) -> None:
        from crm_desktop.ui.opinion.notepad import NotepadDialog

        case = self.context.case
        dialog = NotepadDialog(self._desk, case.id, case.number, self)
        dialog.saved.connect(self._read_again)
        dialog.open()

    def open_attachments(self) -> None:
        kept = [link for entry in self.context.case.history for link in entry.files]
        dialog = AttachmentsDialog(self.files, kept, self)
        dialog.file_requested.connect(self._open_file)
        dialog.open()

    def _open_file(self, link: object) -> None:
        from crm_desktop.ui.open_file import open_attachment

        open_attachment(self._desk, link, self)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files.add_paths(paths)
            event.acceptProposedAction()

    def _read_again(self) -> None:
        """The process as it is now, for counts and history; what Ok checks against stays as it was seen."""
        from crm_desktop.queries.opinion_context import read_opinion_context

        def shown(found: OpinionContext) -> None:
            same = found.case.version == self.context.case.version
            if same:
                self.context = found
            else:
                self.context = replace(
                    self.context,
                    case=replace(self.context.case, history=found.case.history, notepad=found.case.notepad),
                    coming_appointments=found.coming_appointments,
                )
            self._show_context()

        self._desk.runner.read(
            self, read_opinion_context, case_id=self.context.case.id, then=shown, failed=self.show_error
        )

    # Ok.

    def ask(self) -> None:
        """Ok: the text is checked, then the workflow asks; without a workflow the choice is made already."""
        self.clear_errors()
        if not self.editor.text().strip():
            self.show_error(BlankText("text"))
            self.editor.setFocus()
            return
        if self.files.pending:
            self.error_bar.show_text(
                t("Um arquivo ainda está sendo anexado. Clique em Ok de novo em instantes.")
            )
            return
        if self.files.kept_here:
            self.error_bar.show_text(file_here_note())
            if self._desk.local_drafts is not None:
                self._desk.local_drafts.hand_over()
            return
        if self.drafts.is_away:
            self.error_bar.show_text(away_note())
            return
        if self._seen_version < self.context.case.version:
            lines = changes_since(self.context, self._seen_seq, self._desk.now(), self._desk.zone)
            self._ask_to_keep(self.context, lines)
            return
        if self.context.definition is None:
            self.confirm(self.preflight.decision())
            return
        prompt = DecisionDialog(self._situation(), self)
        prompt.decided.connect(self.confirm)
        prompt.went_back.connect(lambda: self.editor.setFocus())
        prompt.open()

    def _situation(self) -> Situation:
        context = self.context
        return Situation(
            walk=opening_walk(context.definition, context.position),
            centers=context.centers,
            center_name=context.case.center,
            step_label=context.step_label,
            off_path=context.off_path,
            center_id=context.case.center_id,
        )

    def confirm(self, decision: Decision) -> None:
        """Writes it all in one transaction; until it is answered nothing can be asked twice."""
        from crm_desktop.operations.opinions import complete_opinion

        if self.drafts.is_away:
            # Behind what hangs it would be carried out when the base is back, whatever happened there meanwhile.
            self.error_bar.show_text(away_note())
            return
        self.set_working(True)
        self.drafts.stop()
        self._desk.runner.write(
            self,
            complete_opinion,
            then=self._completed,
            failed=self._refused,
            case_id=self.context.case.id,
            case_version=self.context.case.version,
            text=self.editor.text(),
            decision=decision,
            corrects_id=self._corrects_id,
            mail_ids=tuple(self._mail_ids),
        )

    def set_working(self, working: bool) -> None:
        """What would be typed now is in no opinion and no draft."""
        super().set_working(working)
        self.editor.setReadOnly(working)

    def _completed(self, changes: Changes) -> None:
        self._leaving = True
        self.drafts.finish()
        self.completed.emit(changes, self.context.case.number)

    def _refused(self, error: BaseException) -> None:
        self.drafts.go_on()
        self.show_error(error)
        if isinstance(error, (CaseChanged, CaseClosed)):
            self._show_what_changed()

    def _show_what_changed(self) -> None:
        """Rule 11: what is different now; keep the opinion with it, or go back. The text stays either way."""
        from crm_desktop.queries.opinion_context import read_opinion_context

        def shown(found: OpinionContext) -> None:
            self._ask_to_keep(found, changes_between(self.context, found, self._desk.now(), self._desk.zone))

        self._desk.runner.read(
            self, read_opinion_context, case_id=self.context.case.id, then=shown, failed=self.show_error
        )

    def _ask_to_keep(self, found: OpinionContext, lines: list[str]) -> None:
        def keep() -> None:
            self.context = found
            self._seen_version, self._seen_seq = found.case.version, newest_seq(found.case.history)
            self.error_bar.hide()
            self._show_context()
            self.ask()

        choices: list[tuple[str, Callable[[], None]]] = [(t("Voltar ao parecer"), lambda: None)]
        if found.case.closed_at is None:
            choices.insert(0, (t("Manter meu parecer com a situação nova"), keep))
        ask(
            self,
            t("O processo mudou"),
            t("O processo mudou enquanto você escrevia. Seu texto está guardado."),
            choices,
            detail="\n".join(f"• {line}" for line in lines),
        )

    # Leaving.

    def set_aside(self) -> None:
        """A concluir: kept, closed, and listed in Pareceres pendentes."""
        from crm_desktop.operations.drafts import put_aside_draft

        self.drafts.stop()
        self._desk.runner.write(
            self,
            put_aside_draft,
            then=self._set_aside_done,
            failed=self._refused,
            case_id=self.context.case.id,
            case_version=self._seen_version,
            content=self.content(),
        )

    def _set_aside_done(self, _changes: object) -> None:
        self._leaving = True
        self.drafts.finish()
        self.put_aside.emit(self.context.case.id)
        self.done(0)

    def discard(self) -> None:
        """Descartar: the draft and its files go."""
        from crm_desktop.operations.drafts import discard_draft

        def gone(_changes: object) -> None:
            self.files.forget()
            self._leave()

        self.drafts.stop()
        self._desk.runner.write(
            self, discard_draft, then=gone, failed=self._refused, case_id=self.context.case.id
        )

    def _leave(self) -> None:
        self.drafts.stop()
        self._leaving = True
        self.done(0)

    def reject(self) -> None:
        """Cancelar, Esc and the X: with something typed they ask (rule 14)."""
        if self._leaving:
            super().reject()
            return
        if not self.has_something():
            if self.drafts.is_away:
                self._leave()
            else:
                self.discard()
            return
        ask(
            self,
            t("Cancelar parecer"),
            t("O que fazer com o parecer que você escreveu?"),
            [
                (t("A concluir"), self.set_aside),
                (t("Descartar"), self.discard),
                (t("Voltar"), lambda: None),
            ],
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()
