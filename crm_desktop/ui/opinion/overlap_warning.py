"""What is in the way of an appointment: a warning that forbids nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip

MOST_LINES = 4


class OverlapWarning(Card):
    """Hidden while there is nothing; read aloud when it appears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, raised=True)
        self._mark = Chip(t("Horário já ocupado"), "warning")
        self.body.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._labels: list[QLabel] = []
        self.body.addLayout(self._lines)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """One line for each appointment in the way; beyond four the rest is counted, and named in the tip."""
        for old in self._labels:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        shown = list(lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            shown.append(t("e mais {n}", n=len(lines) - MOST_LINES))
        for line in shown:
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._lines.addWidget(label)
            self._labels.append(label)
        self.setToolTip("\n".join(lines) if len(lines) > MOST_LINES else "")
        self.setAccessibleName(f"{t('Horário já ocupado')}: {'; '.join(lines)}" if lines else "")
        self.setVisible(bool(lines))
        if lines:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def text(self) -> str:
        """The lines shown now."""
        return "\n".join(label.text() for label in self._labels)
