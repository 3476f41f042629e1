"""Fields of Novo processo that no other screen has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.opinion_editor import OpinionEditor

if TYPE_CHECKING:
    from crm_desktop.queries.persons import ContactView


class ContactBox(QComboBox):
    """The person's contacts, or any other name typed in; `edited()` when the user changed it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        view = QListView()
        view.setProperty("popup", True)
        self.setView(view)
        self.setItemDelegate(QStyledItemDelegate(self))
        completer = self.completer()
        assert isinstance(completer, QCompleter)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(t("Com quem falar"))
        line.textEdited.connect(lambda _text: self.edited.emit())
        self.activated.connect(lambda _index: self.edited.emit())

    def show_contacts(self, contacts: Sequence[ContactView], name: str | None = None) -> None:
        """Offers them; `name` is shown, else the one contact when there is only one."""
        self.clear()
        for contact in contacts:
            part = contact.department
            self.addItem(f"{contact.name} ({part})" if part else contact.name, contact.name)
        if name is None:
            name = contacts[0].name if len(contacts) == 1 else ""
        self.show_name(name)

    def show_name(self, name: str) -> None:
        index = self.findData(name) if name else -1
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(name)

    def name(self) -> str:
        """The name alone, without the department."""
        typed = self.currentText().strip()
        index = self.findText(typed)
        return str(self.itemData(index)) if index >= 0 else typed

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change the value below the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TypeBox(ComboBox):
    """Always filters while one types, and may have nothing chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(t("Digite ou escolha"))

    def set_current_data(self, data: object) -> bool:
        """Nothing is chosen when there is no such item."""
        index = next((i for i in range(self.count()) if self.itemData(i) == data), -1)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText("")
        elif (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)
        return index >= 0

    def _make_filterable(self, _wanted: bool) -> None:
        super()._make_filterable(True)


class DescriptionEditor(OpinionEditor):
    """Takes the room that the other fields leave, and four lines at least."""

    def minimumSizeHint(self) -> QSize:
        lines = 4 * self.fontMetrics().lineSpacing()
        return QSize(200, lines + 24)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class LaterToggle(CountButton):
    """Opens a screen once the process exists; pressed it shows a tick instead of its picture."""

    def __init__(self, text: str, picture: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._picture = picture
        self.setCheckable(True)
        self.setToolTip(tip)
        self.toggled.connect(lambda _on: self._show_picture())
        self._show_picture()

    def _show_picture(self) -> None:
        on = self.isChecked()
        icons.bind_icon(self, "check" if on else self._picture, color="accent" if on else "muted")
