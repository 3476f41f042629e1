"""Who else is writing on a process, and telling others that one is. In an embedded base nobody else is."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.queries.presence import Writer
    from crm_desktop.ui.desk import Desk

BEAT_MS = 4_000
"""Half of what makes one count as gone, and a little less."""


def writers_text(writers: tuple[Writer, ...]) -> str:
    """`Carlos Lima está escrevendo há 2 min`; empty for nobody."""
    if not writers:
        return ""
    first = writers[0]
    since = t("há {n} min", n=first.minutes) if first.minutes else t("agora")
    if len(writers) == 1:
        return t("{name} está escrevendo {since}", name=first.name, since=since)
    return t("{name} e mais {n} estão escrevendo {since}", name=first.name, n=len(writers) - 1, since=since)


class Writers(QObject):
    """`changed(str)` with the text for the watched process; asks again at each hint, and while somebody writes."""

    changed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id: uuid.UUID | None = None
        self._text = ""
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.ask)
        desk.runner.changed_elsewhere.connect(self._heard)

    def watch(self, case_id: uuid.UUID | None) -> None:
        """None for no process."""
        if case_id != self._case_id:
            self._case_id = case_id
            self._show(())
        self.ask()

    def ask(self) -> None:
        from crm_desktop.queries.presence import who_is_writing

        if self._case_id is None or self._desk.runner.shared_store is None:
            return
        self._desk.runner.read(
            self,
            who_is_writing,
            case_id=self._case_id,
            then=self._show,
            failed=lambda _error: self._show(()),
            channel="writers",
        )

    def _heard(self, names: frozenset[str]) -> None:
        if "writing_now" in names:
            self.ask()

    def _show(self, writers: tuple[Writer, ...]) -> None:
        if writers:
            self._beat.start()
        else:
            self._beat.stop()
        text = writers_text(writers)
        if text != self._text:
            self._text = text
            self.changed.emit(text)


class Writing(QObject):
    """Says that one is writing on a process, until `stop`."""

    def __init__(self, desk: Desk, case_id: uuid.UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id = case_id
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._still)
        if desk.runner.shared_store is not None:
            from crm_desktop.operations.presence import begin_writing

            self._say(begin_writing)
            self._beat.start()

    def stop(self) -> None:
        if self._beat.isActive():
            from crm_desktop.operations.presence import end_writing

            self._beat.stop()
            self._say(end_writing)

    def _still(self) -> None:
        from crm_desktop.operations.presence import still_writing

        self._say(still_writing)

    def _say(self, verb: object) -> None:
        # What cannot be said is no fault that the writer should see.
        self._desk.runner.write(self, verb, failed=lambda _error: None, case_id=self._case_id)  # type: ignore[arg-type]
