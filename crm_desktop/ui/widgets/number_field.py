"""A spin box for whole numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

# A style sheet's padding does not reach the editor inside a spin box.
_LEFT_PX = 10


class NumberField(QSpinBox):
    """Whole numbers from `minimum` to `maximum`, with `suffix` (such as ` %`) after them."""

    def __init__(
        self, minimum: int = 0, maximum: int = 99, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change the value below the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
