"""Text tabs with the current one underlined and a count after the label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from crm_desktop.ui.theme import color


class CountTabBar(QTabBar):
    """The count is seen, not part of the tab's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex() >= 0:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.tabRect(self.currentIndex())).adjusted(3, 1, -3, -1), 6, 6)

    def set_count(self, index: int, count: int | None) -> None:
        """None shows no count. The tab keeps the label it was added with."""
        label = self.accessibleTabName(index) or self.tabText(index)
        self.setAccessibleTabName(index, label)
        text = label if count is None else f"{label}  {count:n}"
        if text != self.tabText(index):  # laying the tabs out anew is dear
            self.setTabText(index, text)


class CountTabWidget(QTabWidget):
    """Pages below a CountTabBar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = CountTabBar()
        self.setTabBar(self._bar)
        self.setDocumentMode(True)

    def set_count(self, index: int, n: int | None) -> None:
        """None shows no count."""
        self._bar.set_count(index, n)
