"""What every screen of one logged-in user shares: the runner, the lists to choose from, and ways to go on.

A screen asks by a signal ("open this process"); the main window, which alone knows all screens, answers.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from crm_desktop.errors import DisabledByPolicy
from crm_desktop.ui.runner import Runner

if TYPE_CHECKING:
    from crm_desktop.credentials import Credentials
    from crm_desktop.desktop.report import Part
    from crm_desktop.desktop.spelling import SpellChecker
    from crm_desktop.policies import Feature, Policies
    from crm_desktop.queries.actor import Actor
    from crm_desktop.queries.options import Options
    from crm_desktop.settings import Paths, Settings
    from crm_desktop.ui.local_drafts import LocalDrafts
    from crm_desktop.ui.updates import Updates
    from crm_desktop.values.terms import Right


TOAST_MS = 6000
ERROR_MS = 12_000


class Desk(QObject):
    """`options` are read before any screen opens and again when settings change (`options_changed`)."""

    options_changed = Signal()
    settings_changed = Signal()
    toast_requested = Signal(str, str, object, int)  # text, action's text, what it does, milliseconds
    error_shown = Signal(object)
    case_requested = Signal(object)  # case id: select and show it
    opinion_requested = Signal(object)  # case id: write an opinion in it
    list_requested = Signal(object)  # CaseFilter: show that list in Atendimento
    contact_requested = Signal(object, object)  # case id or None, pending follow-up id or None
    follow_ups_requested = Signal(object)  # user id: show the user's sales contacts
    appointments_requested = Signal(object)  # case id
    drafts_requested = Signal()
    mail_account_requested = Signal()

    def __init__(self, runner: Runner, *, settings: Settings, paths: Paths, credentials: Credentials) -> None:
        super().__init__()
        self.runner = runner
        self.settings = settings
        self.paths = paths
        self.credentials = credentials
        self.make_spelling: Callable[[], SpellChecker] | None = None
        self.diagnose: Callable[[], Callable[[], tuple[Part, ...]]] | None = None
        """Called in the window's thread; what it gives collects the parts of a report on a worker."""
        self.start_words: tuple[str, ...] | None = None
        """With these arguments another start reaches this base; None where none shall."""
        self.updates: Updates | None = None
        self._spelling: SpellChecker | None = None
        self._options: Options | None = None
        self.local_drafts: LocalDrafts | None = None

    @property
    def spelling(self) -> SpellChecker | None:
        """Made when an editor first asks for it; None where it is switched off."""
        if self._spelling is None and self.make_spelling is not None:
            self._spelling = self.make_spelling()
        return self._spelling

    @property
    def options(self) -> Options:
        assert self._options is not None
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = options
        self.options_changed.emit()

    @property
    def actor(self) -> Actor:
        return self.runner.actor

    @property
    def zone(self) -> ZoneInfo:
        return self.options.zone

    def may(self, right: Right) -> bool:
        return right in self.actor.rights

    @property
    def policies(self) -> Policies:
        return self.runner.policies

    def permits(self, feature: Feature) -> bool:
        """Whether the administrator leaves the feature on; says so when not."""
        try:
            self.policies.require(feature)
        except DisabledByPolicy as error:
            self.show_error(error)
            return False
        return True

    def now(self) -> datetime:
        """Aware, UTC."""
        return self.runner.clock()

    def local_now(self) -> datetime:
        """The same moment in the desk's zone."""
        return self.now().astimezone(self.zone)

    def today(self) -> date:
        return self.local_now().date()

    def toast(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        for_ms: int = TOAST_MS,
    ) -> None:
        """Says so in passing, with a button for what can be done about it."""
        self.toast_requested.emit(text, action, on_action, for_ms)

    def show_error(self, error: BaseException) -> None:
        """For a fault that no field and no dialog can show."""
        self.error_shown.emit(error)

    def user_name(self, key: uuid.UUID | None) -> str:
        return next((user.name for user in self.options.users if user.id == key), "")
