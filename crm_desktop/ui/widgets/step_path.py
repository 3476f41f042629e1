"""The path of a process through its workflow, one line a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import theme_notifier

# state → icon, colour of the icon, role of the text, what is read aloud after the text
_STATES = {
    "done": ("check", "success", "", "concluído"),
    "current": ("circle-filled", "accent", "strong", "passo atual"),
    "ahead": ("circle", "muted", "muted", "adiante"),
}
_ICON_PX = 14


class StepPath(QWidget):
    """Steps are (text, state); state is `done`, `current` or `ahead` (KeyError for another)."""

    def __init__(self, steps: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[tuple[QLabel, str]] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(4)
        self._layout.setColumnStretch(1, 1)
        theme_notifier.theme_changed.connect(self._draw)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Replace the path."""
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._marks.clear()
        for row, (text, state) in enumerate(steps):
            _, _, role, spoken = _STATES[state]
            mark, label = QLabel(), QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            label.setAccessibleName(f"{text}, {t(spoken)}")
            self._layout.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._layout.addWidget(label, row, 1)
            mark.setFixedHeight(label.fontMetrics().height())
            self._marks.append((mark, state))
        self._draw()

    def _draw(self) -> None:
        for mark, state in self._marks:
            name, token, _, _ = _STATES[state]
            mark.setPixmap(icons.mark(name, _ICON_PX, color=token))
