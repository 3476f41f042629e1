"""Editar parecer complementar: the notepad of a process. Two who write at once never lose a text (rule 20)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from crm_desktop.errors import NotepadChanged
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.opinion_context import NotepadView
    from crm_desktop.ui.desk import Desk


class NotepadDialog(CrmDialog):
    """`saved` once the text is in the base."""

    saved = Signal()

    def __init__(self, desk: Desk, case_id: uuid.UUID, number: int, parent: QWidget | None = None) -> None:
        super().__init__(t("Parecer complementar"), parent, note=t("Processo {number}", number=number))
        self._desk = desk
        self._case_id = case_id
        self._version = 0
        self._before = ""
        self._theirs: NotepadChanged | None = None
        hint = muted_label(t("Bloco de notas do processo. Não entra em parecer, histórico nem e-mail."))
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(t("Parecer complementar"))
        self.text.setTabChangesFocus(True)
        self.text.setEnabled(False)
        self.body.addWidget(self.text, 1)
        self.theirs_card = Card(t("Salvo por outra pessoa"))
        self.theirs = QPlainTextEdit()
        self.theirs.setReadOnly(True)
        self.theirs.setAccessibleName(t("Texto salvo por outra pessoa"))
        self.theirs_card.body.addWidget(self.theirs)
        join = QPushButton(t("Juntar ao meu texto"))
        join.clicked.connect(self._join)
        self.theirs_card.body.addWidget(join)
        self.theirs_card.hide()
        self.body.addWidget(self.theirs_card, 1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(600, 440)
        self._read()

    def _read(self) -> None:
        from crm_desktop.queries.opinion_context import read_notepad

        self._desk.runner.read(
            self, read_notepad, case_id=self._case_id, then=self._show, failed=self.show_error
        )

    def _show(self, pad: NotepadView) -> None:
        self._before, self._version = pad.text, pad.version
        self.text.setPlainText(pad.text)
        self.text.setEnabled(True)
        self.text.setFocus()

    def save(self) -> None:
        """A text that the user has not joined is done away with only by the user's own word."""
        if self._theirs is None:
            self._write()
            return
        ask(
            self,
            t("Parecer complementar"),
            t("{name} salvou outro texto. O que gravar?", name=self._theirs.author),
            [
                (t("Juntar ao meu texto"), self._join),
                (t("Gravar só o meu"), self._replace),
                (t("Voltar"), lambda: None),
            ],
            detail=t("Com “Gravar só o meu”, o texto de {name} se perde.", name=self._theirs.author),
        )

    def _replace(self) -> None:
        self._seen()
        self._write()

    def _write(self) -> None:
        from crm_desktop.operations.cases import save_notepad

        self.set_working(True)
        self._desk.runner.write(
            self,
            save_notepad,
            then=self._done,
            failed=self._refused,
            case_id=self._case_id,
            text=self.text.toPlainText(),
            version=self._version,
        )

    def _done(self, _changes: Changes) -> None:
        self._before = self.text.toPlainText()
        self.saved.emit()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.show_error(error)
        if isinstance(error, NotepadChanged):
            self._theirs = error
            self.theirs.setPlainText(error.theirs)
            self.theirs_card.set_title(t("Salvo por {name}", name=error.author))
            self.theirs_card.show()

    def _join(self) -> None:
        both = self.text.toPlainText().rstrip() + "\n\n" + self.theirs.toPlainText()
        self.text.setPlainText(both.strip())
        self._seen()

    def _seen(self) -> None:
        """From here on Gravar is meant against what the other person saved."""
        if self._theirs is not None:
            self._version, self._theirs = self._theirs.version, None
        self.theirs_card.hide()
        self.error_bar.hide()
        self.text.setFocus()

    def reject(self) -> None:
        if self.text.toPlainText() == self._before:
            super().reject()
            return
        ask(
            self,
            t("Parecer complementar"),
            t("Há alterações não gravadas."),
            [
                (t("Gravar"), self.save),
                (t("Descartar"), lambda: CrmDialog.reject(self)),
                (t("Voltar"), lambda: None),
            ],
        )
