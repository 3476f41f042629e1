"""A layout that puts widgets side by side and goes to the next line when the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items keep their size hints, as far as a line is wide enough; lines are centred vertically on their tallest item.

    What is added after `add_gap` stands at the right end while everything fits one line.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing_px: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap_at: int | None = None
        self.setSpacing(spacing_px)
        self.setContentsMargins(0, 0, 0, 0)

    def add_gap(self) -> None:
        """From here on to the right end, if there is room."""
        self._gap_at = len(self._items)

    def add_together(self, *widgets: QWidget) -> None:
        """Widgets that no line's end parts, such as a label and its field."""
        inside = QHBoxLayout()
        inside.setSpacing(self.spacing())
        for widget in widgets:
            inside.addWidget(widget)
        self.addChildLayout(inside)
        self.addItem(inside)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        top = area.top()
        lines = self._lines(area.width())
        for line in lines:
            height = max(size.height() for _, size in line)
            left = area.left()
            pushed = self._pushed(line, area.width()) if len(lines) == 1 else None
            for item, size in line:
                if pushed is not None and item is pushed[0]:
                    left += pushed[1]
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        used = top - self.spacing() if top > area.top() else top
        return used - rect.top() + self.contentsMargins().bottom()

    def _pushed(self, line: list[tuple[QLayoutItem, QSize]], width: int) -> tuple[QLayoutItem, int] | None:
        """The first item behind the gap, and how far it moves to the right."""
        behind = self._items[self._gap_at :] if self._gap_at is not None else []
        first = next((item for item, _ in line if any(item is other for other in behind)), None)
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        return None if first is None else (first, width - used)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(max(min(size.width(), width), item.minimumSize().width()))
            if used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines
