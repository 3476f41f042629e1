"""Contatos anteriores: what was said to a person before, from the latest back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui import contact_texts
from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.elided_label import ElidedLabel
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.terms import Means

if TYPE_CHECKING:
    from crm_desktop.queries.follow_ups import PastContact

_LEAST_PX = 96


class PastContacts(Card):
    """All of them, in a list that scrolls; the whole text is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Contatos anteriores"), parent)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._grid: QWidget | None = None
        self._hint = muted_label()
        self._hint.hide()
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(t("Contatos anteriores"))
        area.setWidget(self._inside)
        self.body.addWidget(area, 1)
        self.setMinimumHeight(scaled(_LEAST_PX))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._texts: list[str] = []

    def show_hint(self, text: str) -> None:
        """A sentence while nobody's contacts can be shown."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_contacts(self, past: Sequence[PastContact], now: datetime, zone: tzinfo) -> None:
        """Another person's."""
        self.show_hint("")
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._texts = []
        for row, contact in enumerate(past):
            text = contact.result or contact_texts.means(contact.means)
            if contact.means is Means.WORKFLOW:
                text = t("Marcado pelo fluxo: {answer}", answer=text)
            said = ElidedLabel("", " ".join(text.split()))
            who = t("{user}, {means}", user=contact.user, means=contact_texts.means(contact.means))
            said.setToolTip(f"{text}\n{who}")
            grid.addWidget(muted_label(fmt.moment(contact.at, now, zone)), row, 0)
            grid.addWidget(said, row, 1)
            if contact.means is not Means.WORKFLOW:
                tone = contact_texts.success_tone(contact.success_percent)
                grid.addWidget(
                    Chip(fmt.percent(contact.success_percent), tone), row, 2, Qt.AlignmentFlag.AlignRight
                )
            self._texts.append(text)
        if not past:
            grid.addWidget(muted_label(t("Este é o primeiro contato com a pessoa.")), 0, 0, 1, 2)
        self._column.insertWidget(0, self._grid)

    def texts(self) -> list[str]:
        """What is shown, from the top."""
        return list(self._texts)
