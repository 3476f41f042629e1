"""Persons that already have the document or the phone just typed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label, strong_label
from crm_desktop.ui.widgets.person_picker import person_note

if TYPE_CHECKING:
    from crm_desktop.queries.persons import PersonRow

MOST = 3


class SamePersonCard(Card):
    """Hidden while there is nobody; `chosen(person id)` for Usar este cadastro, which is offered where
    `may_use`; `opened(person id)` for an inactive person."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, may_use: bool = True) -> None:
        super().__init__(t("Já cadastrado?"), parent)
        self._may_use = may_use
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.found: tuple[PersonRow, ...] = ()
        self.hide()

    def show_persons(self, found: Sequence[PersonRow]) -> None:
        """The first three; more than that share a phone that tells nothing."""
        self.found = tuple(found)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for person in self.found[:MOST]:
            self._lines.addWidget(self._line(person))
        self.setVisible(bool(found))

    def _line(self, person: PersonRow) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        name = strong_label(person.name)
        name.setWordWrap(True)
        note = muted_label(person_note(person))
        note.setWordWrap(True)
        texts.addWidget(name)
        texts.addWidget(note)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        if self._may_use:
            row.addWidget(self._button(person), 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _button(self, person: PersonRow) -> QPushButton:
        text = t("Usar este cadastro") if person.active else t("Abrir cadastro")
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        button.setAccessibleDescription(person.name)
        key: uuid.UUID = person.id
        signal = self.chosen if person.active else self.opened
        button.clicked.connect(lambda _on=False: signal.emit(key))
        return button
