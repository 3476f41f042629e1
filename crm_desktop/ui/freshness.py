"""Keeps a tab up to date while it is seen; one that is not seen reads again when it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk

KINDS = {
    "cases": "case",
    "appointment": "appointment",
    "sales_follow_up": "follow_up",
    "outbox_mail": "mail",
    "case_notepad": "notepad",
}
"""Which kind of thing a table of the base holds."""
MINUTE_MS = 60_000
"""Relative times ("vence em 40 min") grow old."""


class Freshness(QObject):
    """Calls `read` when something of `kinds` changed, each minute, and when `owner` is shown stale. `unseen` is
    called at a change while the owner is not seen."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        kinds: tuple[str, ...],
        read: Callable[[], None],
        *,
        unseen: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._kinds = frozenset(kinds)
        self._read = read
        self._unseen = unseen
        self.stale = True
        desk.runner.changed.connect(self._changed)
        desk.runner.changed_elsewhere.connect(self._changed_elsewhere)
        owner.installEventFilter(self)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    def refresh(self) -> None:
        """Now if it is seen, else when it is shown."""
        if self._owner.isVisible():
            self.stale = False
            self._read()
        else:
            self.stale = True

    def _changed(self, changes: Any) -> None:
        if not self._kinds & {kind.value for kind in changes.kinds}:
            return
        self.refresh()
        if self.stale and self._unseen is not None:
            self._unseen()

    def _changed_elsewhere(self, tables: frozenset[str]) -> None:
        if self._kinds & {KINDS[table] for table in tables if table in KINDS}:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() == QEvent.Type.Show and self.stale:
            # Not before everything in it is shown too.
            QTimer.singleShot(0, self, self.refresh)
        return super().eventFilter(watched, event)
