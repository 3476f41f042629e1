"""Who of several it may be: persons that share what a link or a call says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.views import dress_table
from crm_desktop.values.documents import format_document
from crm_desktop.values.phones import format_phone

if TYPE_CHECKING:
    from crm_desktop.queries.persons import Candidate, PersonRow

_TITLES = ("Pessoa", "CPF ou CNPJ", "Telefone", "Abertos")
_WIDTHS = (250, 160, 240, 80)
_PHONE, _PHONE_ALONE_PX = 2, 170


class CandidatesDialog(CrmDialog):
    """`person_chosen(PersonRow)` or `new_case_requested(PersonRow)`; then it goes.

    Up and Down choose, Enter shows. `sign` says what they share.
    """

    person_chosen = Signal(object)
    new_case_requested = Signal(object)

    def __init__(
        self, sign: str, found: Sequence[Candidate], *, may_create: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(t("Quem é?"), parent, note=sign)
        self._found = tuple(found)
        self._may_create = may_create
        self.body.addWidget(muted_label(t("Mais de uma pessoa confere. Escolha a que fala com você.")))
        self.table = self._build_table()
        self.body.addWidget(self.table, 1)
        self.new_case = self.add_left(QPushButton(t("Novo processo")))
        self.new_case.setAccessibleName(t("Novo processo"))
        self.new_case.setVisible(may_create)
        self.new_case.clicked.connect(self._begin_case)
        self.add_cancel(t("Fechar"))
        self.set_primary(t("Mostrar processos"), hint="Enter").clicked.connect(self._show_person)
        self.restore_size(860, 340)
        self.table.currentCellChanged.connect(lambda *_: self._enable())
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(len(self._found), len(_TITLES))
        dress_table(table)
        table.setAccessibleName(t("Pessoas encontradas"))
        table.setHorizontalHeaderLabels([t(title) for title in _TITLES])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        for row, candidate in enumerate(self._found):
            for column, text in enumerate(_texts(candidate)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, scaled(width))
        if not any(candidate.contact for candidate in self._found):
            table.setColumnWidth(_PHONE, scaled(_PHONE_ALONE_PX))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(lambda _index: self._show_person())
        return table

    def _chosen(self) -> PersonRow:
        return self._found[max(0, self.table.currentRow())].person

    def _enable(self) -> None:
        self.new_case.setEnabled(self._chosen().active)

    def _show_person(self) -> None:
        self.person_chosen.emit(self._chosen())
        self.accept()

    def _begin_case(self) -> None:
        self.new_case_requested.emit(self._chosen())
        self.accept()


def _texts(candidate: Candidate) -> tuple[str, ...]:
    person = candidate.person
    name = person.name if person.active else f"{person.name} ({t('inativa')})"
    number = candidate.phone or person.phone
    phone = format_phone(number) if number else fmt.NONE
    return (
        name,
        format_document(person.document) if person.document else fmt.NONE,
        f"{phone} · {candidate.contact}" if candidate.contact else phone,
        fmt.integer(person.open_cases),
    )
