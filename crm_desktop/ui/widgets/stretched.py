"""Columns that take the room which is free, and never less than they need."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from crm_desktop.ui.theme import scaled


class Stretched(QObject):
    """Stretches those columns while the table has the room; without it they keep `least` (pixels at 100 %, by
    column) and the table scrolls. `fit` after other columns have changed."""

    def __init__(self, view: QTableView, least: Mapping[int, int]) -> None:
        super().__init__(view)
        self._view = view
        self._least = dict(least)
        view.viewport().installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        header = self._view.horizontalHeader()
        others = sum(header.sectionSize(i) for i in range(header.count()) if i not in self._least)
        room = self._view.viewport().width() - others
        enough = room >= sum(scaled(width) for width in self._least.values())
        mode = QHeaderView.ResizeMode.Stretch if enough else QHeaderView.ResizeMode.Interactive
        for section, width in self._least.items():
            if header.sectionResizeMode(section) is not mode:
                header.setSectionResizeMode(section, mode)
            if not enough:
                header.resizeSection(section, scaled(width))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
