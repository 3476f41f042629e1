"""Histórico beside the editor: searched while one types, and by kind."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.history_texts import KINDS, body_text
from crm_desktop.ui.i18n import t
from crm_desktop.ui.timeline import Timeline
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.labels import muted_label, strong_label
from crm_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import HistoryEntry

_PAUSE_MS = 150


class HistoryPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("Histórico"))
        self._entries: tuple[HistoryEntry, ...] = ()
        self._when: tuple[datetime, tzinfo] | None = None
        self.search = SearchField(t("Procurar no histórico"))
        self.search.setPlaceholderText(t("Procurar no histórico"))
        self.kinds = CheckList(
            [(t(text), kind) for kind, (text, _tone) in KINDS.items()], empty_text=t("Todos os tipos")
        )
        self.kinds.setAccessibleName(t("Tipos"))
        self.count = muted_label()
        self.timeline = Timeline()
        head = QHBoxLayout()
        head.addWidget(strong_label(t("Histórico")))
        head.addStretch(1)
        head.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.timeline, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.kinds.changed.connect(lambda _kinds: self._show())

    def show_history(self, entries: tuple[HistoryEntry, ...], now: datetime, zone: tzinfo) -> None:
        self._entries, self._when = entries, (now, zone)
        self._show()

    def shown(self) -> tuple[HistoryEntry, ...]:
        """The entries that search and kinds leave, newest first."""
        from crm_desktop.values.text import fold

        assert self._when is not None
        kinds = set(self.kinds.checked_data())
        wanted = fold(self.search.text()).split()
        found = []
        for entry in self._entries:
            if kinds and entry.kind.value not in kinds:
                continue
            text = fold(f"{entry.author} {body_text(entry, *self._when)}")
            if all(word in text for word in wanted):
                found.append(entry)
        return tuple(found)

    def _show(self) -> None:
        if self._when is None:
            return
        found = self.shown()
        self.count.setText(
            t("{n} de {total}", n=fmt.integer(len(found)), total=fmt.integer(len(self._entries)))
        )
        self.timeline.show_history(
            found, *self._when, empty_text=t("Nada encontrado. Apague a busca para ver tudo.")
        )
