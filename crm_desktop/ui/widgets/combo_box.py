"""A combo box that filters while one types when its list is long."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

LONG_LIST_ITEMS = 10
_FOLDED_ROLE = int(Qt.ItemDataRole.UserRole) + 9
_VISIBLE_ITEMS = 12


def folded(text: str) -> str:
    """Lower case without accents: `Ação` → `acao`."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


class _FoldedCompleter(QCompleter):
    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ComboBox(QComboBox):
    """Text for the reader, data for the program. More than 10 items: type any part, accents do not matter.

    `chosen` tells the data when the user (not the program) picked another item.
    """

    chosen = Signal(object)

    def __init__(self, items: Iterable[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt would give an enum of texts back as a plain text.
        self._data_of: list[object] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_VISIBLE_ITEMS)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._has_view = False
        self.activated.connect(lambda _index: self.chosen.emit(self.current_data()))
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[str, object]]) -> None:
        """Replace the list; what was chosen stays chosen where it still exists, else the first item."""
        before = self.current_data()
        blocked = self.blockSignals(True)
        self.clear()
        self._data_of = []
        for text, data in items:
            self.addItem(text, data)
            self._data_of.append(data)
            self.setItemData(self.count() - 1, folded(text), _FOLDED_ROLE)
            self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self._make_filterable(self.count() > LONG_LIST_ITEMS)
        self.set_current_data(before)
        self.blockSignals(blocked)

    def current_data(self) -> object:
        """The data of the chosen item; None when the list is empty."""
        index = self.currentIndex()
        return self._data_of[index] if 0 <= index < len(self._data_of) else None

    def set_current_data(self, data: object) -> bool:
        """Choose the item with equal data; False, and the first item, when there is none."""
        for index in range(len(self._data_of)):
            if self._data_of[index] == data:
                self.setCurrentIndex(index)
                self._show_start()
                return True
        self.setCurrentIndex(0 if self.count() else -1)
        return False

    def showPopup(self) -> None:
        # A list of our own, which the style sheet can dress; made when first seen, since it is ten widgets.
        if not self._has_view:
            self._has_view = True
            self.setView(QListView())
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def _show_start(self) -> None:
        if (editor := self.lineEdit()) is not None:
            editor.setCursorPosition(0)

    def _make_filterable(self, wanted: bool) -> None:
        if wanted == self.isEditable():
            return
        self.setEditable(wanted)
        if not wanted:
            return
        completer = _FoldedCompleter(self.model(), self)
        completer.setCompletionRole(_FOLDED_ROLE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        completer.setMaxVisibleItems(_VISIBLE_ITEMS)
        self.setCompleter(completer)
        if (editor := self.lineEdit()) is not None:
            editor.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        """What was typed becomes the item it means: equal, else the first that holds it, else the old one."""
        typed = folded(self.currentText())
        texts = [folded(self.itemText(index)) for index in range(self.count())]
        found = next((i for i, text in enumerate(texts) if text == typed), None)
        if found is None and typed:
            found = next((i for i, text in enumerate(texts) if typed in text), None)
        old = self.currentIndex()
        if texts[old : old + 1] == [typed]:
            found = old
        new = old if found is None else found
        self.setCurrentIndex(new)
        self.setEditText(self.itemText(new))
        if new != old:
            self.chosen.emit(self.current_data())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2
        )
        option.currentText = shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change the value below the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
