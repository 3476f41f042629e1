"""A card or a row of several texts that can be pressed as a whole, by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.theme import tone_tokens
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.elided_label import ElidedLabel
from crm_desktop.ui.widgets.labels import caption_label, muted_label, restyle, set_role, strong_label


class _PanelButton(QPushButton):
    """A button whose face is a layout; Enter presses it as Space does."""

    def __init__(self, panel: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty("panel", panel)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def face(self, widget: QWidget) -> None:
        """A part of the face, which leaves the mouse to the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class StatButton(_PanelButton):
    """A StatCard that opens the list behind its number. Its accessible name is the title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._value = strong_label()
        set_role(self._value, "stat")
        self._note = ElidedLabel("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for label in (caption_label(title), self._value, self._note):
            self.face(label)
            column.addWidget(label)
        column.addStretch(1)

    def show_value(self, value: str, note: str = "", tone: str = "neutral") -> None:
        """Another number; `note` says in words what the tone says in colour."""
        tone_tokens(tone)
        self._value.setText(value)
        if self._value.property("tone") != tone:
            self._value.setProperty("tone", tone)
            restyle(self._value)
        self._note.setText(note)
        self.setAccessibleDescription(f"{value} {note}".strip())

    def value(self) -> str:
        return self._value.text()

    def note(self) -> str:
        return self._note.text()


class RowButton(_PanelButton):
    """`lead` muted, `strong` and `rest` beside it, a chip at the right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("row", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lead: QLabel = muted_label()
        self.strong = ElidedLabel("strong")
        self.rest = ElidedLabel("")
        self.chip = Chip()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self.lead)
        row.addWidget(self.strong)
        row.addWidget(self.rest, 1)
        row.addWidget(self.chip)
        for widget in (self.lead, self.strong, self.rest, self.chip):
            self.face(widget)

    def show_row(self, lead: str, strong: str, rest: str = "", chip: tuple[str, str] | None = None) -> None:
        """Other texts; `chip` is (text, tone)."""
        self.lead.setText(lead)
        self.strong.setText(strong)
        self.rest.setText(rest)
        self.chip.setVisible(chip is not None)
        if chip is not None:
            self.chip.set_state(*chip)
        self.setAccessibleName(" ".join(part for part in (lead, strong, rest) if part))
        self.setAccessibleDescription(chip[0] if chip is not None else "")
        self.setToolTip(f"{strong} {rest}".strip())
