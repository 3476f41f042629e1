"""Acompanhamento: the card of a process that says who follows it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label

if TYPE_CHECKING:
    from crm_desktop.queries.watchers import WatcherRow


class WatchersCard(Card):
    """`follow_requested(bool)` for oneself; `change_requested` for the dialog with everybody."""

    follow_requested = Signal(bool)
    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Acompanhamento"), parent)
        self._follows = False
        self.names = muted_label()
        self.names.setWordWrap(True)
        self.follow = LinkButton(t("Acompanhar este processo"))
        self.follow.clicked.connect(lambda: self.follow_requested.emit(not self._follows))
        self.change = QPushButton(t("Acompanhamento…"))
        self.change.setAccessibleName(t("Acompanhamento…"))
        self.change.setToolTip(t("Escolhe quem acompanha este processo"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self.change_requested)
        self.body.addWidget(self.names)
        self.body.addWidget(self.follow)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def show_watchers(self, watchers: tuple[WatcherRow, ...], me: uuid.UUID | None, may_set: bool) -> None:
        """`me` is the user; `may_set` says whether they may choose for others."""
        names = ", ".join(watcher.name for watcher in watchers)
        self.names.setText(t("Acompanhado por: {names}", names=names) if names else t("Ninguém acompanha"))
        self._follows = any(watcher.user_id == me for watcher in watchers)
        text = t("Deixar de acompanhar") if self._follows else t("Acompanhar este processo")
        self.follow.setText(text)
        self.follow.setAccessibleName(text)
        self.change.setVisible(may_set)
