"""The form of one record: its fields, what is wrong, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import InputError
from crm_desktop.ui.configurator.inputs import ColorField
from crm_desktop.ui.configurator.words import sentence_for
from crm_desktop.ui.dialog import ErrorBar
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import PrimaryButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import strong_label
from crm_desktop.ui.widgets.scrolled import scrolled


class RecordForm(Card):
    """Subclasses add fields and say `show_row`, `values` and, where the form can tell, `check`.

    `fields` maps the names that errors carry to the Field that shows them. `edited` at every change.
    """

    edited = Signal()
    save_requested = Signal()
    revert_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.least_width_px = 0
        self.fields: dict[str, Field] = {}
        self.heading = strong_label()
        self.state = Chip()
        self.state.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.state)
        head.addStretch(1)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.content.setContentsMargins(2, 2, 4, 2)
        inside = QWidget()
        inside.setLayout(self.content)
        self.area = scrolled(inside)
        self.error_bar = ErrorBar()
        self.body.addLayout(head)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.error_bar)
        self.body.addLayout(self._foot())
        self._baseline: object = None

    def _foot(self) -> QHBoxLayout:
        self.remove_button = QPushButton(t("Inativar"))
        self.revert_button = QPushButton(t("Desfazer"))
        self.revert_button.setToolTip(t("Volta ao que está salvo"))
        self.save_button = PrimaryButton(t("Salvar"), "Ctrl+S")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(self.revert_button)
        foot.addWidget(self.save_button)
        for button, signal in (
            (self.remove_button, self.remove_requested),
            (self.revert_button, self.revert_requested),
            (self.save_button, self.save_requested),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            button.clicked.connect(signal)
        return foot

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(self.least_width_px, 0))

    # What a subclass says.

    def show_row(self, row: object) -> None:
        """Fill the fields from a row, or with a new record's defaults when None."""
        raise NotImplementedError

    def values(self) -> object:
        """What the saver takes; equal values mean that nothing was changed."""
        raise NotImplementedError

    def check(self) -> tuple[str, str] | None:
        """A field's name and what is wrong with it, as far as the form itself can tell."""
        return None

    # What a subclass uses.

    def add(self, name: str, label: str, widget: QWidget, hint: str = "") -> Field:
        """A field below the last, known to errors as `name`."""
        field = self.make(name, label, widget, hint)
        self.content.addWidget(field)
        return field

    def add_pair(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        """Two fields side by side, aligned at their tops."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left, shares[0], Qt.AlignmentFlag.AlignTop)
        row.addWidget(right, shares[1], Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(row)

    def make(self, name: str, label: str, widget: QWidget, hint: str = "") -> Field:
        """A field that the subclass places itself."""
        field = Field(label, widget)
        field.set_hint(hint)
        self.fields[name] = field
        self.watch(widget)
        return field

    def add_box(self, text: str, tip: str = "") -> QCheckBox:
        """A tick box below the last field."""
        box = QCheckBox(text)
        box.setToolTip(tip)
        self.content.addWidget(box)
        self.watch(box)
        return box

    def watch(self, widget: QWidget) -> None:
        """Tell `edited` when the user changes it."""
        if isinstance(widget, ColorField):
            widget.picked.connect(self.tell_edited)
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self.tell_edited)
        elif isinstance(widget, QPlainTextEdit):
            widget.textChanged.connect(self.tell_edited)
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(self.tell_edited)
        elif isinstance(widget, QSpinBox):
            widget.valueChanged.connect(self.tell_edited)
        elif isinstance(widget, ComboBox):
            widget.chosen.connect(self.tell_edited)
        elif isinstance(widget, CheckList):
            widget.changed.connect(self.tell_edited)

    def tell_edited(self) -> None:
        self.edited.emit()

    # What its page uses.

    def open_row(self, row: object) -> None:
        """Show a row as the saved state."""
        self.clear_errors()
        blocked = self.blockSignals(True)
        self.show_row(row)
        self.blockSignals(blocked)
        self._baseline = self.values()
        self.area.verticalScrollBar().setValue(0)

    def is_dirty(self) -> bool:
        return self.values() != self._baseline

    def mark_saved(self, values: object) -> None:
        """These are saved; what was typed since is not."""
        self._baseline = values

    def clear_errors(self) -> None:
        self.error_bar.hide()
        for field in self.fields.values():
            field.set_error("")

    def show_error(self, error: BaseException) -> None:
        """At its field when the form has it, else above the buttons."""
        name = error.field if isinstance(error, InputError) else self.field_of(error)
        if name in self.fields:
            self.show_fault(name, sentence_for(error))
        else:
            self.error_bar.show_text(sentence_for(error))

    def field_of(self, error: BaseException) -> str:
        """The field that an error without one belongs to."""
        return ""

    def show_fault(self, name: str, text: str) -> None:
        field = self.fields[name]
        field.set_error(text)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(field)
