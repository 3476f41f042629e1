"""Finding the person of a new appointment by typing."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from crm_desktop.queries.find import Found
    from crm_desktop.ui.desk import Desk

_PAUSE_MS = 200
_KEY = int(Qt.ItemDataRole.UserRole)
_NAME = _KEY + 1
_MOST = 12


class PersonSearch(SearchField):
    """`person_id` is None until one of the names offered was taken; `chosen(key)` then."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Nome, CPF/CNPJ, telefone, código ou e-mail"), parent)
        self._desk = desk
        self.person_id: uuid.UUID | None = None
        self._model = QStandardItemModel(self)
        self._offer = QCompleter(self._model, self)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list = QListView()
        self._list.setProperty("popup", True)
        self._offer.setPopup(self._list)
        self._offer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._offer.setWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self.person_id = None
        self._pause.start()

    def _ask(self) -> None:
        from crm_desktop.queries.find import find_anything

        typed = self.text().strip()
        if len(typed) < 2:
            self._list.hide()
            return
        self._desk.runner.read(
            self, find_anything, text=typed, limit=_MOST, then=self.show_persons, failed=self._desk.show_error
        )

    def show_persons(self, found: Found) -> None:
        """Offers them below the field."""
        self._model.clear()
        for person in found.persons:
            item = QStandardItem(f"{person.name} · {person.phone}" if person.phone else person.name)
            item.setData(person.id, _KEY)
            item.setData(person.name, _NAME)
            self._model.appendRow(item)
        if not found.persons:
            item = QStandardItem(t("Ninguém encontrado; cadastre a pessoa em Novo processo."))
            item.setEnabled(False)
            self._model.appendRow(item)
        if self.hasFocus():
            self._offer.complete()

    def _take(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if isinstance(key, uuid.UUID):
            self.take_person(key, str(index.data(_NAME)))

    def take_person(self, key: uuid.UUID, name: str) -> None:
        """That person, as if taken from the list."""
        self.person_id = key
        self.setText(name)
        self.chosen.emit(key)

    def offers(self) -> list[str]:
        """What is offered now."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]
