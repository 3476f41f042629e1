"""The windows in which somebody writes: opinions, the new process, what waits to be concluded.

They outlive what is selected in the list, several at once, and nothing typed in them goes when the program closes.
"""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes, OpinionUndo
    from crm_desktop.queries.case_view import HistoryEntry
    from crm_desktop.queries.opinion_context import OpinionContext
    from crm_desktop.ui.case_list import CaseList
    from crm_desktop.ui.case_verbs import CaseVerbs
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.new_case import NewCaseDialog
    from crm_desktop.ui.opinion.dialog import OpinionDialog

UNDO_MS = 60_000
CLOSE_MS = 5_000
"""How long closing waits for what hangs before it asks."""


class Writing(QObject):
    """`opinions` are the open ones, by the key of their process; `opened` tells the number of each that opens."""

    opened = Signal(int)

    def __init__(self, window: MainWindow, desk: Desk, cases: CaseList, verbs: CaseVerbs) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._cases = cases
        self._verbs = verbs
        self.opinions: dict[uuid.UUID, OpinionDialog] = {}
        self._new_case: NewCaseDialog | None = None
        self._mail_wished: uuid.UUID | None = None
        self._close_anyway = False
        self._waits_to_close: list[QMetaObject.Connection] = []
        self._patience = QTimer(self, singleShot=True, interval=CLOSE_MS)
        self._patience.timeout.connect(self._out_of_patience)

    def write_selected(self) -> None:
        key = self._window.table.selected_id()
        if key is None:
            self._desk.toast(t("Selecione um processo na lista para escrever o parecer."), "", None)
            return
        self.write_opinion(key)

    def write_opinion(self, case_id: uuid.UUID, corrects: HistoryEntry | None = None) -> None:
        """Opens the process's one opinion window, or brings it to the front."""
        if not self._desk.may(Right.WRITE_OPINION):
            return
        dialog = self.opinions.get(case_id)
        if dialog is not None:
            dialog.raise_()
            dialog.activateWindow()
            return
        from crm_desktop.queries.opinion_context import read_opinion_context

        self._desk.runner.read(
            self,
            read_opinion_context,
            case_id=case_id,
            then=partial(self._open_opinion, corrects),
            failed=self._desk.show_error,
            channel=f"opinion:{case_id}",
        )

    def _open_opinion(self, corrects: HistoryEntry | None, context: OpinionContext) -> None:
        from crm_desktop.ui.opinion.dialog import OpinionDialog

        case = context.case
        if case.closed_at is not None:
            text = t("{number} está concluído. Reabra para escrever.", number=fmt.case_number(case.number))
            may = self._desk.may(Right.REOPEN)
            self._desk.toast(text, t("Reabrir") if may else "", self._verbs.reopen if may else None)
            self._desk.case_requested.emit(case.id)
            return
        if case.id in self.opinions:
            return
        dialog = OpinionDialog(self._desk, context, corrects=corrects)
        self.opinions[case.id] = dialog
        dialog.finished.connect(lambda _code: self.opinions.pop(case.id, None))
        dialog.completed.connect(partial(self._opinion_completed, dialog))
        dialog.show()
        self.opened.emit(case.number)
        if self._mail_wished == case.id:
            self._mail_wished = None
            dialog.open_mail()

    def correct(self, entry: HistoryEntry) -> None:
        key = self._window.detail.shown_id()
        if key is not None:
            self.write_opinion(key, entry)

    def _opinion_completed(self, dialog: OpinionDialog, changes: Changes, number: int) -> None:
        """The dialog goes when the list has the new rows: one picture, not a flicker of three."""
        shown = fmt.case_number(number).replace("\u00a0", "")
        text = (
            t("{number} foi para {center}", number=shown, center=changes.label)
            if changes.label
            else t("Parecer gravado em {number}", number=shown)
        )
        undo = changes.undo

        def show() -> None:
            self._desk.toast(text, t("Desfazer"), partial(self.undo, undo) if undo else None, UNDO_MS)
            dialog.done(1)
            self._window.bring_to_front()

        self._cases.when_shown(show)

    def undo(self, undo_of: OpinionUndo) -> None:
        from crm_desktop.operations.opinions import undo_opinion

        self._desk.runner.write(
            self,
            undo_opinion,
            undo_of=undo_of,
            failed=self._desk.show_error,
            then=lambda _changes: self._desk.toast(
                t("Parecer desfeito. Ele continua no histórico, riscado."), "", None
            ),
        )

    def open_drafts(self) -> None:
        from crm_desktop.ui.drafts_dialog import DraftsDialog

        dialog = DraftsDialog(self._desk, self._window)
        dialog.resume_requested.connect(self._resume)
        dialog.open()

    def _resume(self, case_id: uuid.UUID | None) -> None:
        if case_id is None:
            self.new_case()
        else:
            self.write_opinion(case_id)

    def new_case(self, person_id: uuid.UUID | None = None, phone: str = "") -> None:
        """Opens Novo processo, or brings the one that is open to the front: a user has one draft of it.

        For that person, or with that telephone number looked for.
        """
        from crm_desktop.ui.new_case import NewCaseDialog

        if self._new_case is not None:
            self._new_case.raise_()
            self._new_case.activateWindow()
            return
        dialog = NewCaseDialog(self._desk, self._window, person_id=person_id, phone=phone)
        self._new_case = dialog
        dialog.finished.connect(self._new_case_gone)
        dialog.mail_requested.connect(self._write_mail_of)
        dialog.show()

    def _new_case_gone(self, _code: int) -> None:
        self._new_case = None

    def _write_mail_of(self, case_id: uuid.UUID) -> None:
        """The e-mail wished for at creation is written from the new process's opinion window."""
        self._mail_wished = case_id
        self.write_opinion(case_id)

    # Closing.

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not in the base yet."""
        return any(dialog.drafts.dirty for dialog in self._writers())

    @property
    def is_writing(self) -> bool:
        """Whether a window is open in which somebody writes."""
        return bool(self._writers())

    def may_close(self) -> bool:
        """Whether the program may close now. If not, what hinders it is saved, or asks by itself."""
        self._stop_waiting()
        if not self._close_others():
            return False
        for dialog in self._writers():
            dialog.drafts.save()
        waiting = [d for d in self._writers() if d.drafts.at_risk or d.files.pending]
        if waiting and not self._close_anyway:
            self._patience.start()
            for dialog in waiting:
                self._close_after(dialog)
            return False
        for dialog in self._writers():
            dialog._leaving = True
            dialog.close()
        return True

    def _close_after(self, dialog: OpinionDialog | NewCaseDialog) -> None:
        """Once what is typed and attached there is safe; where it cannot be, that is asked about."""

        def close(safe: object = True) -> None:
            self._stop_waiting()
            if safe:
                self._window.close()
            else:
                self._ask_to_close()

        self._waits_to_close += [
            dialog.drafts.saved.connect(close),
            dialog.drafts.failed.connect(lambda _error: close(False)),
            dialog.drafts.kept_here.connect(close),
            dialog.finished.connect(lambda _code: close()),
            dialog.files.changed.connect(close),
            dialog.files.failed.connect(lambda _error: self._stop_waiting()),
        ]

    def _out_of_patience(self) -> None:
        self._stop_waiting()
        self._ask_to_close()

    def _stop_waiting(self) -> None:
        self._patience.stop()
        for connection in self._waits_to_close:
            QObject.disconnect(connection)
        self._waits_to_close.clear()

    def _writers(self) -> list[OpinionDialog | NewCaseDialog]:
        """Windows whose text is a draft in the base."""
        return [*self.opinions.values(), *([self._new_case] if self._new_case is not None else [])]

    def _close_others(self) -> bool:
        """Whatever else is open asks about what was typed there, the one in front first; False when it does."""
        from crm_desktop.ui.dialog import CrmDialog

        writers = self._writers()
        found: list[QWidget] = []
        for root in (*writers, self._window):
            # The other main window is the Configurador.
            found += [*root.findChildren(CrmDialog), *root.findChildren(QMainWindow)]
        for widget in found:
            if widget in writers or not isValid(widget) or not widget.isVisible():
                continue
            if _front(widget) is widget:
                widget.close()
            if isValid(widget) and widget.isVisible():
                front = _front(widget)
                front.raise_()
                front.activateWindow()
                return False
        return True

    def _ask_to_close(self) -> None:
        """A draft could not be saved: closing now would lose it, so that is the user's own decision."""
        if self._window.findChild(QDialog, "close_anyway") is not None:
            return

        def leave() -> None:
            self._close_anyway = True
            self._window.close()

        ask(
            self._window,
            t("Há texto não salvo"),
            t("O rascunho não pôde ser salvo. Copie o texto antes de fechar."),
            [(t("Fechar e perder o texto"), leave), (t("Voltar"), lambda: None)],
            careful=True,
        ).setObjectName("close_anyway")


def _front(widget: QWidget) -> QWidget:
    """The dialog that stands before it, over as many as there are; itself when none does."""
    for dialog in widget.findChildren(QDialog):
        if dialog.isVisible():
            return _front(dialog)
    return widget
