"""A card or a row of several texts that can be pressed as a whole, by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui.theme import color, scaled, theme_notifier, tone_tokens
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.elided_label import ElidedLabel
from crm_desktop.ui.widgets.labels import caption_label, muted_label, restyle, set_role, strong_label

_ROW_PX = 26


class _PanelButton(QAbstractButton):
    """A button whose face is a layout; Enter presses it as Space does."""

    radius_px = 8
    framed = True

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_notifier.theme_changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pressable = self.focusPolicy() != Qt.FocusPolicy.NoFocus
        back = "surface" if self.framed else ""
        if pressable and self.isDown():
            back = "accent_on"
        elif pressable and self.underMouse():
            back = "raised"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color(back) if back else Qt.BrushStyle.NoBrush)
        width = 2 if self.hasFocus() else 1
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
        else:
            painter.setPen(QPen(color("line")) if self.framed else QPen(Qt.PenStyle.NoPen))
        inset = width / 2
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, self.radius_px, self.radius_px)

    def face(self, widget: QWidget) -> None:
        """A part of the face, which leaves the mouse to the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else QSize()

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
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._value = strong_label()
        set_role(self._value, "stat")
        self._note = ElidedLabel("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for place, label in enumerate((caption_label(title), self._value, self._note)):
            self.face(label)
            if place:
                column.addStretch(1)
            column.addWidget(label)

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

    radius_px = 6
    framed = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lead: QLabel = muted_label()
        self.strong = ElidedLabel("strong")
        self.rest = ElidedLabel("")
        self.chip = Chip()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
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

    def set_pressable(self, on: bool) -> None:
        """A row with nothing behind it only shows."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, scaled(_ROW_PX)))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, scaled(_ROW_PX)))
