"""Sends what was committed to the outbox, one e-mail at a time, on a worker; it survives a restart (rule 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.policies import Feature
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.mail.transport import Delivery, MailAccount
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.mails import Claimed
    from crm_desktop.ui.desk import Desk

PAUSE_MS = 5_000


class OutboxSender(QObject):
    """Looks for due e-mails of the logged-in user every five seconds and after each write that queued one."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy = False
        self._started = False
        self._account: MailAccount | None = None
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """First of all, what a crash interrupted is marked as uncertain; it is never sent again by itself."""
        from crm_desktop.operations.mails import recover_interrupted

        if self._started:
            return
        self._started = True
        self._desk.runner.write(
            self,
            recover_interrupted,
            user_id=self._desk.actor.user_id,
            then=lambda _n: self._timer.start(),
            failed=self._later,
        )

    def look(self) -> None:
        """Asks whether something is due; the account is read anew, since it may have been changed."""
        from crm_desktop.queries.mail import read_account

        if self._busy or not self._desk.policies.allows(Feature.SEND_MAIL):
            return
        self._busy = True
        self._desk.runner.read(self, read_account, then=self._claim, failed=self._later)

    def _claim(self, account: MailAccount | None) -> None:
        from crm_desktop.operations.mails import claim_next

        if account is None:
            self._busy = False
            return
        self._account = account
        self._desk.runner.write(
            self,
            claim_next,
            user_id=self._desk.actor.user_id,
            account=account,
            then=self._deliver,
            failed=self._later,
        )

    def _deliver(self, claimed: Claimed | None) -> None:
        account = self._account
        if claimed is None or account is None:
            self._busy = False
            return

        def work() -> Delivery:
            from crm_desktop.credentials import smtp_service
            from crm_desktop.mail.transport import deliver

            service = smtp_service(account.from_address)
            password = self._desk.credentials.recall(service, account.username) if account.username else None
            return deliver(account, password, claimed.mail)

        def guarded() -> Delivery:
            try:
                return work()
            except Exception as error:
                return _uncertain(error)

        from crm_desktop.operations.mails import finish_delivery

        self._desk.runner.call_then_write(
            self, guarded, finish_delivery, mail_id=claimed.mail_id, then=self._finished, failed=self._later
        )

    def _finished(self, changes: Changes) -> None:
        from crm_desktop.values.terms import MailState

        self._busy = False
        if changes.label in (MailState.FAILED, MailState.UNCERTAIN):
            case_id = next(iter(changes.ids))
            text = (
                t("Um e-mail não foi enviado. Veja o motivo no histórico do processo.")
                if changes.label == MailState.FAILED
                else t("O servidor não confirmou um e-mail. Verifique antes de enviar de novo.")
            )
            self._desk.toast(text, t("Abrir"), lambda: self._desk.case_requested.emit(case_id))
        self.look()

    def _later(self, _error: BaseException) -> None:
        self._busy = False
        if self._started:
            self._timer.start()


def _uncertain(error: BaseException) -> Delivery:
    """A fault of our own while sending: whether it left is not known, so it is not sent again."""
    from crm_desktop.mail.transport import Delivery, Outcome
    from crm_desktop.values.mail_problems import MailProblem, mail_detail

    return Delivery(Outcome.UNCERTAIN, mail_detail(MailProblem.PROGRAM_FAULT, type(error).__name__))
