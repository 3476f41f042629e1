"""Ctrl+K: one field that goes to a process, a person, or an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.values.filters import CaseFilter, Situation

if TYPE_CHECKING:
    from crm_desktop.queries.find import Found
    from crm_desktop.ui.desk import Desk

_PAUSE_MS = 120
_LINES = 12


@dataclass(frozen=True, slots=True)
class _Line:
    icon: str
    text: str
    act: Callable[[], None]


class Palette(QDialog):
    """Up, Down and Enter work from the field; the answers come while one types."""

    def __init__(self, desk: Desk, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(t("Ir para"))
        self._desk = desk
        self._actions = actions
        self._lines: list[_Line] = []
        frame = QFrame()
        frame.setProperty("panel", "popup")
        self.field = SearchField(t("Ir para processo, pessoa ou telefone"))
        self.field.setPlaceholderText(t("Número, pessoa, telefone ou ação"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Resultados"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._act(self.list.row(item)))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(8)
        inside.addWidget(self.field)
        inside.addWidget(self.list, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self._show(None)

    def open_at(self, anchor: QWidget) -> None:
        """Below the field of the tool bar, at its right end."""
        self.resize(scaled(460), scaled(420))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def _ask(self) -> None:
        from crm_desktop.queries.find import find_anything

        text = self.field.text()
        if not text.strip():
            self._show(None)
            return
        self._desk.runner.read(self, find_anything, text=text, then=self._show, failed=self._desk.show_error)

    def _show(self, found: Found | None) -> None:
        lines: list[_Line] = []
        if found is not None:
            for case in found.cases:
                text = f"{fmt.case_number(case.number)}  {case.subject} · {case.person}"
                lines.append(_Line("file-text", text, partial(self._desk.case_requested.emit, case.id)))
            for person in found.persons:
                from crm_desktop.values.phones import format_phone

                phone = f" · {format_phone(person.phone)}" if person.phone else ""
                asked = CaseFilter(person=person.name, person_id=person.id, situation=Situation.ALL)
                lines.append(
                    _Line("user", person.name + phone, partial(self._desk.list_requested.emit, asked))
                )
        lines += self._matching_actions()
        self._lines = lines[:_LINES]
        self.list.clear()
        for line in self._lines:
            self.list.addItem(QListWidgetItem(_icon(line.icon), line.text))
        if not self._lines:
            self.list.addItem(t("Nada encontrado. Tente parte do nome ou o número."))
        self.list.setCurrentRow(0)

    def _matching_actions(self) -> list[_Line]:
        from crm_desktop.values.text import fold

        wanted = fold(self.field.text()).split()
        found = []
        for action in self._actions.values():
            if not action.isEnabled() or not action.isVisible():
                continue
            if all(word in fold(f"{action.text()} {action.toolTip()}") for word in wanted):
                keys = action.shortcut().toString()
                text = action.text() + (f"    {keys}" if keys else "")
                found.append(_Line("arrow-right", text, action.trigger))
        return found

    def _act(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            line = self._lines[row]
            self.close()
            line.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentRow()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((row + step) % max(1, self.list.count()))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._act(row)
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)


def _icon(name: str) -> QIcon:
    try:
        return icons.icon(name)
    except FileNotFoundError:
        return icons.icon("circle")
