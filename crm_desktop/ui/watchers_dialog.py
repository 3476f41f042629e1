"""Acompanhamento: tick boxes of everybody who may follow a process."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.combo_box import folded
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.ui.widgets.views import dress_view

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import CaseView
    from crm_desktop.ui.desk import Desk

_KEY = Qt.ItemDataRole.UserRole


class WatchersDialog(CrmDialog):
    """Who follows already comes first; only what was ticked or unticked here is written."""

    def __init__(self, desk: Desk, case: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(t("Acompanhamento"), parent, note=fmt.case_number(case.number))
        self._desk = desk
        self._case_id = case.id
        self._before = {watcher.user_id for watcher in case.watchers}
        hint = muted_label(t("Quem acompanha é oferecido como destinatário nos e-mails do processo."))
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.search = SearchField(t("Procurar usuário"))
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Usuários"))
        dress_view(self.list)
        self._fill()
        self.body.addWidget(self.list, 1)
        self.none_found = muted_label(t("Nenhum usuário com esse nome."))
        self.none_found.hide()
        self.body.addWidget(self.none_found)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(440, 480)
        self.search.setFocus()

    def _fill(self) -> None:
        users = [u for u in self._desk.options.users if u.active or u.id in self._before]
        for user in sorted(users, key=lambda u: (u.id not in self._before, folded(u.name))):
            text = user.name if user.email else t("{name} · sem e-mail", name=user.name)
            item = QListWidgetItem(text if user.active else t("{name} · inativo", name=user.name))
            item.setData(_KEY, user.id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            ticked = user.id in self._before
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, typed: str) -> None:
        for item in self._items():
            item.setHidden(folded(typed) not in folded(item.text()))
        self.none_found.setVisible(all(item.isHidden() for item in self._items()))

    def ticked(self) -> set[uuid.UUID]:
        """Also of those that the search hides."""
        return {item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked}

    def save(self) -> None:
        from crm_desktop.operations.watchers import change_watchers

        after = self.ticked()
        if after == self._before:
            self.accept()
            return
        self.write_and_close(
            self._desk.runner,
            change_watchers,
            case_id=self._case_id,
            add=tuple(sorted(after - self._before)),
            remove=tuple(sorted(self._before - after)),
        )
