"""The history of a process as cards, newest first.

A card costs as much as a hundred rows of a table: of a long history only what is near the view is built, the rest
as one scrolls, and a line at the end tells how much that is.
"""

from __future__ import annotations

import uuid
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.history_texts import body_text, kind_chip, mail_chip
from crm_desktop.ui.i18n import t
from crm_desktop.ui.mail_texts import mail_reason
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.timeline_entry import TimelineEntry

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import HistoryEntry

_AT_ONCE = 12
_FIXED = 2
"""The line that tells how many are left, and the stretch below it."""


class Timeline(QScrollArea):
    """`file_requested(FileLink)` when a file is clicked; the mail signals carry the mail's id."""

    file_requested = Signal(object)
    send_again_requested = Signal(object)
    withdraw_requested = Signal(object)
    correction_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("Histórico"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setObjectName("timeline")
        self._inside.setStyleSheet("#timeline { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self._waiting: list[HistoryEntry] = []
        self._entries: tuple[HistoryEntry, ...] = ()
        self._when: tuple[datetime, tzinfo] | None = None
        self._corrector: uuid.UUID | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._build_near)
        self.more = LinkButton("")
        self.more.clicked.connect(self._build_some)
        self.more.hide()
        self._column.insertWidget(0, self.more)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look_ahead())
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._look_ahead())

    def show_history(
        self,
        entries: tuple[HistoryEntry, ...],
        now: datetime,
        zone: tzinfo,
        *,
        corrector: uuid.UUID | None = None,
        keep_place: bool = False,
        empty_text: str = "",
    ) -> None:
        """Replaces the cards; with `keep_place` the scroll stays where it was. `corrector` may rectify what is theirs."""
        if keep_place and entries == self._entries and self._when is not None and self._when[0] == now:
            return
        place = self.verticalScrollBar().value() if keep_place else 0
        self._timer.stop()
        self._clear()
        self._entries, self._when, self._corrector = entries, (now, zone), corrector
        self._waiting = list(entries)
        if not entries and empty_text:
            self._column.insertWidget(0, muted_label(empty_text))
        if not self.isVisible():
            return
        self._build_some()
        while self._waiting and place > self._inside.sizeHint().height():
            self._build_some()
        self.verticalScrollBar().setValue(place)
        self._look_ahead()

    def cards(self) -> list[TimelineEntry]:
        """What is built so far, newest first."""
        items = (self._column.itemAt(i) for i in range(self._column.count()))
        found = (item.widget() for item in items if item is not None)
        return [card for card in found if isinstance(card, TimelineEntry)]

    def _clear(self) -> None:
        while self._column.count() > _FIXED:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _build_some(self) -> None:
        for entry in self._waiting[:_AT_ONCE]:
            self._column.insertWidget(self._column.count() - _FIXED, self._card(entry))
        del self._waiting[:_AT_ONCE]
        left = len(self._waiting)
        self.more.setText(fmt.count(left, t("registro mais antigo"), t("registros mais antigos")))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(left > 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """More cards once less than a screen of them is left below; nobody waits for those of a hidden history."""
        if self._waiting and self.isVisible() and self._near_the_end():
            self._timer.start()

    def _near_the_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.maximum() - bar.value() < self.viewport().height()

    def _build_near(self) -> None:
        if self._waiting and self.isVisible() and self._near_the_end():
            self._build_some()
        else:
            self._timer.stop()

    def _card(self, entry: HistoryEntry) -> TimelineEntry:
        assert self._when is not None
        now, zone = self._when
        files = [f"{link.name} · {fmt.size(link.size_bytes)}" for link in entry.files]
        card = TimelineEntry(
            entry.author,
            kind_chip(entry),
            fmt.moment(entry.at, now, zone),
            body_text(entry, now, zone),
            struck=entry.annulled,
            attachments=files,
        )
        card.attachment_requested.connect(lambda place, e=entry: self.file_requested.emit(e.files[place]))
        foot = self._foot(entry)
        if foot is not None:
            card.body.insertLayout(card.body.count() - 1, foot)
        return card

    def _may_correct(self, entry: HistoryEntry) -> bool:
        written = entry.kind.value in ("opinion", "opening", "correction") and not entry.annulled
        return written and self._corrector is not None and entry.author_id == self._corrector

    def _foot(self, entry: HistoryEntry) -> QHBoxLayout | None:
        parts: list[QWidget] = []
        state = mail_chip(entry)
        if state is not None:
            parts.append(Chip(*state))
            if entry.mail_detail and entry.mail_state in ("failed", "uncertain"):
                detail = QLabel(mail_reason(entry.mail_detail))
                detail.setProperty("role", "small")
                parts.append(detail)
            if entry.mail_state in ("failed", "uncertain"):
                parts.append(self._link(t("Enviar de novo"), self.send_again_requested, entry.mail_id))
            if entry.mail_state == "queued":
                parts.append(self._link(t("Retirar"), self.withdraw_requested, entry.mail_id))
        if self._may_correct(entry):
            parts.append(self._link(t("Retificar"), self.correction_requested, entry))
        if not parts:
            return None
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _link(self, text: str, signal: object, value: object) -> QPushButton:
        button = LinkButton(text)
        button.clicked.connect(lambda: signal.emit(value))  # type: ignore[attr-defined]
        return button
