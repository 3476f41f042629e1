"""A field with its label above, and below it a hint or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.theme import theme_notifier
from crm_desktop.ui.widgets.labels import muted_label, restyle, set_role, small_label

_ICON_PX = 14


class Field(QWidget):
    """Ties `widget` to its label (buddy and accessible name); `widget` stays reachable as `.widget`."""

    def __init__(self, label: str, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._hint = ""
        self._hint_role = "small"
        self._error = ""
        self.label = muted_label(label)
        self.label.setBuddy(widget)
        name = label.replace("&", "")
        self.label.setAccessibleName(name)
        widget.setAccessibleName(name)
        self._mark = QLabel()
        self._note = small_label()
        self._note.setWordWrap(True)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(widget)
        layout.addLayout(below)
        self.setFocusProxy(widget)
        self._show_note()
        theme_notifier.theme_changed.connect(self._show_mark)

    def error(self) -> str:
        """What is wrong now, or an empty text."""
        return self._error

    def set_error(self, text: str) -> None:
        """Mark the field and say what is wrong below it; an empty text takes the mark away."""
        if text == self._error:
            return
        self._error = text
        self.widget.setProperty("invalid", "true" if text else None)
        restyle(self.widget)
        self._show_note()

    def set_hint(self, text: str, *, good: bool = False) -> None:
        """A line below the field, in the success colour when `good`; hidden while there is an error."""
        self._hint = text
        self._hint_role = "good" if good else "small"
        self._show_note()

    def _show_note(self) -> None:
        text = self._error or self._hint
        self._note.setText(text)
        set_role(self._note, "error" if self._error else self._hint_role)
        self._note.setVisible(bool(text))
        self._mark.setVisible(bool(self._error))
        self.widget.setAccessibleDescription(text)
        self._keep_note_whole()
        self._show_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_note_whole()

    def _keep_note_whole(self) -> None:
        # A wrapped label gives its height up first when a form is short of room.
        width = self.width() - (_ICON_PX + 4 if self._error else 0)
        # The height of an earlier, longer note counts in heightForWidth.
        self._note.setMinimumHeight(0)
        self._note.setMinimumHeight(max(0, self._note.heightForWidth(width)))

    def _show_mark(self) -> None:
        if self._error:
            self._mark.setPixmap(icons.mark("alert-triangle", _ICON_PX, color="danger"))


def field_row(*fields: tuple[QWidget, int]) -> QHBoxLayout:
    """Fields side by side, each with its stretch; one with a note below does not push its neighbours down."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for field, stretch in fields:
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
    return row
