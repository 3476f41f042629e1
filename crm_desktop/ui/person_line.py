"""What one sees of a person below the name: document, phone, open processes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.documents import format_document
from crm_desktop.values.filters import CaseFilter, Situation
from crm_desktop.values.phones import format_phone
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.persons import PersonSummary
    from crm_desktop.ui.desk import Desk


class PersonLine(QWidget):
    """`edit_requested(person id)`; the count opens the list of the person's open processes."""

    edit_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person_id: uuid.UUID | None = None
        self.facts = muted_label()
        self.open_cases = LinkButton("")
        self.open_cases.setToolTip(t("Mostra a lista desses processos"))
        self.open_cases.clicked.connect(self.show_list)
        self.edit = LinkButton(t("Editar cadastro"))
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._person_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.facts)
        row.addWidget(self.open_cases)
        row.addStretch(1)
        row.addWidget(self.edit)
        self.setMinimumHeight(self.edit.sizeHint().height())
        self.show_person(None)

    def show_person(self, found: PersonSummary | None) -> None:
        """The chosen person; with nobody, how to find one."""
        self._person_id = found.person.id if found is not None else None
        self.edit.setVisible(found is not None and self._desk.may(Right.CREATE))
        self.open_cases.setVisible(found is not None and found.open_cases > 0)
        if found is None:
            self.facts.setText(t("Digite para procurar ou cadastrar."))
            return
        person = found.person
        parts = [format_document(person.document)] if person.document else []
        parts += [format_phone(phone) for phone in person.phones[:1]]
        if not found.open_cases:
            parts.append(t("nenhum processo aberto"))
        self.facts.setText(" · ".join(parts) + (" ·" if found.open_cases and parts else ""))
        text = fmt.count(found.open_cases, t("processo aberto"), t("processos abertos"))
        self.open_cases.setText(text)
        self.open_cases.setAccessibleName(text)

    def show_list(self) -> None:
        """The person's open processes in Atendimento."""
        self._desk.list_requested.emit(CaseFilter(person_id=self._person_id, situation=Situation.PENDING))
