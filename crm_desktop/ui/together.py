"""The main window on a shared base: others' changes, and what happens while the base is away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.ui.away_banner import AwayBanner
from crm_desktop.ui.i18n import t
from crm_desktop.ui.live import Live
from crm_desktop.ui.local_drafts import LocalDrafts
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.presence import Writers
from crm_desktop.ui.refused_draft import show_refused_draft
from crm_desktop.ui.refused_file import show_refused

if TYPE_CHECKING:
    from crm_desktop.ui.case_list import CaseList
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow

DAY_MS = 24 * 60 * 60 * 1000


class Together(QObject):
    """Does nothing in an embedded base."""

    def __init__(self, window: MainWindow, desk: Desk, cases: CaseList) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._cases = cases
        self.live = Live(desk, self)
        self.banner: AwayBanner | None = None
        self.writers = Writers(desk, self)
        self.writers.changed.connect(window.detail.show_writers)
        window.table.case_selected.connect(self.writers.watch)
        self.live.elsewhere.connect(desk.runner.changed_elsewhere)
        self.live.elsewhere.connect(self._check_schema)
        desk.runner.changed_elsewhere.connect(cases.reflect_elsewhere)
        self._daily = QTimer(self, interval=DAY_MS)
        self._daily.timeout.connect(self._forget_commands)
        self.live.away.connect(self._away)
        self.live.back.connect(self._back)
        self.live.refused.connect(lambda _error: self._banner().show_refused())

    def start(self) -> None:
        if self._desk.runner.shared_store is not None:
            here = LocalDrafts(self._desk)
            self._desk.local_drafts = here
            here.unreachable.connect(self.live.check)
            here.file_refused.connect(lambda file, error: show_refused(self._window, here, file, error))
            here.draft_refused.connect(
                lambda draft, error: show_refused_draft(self._window, self._desk, here, draft, error)
            )
            here.hand_over()
            self._forget_commands()
            self._daily.start()
        self.live.start()

    def _forget_commands(self) -> None:
        from crm_desktop.operations.commands import forget_commands

        self._desk.runner.write(self, forget_commands, failed=lambda _error: None)

    def close(self) -> None:
        self.live.close()

    def _away(self, since: datetime) -> None:
        if self._desk.local_drafts is not None:
            self._desk.local_drafts.go_away()
        self._banner().show_away(f"{since.astimezone(self._desk.zone):%H:%M}")
        shared = self._desk.runner.shared_store
        if shared is not None:
            self._desk.runner.call(self, shared.drop_connections)

    def _banner(self) -> AwayBanner:
        if self.banner is None:
            self.banner = AwayBanner()
            self.banner.retry_requested.connect(self.live.try_now)
            self.banner.login_requested.connect(self._log_in_again)
            self._window.centre_column.insertWidget(0, self.banner)
        return self.banner

    def _log_in_again(self) -> None:
        from crm_desktop.ui.log_in_again import LogInAgainDialog

        LogInAgainDialog(self._desk, self.live, self._window).open()

    def _check_schema(self, tables: frozenset[str]) -> None:
        """An administrator brought the base forward: this program says so before it does anything with it."""
        shared = self._desk.runner.shared_store
        if "alembic_version" in tables and shared is not None:
            self._desk.runner.call(self, shared.check_revision, failed=self._schema_changed, channel="schema")

    def _schema_changed(self, error: BaseException) -> None:
        message = message_for(error)
        self._banner().show_text(f"{message.text} {message.next_step}", retry=False)

    def _back(self) -> None:
        self._check_schema(frozenset(("alembic_version",)))
        if self.banner is not None:
            self.banner.hide()
        self._desk.toast(t("A conexão com a base voltou."))
        self._desk.runner.changed_elsewhere.emit(
            frozenset(
                ("cases", "case_notepad", "appointment", "outbox_mail", "sales_follow_up", "writing_now")
            )
        )
        if self._desk.local_drafts is not None:
            self._desk.local_drafts.come_back()
