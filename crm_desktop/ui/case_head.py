"""The line above a process's history: number, subject, chips and the button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_GAP_PX = 8


class CaseHead(QWidget):
    """One line; the chips go below the subject where both would not fit, and a long subject wraps."""

    def __init__(
        self,
        number: QLabel,
        subject: QLabel,
        chips: Sequence[QWidget],
        button: QPushButton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._subject, self._chips, self._button = number, subject, tuple(chips), button
        subject.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        subject.setSizePolicy(policy)
        title = QHBoxLayout()
        title.setSpacing(_GAP_PX)
        title.addWidget(number)
        title.addWidget(subject, 1)
        beside = QHBoxLayout()
        beside.setSpacing(_GAP_PX)
        for chip in self._chips:
            beside.addWidget(chip)
        beside.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(_GAP_PX)
        self._lines.addLayout(title, 1)
        self._lines.addLayout(beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addLayout(self._lines, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def is_one_line(self) -> bool:
        return self._lines.direction() is QBoxLayout.Direction.LeftToRight

    def _arrange(self) -> None:
        beside = [self._number, *self._chips, self._button]
        width = self._subject.fontMetrics().horizontalAdvance(self._subject.text())
        width += sum(w.sizeHint().width() + _GAP_PX for w in beside if not w.isHidden())
        fits = width <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way is not self._lines.direction():
            self._lines.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)
