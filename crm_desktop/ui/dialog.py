"""The frame of every dialog: title row, body, what is wrong, and the buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import InputError
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import PrimaryButton
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, title_label
from crm_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from crm_desktop.ui.runner import Runner

_AROUND_PX = 48


def _text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()


class ErrorBar(QFrame):
    """One sentence that says what is wrong and what to do; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "error")
        self._mark = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setProperty("role", "error")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def show_error(self, error: BaseException) -> None:
        message = message_for(error)
        self.show_text(" ".join(part for part in (message.text, message.next_step) if part))

    def show_text(self, text: str) -> None:
        self._mark.setPixmap(icons.mark("alert-triangle", 16, color="danger"))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()


class CrmDialog(QDialog):
    """Fill `body`; add buttons with `add_left`, `add_right` and `set_primary`.

    Not modal unless its owner says so; Ctrl+Enter presses the primary button; Esc rejects. `fields` maps the
    names that errors carry in `field` to the Field that shows them.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields: dict[str, Field] = {}
        self._guarded: list[tuple[QLineEdit | QPlainTextEdit, str]] = []
        self.heading = title_label(title)
        self.note = muted_label(note)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.note)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.error_bar = ErrorBar()
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        for row in (self._left, self._right):
            row.setSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(self._left)
        foot.addStretch(1)
        foot.addLayout(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self.head)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.error_bar)
        layout.addLayout(foot)
        self.primary: PrimaryButton | None = None

    def add_chip(self, chip: QWidget) -> None:
        """Beside the title."""
        self.head.insertWidget(self.head.count() - 2, chip)

    def add_left(self, button: QPushButton) -> QPushButton:
        button.setAutoDefault(False)
        self._left.addWidget(button)
        return button

    def add_left_widget(self, widget: QWidget) -> None:
        self._left.addWidget(widget)

    def add_right(self, button: QPushButton) -> QPushButton:
        button.setAutoDefault(False)
        self._right.addWidget(button)
        return button

    def add_cancel(self, text: str) -> QPushButton:
        button = self.add_right(QPushButton(text))
        button.setAccessibleName(text)
        button.clicked.connect(self.reject)
        return button

    def set_primary(self, text: str, *, hint: str = "Ctrl+Enter", danger: bool = False) -> PrimaryButton:
        """The filled button at the right end; Ctrl+Enter presses it."""
        button = PrimaryButton(text, hint, danger=danger)
        self.add_right(button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)
        self.primary = button
        return button

    def clear_errors(self) -> None:
        self.error_bar.hide()
        for field in self.fields.values():
            field.set_error("")

    def show_error(self, error: BaseException) -> None:
        """At its field when the error names one of ours, else above the buttons."""
        self.set_working(False)
        field = self.fields.get(error.field) if isinstance(error, InputError) else None
        if field is None:
            self.error_bar.show_error(error)
            return
        message = message_for(error)
        field.set_error(" ".join(part for part in (message.text, message.next_step) if part))
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_and_close(self, runner: Runner, verb: Callable[..., object], **values: Any) -> None:
        """Carries `verb` out and closes; a refusal is shown, and the dialog stays."""
        self.clear_errors()
        self.set_working(True)
        runner.write(self, verb, then=lambda _changes: self.accept(), failed=self.show_error, **values)

    def guard(self, *fields: QLineEdit | QPlainTextEdit) -> None:
        """Cancelar, Esc and the X ask from now on, when something else stands in one of them than does now."""
        self._guarded = [(field, _text_of(field)) for field in fields]

    def reject(self) -> None:
        if all(_text_of(field) == before for field, before in self._guarded):
            super().reject()
            return
        ask(
            self,
            self.windowTitle(),
            t("Descartar o que foi digitado?"),
            [(t("Descartar"), super().reject), (t("Voltar"), lambda: None)],
            careful=True,
        )

    def set_working(self, working: bool) -> None:
        """While the base answers the primary button waits, so that nothing is asked twice."""
        if self.primary is not None:
            self.primary.setEnabled(not working)

    def make_notice(self) -> Toast:
        """One that covers nothing: above the buttons, where what is typed in the body does not move."""
        notice = Toast(self, floats=False)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, notice)
        return notice

    def restore_size(self, width: int, height: int) -> None:
        """A first size drawn for 100 %; it grows with the text, never beyond the screen."""
        self.resize(QSize(scaled(width), scaled(height)).boundedTo(self.room()))

    def room(self) -> QSize:
        """How large a window may be on this screen, beside its frame and the task bar."""
        return self.screen().availableGeometry().size() - QSize(_AROUND_PX, _AROUND_PX)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Wrapped texts say how high they are only for a width; Qt's own minimum does not ask them."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        needed = min(layout.minimumHeightForWidth(self.width()), self.room().height())
        if needed > self.height():
            self.resize(self.width(), needed)
