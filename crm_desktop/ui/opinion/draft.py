"""Keeps what is being written: saved soon after typing stops, and while it goes on (rule 13)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from crm_desktop.errors import BaseUnreachable
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.operations.drafts import DraftContent
    from crm_desktop.ui.desk import Desk

PAUSE_MS = 600
LONGEST_MS = 1500
"""A save waits for a pause in the typing, but never longer than this."""


class DraftKeeper(QObject):
    """`saved(datetime)` after each save, `failed(error)` when one did not go through (it is tried again),
    `kept_here(bool)` when the base is away: whether this computer could keep it meanwhile.

    `content` is asked in the window's thread, once for each save.
    """

    saved = Signal(object)
    failed = Signal(object)
    kept_here = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        case_id: uuid.UUID | None,
        version: Callable[[], int],
        content: Callable[[], DraftContent],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id = case_id
        self._version = version
        self._content = content
        self._dirty = False
        self._saving = False
        self._stopped = False
        self._kept_here = False
        self._touches = 0
        self._safe_touches = -1
        self.draft_id: uuid.UUID | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.save)
        self._longest.timeout.connect(self.save)

    def touch(self) -> None:
        """Something was typed or chosen."""
        if self._stopped:
            return
        self._dirty = True
        self._touches += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    @property
    def dirty(self) -> bool:
        """Whether something is not in the base yet."""
        return self._dirty or self._saving

    @property
    def at_risk(self) -> bool:
        """Whether something is neither in the base nor kept on this computer."""
        return self.dirty and self._safe_touches != self._touches

    def save(self) -> None:
        """Writes now what is not written yet; while a save is under way the next follows it."""
        from crm_desktop.operations.drafts import save_draft

        self._pause.stop()
        self._longest.stop()
        if self._stopped or not self.dirty:
            return
        if self._desk.local_drafts is not None and self._desk.local_drafts.away:
            # A command may stand in the way for as long as the base is away.
            if self.at_risk:
                self._keep_here()
            self._longest.start()
            return
        if self._saving or not self._dirty:
            return
        self._dirty = False
        self._saving = True
        self._desk.runner.write(
            self,
            save_draft,
            then=self._written,
            failed=self._refused,
            case_id=self._case_id,
            case_version=self._version(),
            content=self._content(),
        )

    def stop(self) -> None:
        """No save from now on: the text is on its way as an opinion, or is thrown away."""
        self._stopped = True
        self._pause.stop()
        self._longest.stop()

    def resume(self) -> None:
        """After `stop`, when what followed did not go through."""
        self._stopped = False
        self.touch()

    def _written(self, draft_id: uuid.UUID) -> None:
        self.draft_id = draft_id
        self._saving = False
        if self._kept_here and not self._dirty and self._desk.local_drafts is not None:
            self._kept_here = False
            self._desk.local_drafts.forget(self._case_id)
        moment: datetime = self._desk.now()
        self.saved.emit(moment)
        if self._dirty:
            self.touch()

    def _keep_here(self) -> None:
        assert self._desk.local_drafts is not None
        self._kept_here = True
        touches = self._touches

        def then(kept: bool) -> None:
            if not isValid(self):
                return
            if kept:
                self._safe_touches = touches
            self.kept_here.emit(kept)

        self._desk.local_drafts.keep(self._case_id, self._version(), self._content(), then=then)

    def _refused(self, error: BaseException) -> None:
        self._saving = False
        self._dirty = True
        if isinstance(error, BaseUnreachable) and self._desk.local_drafts is not None:
            self._keep_here()
        else:
            self.failed.emit(error)
        if not self._stopped:
            self._longest.start()


def kept_here_note(kept: bool, at: datetime) -> str:
    """What the window says after `DraftKeeper.kept_here`; `at` in the desk's zone."""
    if kept:
        return t("Sem conexão: rascunho guardado neste computador às {time}", time=f"{at:%H:%M}")
    return t("Sem conexão: o texto só existe nesta janela; não a feche.")
