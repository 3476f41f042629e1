"""A field that drops down a list of boxes to tick: `6 selecionados`."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import color
from crm_desktop.ui.widgets.combo_box import LONG_LIST_ITEMS, folded
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.ui.widgets.views import dress_view

_ARROW_PX = 16
_VISIBLE_ITEMS = 10
_DATA = Qt.ItemDataRole.UserRole


class CheckList(QPushButton):
    """Holds (text, data) items; `checked_data()` is what is ticked, in the list's order.

    `changed` tells that list at each tick by the user. `empty_text` shows when nothing is ticked.
    """

    changed = Signal(list)

    def __init__(
        self,
        items: Iterable[tuple[str, object]] = (),
        parent: QWidget | None = None,
        *,
        empty_text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("select", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._empty_text = empty_text or t("Todos")
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("panel", "popup")
        self._search = SearchField(t("Procurar na lista"), self._popup)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list = QListWidget(self._popup)
        self._list.setProperty("popup", True)
        dress_view(self._list)
        self._list.itemChanged.connect(self._ticked)
        self._list.itemClicked.connect(self._toggle)
        self._list.installEventFilter(self)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        self.clicked.connect(self.open_list)
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[str, object]]) -> None:
        """Replace the list; nothing is ticked."""
        blocked = self._list.blockSignals(True)
        self._list.clear()
        for text, data in items:
            item = QListWidgetItem(text, self._list)
            item.setData(_DATA, data)
            # The click on the row toggles (_toggle), so the box itself must not do it a second time.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.blockSignals(blocked)
        self._search.setVisible(self._list.count() > LONG_LIST_ITEMS)
        self._show_summary()

    def checked_data(self) -> list[object]:
        """The data of the ticked items."""
        return [item.data(_DATA) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def set_checked(self, data: Iterable[object]) -> None:
        """Tick exactly the items with these data; tells nobody."""
        wanted = list(data)
        blocked = self._list.blockSignals(True)
        for item in self._items():
            on = item.data(_DATA) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(blocked)
        self._show_summary()

    def open_list(self) -> None:
        """Drop the list down; also Space, Enter, Down and F4."""
        self._search.clear()
        rows = min(_VISIBLE_ITEMS, max(1, self._list.count()))
        self._list.setFixedHeight(rows * max(1, self._list.sizeHintForRow(0)) + 4)
        self._popup.setMinimumWidth(max(self.width(), self._list.sizeHintForColumn(0) + 48))
        self._popup.adjustSize()
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._popup.show()
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        (self._list if self._search.isHidden() else self._search).setFocus(Qt.FocusReason.PopupFocusReason)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _filter(self, typed: str) -> None:
        for item in self._items():
            item.setHidden(folded(typed) not in folded(item.text()))

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._show_summary()
        self.changed.emit(self.checked_data())

    def _show_summary(self) -> None:
        texts = [item.text() for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        if not texts:
            summary = self._empty_text
        else:
            summary = texts[0] if len(texts) == 1 else f"{len(texts)} selecionados"
        self.setText(summary.replace("&", "&&"))
        self.setAccessibleDescription(", ".join(texts) or self._empty_text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._popup_key(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _popup_key(self, watched: QObject, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._popup.hide()
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            return True
        if watched is self._search and key == Qt.Key.Key_Down:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self._list and key == Qt.Key.Key_Space and self._list.currentItem() is not None:
            self._toggle(self._list.currentItem())
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = self.text().replace("&&", "&"), ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(color("text" if self.isEnabled() else "muted"))
        place = self.rect().adjusted(12, 0, -_ARROW_PX - 14, 0)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        arrow = icons.pixmap("chevron-down", _ARROW_PX, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _ARROW_PX - 9, (self.height() - _ARROW_PX) // 2, arrow)
