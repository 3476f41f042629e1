"""Novo processo: one subject of one person, with everything that may be known at its creation (rules 36, 37)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import InputError
from crm_desktop.ui.decision_dialog import DecisionDialog, Situation
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.new_case_defaults import entry
from crm_desktop.ui.new_case_window import NewCaseWindow
from crm_desktop.ui.opinion.draft import away_note, file_here_note

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.moves import Decision
    from crm_desktop.ui.desk import Desk


class NewCaseDialog(NewCaseWindow):
    """A window of its own, modal to nothing.

    `created(case id, number)`; `mail_requested(case id)` after it when E-mail was marked; `put_aside()` when
    what was typed waits in Pareceres pendentes. With `person_id` that person is chosen already; with `phone`,
    that of a call, it is searched at once.
    """

    created = Signal(object, int)
    mail_requested = Signal(object)
    put_aside = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        person_id: uuid.UUID | None = None,
        phone: str = "",
    ) -> None:
        super().__init__(desk, parent, person_id=person_id, phone=phone)
        self._creating = False
        self._leaving = False
        self.cancel = self.add_cancel(t("Cancelar"))
        self.ok = self.set_primary(t("Criar processo"))
        self.ok.clicked.connect(lambda _on: self.create_case())
        self.form.settled.connect(self._proceed)
        self.drafts.saved.connect(lambda _at: self._proceed())
        self.drafts.kept_here.connect(lambda _kept: self._refuse_unless_kept())
        self.files.changed.connect(self._proceed)
        self.similar.opinion_requested.connect(self.go_on_in)

    # Criar processo.

    def create_case(self) -> None:
        """Checks every field, then waits for what is still on its way to the draft, asks and writes."""
        if self._creating:
            return
        self.clear_errors()
        problems = [*self.form.problems(), *filter(None, [self.files.problem()])]
        for problem in reversed(problems):
            self.show_error(problem)
        if problems:
            return
        self._creating = True
        self.set_working(True)
        self.drafts.touch()
        self.drafts.save()
        if self.drafts.is_away or self.files.kept_here:
            self._refuse()

    def _refuse_unless_kept(self) -> None:
        if self._creating:
            self._refuse()

    def _refuse(self) -> None:
        """It is not created later, when the base is back: that takes another click."""
        self._stop_creating()
        if self.files.kept_here and not self.drafts.is_away:
            self.error_bar.show_text(file_here_note())
            if self._desk.local_drafts is not None:
                self._desk.local_drafts.hand_over()
        else:
            self.error_bar.show_text(away_note())

    def _proceed(self) -> None:
        """Goes on once draft, files and the type's workflow are settled, so that nothing is left behind."""
        if not self._creating or self.drafts.dirty or not self.files.settled or not self.form.is_settled:
            return
        if not self.form.proposal.asks:
            self._write(())
            return
        prompt = DecisionDialog(
            Situation(
                walk=self.form.proposal.walk,
                centers=self._desk.options.centers,
                center_name="",
                step_label=t("Entrada do fluxo"),
                creating=True,
            ),
            self,
        )
        prompt.decided.connect(self._decided)
        prompt.went_back.connect(self._stop_creating)
        prompt.open()

    def _decided(self, decision: Decision) -> None:
        self._write(decision.answers)

    def _stop_creating(self) -> None:
        self._creating = False
        self.set_working(False)

    def _write(self, answers: tuple[int, ...]) -> None:
        from crm_desktop.operations.cases import create_case

        if self.drafts.is_away:
            self._refuse()
            return
        center, _ = entry(self._desk.options, self.form.proposal, answers)
        self.drafts.stop()
        self._desk.runner.write(
            self,
            create_case,
            then=lambda changes: self._created(changes, center.name if center is not None else ""),
            failed=self._refused,
            new=self.form.new_case(answers),
            draft_id=self.drafts.draft_id,
            case_id=self._case_id,
        )

    def _created(self, changes: Changes, center: str) -> None:
        desk, key, number = self._desk, self._case_id, int(changes.label)
        self._leaving = True
        self.drafts.finish()
        desk.toast(
            t("{number} criado em {center}", number=number, center=center),
            t("Abrir"),
            lambda: desk.case_requested.emit(key),
        )
        self.created.emit(key, number)
        if self.form.appointments.isChecked():
            desk.appointments_requested.emit(key)
        if self.form.mail.isChecked():
            self.mail_requested.emit(key)
        self.done(1)

    def _refused(self, error: BaseException) -> None:
        self.drafts.go_on()
        self.show_error(error)

    def show_error(self, error: BaseException) -> None:
        """At its field or in the error bar; the creation under way stops, and everything typed stays."""
        self._creating = False
        super().show_error(error)
        if isinstance(error, InputError) and error.field == "person" and self.form.picker.text().strip():
            self.fields["person"].set_error(
                t("Escolha a pessoa na lista que se abre ao digitar, ou cadastre-a.")
            )

    # Leaving.

    def go_on_in(self, case_id: uuid.UUID) -> None:
        """Inserir parecer neste: what was typed here waits in Pareceres pendentes."""
        self._set_aside(lambda: self._desk.opinion_requested.emit(case_id))

    def set_aside(self) -> None:
        """A concluir: kept, closed, and listed in Pareceres pendentes."""
        self._set_aside(lambda: None)

    def _set_aside(self, and_then: Callable[[], None]) -> None:
        from crm_desktop.operations.drafts import put_aside_draft

        def kept(_changes: object) -> None:
            self._leaving = True
            self.drafts.finish()
            self.put_aside.emit()
            self.done(0)
            and_then()

        self.drafts.stop()
        self._desk.runner.write(
            self,
            put_aside_draft,
            then=kept,
            failed=self._refused,
            case_id=None,
            case_version=0,
            content=self.content(),
        )

    def discard(self) -> None:
        """Descartar: the draft and its files go."""
        from crm_desktop.operations.drafts import discard_draft

        def gone(_changes: object) -> None:
            self.files.forget()
            self.leave()

        self.drafts.stop()
        self._desk.runner.write(self, discard_draft, then=gone, failed=self._refused, case_id=None)

    def leave(self) -> None:
        """Closes without asking; what is in the base stays there."""
        self._leaving = True
        super().leave()

    def reject(self) -> None:
        """Cancelar, Esc and the X: with something typed they ask (rule 14)."""
        if self._leaving:
            super().reject()
        elif not self.is_ready and self.has_something():
            ask(
                self,
                t("Cancelar processo novo"),
                t("O que você digitou ainda não foi guardado."),
                [(t("Descartar"), self.leave), (t("Voltar"), lambda: None)],
                careful=True,
            )
        elif not self.is_ready or (self.drafts.is_away and not self.has_something()):
            self.leave()
        elif not self.has_something():
            self.discard()
        else:
            ask(
                self,
                t("Cancelar processo novo"),
                t("O que fazer com o processo que você começou?"),
                (
                    (t("A concluir"), self.set_aside),
                    (t("Descartar"), self.discard),
                    (t("Voltar"), lambda: None),
                ),
                detail=t("A concluir guarda tudo em Pareceres pendentes."),
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()
