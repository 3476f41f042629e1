"""Passar para…: sales contacts to another user, and what became of each (rule 39)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.configurator.record_table import Entry, RecordTable
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.widgets.labels import strong_label

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.follow_ups import ContactResult
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.follow_up_table import ShownContact

Answer = tuple["Changes", "tuple[ContactResult, ...]"]


def choose_receiver(desk: Desk, contacts: Sequence[ShownContact], button: QPushButton) -> None:
    """A menu below the button with the users that may get the contacts; a choice hands them over.

    Who has all of them already is not offered.
    """
    owners = {contact.user_id for contact in contacts}
    parent = button.window()
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(t("Passar para"))
    for user in desk.options.users:
        if user.active and owners != {user.id}:
            entry = menu.addAction(user.name)
            entry.triggered.connect(lambda _on=False, key=user.id: hand_over(desk, contacts, key, parent))
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


def hand_over(desk: Desk, contacts: Sequence[ShownContact], user_id: uuid.UUID, parent: QWidget) -> None:
    """One contact is answered by a sentence, several by a list with one result each."""
    from crm_desktop.operations.follow_ups import hand_over_contacts

    def told(answer: Answer) -> None:
        changes, results = answer
        if len(results) > 1:
            HandOverResults(contacts, results, changes.label, parent).open()
            return
        error = results[0].error
        if error is not None:
            desk.show_error(error)
        else:
            desk.toast(t("Contato passado a {name}.", name=changes.label))

    desk.runner.write(
        parent,
        hand_over_contacts,
        follow_up_ids=tuple(contact.id for contact in contacts),
        user_id=user_id,
        then=told,
        failed=desk.show_error,
    )


class HandOverResults(CrmDialog):
    """Those that stayed come first, each with the reason."""

    def __init__(
        self,
        contacts: Sequence[ShownContact],
        results: Sequence[ContactResult],
        user: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t("Passar contatos"), parent, note=user)
        went = sum(result.error is None for result in results)
        self.summary = strong_label(
            t("{n} de {all} passados a {name}", n=fmt.integer(went), all=fmt.integer(len(results)), name=user)
        )
        self.body.addWidget(self.summary)
        self.table = RecordTable(
            t("Resultados"), (t("Pessoa"), t("Processo"), "", t("Resultado")), stretch=(0, 1, 3)
        )
        shown = {contact.id: contact for contact in contacts}
        ordered = sorted(results, key=lambda result: result.error is None)
        entries = [_entry(shown[result.follow_up_id], result) for result in ordered]
        self.table.show_entries(entries, entries[0].key)
        self.body.addWidget(self.table, 1)
        self.add_cancel(t("Fechar"))
        self.restore_size(760, 420)


def _entry(contact: ShownContact, result: ContactResult) -> Entry:
    (person, _), (process, _) = contact.cells[:2]
    if result.error is None:
        return Entry(contact.id, (person, process, "✓", t("feito")), ((2, "success"),))
    return Entry(contact.id, (person, process, "✕", message_for(result.error).text), ((2, "danger"),))
