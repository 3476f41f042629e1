"""What is due is said, once: appointments soon, contacts of today, and what others left for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk


class Reminders(QObject):
    reminder = Signal(str, str, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def start(self) -> None:
        self._desk.now()
